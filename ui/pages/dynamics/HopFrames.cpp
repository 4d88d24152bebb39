#include "ui/pages/dynamics/HopFrames.h"

#include <QFileInfo>

#include "core/dynamics/RunFrames.h"
#include "core/workflow/SimulationRecords.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

HopFrames::HopFrames(ProjectModel& project, Banner& banner, QObject* parent)
    : FramesForLabels(project, banner, parent), m_project(project), m_banner(banner) {}

void HopFrames::add(std::shared_ptr<const DynamicsResult> result,
                    const std::vector<std::size_t>& frames, bool isMeant) {
    if (frames.empty() || !m_project.trajectory())
        return;
    std::vector<Configuration> all;
    for (const std::size_t frame : frames)
        all.push_back(configurationAt(*result, frame));
    const std::vector<Configuration> configurations = missing(all);
    if (configurations.empty())
        return m_banner.show(
            Banner::Kind::Information, tr("The frames of these hops are configurations already."),
            tr("Go to Labels"), [this, id = find(*all.front().frame.lineage.parent)] {
                if (id)
                    emit wanted(*id);
            });
    if (const std::size_t atoms = result->series->atomCount(); atoms > kMostAtomsForDft && !isMeant)
        return ask(atoms, {{tr("Add all the same"),
                            [this, result, frames] { add(result, frames, true); }}});
    const QString run = QFileInfo(QString::fromStdString(result->request.path)).fileName();
    add(configurations,
        tr("Add %Ln frame(s) around hops of %1", nullptr, static_cast<int>(configurations.size()))
            .arg(run));
}

Configuration HopFrames::configurationAt(const DynamicsResult& result, std::size_t frame) const {
    return withoutLabels(frameAt(*result.series, frame), parentAt(result, frame),
                         m_project.reference());
}

// As every configuration that is made of a frame of the trajectory names it.
ParentKey HopFrames::parentAt(const DynamicsResult& result, std::size_t frame) const {
    const LoadedTrajectory& trajectory = *m_project.trajectory();
    const std::size_t number = result.series->numbers[frame] - 1;
    for (std::size_t i = 0; i < trajectory.parentKeys.size(); ++i)
        if (trajectory.reader->indexInInput(i) == number)
            return trajectory.parentKeys[i];
    // The run has grown since it was opened.
    return {trajectory.record.path, static_cast<std::int64_t>(number)};
}

}  // namespace mtp::ui

#include "moc_HopFrames.cpp"
