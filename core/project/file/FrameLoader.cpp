#include "core/project/file/FrameLoader.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/project/file/Database.h"
#include "core/project/file/FrameBlob.h"

namespace mtp {

namespace {

template <class Decode>
auto decodeContent(sqlite3* database, const char* sql, std::int64_t id, Decode decode) {
    Statement row(database, sql);
    if (!row.bind(1, id).step())
        throw InputError(
            "its content is missing or damaged; \"mtp project repair\" saves what can "
            "be read");
    return decode(row.blob(0));
}

}  // namespace

FrameLoader::FrameLoader(const std::filesystem::path& path)
    : m_file(ProjectFile::open(path, ProjectFile::Access::Read)) {}

Frame FrameLoader::load(const ConfigurationRecord& record) {
    const std::scoped_lock lock(m_mutex);
    try {
        Frame frame =
            decodeContent(m_file->database(),
                          "SELECT bytes FROM frame WHERE id = ? AND checksum = row_hash(bytes)",
                          record.frameId, decodeGeometry);
        if (record.labelsId > 0)
            frame.labels = decodeContent(
                m_file->database(),
                "SELECT bytes FROM labels WHERE id = ? AND checksum = row_hash(bytes)",
                record.labelsId,
                [&](std::string_view bytes) { return decodeLabels(bytes, frame.atomCount()); });
        frame.provenance = record.provenance;
        frame.features.erase("weight");
        if (record.weight != 1)
            frame.features["weight"] = fmt::format("{}", record.weight);
        return frame;
    } catch (const InputError& error) {
        throw InputError(fmt::format("{}: configuration {}: {}", m_file->path().string(), record.id,
                                     error.what()));
    }
}

std::vector<Frame> FrameLoader::load(const std::vector<ConfigurationRecord>& records,
                                     Progress& progress) {
    std::vector<Frame> frames;
    frames.reserve(records.size());
    for (const ConfigurationRecord& record : records) {
        frames.push_back(load(record));
        progress.step(static_cast<double>(frames.size()) / static_cast<double>(records.size()),
                      "Reading configurations");
    }
    return frames;
}

}  // namespace mtp
