#include "core/project/FrameLoader.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/project/Database.h"
#include "core/project/FrameBlob.h"

namespace mtp {

namespace {

template <class Decode>
auto decodeContent(sqlite3* database, const char* sql, std::int64_t id, Decode decode) {
    Statement row(database, sql);
    if (!row.bind(1, id).step())
        throw InputError(fmt::format("content {} is missing in the project", id));
    return decode(row.blob(0));
}

}  // namespace

FrameLoader::FrameLoader(std::filesystem::path path)
    : m_path(std::move(path)), m_database(openDatabase(m_path, SQLITE_OPEN_READONLY)) {}

FrameLoader::~FrameLoader() {
    sqlite3_close(m_database);
}

Frame FrameLoader::load(const ConfigurationRecord& record) {
    const std::scoped_lock lock(m_mutex);
    try {
        Frame frame = decodeContent(m_database, "SELECT bytes FROM frame WHERE id = ?",
                                    record.frameId, decodeGeometry);
        if (record.labelsId > 0)
            frame.labels = decodeContent(
                m_database, "SELECT bytes FROM labels WHERE id = ?", record.labelsId,
                [&](std::string_view bytes) { return decodeLabels(bytes, frame.atomCount()); });
        frame.provenance = record.provenance;
        return frame;
    } catch (const InputError& error) {
        throw InputError(
            fmt::format("{}: configuration {}: {}", m_path.string(), record.id, error.what()));
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
