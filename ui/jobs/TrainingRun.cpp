#include "ui/jobs/TrainingRun.h"

#include <QElapsedTimer>
#include <QThread>
#include <condition_variable>
#include <mutex>

#include "core/inspection/Errors.h"

namespace mtp::ui {

namespace {

constexpr int kSnapshotIntervalMs = 250;

void addPart(Table& table, std::size_t trainingCount) {
    std::vector<std::string> parts;
    for (double configuration : table.numbers("configuration"))
        parts.emplace_back(static_cast<std::size_t>(configuration) < trainingCount ? "training"
                                                                                   : "validation");
    table.add("part", std::move(parts));
}

}  // namespace

// Called on the worker; shares only the command with the window.
class TrainingRun::Observer : public TrainingObserver {
public:
    explicit Observer(TrainingRun* run) : m_run(run), m_frames(run->m_input.training) {
        m_frames.insert(m_frames.end(), run->m_input.validation.begin(),
                        run->m_input.validation.end());
    }

    void iterated(const IterationSummary& summary) override { emit m_run->iterated(summary); }
    void note(const std::string& text) override { emit m_run->noted(QString::fromStdString(text)); }

    bool wantsSnapshot() override {
        return !m_sinceSnapshot.isValid() || m_sinceSnapshot.elapsed() >= kSnapshotIntervalMs;
    }

    void snapshot(std::shared_ptr<const FitSnapshot> snapshot) override {
        m_sinceSnapshot.start();
        std::vector<Prediction> predictions = snapshot->training;
        predictions.insert(predictions.end(), snapshot->validation.begin(),
                           snapshot->validation.end());
        auto parity = std::make_shared<LiveParity>();
        parity->energy = energyParity(m_frames, predictions);
        parity->force = forceParity(m_frames, predictions);
        addPart(parity->energy, snapshot->training.size());
        addPart(parity->force, snapshot->training.size());
        emit m_run->parityReady(parity);
    }

    TrainingCommand command() override {
        const std::scoped_lock lock(m_mutex);
        return m_command;
    }

    void waitWhilePaused() override {
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
    TrainingRun* m_run;
    std::vector<Frame> m_frames;
    QElapsedTimer m_sinceSnapshot;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    TrainingCommand m_command = TrainingCommand::Continue;
};

TrainingRun::TrainingRun(Input input, QObject* parent)
    : QObject(parent), m_input(std::move(input)), m_observer(std::make_unique<Observer>(this)) {
    qRegisterMetaType<mtp::IterationSummary>();
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
    try {
        Trainer trainer(m_input.training, m_input.validation, m_input.species, m_input.options);
        emit finished(std::make_shared<const TrainingSummary>(trainer.run(*m_observer)));
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
