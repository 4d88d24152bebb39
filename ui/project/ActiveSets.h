// The active sets of the runs of a project, kept while it is open: each is built once.
#pragma once

#include <QObject>
#include <cstdint>
#include <map>
#include <memory>

#include "core/selection/ActiveSet.h"

namespace mtp::ui {

class ProjectModel;

class ActiveSets : public QObject {
    Q_OBJECT

public:
    // Those of this project; all pages share them.
    static ActiveSets& of(ProjectModel& project);

    // By the id of a run; null if it was not built yet.
    std::shared_ptr<const ActiveSet> find(std::int64_t run) const;
    void keep(std::int64_t run, std::shared_ptr<const ActiveSet> set) {
        m_sets[run] = std::move(set);
    }

private:
    explicit ActiveSets(ProjectModel& project);

    std::map<std::int64_t, std::shared_ptr<const ActiveSet>> m_sets;
};

}  // namespace mtp::ui
