#include "ui/pages/trajectory/FrameCandidates.h"

#include "core/workflow/RepresentativeFrames.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

FrameCandidates::FrameCandidates(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {}

FrameCandidates::Place FrameCandidates::place() const {
    const LoadedTrajectory* trajectory = m_project.trajectory();
    return trajectory ? Place{trajectory->reader, trajectory->record.skipFs} : Place();
}

const CandidateFrames* FrameCandidates::current() const {
    return m_candidates && m_place == place() ? m_candidates.get() : nullptr;
}

void FrameCandidates::want() {
    const LoadedTrajectory* trajectory = m_project.trajectory();
    if (!trajectory || current() || (m_job && m_wanted == place()))
        return;
    if (m_job)
        m_job->cancel();
    m_wanted = place();
    m_job = m_jobs.run<std::shared_ptr<CandidateFrames>>(
        tr("Comparing frames"), this,
        [reader = trajectory->reader, times = trajectory->timesFs,
         skip = trajectory->record.skipFs](Progress& progress) {
            return std::make_shared<CandidateFrames>(
                describeCandidates(*reader, times, skip, progress));
        },
        [this, of = m_wanted](std::shared_ptr<CandidateFrames> found) {
            if (of != m_wanted)
                return;  // others are wanted by now
            m_job = nullptr;
            m_candidates = std::move(found);
            m_place = of;
            emit described();
        },
        [this, of = m_wanted](const QString& message) {
            if (of != m_wanted)
                return;
            m_job = nullptr;
            emit ended(message);
        });
    connect(m_job, &Job::cancelled, this, [this, job = m_job.data()] {
        if (m_job != job)
            return;
        m_job = nullptr;
        emit ended({});
    });
}

}  // namespace mtp::ui

#include "moc_FrameCandidates.cpp"
