#include "core/learning/LearningFolder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/io/FormatRegistry.h"
#include "core/learning/RoundGain.h"

namespace mtp {
namespace {

constexpr const char* kRecordFile = "learning.json";

std::filesystem::path freeName(const std::filesystem::path& folder, int round) {
    std::error_code error;
    for (int number = 1;; ++number) {
        std::filesystem::path name = folder / fmt::format("undone-{}-round-{}", number, round);
        if (!std::filesystem::exists(name, error))
            return name;
    }
}

}  // namespace

bool LearningFolder::exists() const {
    std::error_code error;
    return std::filesystem::exists(m_path / kRecordFile, error);
}

LearningRecord LearningFolder::record() const {
    if (!exists())
        throw FileError(m_path.string() + " is no folder of a learning loop");
    const std::filesystem::path path = m_path / kRecordFile;
    return fromLearningJson(readTextFile(path), path.string());
}

void LearningFolder::store(const LearningRecord& record) const {
    writeTextFile(m_path / kRecordFile, toLearningJson(record));
}

std::filesystem::path LearningFolder::round(int number) const {
    return m_path / fmt::format("round-{}", number);
}

void reopenLearning(const LearningFolder& folder, const LearningLimits& limits) {
    LearningRecord record = folder.record();
    LearningOptions& options = record.options;
    options.mostRounds = std::max(options.mostRounds, limits.mostRounds);
    if (limits.mostWithoutGain == 0 || options.mostWithoutGain == 0)
        options.mostWithoutGain = 0;
    else
        options.mostWithoutGain = std::max(options.mostWithoutGain, limits.mostWithoutGain);
    if (record.state == LearningState::WaitingForLabels ||
        record.state == LearningState::RoundLimit ||
        (record.state == LearningState::NoGain && isGaining(record.rounds, options)))
        record.state = LearningState::Running;
    folder.store(record);
}

UndoneRound undoRound(const LearningFolder& folder) {
    LearningRecord record = folder.record();
    const auto ended = static_cast<int>(record.rounds.size());
    std::error_code error;
    const bool isBegun = std::filesystem::exists(folder.round(ended + 1), error);
    UndoneRound undone{isBegun ? ended + 1 : ended, {}};
    if (undone.round == 0)
        throw InputError(folder.path().string() + ": the loop has no round to undo");
    // First the record: if it ends between the two, the round is one that was interrupted.
    if (!isBegun)
        record.rounds.pop_back();
    record.state = LearningState::Running;
    folder.store(record);
    if (!std::filesystem::exists(folder.round(undone.round), error))
        return undone;
    undone.keptIn = freeName(folder.path(), undone.round);
    std::filesystem::rename(folder.round(undone.round), undone.keptIn, error);
    if (error)
        throw FileError(fmt::format("{}: cannot be renamed to {}: {}",
                                    folder.round(undone.round).string(), undone.keptIn.string(),
                                    error.message()));
    return undone;
}

std::vector<Frame> readLearningFrames(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return {};
    return readFrames(FormatRegistry::withBuiltinFormats(), path);
}

void writeLearningFrames(const std::filesystem::path& path, const std::vector<Frame>& frames) {
    const auto writer = FormatRegistry::withBuiltinFormats().create(path);
    for (const Frame& frame : frames)
        writer->write(frame);
    writer->close();
}

}  // namespace mtp
