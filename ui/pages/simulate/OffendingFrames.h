// Frames with which runs left the training set, on their way back to DFT.
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>

#include "ui/jobs/SimulationRun.h"

namespace mtp::ui {

class Banner;
class ProjectModel;

class OffendingFrames : public QObject {
    Q_OBJECT

public:
    // Questions and answers are shown in the banner.
    OffendingFrames(ProjectModel& project, Banner& banner, QObject* parent);

    // The id of the configuration that was made of the frame; absent if none was.
    std::optional<std::int64_t> find(const SimulationSnapshot& snapshot) const;
    // Makes a configuration of the frame, or shows the one that there is. Asks first if the frame
    // is large for DFT, unless the user has answered (isMeant).
    void add(const SimulationRun::Snapshot& snapshot, bool isMeant = false);

signals:
    void added(std::int64_t id);
    // The configuration is to be shown on Labels.
    void wanted(std::int64_t id);
    // Instead of a large frame: cells of about so many atoms, as hot as the run was.
    void rehearsalWanted(std::size_t atoms, double kelvin);

private:
    void ask(const SimulationRun::Snapshot& snapshot);

    ProjectModel& m_project;
    Banner& m_banner;
};

}  // namespace mtp::ui
