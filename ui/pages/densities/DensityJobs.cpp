#include "ui/pages/densities/DensityJobs.h"

#include "core/project/edit/Configurations.h"
#include "core/project/edit/Operations.h"
#include "core/workflow/ExpansionBatch.h"
#include "core/workflow/TrainingPlan.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ChosenFrames.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

DensityJobs::DensityJobs(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {}

Job* DensityJobs::makeConfigurations(const std::vector<std::size_t>& frames,
                                     const ExpansionOptions& expansion) {
    return m_jobs.run<std::vector<Configuration>>(
        tr("Scaling configurations"), this,
        [reader = m_project.trajectory()->reader, frames, expansion,
         existing = m_project.configurations()](Progress& progress) {
            return mtp::makeConfigurations(readParents(*reader, frames, progress), expansion,
                                           existing, &progress);
        },
        [this, operation = expandOperation(
                   m_project.trajectory()->record, expansion,
                   m_project.expansion().framesPerDensity, m_project.trajectory()->hasTimes(),
                   picksFromTime(m_project))](const std::vector<Configuration>& configurations) {
            if (m_project.addConfigurations(configurations, {}, operation))
                emit made(static_cast<int>(configurations.size()));
        },
        [this](const QString& message) { emit failed(message); });
}

void DensityJobs::exportUnlabelled(const QString& path) {
    const std::vector<ConfigurationRecord> records = unlabelled(m_project.configurations());
    m_jobs.run<int>(
        tr("Exporting configurations"), this,
        [records, loader = m_project.frames(), &registry = m_project.registry(),
         path = path.toStdString()](Progress& progress) {
            writeFrames(registry, path, loader->load(records, progress));
            return static_cast<int>(records.size());
        },
        [this, path, records](int count) {
            std::vector<std::int64_t> ids;
            for (const ConfigurationRecord& record : records)
                ids.push_back(record.id);
            m_project.noteExported(ids);
            emit exported(count, path);
        },
        [this](const QString& message) { emit failed(message); });
}

void DensityJobs::countCoverage(const std::vector<std::size_t>& frames,
                                const ExpansionOptions& expansion) {
    const std::size_t request = ++m_coverageRequest;
    CoverageOptions options;
    if (const RunRecord* run = m_project.currentRun())
        options.cutoff = run->options.cutoff;
    if (frames.empty() || expansion.ratios.empty())
        return emit coverageCounted({}, options);
    m_jobs.run<Table>(
        tr("Counting pair distances"), this,
        [reader = m_project.trajectory()->reader, frames, expansion, options](Progress& progress) {
            return batchCoverage(*reader, frames, expansion, options, progress);
        },
        [this, request, options](const Table& table) {
            if (request == m_coverageRequest)
                emit coverageCounted(table, options);
        },
        [this](const QString& message) { emit failed(message); });
}

void DensityJobs::measureTraining() {
    std::vector<ConfigurationRecord> training;
    for (const ConfigurationRecord& record : m_project.configurations())
        if (isForTraining(record))
            training.push_back(record);
    const std::size_t request = ++m_trainingRequest;
    if (training.empty())
        return emit trainingMeasured({});
    m_jobs.run<std::vector<PairDistance>>(
        tr("Measuring the training set"), this,
        [training, loader = m_project.frames()](Progress& progress) {
            return shortestDistances(loader->load(training, progress));
        },
        [this, request](const std::vector<PairDistance>& distances) {
            if (request == m_trainingRequest)
                emit trainingMeasured(distances);
        },
        [this](const QString& message) { emit failed(message); });
}

void DensityJobs::forgetMeasurements() {
    ++m_coverageRequest;
    ++m_trainingRequest;
}

}  // namespace mtp::ui

#include "moc_DensityJobs.cpp"
