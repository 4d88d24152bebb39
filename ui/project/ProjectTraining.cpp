#include "ui/project/ProjectTraining.h"

#include "core/base/Error.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr double kMilli = 1000;

QString errorText(const std::optional<double>& error, int decimals, const QString& unit) {
    return error ? withUnit(*error * kMilli, decimals, unit) : QStringLiteral("–");
}

}  // namespace

ProjectTraining::ProjectTraining(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    connect(&project, &ProjectModel::projectChanged, this, &ProjectTraining::abandon);
}

bool ProjectTraining::isPaused() const {
    return m_job && m_job->isPaused();
}

QString ProjectTraining::text() const {
    if (!isRunning())
        return {};
    const QString what = isPaused() ? tr("Training paused") : tr("Training");
    if (m_session.iterations().empty())
        return m_phase.isEmpty() ? tr("%1 · preparing").arg(what)
                                 : tr("%1 · %2").arg(what, m_phase);
    const IterationSummary& last = m_session.iterations().back();
    return tr("%1 · step %L2 · %3 · %4")
        .arg(what)
        .arg(last.iteration)
        .arg(errorText(last.training.energy, 2, tr("meV/atom")),
             errorText(last.training.force, 0, tr("meV/Å")));
}

void ProjectTraining::start(TrainingRecord record) {
    if (!isBusy())
        prepare(std::move(record));
}

void ProjectTraining::resume(std::int64_t trainingId) {
    if (isBusy())
        return;
    for (TrainingRecord& record : m_project.trainings())
        if (record.id == trainingId)
            return prepare(std::move(record));
    emit failed(tr("This training is no longer in the project."));
}

void ProjectTraining::prepare(TrainingRecord record) {
    std::vector<ConfigurationRecord> trained;
    try {
        trained = findTrained(record, m_project.configurations());
    } catch (const Error& error) {
        emit failed(errorText(error));
        return;
    }
    m_isPreparing = true;
    m_jobs.run<std::shared_ptr<TrainingInput>>(
        tr("Reading the training set"), this,
        [record, trained, loader = m_project.frames()](Progress& progress) {
            return std::make_shared<TrainingInput>(
                readTrainingInput(record, trained, *loader, progress));
        },
        [this, record](std::shared_ptr<TrainingInput> input) {
            m_isPreparing = false;
            launch(record, std::move(*input));
        },
        [this](const QString& message) {
            m_isPreparing = false;
            emit failed(message);
        });
}

void ProjectTraining::launch(TrainingRecord record, TrainingInput input) {
    m_session = TrainingSession(std::move(record));
    m_phase.clear();
    if (this->record().id == 0)
        m_session.setId(m_project.startTraining(this->record()));
    m_job = new TrainingJob(std::move(input));
    connectJob();
    m_job->showState(text(), 0);
    m_jobs.add(m_job);
    m_job->start();
    emit started();
}

void ProjectTraining::connectJob() {
    // A job that was abandoned may still have told something that arrives later.
    const TrainingJob* own = m_job;
    connect(m_job, &TrainingJob::iterated, this, [this, own](const IterationSummary& iteration) {
        if (m_job != own)
            return;
        m_session.add(iteration);
        reportProgress();
    });
    connect(m_job, &TrainingJob::checkpointed, this, [this, own](const std::string& checkpoint) {
        if (m_job == own)
            keepCheckpoint(checkpoint);
    });
    connect(m_job, &TrainingJob::parityReady, this,
            [this, own](const std::shared_ptr<const LiveParity>& parity) {
                if (m_job == own)
                    emit parityReady(parity);
            });
    connect(m_job, &TrainingJob::worked, this, [this, own](const QString& text, double fraction) {
        if (m_job == own)
            emit worked(text, fraction);
    });
    connect(m_job, &TrainingJob::noted, this, [this, own](const QString& note) {
        if (m_job != own)
            return;
        m_phase = note;
        emit noted(note);
        reportProgress();
    });
    connect(m_job, &TrainingJob::pauseChanged, this, &ProjectTraining::reportProgress);
    connect(m_job, &Job::succeeded, this, &ProjectTraining::finish);
    connect(m_job, &Job::failed, this, &ProjectTraining::fail);
}

void ProjectTraining::reportProgress() {
    m_job->showState(text(), m_session.fraction());
    emit progressed();
}

void ProjectTraining::keepCheckpoint(const std::string& checkpoint) {
    m_session.keep(checkpoint, isPaused());
    if (record().id != 0)
        m_project.saveTraining(record());
}

void ProjectTraining::finish() {
    const TrainingSummary summary = m_job->summary();
    const RunRecord run = m_session.finish(summary);
    // Before the training ends: what was drawn belongs to the run that becomes the current one.
    const bool isKept =
        m_project.addRun(run, tr("Train %1").arg(QString::fromStdString(run.name)), record().id);
    abandon();
    if (isKept)
        emit finished(summary);
}

void ProjectTraining::fail(const QString& message) {
    if (record().id != 0)
        m_project.dropTraining(record().id);
    abandon();
    emit failed(message);
}

void ProjectTraining::togglePause() {
    if (m_job)
        m_job->setPaused(!m_job->isPaused());
}

void ProjectTraining::stop() {
    if (m_job)
        m_job->cancel();
}

void ProjectTraining::abandon() {
    if (!m_job)
        return;
    m_job->disconnect(this);
    m_job->cancel();
    m_job = nullptr;
    emit ended();
}

}  // namespace mtp::ui

#include "moc_ProjectTraining.cpp"
