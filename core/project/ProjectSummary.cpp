#include "core/project/ProjectSummary.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/project/file/Database.h"
#include "core/project/file/ProjectFile.h"

namespace mtp {

namespace {

std::size_t countOf(sqlite3* database, const char* rows) {
    Statement count(database, fmt::format("SELECT count(*) FROM {}", rows).c_str());
    return count.step() ? static_cast<std::size_t>(count.integer(0)) : 0;
}

// A project that was not closed has its last changes in the log beside it.
std::filesystem::file_time_type lastChange(const std::filesystem::path& project) {
    std::filesystem::path log = project;
    log += "-wal";
    std::error_code error;
    const auto own = std::filesystem::last_write_time(project);
    const auto logged = std::filesystem::last_write_time(log, error);
    return error ? own : std::max(own, logged);
}

}  // namespace

std::optional<ProjectSummary> summarise(const std::filesystem::path& project) {
    try {
        ProjectSummary summary;
        summary.path = project;
        summary.changed = lastChange(project);
        const auto file = ProjectFile::open(project, ProjectFile::Access::Read);
        sqlite3* const database = file->database();
        summary.sources = countOf(database, "source");
        summary.configurations = countOf(database, "configuration");
        summary.labelled = countOf(database, "configuration WHERE energy IS NOT NULL");
        summary.runs = countOf(database, "run");
        summary.interrupted = countOf(database, "training");
        summary.commands = countOf(database, "command");
        return summary;
    } catch (const Error&) {
        return {};
    } catch (const std::filesystem::filesystem_error&) {
        return {};
    }
}

}  // namespace mtp
