#include "ui/jobs/TrainingJob.h"

#include <algorithm>

#include "ui/language/CoreText.h"

namespace mtp::ui {

// Called on the worker; the signals reach the window through its event loop.
class TrainingJob::Listener : public TrainingListener {
public:
    explicit Listener(TrainingJob& job) : m_job(job) {}
    void iterated(const IterationSummary& iteration) override { emit m_job.iterated(iteration); }
    void parityReady(std::shared_ptr<const LiveParity> parity) override {
        emit m_job.parityReady(std::move(parity));
    }
    void checkpointed(const std::string& checkpoint) override {
        emit m_job.checkpointed(checkpoint);
    }
    void noted(const std::string& text) override { emit m_job.noted(coreText(text)); }
    void worked(const TrainingWork& work) override {
        emit m_job.worked(coreText(describe(work)),
                          static_cast<double>(work.done) /
                              static_cast<double>(std::max<std::size_t>(1, work.configurations)));
    }

private:
    TrainingJob& m_job;
};

TrainingJob::TrainingJob(TrainingInput input, QObject* parent)
    : Job(
          tr("Training"),
          [this](Progress&) {
              Listener listener(*this);
              m_summary = runTraining(m_input, m_control, listener);
          },
          parent)
    , m_input(std::move(input)) {
    qRegisterMetaType<mtp::IterationSummary>();
    qRegisterMetaType<std::string>();
    qRegisterMetaType<std::shared_ptr<const mtp::LiveParity>>();
}

TrainingJob::~TrainingJob() {
    TrainingJob::cancel();
    wait();
}

void TrainingJob::setPaused(bool isPaused) {
    m_control.setPaused(isPaused);
    emit pauseChanged();
}

void TrainingJob::showState(const QString& text, double fraction) {
    m_text = text;
    setFraction(fraction);
}

QString TrainingJob::closeQuestion() const {
    return tr(
        "A training is running. Close anyway? You can resume the training from its last "
        "checkpoint, a few seconds ago at most, when you open the project again.");
}

}  // namespace mtp::ui

#include "moc_TrainingJob.cpp"
