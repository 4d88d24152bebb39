#include "ui/project/Repulsion.h"

#include <QCoreApplication>

#include "core/project/edit/ProjectEdit.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

constexpr const char* kRepulsion = "repulsion";  // among the settings of the project

struct RepulsionText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::Repulsion)
};

}  // namespace

bool isRepulsionWanted(const ProjectModel& project) {
    return project.hasProject() && project.setting(kRepulsion).value_or(0) > 0;
}

bool setRepulsionWanted(ProjectModel& project, bool isWanted) {
    if (!project.hasProject() || isWanted == isRepulsionWanted(project))
        return false;
    const QString name = isWanted ? RepulsionText::tr("Keep close atoms apart")
                                  : RepulsionText::tr("Leave close atoms to the potential");
    return project.edit(name, [&](ProjectEdit& edit) {
        edit.setSetting(kRepulsion, isWanted ? std::optional<double>(1) : std::nullopt);
    });
}

}  // namespace mtp::ui
