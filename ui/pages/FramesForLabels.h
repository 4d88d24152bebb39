// Frames that lie beyond what a potential was trained on, on their way to DFT: they become
// configurations without labels.
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/project/file/Records.h"

namespace mtp::ui {

class Banner;
class ProjectModel;

class FramesForLabels : public QObject {
    Q_OBJECT

public:
    // What came of it is shown in the banner.
    FramesForLabels(ProjectModel& project, Banner& banner, QObject* parent);

    // The id of the configuration that was made of a frame; absent if none was.
    std::optional<std::int64_t> find(const ParentKey& parent) const;
    // Adds those that are not configurations yet, in one step of undo. run: what they are frames
    // of, "run-1".
    void add(std::vector<Configuration> configurations, const QString& run);

signals:
    // The first of them.
    void added(std::int64_t id);
    // The configuration is to be shown on Labels.
    void wanted(std::int64_t id);

private:
    ProjectModel& m_project;
    Banner& m_banner;
};

}  // namespace mtp::ui
