// Frames with which runs left the training set, on their way back to DFT.
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>

#include "ui/jobs/SimulationRun.h"
#include "ui/pages/FramesForLabels.h"

namespace mtp::ui {

class Banner;
class JobBoard;
class ProjectModel;

class OffendingFrames : public QObject {
    Q_OBJECT

public:
    // Questions and answers are shown in the banner.
    OffendingFrames(ProjectModel& project, JobBoard& jobs, Banner& banner, QObject* parent);

    // The id of the configuration that was made of the frame; absent if none was.
    std::optional<std::int64_t> find(const SimulationSnapshot& snapshot) const;
    // Makes a configuration of the frame, or shows the one that there is. Asks first if the frame
    // is large for DFT, unless the user has answered (isMeant).
    void add(const SimulationRun::Snapshot& snapshot, bool isMeant = false);

    // Makes configurations of the fewest frames that a run has kept for their grades and that
    // extend what its potential was trained on.
    void addBeyond(const SimulationRun::Snapshot& snapshot);

signals:
    void added(std::int64_t id);
    // The configuration is to be shown on Labels.
    void wanted(std::int64_t id);
    // Instead of a large frame: cells of about so many atoms, as hot as the run was.
    void rehearsalWanted(std::size_t atoms, double kelvin);

private:
    void ask(const SimulationRun::Snapshot& snapshot);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    Banner& m_banner;
    FramesForLabels m_frames;
};

}  // namespace mtp::ui
