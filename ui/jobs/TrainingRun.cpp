#include "ui/jobs/TrainingRun.h"

#include <QElapsedTimer>
#include <QThread>
#include <condition_variable>
#include <mutex>

#include "core/base/Parallel.h"
#include "core/inspection/Errors.h"
#include "core/training/Checkpoint.h"

namespace mtp::ui {

namespace {

constexpr int kParityIntervalMs = 250;
constexpr int kCheckpointIntervalMs = static_cast<int>(1000 * kCheckpointInterval);

PartedParity parted(Table table, std::size_t trainingCount) {
    const std::vector<double>& configuration = table.numbers("configuration");
    const std::vector<double>& reference = table.numbers("reference");
    const std::vector<double>& predicted = table.numbers("predicted");
    ErrorSums training, validation;
    std::vector<std::string> parts;
    for (std::size_t row = 0; row < configuration.size(); ++row) {
        const bool isTraining = static_cast<std::size_t>(configuration[row]) < trainingCount;
        (isTraining ? training : validation).add(reference[row], predicted[row]);
        parts.emplace_back(isTraining ? "training" : "validation");
    }
    table.add("part", std::move(parts));
    return {std::move(table), training.statistics(), validation.statistics()};
}

bool isDue(const QElapsedTimer& since, int intervalMs) {
    return !since.isValid() || since.elapsed() >= intervalMs;
}

}  // namespace

// Called on the worker; shares only the command with the window.
class TrainingRun::Observer : public TrainingObserver {
public:
    explicit Observer(TrainingRun* run) : m_run(run), m_frames(run->m_input.training) {
        m_frames.insert(m_frames.end(), run->m_input.validation.begin(),
                        run->m_input.validation.end());
    }

    // Told with the snapshot, which always follows.
    void iterated(const IterationSummary& summary) override { m_step = summary; }
    bool wantsSnapshot() override { return true; }
    void note(const std::string& text) override { emit m_run->noted(QString::fromStdString(text)); }

    void snapshot(std::shared_ptr<const FitSnapshot> snapshot) override {
        m_step.byDensity =
            errorsByDensity(m_run->m_input.training, m_run->m_input.validation, *snapshot);
        emit m_run->iterated(m_step);
        if (!isDue(m_sinceParity, kParityIntervalMs))
            return;
        m_sinceParity.start();
        std::vector<Prediction> predictions = snapshot->training;
        predictions.insert(predictions.end(), snapshot->validation.begin(),
                           snapshot->validation.end());
        emitParity(predictions);
    }

    // Of the potential that is kept, if the last snapshot was of a later step.
    void showKept(const Potential& potential) {
        std::vector<Frame> mapped;
        for (const Frame& frame : m_frames)
            mapped.push_back(withSpeciesOrder(frame, m_run->m_input.species));
        emitParity(evaluateAll(Evaluator(potential), mapped, m_run->m_input.options.threads));
    }

    void checkpoint(const TrainingCheckpoint& checkpoint) override {
        m_checkpoint = checkpoint;
        if (isDue(m_sinceCheckpoint, kCheckpointIntervalMs))
            emitCheckpoint();
    }

    TrainingCommand command() override {
        const std::scoped_lock lock(m_mutex);
        return m_command;
    }

    void waitWhilePaused() override {
        if (!m_checkpoint.iterations.empty())
            emitCheckpoint();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_command != TrainingCommand::Pause; });
    }

    void give(TrainingCommand command) {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_command == TrainingCommand::Stop)
                return;
            m_command = command;
        }
        m_changed.notify_all();
    }

private:
    void emitParity(const std::vector<Prediction>& predictions) {
        // A step may come without a validation.
        const std::vector<Frame>& frames =
            predictions.size() == m_frames.size() ? m_frames : m_run->m_input.training;
        const std::size_t count = m_run->m_input.training.size();
        auto parity = std::make_shared<LiveParity>();
        parity->energy = parted(energyParity(frames, predictions), count);
        parity->force = parted(forceParity(frames, predictions), count);
        parity->virial = parted(virialParity(frames, predictions), count);
        emit m_run->parityReady(parity);
    }

    void emitCheckpoint() {
        m_sinceCheckpoint.start();
        emit m_run->checkpointed(encodeCheckpoint(m_checkpoint));
    }

    TrainingRun* m_run;
    std::vector<Frame> m_frames;
    IterationSummary m_step;
    TrainingCheckpoint m_checkpoint;
    QElapsedTimer m_sinceParity, m_sinceCheckpoint;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    TrainingCommand m_command = TrainingCommand::Continue;
};

TrainingRun::TrainingRun(Input input, QObject* parent)
    : QObject(parent), m_input(std::move(input)), m_observer(std::make_unique<Observer>(this)) {
    qRegisterMetaType<mtp::IterationSummary>();
    qRegisterMetaType<std::string>();
    qRegisterMetaType<std::shared_ptr<const mtp::ui::LiveParity>>();
    qRegisterMetaType<std::shared_ptr<const mtp::TrainingSummary>>();
}

TrainingRun::~TrainingRun() {
    stop();
    if (m_thread)
        m_thread->wait();
}

void TrainingRun::start() {
    m_thread = QThread::create([this] { work(); });
    m_thread->setParent(this);
    // Below the window's own thread, so that it stays responsive while all cores are busy.
    m_thread->start(QThread::LowPriority);
}

void TrainingRun::work() {
    lowerThreadPriority();
    try {
        Trainer trainer(m_input.training, m_input.validation, m_input.species, m_input.options);
        const TrainingCheckpoint* from = m_input.from ? &*m_input.from : nullptr;
        auto summary = std::make_shared<const TrainingSummary>(trainer.run(*m_observer, from));
        if (!summary->failure.empty())
            emit noted(QString::fromStdString(summary->failure));
        m_observer->showKept(summary->potential);
        emit finished(std::move(summary));
    } catch (const std::exception& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void TrainingRun::setPaused(bool isPaused) {
    m_observer->give(isPaused ? TrainingCommand::Pause : TrainingCommand::Continue);
}

bool TrainingRun::isPaused() const {
    return m_observer->command() == TrainingCommand::Pause;
}

void TrainingRun::stop() {
    m_observer->give(TrainingCommand::Stop);
}

}  // namespace mtp::ui
