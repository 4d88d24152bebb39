#include "ui/project/ChosenFrames.h"

#include <QCoreApplication>

#include "core/project/edit/ChosenFrames.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

struct ChoiceText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::ChosenFrames)
};

QString nameOfChoice(const std::optional<FrameChoice>& choice) {
    if (!choice)
        return ChoiceText::tr("Select frames by time");
    const int count = static_cast<int>(choice->frames.size());
    return choice->method == SelectionMethod::Leverage
               ? ChoiceText::tr("Select %Ln frame(s) by leverage", nullptr, count)
               : ChoiceText::tr("Select %Ln frame(s) by farthest points", nullptr, count);
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
