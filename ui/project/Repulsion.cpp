#include "ui/project/Repulsion.h"

#include <QCoreApplication>

#include "core/project/edit/ProjectEdit.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

constexpr const char* kRepulsion = "repulsion";  // among the settings of the project

}  // namespace

bool isRepulsionWanted(const ProjectModel& project) {
    return project.hasProject() && project.setting(kRepulsion).value_or(0) > 0;
}

bool setRepulsionWanted(ProjectModel& project, bool isWanted) {
    if (!project.hasProject() || isWanted == isRepulsionWanted(project))
        return false;
    const char* const name =
        isWanted ? QT_TRANSLATE_NOOP("mtp::ui::Repulsion", "Keep close atoms apart")
                 : QT_TRANSLATE_NOOP("mtp::ui::Repulsion", "Leave close atoms to the potential");
    return project.edit(
        QCoreApplication::translate("mtp::ui::Repulsion", name), [&](ProjectEdit& edit) {
            edit.setSetting(kRepulsion, isWanted ? std::optional<double>(1) : std::nullopt);
        });
}

}  // namespace mtp::ui
