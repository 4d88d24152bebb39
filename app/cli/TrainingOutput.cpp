#include "app/cli/TrainingOutput.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>

#include "app/cli/Common.h"
#include "app/cli/Signals.h"
#include "core/base/OutputFile.h"
#include "core/base/TextFile.h"
#include "core/base/Units.h"
#include "core/training/Checkpoint.h"
#include "core/training/IterationJson.h"

namespace mtp::cli {

using nlohmann::json;

namespace {

using units::kMilli;

constexpr double kLongestSilence = 8;  // s

std::string inMilli(const std::optional<double>& value, int width, int decimals) {
    return value ? fmt::format("{:{}.{}f}", *value * kMilli, width, decimals)
                 : fmt::format("{:>{}}", "-", width);
}

std::string lineOf(const IterationSummary& step) {
    std::string line =
        fmt::format("{:5} {:8.1f} s  objective {:<10.5g} energy {} meV/atom  force {} meV/Å",
                    step.iteration, step.seconds, step.objective,
                    inMilli(step.training.energy, 8, 2), inMilli(step.training.force, 7, 1));
    if (step.validation)
        line += fmt::format("  validation {} {}", inMilli(step.validation->energy, 8, 2),
                            inMilli(step.validation->force, 7, 1));
    return line;
}

std::string reasonOf(const TrainingSummary& summary) {
    const std::string signal = requestingSignal();
    const bool isByUser = signal.empty() || signal == "SIGINT";
    return summary.reason == StopReason::Stopped && !isByUser ? "Stopped by " + signal
                                                              : describe(summary.reason);
}

// "1.23 meV/atom, 45.6 meV/Å": what there is.
std::string errorsOf(const FitErrors& errors) {
    std::string text;
    if (errors.energy)
        text += fmt::format(", energy {} meV/atom", inMilli(errors.energy, 0, 2));
    if (errors.force)
        text += fmt::format(", force {} meV/Å", inMilli(errors.force, 0, 1));
    return text;
}

}  // namespace

TrainingOutput::TrainingOutput(Options options) : m_options(std::move(options)) {
    if (m_options.log.empty())
        return;
    errno = 0;
    m_log.open(m_options.log, m_options.isResumed ? std::ios::app : std::ios::trunc);
    if (!m_log)
        throw writeError(m_options.log, errno);
}

void TrainingOutput::iterated(const IterationSummary& step) {
    if (m_log.is_open() && !m_hasLogFailed) {
        m_log << toLine(toJson(step, IterationForm::Log)) << std::flush;
        m_hasLogFailed = !m_log.good();
        if (m_hasLogFailed)
            complain("warning: " + m_options.log +
                     ": cannot be written (disk full?); the training goes on without the log");
    }
    if (!m_options.isJson)
        print(lineOf(step) + "\n");
}

// A training is worth more than its checkpoint: it goes on without one.
void TrainingOutput::checkpoint(const TrainingCheckpoint& checkpoint) {
    if (m_options.checkpoint.empty())
        return;
    try {
        writeTextFile(m_options.checkpoint, encodeCheckpoint(checkpoint));
        m_hasCheckpointFailed = false;
    } catch (const FileError& error) {
        if (!m_hasCheckpointFailed)
            complain(std::string("warning: ") + error.what() +
                     "; the training goes on without this checkpoint");
        m_hasCheckpointFailed = true;
    }
}

TrainingCommand TrainingOutput::command() {
    return isEndRequested() || m_isReaderGone ? TrainingCommand::Stop : TrainingCommand::Continue;
}

void TrainingOutput::note(const std::string& text) {
    m_lastLine = std::chrono::steady_clock::now();
    complain("note: " + text);
}

void TrainingOutput::worked(const TrainingWork& work) {
    const std::chrono::duration<double> silence = std::chrono::steady_clock::now() - m_lastLine;
    if (silence.count() >= kLongestSilence)
        note(describe(work));
}

void TrainingOutput::print(const std::string& line) {
    m_lastLine = std::chrono::steady_clock::now();
    const bool isWritten = std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
    m_isReaderGone = m_isReaderGone || !isWritten || std::fflush(stdout) != 0;
}

void TrainingOutput::printResult(const TrainingSummary& summary, const std::string& potential) {
    if (m_options.isJson) {
        json out = toJson(summary.best, IterationForm::Log);
        out["reason"] = reasonOf(summary);
        out["potential"] = potential;
        print(toLine(out));
    } else {
        print(fmt::format("{}; best: iteration {} of {}, objective {:.5g}{} -> {}\n",
                          reasonOf(summary), summary.best.iteration,
                          summary.iterations.back().iteration, summary.best.objective,
                          errorsOf(summary.best.training), potential));
    }
    if (m_isReaderGone)
        complain(fmt::format("nobody reads the output any more; best: iteration {} -> {}",
                             summary.best.iteration, potential));
}

void TrainingOutput::requireComplete() const {
    if (m_hasLogFailed)
        throw FileError(m_options.log + ": could not be written in full (disk full?)");
    if (m_hasCheckpointFailed)
        throw FileError(m_options.checkpoint + ": the last checkpoint could not be written");
}

}  // namespace mtp::cli
