// One training on a thread of its own, with pause and stop, and its results as signals.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/ErrorSums.h"
#include "core/training/Trainer.h"

class QThread;

namespace mtp::ui {

// A parity as core/inspection/Errors.h has it, with a column "part", and its statistics.
struct PartedParity {
    Table table;
    ErrorStatistics training, validation;
};

// What the parity plots show while training.
struct LiveParity {
    PartedParity energy, force, virial;
};

// Signals come in the thread of this object. Deleting it stops the training and waits for it.
class TrainingRun : public QObject {
    Q_OBJECT

public:
    struct Input {
        std::vector<Frame> training;
        std::vector<Frame> validation;
        std::vector<std::string> species;
        TrainingOptions options;
        std::optional<TrainingCheckpoint> from;  // goes on from here
    };

    explicit TrainingRun(Input input, QObject* parent = nullptr);
    ~TrainingRun() override;

    void start();
    void setPaused(bool isPaused);
    bool isPaused() const;
    void stop();  // ends with the best potential found so far

signals:
    // With the errors by density.
    void iterated(const mtp::IterationSummary& summary);
    void parityReady(std::shared_ptr<const mtp::ui::LiveParity> parity);
    // Encoded (core/training/Checkpoint.h); the first, then one every few seconds, and when paused.
    void checkpointed(const std::string& checkpoint);
    void noted(const QString& text);
    // One of the two ends every run.
    void finished(std::shared_ptr<const mtp::TrainingSummary> summary);
    void failed(const QString& message);

private:
    class Observer;
    void work();

    Input m_input;
    std::unique_ptr<Observer> m_observer;
    QThread* m_thread = nullptr;
};

}  // namespace mtp::ui
