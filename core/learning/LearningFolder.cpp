#include "core/learning/LearningFolder.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/io/FormatRegistry.h"

namespace mtp {
namespace {

constexpr const char* kRecordFile = "learning.json";

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
