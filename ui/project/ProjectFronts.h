// The fronts of smaller potentials of the runs of a project (core/workflow/RunFront.h). Each is a
// note of the project, not a command: what took minutes is not undone with the choice of a point.
#pragma once

#include <QObject>
#include <cstdint>
#include <map>
#include <memory>

#include "core/workflow/RunFront.h"

namespace mtp::ui {

class ProjectModel;

class ProjectFronts : public QObject {
    Q_OBJECT

public:
    // Those of this project; read when they are asked for.
    static ProjectFronts& of(ProjectModel& project);

    // By the id of the run that was pruned; null if it was not.
    std::shared_ptr<const RunFront> find(std::int64_t run);
    // That of the run, or the one of which its potential is a point; null if there is neither.
    std::shared_ptr<const RunFront> findAround(const RunRecord& run);
    void keep(std::int64_t run, std::shared_ptr<const RunFront> front);

private:
    explicit ProjectFronts(ProjectModel& project);

    ProjectModel& m_project;
    std::map<std::int64_t, std::shared_ptr<const RunFront>> m_fronts;  // null: there is none
};

}  // namespace mtp::ui
