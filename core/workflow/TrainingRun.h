// Runs a training and reports it to somebody who watches: errors by density, parities a few times a
// second, checkpoints every few seconds. It can be paused and stopped from another thread.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "core/base/Table.h"
#include "core/inspection/ErrorSums.h"
#include "core/training/Trainer.h"
#include "core/workflow/TrainingSession.h"

namespace mtp {

// A parity as core/inspection/Errors.h has it, with a column "part", and its statistics.
struct PartedParity {
    Table table;
    ErrorStatistics training, validation;
};

// The parities of one iteration, of both parts.
struct LiveParity {
    PartedParity energy, force, virial;
};

// Pauses and stops a training; any thread may use it.
class TrainingControl {
public:
    // Has no effect after stop(), which is final.
    void setPaused(bool isPaused);
    // Ends with the best potential found so far.
    void stop();
    TrainingCommand command() const;
    bool isPaused() const { return command() == TrainingCommand::Pause; }
    void waitWhilePaused();

private:
    void give(TrainingCommand command);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    TrainingCommand m_command = TrainingCommand::Continue;
};

// Called on the thread that runs the training, if nothing else is said.
class TrainingListener {
public:
    virtual ~TrainingListener() = default;
    // Called after each iteration, with the errors by density.
    virtual void iterated(const IterationSummary& iteration) = 0;
    // Called at most four times a second, and in the end with the potential that is kept.
    virtual void parityReady(std::shared_ptr<const LiveParity> parity) = 0;
    // Called with the first checkpoint, then every few seconds, and on a pause. The text is that of
    // encodeCheckpoint() (core/training/Checkpoint.h).
    virtual void checkpointed(const std::string& checkpoint) = 0;
    // Called at most four times a second between two iterations, by any of the training's threads.
    virtual void worked(const TrainingWork& work) { (void)work; }
    // Receives sentences for the log; the last one says why a training has failed.
    virtual void noted(const std::string& text) = 0;
};

// Throws what Trainer throws before the first iteration; a later failure is in the summary.
TrainingSummary runTraining(const TrainingInput& input, TrainingControl& control,
                            TrainingListener& listener);

}  // namespace mtp
