#include "ui/project/ChosenFrames.h"

#include <QCoreApplication>

#include "core/project/edit/ChosenFrames.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

QString nameOfChoice(const std::optional<FrameChoice>& choice) {
    const char* const context = "mtp::ui::ChosenFrames";
    if (!choice)
        return QCoreApplication::translate(context, "Select frames by time");
    const char* const text =
        choice->method == SelectionMethod::Leverage
            ? QT_TRANSLATE_NOOP("mtp::ui::ChosenFrames", "Select %Ln frame(s) by leverage")
            : QT_TRANSLATE_NOOP("mtp::ui::ChosenFrames", "Select %Ln frame(s) by farthest points");
    return QCoreApplication::translate(context, text, nullptr,
                                       static_cast<int>(choice->frames.size()));
}

}  // namespace

std::optional<FrameChoice> frameChoice(const ProjectModel& project) {
    const LoadedTrajectory* trajectory = project.trajectory();
    if (!trajectory)
        return {};
    const auto text = project.textSetting(frameChoiceKey(trajectory->record.id).c_str());
    return text ? parseFrameChoice(*text) : std::nullopt;
}

bool chooseFrames(ProjectModel& project, const std::optional<FrameChoice>& choice) {
    const LoadedTrajectory* trajectory = project.trajectory();
    if (!trajectory || choice == frameChoice(project))
        return false;
    return project.edit(nameOfChoice(choice), [&](ProjectEdit& edit) {
        writeFrameChoice(edit, trajectory->record.id, choice);
    });
}

FramePicks picksFromTime(const ProjectModel& project) {
    const LoadedTrajectory* trajectory = project.trajectory();
    if (!trajectory)
        return {};
    const SourceRecord& record = trajectory->record;
    return picksBetween(
        selectByTime(trajectory->timesFs, {.everyFs = record.everyFs, .skipFs = record.skipFs}),
        project.selectedFrames());
}

}  // namespace mtp::ui
