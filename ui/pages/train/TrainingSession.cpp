#include "ui/pages/train/TrainingSession.h"

#include <QDateTime>
#include <QRegularExpression>
#include <algorithm>
#include <unordered_map>

#include "core/inspection/Errors.h"
#include "core/project/file/TrainedSet.h"
#include "core/training/Checkpoint.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/train/TrainingEnd.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

// What a run takes, read on a worker.
struct TrainingSession::Prepared {
    TrainingRecord record;
    TrainingRun::Input input;
};

int nextRunNumber(const ProjectModel& project) {
    static const QRegularExpression number(QStringLiteral(R"(^Run (\d+))"));
    int highest = 0;
    const auto take = [&highest](const std::string& name) {
        highest = std::max(highest, number.match(QString::fromStdString(name)).captured(1).toInt());
    };
    for (const RunRecord& run : project.runs())
        take(run.name);
    for (const TrainingRecord& training : project.trainings())
        take(training.name);
    return highest + 1;
}

TrainingSession::TrainingSession(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {}

double TrainingSession::fraction() const {
    if (!m_run || m_record.iterations.empty())
        return 0;
    return m_record.iterations.back().iteration /
           static_cast<double>(std::max(1, m_record.options.maxIterations));
}

std::optional<double> TrainingSession::secondsPerStep() const {
    constexpr std::size_t kSteps = 5;
    const std::vector<IterationSummary>& steps = m_record.iterations;
    const std::size_t over = std::min(kSteps, steps.empty() ? 0 : steps.size() - 1);
    if (over == 0)
        return {};
    return (steps.back().seconds - steps[steps.size() - 1 - over].seconds) /
           static_cast<double>(over);
}

std::optional<double> TrainingSession::secondsLeft() const {
    const std::optional<double> perStep = secondsPerStep();
    if (!perStep)
        return {};
    return *perStep * (m_record.options.maxIterations - m_record.iterations.back().iteration);
}

void TrainingSession::start(TrainingRecord record) {
    if (!isBusy())
        prepare(std::move(record));
}

void TrainingSession::resume(std::int64_t trainingId) {
    if (isBusy())
        return;
    for (TrainingRecord& record : m_project.trainings())
        if (record.id == trainingId)
            return prepare(std::move(record));
    emit failed(tr("This training is no longer in the project."));
}

void TrainingSession::prepare(TrainingRecord record) {
    std::unordered_map<std::int64_t, const ConfigurationRecord*> byId;
    for (const ConfigurationRecord& one : m_project.configurations())
        byId.emplace(one.id, &one);
    std::vector<ConfigurationRecord> wanted;
    for (const std::vector<std::int64_t>* ids : {&record.trainingIds, &record.validationIds})
        for (std::int64_t id : *ids) {
            const auto found = byId.find(id);
            if (found == byId.end()) {
                emit failed(tr("%1 cannot be resumed: a configuration it was trained on has been "
                               "removed. Undo the removal, or start a new training.")
                                .arg(QString::fromStdString(record.name)));
                return;
            }
            wanted.push_back(*found->second);
        }
    m_isPreparing = true;
    m_jobs.run<std::shared_ptr<Prepared>>(
        tr("Reading the training set"), this,
        [record, wanted, loader = m_project.frames()](Progress& progress) {
            auto prepared = std::make_shared<Prepared>();
            std::vector<Frame> frames = loader->load(wanted, progress);
            TrainingRun::Input& input = prepared->input;
            input.options = record.options;
            input.species = record.options.start && !record.options.start->species.empty()
                                ? record.options.start->species
                                : speciesOf(frames);
            if (!record.checkpoint.empty())
                input.from = decodeCheckpoint(record.checkpoint);
            const auto middle = frames.begin() + static_cast<long>(record.trainingIds.size());
            input.training.assign(std::make_move_iterator(frames.begin()),
                                  std::make_move_iterator(middle));
            input.validation.assign(std::make_move_iterator(middle),
                                    std::make_move_iterator(frames.end()));
            prepared->record = record;
            return prepared;
        },
        [this](std::shared_ptr<Prepared> prepared) {
            m_isPreparing = false;
            launch(std::move(*prepared));
        },
        [this](const QString& message) {
            m_isPreparing = false;
            emit failed(message);
        });
}

void TrainingSession::launch(Prepared prepared) {
    m_record = std::move(prepared.record);
    m_record.state = TrainingState::Running;
    m_phase.clear();
    if (m_record.id == 0)
        m_record.id = m_project.startTraining(m_record);
    m_run = new TrainingRun(std::move(prepared.input), this);
    connect(m_run, &TrainingRun::iterated, this, &TrainingSession::take);
    connect(m_run, &TrainingRun::checkpointed, this, &TrainingSession::keepCheckpoint);
    connect(m_run, &TrainingRun::parityReady, this, &TrainingSession::parityReady);
    connect(m_run, &TrainingRun::noted, this, [this](const QString& text) {
        m_phase = text;
        emit noted(text);
        emit progressed();
    });
    connect(m_run, &TrainingRun::finished, this, &TrainingSession::finish);
    connect(m_run, &TrainingRun::failed, this, [this](const QString& message) {
        if (m_record.id != 0)
            m_project.dropTraining(m_record.id);
        abandon();
        emit failed(message);
    });
    m_run->start();
    emit started();
}

void TrainingSession::take(const IterationSummary& summary) {
    m_record.iterations.push_back(summary);
    emit progressed();
}

void TrainingSession::keepCheckpoint(const std::string& checkpoint) {
    m_record.checkpoint = checkpoint;
    m_record.state = isPaused() ? TrainingState::Paused : TrainingState::Running;
    if (m_record.id != 0)
        m_project.saveTraining(m_record);
}

void TrainingSession::finish(std::shared_ptr<const TrainingSummary> summary) {
    RunRecord run;
    run.name = m_record.name;
    run.options = m_record.options;
    run.iterations = m_record.iterations;
    run.potential = summary->potential;
    run.stopReason = reasonOfEnd(*summary).toStdString();
    run.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    run.trainedOn = TrainedSet{m_record.trainingIds, m_record.validationIds, m_record.setChecksum};
    // Before the session ends: what was drawn belongs to the run that becomes the current one.
    const bool isKept =
        m_project.addRun(run, tr("Train %1").arg(QString::fromStdString(run.name)), m_record.id);
    abandon();
    if (isKept)
        emit finished(summary);
}

void TrainingSession::togglePause() {
    if (!m_run)
        return;
    m_run->setPaused(!m_run->isPaused());
    emit progressed();
}

void TrainingSession::stop() {
    if (m_run)
        m_run->stop();
}

void TrainingSession::abandon() {
    if (!m_run)
        return;
    m_run->disconnect(this);
    m_run->stop();
    m_run->deleteLater();
    m_run = nullptr;
    emit ended();
}

}  // namespace mtp::ui
