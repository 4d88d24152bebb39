#include "ui/pages/simulate/OffendingFrames.h"

#include "core/workflow/GradeAnalysis.h"
#include "core/workflow/SimulationRecords.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

OffendingFrames::OffendingFrames(ProjectModel& project, JobBoard& jobs, Banner& banner,
                                 QObject* parent)
    : QObject(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_banner(banner)
    , m_frames(project, banner, this) {
    connect(&m_frames, &FramesForLabels::added, this, &OffendingFrames::added);
    connect(&m_frames, &FramesForLabels::wanted, this, &OffendingFrames::wanted);
}

std::optional<std::int64_t> OffendingFrames::find(const SimulationSnapshot& snapshot) const {
    return m_frames.find(parentOf(*snapshot.offender));
}

void OffendingFrames::add(const SimulationRun::Snapshot& snapshot, bool isMeant) {
    if (!snapshot->offender)
        return;
    if (const std::optional<std::int64_t> id = find(*snapshot))
        return emit wanted(*id);
    if (snapshot->offender->frame.atomCount() > kMostAtomsForDft && !isMeant)
        return ask(snapshot);
    if (!m_project.addConfigurations(
            {offendingConfiguration(*snapshot->offender, m_project.reference())},
            tr("Add the frame that stopped %1")
                .arg(QString::fromStdString(snapshot->folder.filename().string()))))
        return;
    const std::optional<std::int64_t> id = find(*snapshot);
    if (!id)
        return;
    emit added(*id);
    m_banner.show(Banner::Kind::Information,
                  tr("The frame is a configuration without labels now. Export it, compute it, and "
                     "import its labels on the page Labels."),
                  tr("Go to Labels"), [this, id = *id] { emit wanted(id); });
}

void OffendingFrames::addBeyond(const SimulationRun::Snapshot& snapshot) {
    constexpr std::size_t kMost = 10;
    if (!snapshot->grades)
        return;
    m_jobs.run<std::vector<Offender>>(
        tr("Choosing frames"), this,
        [snapshot](Progress& progress) {
            return framesWorthLabels(snapshot->folder, *snapshot->grades, kMost, progress);
        },
        [this, snapshot](const std::vector<Offender>& frames) {
            std::vector<Configuration> configurations;
            for (const Offender& frame : frames)
                configurations.push_back(offendingConfiguration(frame, m_project.reference()));
            m_frames.addBeyond(std::move(configurations),
                               QString::fromStdString(snapshot->folder.filename().string()));
        },
        [this](const QString& message) { m_banner.show(Banner::Kind::Error, message); });
}

void OffendingFrames::ask(const SimulationRun::Snapshot& snapshot) {
    const std::size_t atoms = snapshot->offender->frame.atomCount();
    const std::size_t usual = largestConfiguration(m_project.configurations());
    m_frames.ask(atoms, {{tr("Rehearse in small cells"),
                          [this, usual, kelvin = snapshot->description.schedule.hottest()] {
                              emit rehearsalWanted(usual, kelvin);
                          }},
                         {tr("Add all the same"), [this, snapshot] { add(snapshot, true); }}});
}

}  // namespace mtp::ui

#include "moc_OffendingFrames.cpp"
