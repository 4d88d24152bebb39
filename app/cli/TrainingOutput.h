// What a training says while it runs and leaves behind: lines, a log, checkpoints, the result.
#pragma once

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/training/Trainer.h"

namespace mtp::cli {

class TrainingOutput : public TrainingObserver {
public:
    struct Options {
        std::string log, checkpoint;  // paths; empty: not asked for
        bool isResumed = false;       // the log goes on
        bool isJson = false;          // only the result goes to stdout
    };

    // Throws FileError if the log cannot be written.
    explicit TrainingOutput(Options options);

    void iterated(const IterationSummary& step) override;
    void checkpoint(const TrainingCheckpoint& checkpoint) override;
    // Stop once a signal asked for it, or nobody reads the lines any more.
    TrainingCommand command() override;
    void note(const std::string& text) override;
    // Says what the training does after some seconds without a line.
    void worked(const TrainingWork& work) override;

    // The result on stdout, or on stderr if nobody reads that.
    void printResult(const TrainingSummary& summary, const std::string& potential);
    // Throws FileError if the log or a checkpoint could not be written.
    void requireComplete() const;

private:
    void print(const std::string& line);

    Options m_options;
    std::ofstream m_log;
    std::chrono::steady_clock::time_point m_lastLine = std::chrono::steady_clock::now();
    bool m_hasLogFailed = false, m_hasCheckpointFailed = false, m_isReaderGone = false;
};

}  // namespace mtp::cli
