#include "core/project/file/FrameLoader.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/RowMapping.h"

namespace mtp {

namespace {

template <class Row>
std::string contentOf(sqlite3* database, std::int64_t id) {
    auto row = findSoundRow<Row>(database, id);
    if (!row)
        throw InputError("its content is missing or damaged; a repair saves what can be read");
    return std::move(row->bytes.bytes);
}

// The number that a user knows a configuration by: its place in the list, from 1. The id is that of
// the store, which has gaps where configurations were removed.
std::int64_t numberOf(sqlite3* database, const ConfigurationRecord& record) {
    Statement count(database, "SELECT count(*) FROM configuration WHERE id <= ?");
    count.bind(1, record.id).step();
    return count.integer(0);
}

}  // namespace

FrameLoader::FrameLoader(const std::filesystem::path& path)
    : m_file(ProjectFile::open(path, ProjectFile::Access::Read)) {}

Frame FrameLoader::load(const ConfigurationRecord& record) {
    const std::scoped_lock lock(m_mutex);
    try {
        sqlite3* const database = m_file->database();
        Frame frame = decodeGeometry(contentOf<FrameRow>(database, record.frameId));
        if (record.labelsId > 0)
            frame.labels =
                decodeLabels(contentOf<LabelsRow>(database, record.labelsId), frame.atomCount());
        frame.provenance = record.provenance;
        frame.lineage.weight =
            record.weight != 1 ? std::optional<double>(record.weight) : std::nullopt;
        return frame;
    } catch (const InputError& error) {
        throw InputError(fmt::format("{}: configuration {}: {}", m_file->path().string(),
                                     numberOf(m_file->database(), record), error.what()));
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
