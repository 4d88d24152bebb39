#include "ui/pages/inspect/FitDoubts.h"

#include "core/workflow/FitDoubt.h"
#include "ui/project/ActiveSets.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

FitDoubts::FitDoubts(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {}

void FitDoubts::setResult(std::shared_ptr<const FitResult> result, const RunRecord* run) {
    if (result == m_result)
        return;
    if (m_job)
        m_job->cancel();
    m_result = std::move(result);
    m_run = run ? std::make_shared<const RunRecord>(*run) : nullptr;
    take(nullptr, {});
}

void FitDoubts::want(int members) {
    if (!m_result || !m_run || !m_run->potential)
        return;
    if (members == 0 && (m_job || m_doubt || !m_message.isEmpty()))
        return;
    if (m_job)
        m_job->cancel();
    std::optional<CommitteeOptions> committee;
    if (members > 0)
        committee = CommitteeOptions{.members = members};
    m_message.clear();
    m_job = m_jobs.run<std::shared_ptr<FitDoubt>>(
        members > 0 ? tr("Training a committee") : tr("Grading configurations"), this,
        [result = m_result, run = m_run, committee, before = m_doubt,
         set = ActiveSets::of(m_project).find(m_run->id), loader = m_project.frames(),
         trained = trainingRecords(*m_run, m_project.configurations())](Progress& progress) {
            return std::make_shared<FitDoubt>(
                analyseDoubt({*result, *run, trained, set, before, committee}, *loader, progress));
        },
        [this, result = m_result, id = m_run->id](std::shared_ptr<FitDoubt> doubt) {
            if (!doubt->isOfResult)
                ActiveSets::of(m_project).keep(id, doubt->grades->set);
            if (result == m_result)
                take(std::move(doubt), {});
        },
        [this, result = m_result](const QString& message) {
            if (result == m_result)
                take(m_doubt, message);
        });
    connect(m_job, &Job::cancelled, this, [this, job = m_job.data()] {
        if (m_job == job)
            take(m_doubt, tr("Cancelled"));
    });
    connect(m_job, &Job::progressed, this, &FitDoubts::progressed);
    emit progressed();
}

void FitDoubts::take(std::shared_ptr<const FitDoubt> doubt, const QString& message) {
    m_doubt = std::move(doubt);
    m_message = message;
    m_job = nullptr;
    emit changed();
}

}  // namespace mtp::ui

#include "moc_FitDoubts.cpp"
