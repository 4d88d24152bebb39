#include "core/learning/LearningFolder.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
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
    const std::filesystem::path path = m_path / kRecordFile;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw FileError(path.string() + ": cannot be read; is this the folder of a learning loop?");
    return fromLearningJson({std::istreambuf_iterator<char>(in), {}}, path.string());
}

void LearningFolder::store(const LearningRecord& record) const {
    OutputFile file(m_path / kRecordFile);
    file.write(toLearningJson(record));
    file.close();
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
