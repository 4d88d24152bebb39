// Frames of runs on their way to DFT: they become configurations without labels.
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/project/file/Records.h"
#include "ui/widgets/Banner.h"

namespace mtp::ui {

class ProjectModel;

class FramesForLabels : public QObject {
    Q_OBJECT

public:
    // What came of it, and questions, are shown in the banner.
    FramesForLabels(ProjectModel& project, Banner& banner, QObject* parent);

    // The id of the configuration that was made of a frame; absent if none was.
    std::optional<std::int64_t> find(const ParentKey& parent) const;
    // Those that are not configurations of the project yet.
    std::vector<Configuration> missing(std::vector<Configuration> configurations) const;
    // Adds them in one step of undo, which is called `name`. At least one configuration.
    void add(const std::vector<Configuration>& configurations, const QString& name);
    // Adds frames that lie beyond what a potential was trained on, as far as they are missing. run:
    // what they are frames of, "run-1".
    void addBeyond(std::vector<Configuration> configurations, const QString& run);
    // Says what frames of so many atoms cost DFT, and what can be done with them.
    void ask(std::size_t atoms, std::vector<Banner::Action> actions);

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
