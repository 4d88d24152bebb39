#include "ui/pages/inspect/FitEvaluation.h"

#include <algorithm>

#include "ui/jobs/JobBoard.h"
#include "ui/project/FitResult.h"
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

FitEvaluation::Wanted FitEvaluation::wantedConfigurations() const {
    const RunRecord* run = m_project.currentRun();
    const bool isOfAll = !m_part || !run || run->isFromFile();
    Wanted wanted;
    int number = 0;
    for (const ConfigurationRecord& record : m_project.configurations()) {
        ++number;
        if (!record.energy || (!isOfAll && record.part != *m_part))
            continue;
        wanted.records.push_back(record);
        wanted.numbers.push_back(number);
    }
    return wanted;
}

void FitEvaluation::evaluate() {
    const RunRecord* run = m_project.currentRun();
    Wanted wanted = wantedConfigurations();
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
            return evaluateFit(run, wanted.records, wanted.numbers, *loader, progress);
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
    const std::vector<ConfigurationRecord> now = wantedConfigurations().records;
    const auto isSame = [](const ConfigurationRecord& a, const ConfigurationRecord& b) {
        return a.id == b.id && a.labelsId == b.labelsId && a.part == b.part &&
               a.weight == b.weight && a.isExcluded == b.isExcluded;
    };
    m_isStale = !std::equal(now.begin(), now.end(), m_result->records.begin(),
                            m_result->records.end(), isSame);
    emit stateChanged();
}

}  // namespace mtp::ui
