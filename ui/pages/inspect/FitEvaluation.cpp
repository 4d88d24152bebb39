#include "ui/pages/inspect/FitEvaluation.h"

#include "core/workflow/FitResult.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

FitEvaluation::FitEvaluation(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    connect(&project, &ProjectModel::runsChanged, this, &FitEvaluation::followRuns);
    connect(&project, &ProjectModel::projectChanged, this, [this] { takeNone({}); });
    connect(&project, &ProjectModel::configurationsChanged, this,
            &FitEvaluation::followConfigurations);
}

const RunRecord* FitEvaluation::run() const {
    for (const RunRecord& run : m_project.runs())
        if (m_result && run.id == m_run)
            return &run;
    return nullptr;
}

bool FitEvaluation::needsSpecies() const {
    const RunRecord* run = m_project.currentRun();
    return run && run->potential && run->potential->species.empty();
}

FitSet FitEvaluation::wantedConfigurations() const {
    const RunRecord* run = m_project.currentRun();
    const bool isOfAll = !run || run->isFromFile();
    return fitSet(m_project.configurations(), isOfAll ? std::nullopt : m_part);
}

void FitEvaluation::evaluate() {
    const RunRecord* run = m_project.currentRun();
    FitSet wanted = wantedConfigurations();
    if (!run || !run->potential)
        return takeNone({});
    if (needsSpecies())
        return takeNone(
            tr("%1 does not name its species, so its types cannot be matched to elements")
                .arg(QString::fromStdString(run->name)));
    if (!run->potential->isTrained())
        return takeNone(tr("%1 is untrained: it has no coefficients yet")
                            .arg(QString::fromStdString(run->name)));
    if (wanted.records.empty())
        return takeNone(m_part ? tr("No labelled configuration is in this part of the split")
                               : tr("No configuration has labels yet to compare with"));
    m_isRunning = true;
    emit stateChanged();
    m_jobs.run<std::shared_ptr<FitResult>>(
        tr("Evaluating %1").arg(QString::fromStdString(run->name)), this,
        [run = *run, wanted = std::move(wanted), loader = m_project.frames()](Progress& progress) {
            return evaluateFit(run, wanted, *loader, progress);
        },
        [this, id = run->id](std::shared_ptr<FitResult> result) { take(std::move(result), id); },
        [this, id = run->id](const QString& message) {
            const RunRecord* current = m_project.currentRun();
            if (current && current->id == id)
                takeNone(message);
        });
}

void FitEvaluation::take(std::shared_ptr<const FitResult> result, std::int64_t run) {
    const RunRecord* current = m_project.currentRun();
    if (!current || current->id != run)
        return;  // another run was chosen meanwhile; its own result comes
    m_isRunning = false;
    m_isStale = false;
    m_result = std::move(result);
    m_run = run;
    m_message.clear();
    emit changed();
    followConfigurations();  // they may have changed while it was worked out
}

void FitEvaluation::takeNone(const QString& why) {
    m_isRunning = false;
    m_isStale = false;
    m_result = nullptr;
    m_message = why;
    emit changed();
}

void FitEvaluation::followRuns() {
    const RunRecord* current = m_project.currentRun();
    if (!m_result || !current || current->id != m_run)
        evaluate();
}

// What is shown stays, and says that it is of before.
void FitEvaluation::followConfigurations() {
    if (!m_result)
        return m_isRunning ? void() : evaluate();
    m_isStale = !isFitOf(*m_result, wantedConfigurations());
    emit stateChanged();
}

}  // namespace mtp::ui

#include "moc_FitEvaluation.cpp"
