// A training as a job: on a thread of its own, with pause and stop, and what it tells as signals.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/workflow/TrainingRun.h"
#include "ui/jobs/JobBoard.h"

namespace mtp::ui {

// Signals come in the thread of this object. Cancelled, it ends with the best potential so far and
// succeeds; deleted, it is cancelled and waited for.
class TrainingJob : public Job {
    Q_OBJECT

public:
    explicit TrainingJob(TrainingInput input, QObject* parent = nullptr);
    ~TrainingJob() override;

    // What the owner, who knows the record of the training, says of it.
    QString text() const override { return m_text; }
    void showState(const QString& text, double fraction);

    void cancel() override { m_control.stop(); }
    QString cancelText() const override { return tr("Stop and keep the best potential"); }
    bool canPause() const override { return true; }
    bool isPaused() const override { return m_control.isPaused(); }
    void setPaused(bool isPaused) override;
    QString pauseText() const override {
        return isPaused() ? tr("Resume the training") : tr("Pause the training");
    }
    QString closeQuestion() const override;

    // After succeeded().
    const TrainingSummary& summary() const { return m_summary.value(); }

signals:
    // With the errors by density.
    void iterated(const mtp::IterationSummary& iteration);
    void parityReady(std::shared_ptr<const mtp::LiveParity> parity);
    void checkpointed(const std::string& checkpoint);
    void noted(const QString& text);
    // What it does before its next iteration; fraction: of the present pass over the set.
    void worked(const QString& text, double fraction);
    void pauseChanged();

private:
    class Listener;

    TrainingInput m_input;
    TrainingControl m_control;
    std::optional<TrainingSummary> m_summary;  // written by the worker before it ends
    QString m_text;
};

}  // namespace mtp::ui
