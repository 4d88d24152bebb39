#include "core/dynamics/PositionCache.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <algorithm>
#include <chrono>

#include "core/base/FileState.h"
#include "core/base/UserFolders.h"
#include "core/dynamics/PositionCacheFile.h"
#include "core/io/bytes/ByteSource.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;
using FileClock = fs::file_time_type::clock;

constexpr const char* kPositionCacheSuffix = ".positions";
constexpr std::uintmax_t kMostCacheBytes = std::uintmax_t{16} << 30;
constexpr std::uintmax_t kWorthCaching = 8 << 20;  // bytes
// A change so soon after another may have the same time.
constexpr auto kUncertainTime = std::chrono::seconds(2);
constexpr auto kAbandonedAfter = std::chrono::hours(24);

std::string keyOfRun(const fs::path& path, const ReadOptions& reading, const SeriesOptions& options,
                     const FrameRange& frames) {
    // As given too: the warnings name it so.
    std::string key =
        fmt::format("{}\n{}\n{}\n", path.string(), fs::absolute(path).lexically_normal().string(),
                    fmt::join(reading.species, ","));
    for (const auto& [from, to] : reading.renamed)
        key += fmt::format("{}={},", from, to);
    key += options.timestepFs ? fmt::format("\n{} fs", *options.timestepFs) : "\n";
    return frames.isWhole() ? key : key + "\nframes " + rangeText(frames);
}

fs::path fileOf(const fs::path& folder, const std::string& key) {
    const XXH128_hash_t hash = XXH3_128bits(key.data(), key.size());
    return folder / fmt::format("{:016x}{:016x}{}", hash.high64, hash.low64, kPositionCacheSuffix);
}

// ns since 1970: changes since then may be followed by others of the same time.
std::int64_t uncertainSince() {
    const auto since = std::chrono::system_clock::now() - kUncertainTime;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since.time_since_epoch()).count();
}

struct FolderState {
    std::uintmax_t size = 0;   // bytes
    std::int64_t changed = 0;  // ns, see changeTimeOf()
    std::string checksum;      // of names, sizes and times
};

std::vector<fs::directory_entry> filesBelow(const fs::path& folder) {
    std::vector<fs::directory_entry> files;
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied))
        if (entry.is_regular_file())
            files.push_back(entry);
    return files;
}

FolderState stateOfFolder(const fs::path& folder) {
    std::vector<std::string> files;
    FolderState state;
    for (const fs::directory_entry& entry : filesBelow(folder)) {
        state.size += entry.file_size();
        const std::int64_t changed = changeTimeOf(entry.path());
        state.changed = std::max(state.changed, changed);
        files.push_back(fmt::format("{} {} {}", entry.path().lexically_relative(folder).string(),
                                    entry.file_size(), changed));
    }
    std::sort(files.begin(), files.end());
    const std::string all = fmt::format("{}", fmt::join(files, "\n"));
    const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
    state.checksum = fmt::format("files:{:016x}{:016x}", hash.high64, hash.low64);
    return state;
}

CachedSource stateOf(const fs::path& path, const std::string& key) {
    if (!fs::is_directory(path))
        return {key, fs::file_size(path), changeTimeOf(path), ""};
    const FolderState folder = stateOfFolder(path);
    return {key, folder.size, folder.changed, folder.checksum};
}

bool isOf(const CachedSource& cached, const fs::path& path, const std::string& key) {
    const CachedSource now = stateOf(path, key);
    if (cached.key != key || cached.size != now.size || cached.checksum.empty())
        return false;
    if (fs::is_directory(path))
        return cached.changed != 0 && cached.checksum == now.checksum;
    return (cached.changed != 0 && cached.changed == now.changed) ||
           cached.checksum == checksumOf(path);
}

// Absent if there is no cache that can be used.
std::optional<PositionSeries> fromCache(const fs::path& file, const fs::path& path,
                                        const std::string& key) {
    std::error_code error;
    if (!fs::exists(file, error))
        return std::nullopt;
    try {
        if (!isOf(sourceOfPositionCache(file), path, key))
            return std::nullopt;
        PositionSeries series = readPositionCache(file);
        fs::last_write_time(file, FileClock::now(), error);  // it was used
        return series;
    } catch (const Error&) {
        return std::nullopt;  // damaged: made anew
    }
}

// What the input was while it was read; without a checksum if it changed meanwhile.
CachedSource sealed(const CachedSource& before, const fs::path& path) {
    CachedSource source = before;
    const CachedSource after = stateOf(path, before.key);
    if (after.size != before.size || after.changed != before.changed ||
        after.checksum != before.checksum)
        source.checksum.clear();
    else if (!fs::is_directory(path))
        source.checksum = checksumOf(path);
    if (before.changed >= uncertainSince())
        source.changed = 0;
    return source;
}

struct CacheEntry {
    fs::path path;
    fs::file_time_type used;
    std::uintmax_t size;
};

// Removes what was used longest ago, and what a process that was ended has left.
void tidyCaches(const fs::path& folder, const fs::path& kept) {
    std::vector<CacheEntry> entries;
    std::uintmax_t total = 0;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const fs::path& path = entry.path();
        const bool isPart =
            path.extension() == ".part" && path.stem().stem().extension() == kPositionCacheSuffix;
        if (!isPart && path.extension() != kPositionCacheSuffix)
            continue;
        const CacheEntry one{path, fs::last_write_time(path, error), fs::file_size(path, error)};
        if (isPart && !error && one.used + kAbandonedAfter < FileClock::now())
            fs::remove(path, error);
        else if (!isPart && !error && path != kept)
            entries.push_back(one);
    }
    std::sort(entries.begin(), entries.end(),
              [](const CacheEntry& a, const CacheEntry& b) { return a.used > b.used; });
    for (const CacheEntry& entry : entries)
        if ((total += entry.size) > kMostCacheBytes)
            fs::remove(entry.path, error);
}

PositionSeries readRange(const FormatRegistry& registry, const fs::path& path,
                         const ReadOptions& reading, const SeriesOptions& options,
                         const FrameRange& frames) {
    const auto stream = frames.isWhole()
                            ? openPositions(registry, path, reading, options.threads)
                            : positionsOf(inRange(registry.open(path, reading), frames));
    return readSeries(*stream, options);
}

class CacheNotWritten : public FileError {
public:
    using FileError::FileError;
};

// Tells failures of the cache from those of the run.
template <class Body>
void writing(Body body) {
    try {
        body();
    } catch (const FileError& error) {
        throw CacheNotWritten(error.what());
    } catch (const fs::filesystem_error& error) {
        throw CacheNotWritten(error.what());
    }
}

PositionSeries makeCache(const FormatRegistry& registry, const fs::path& path,
                         const ReadOptions& reading, SeriesOptions options,
                         const FrameRange& frames, const fs::path& file, const std::string& key) {
    std::optional<PositionCacheWriter> writer;
    writing([&] {
        fs::create_directories(file.parent_path());
        writer.emplace(file);
    });
    options.skipPs = 0;
    options.sink = [&](std::span<const float> block) { writing([&] { writer->addBlock(block); }); };
    const CachedSource before = stateOf(path, key);
    const PositionSeries read = readRange(registry, path, reading, options, frames);
    const CachedSource source = sealed(before, path);
    std::optional<PositionSeries> series;
    writing([&] {
        writer->close(source, read);
        series = readPositionCache(file);
    });
    tidyCaches(file.parent_path(), file);
    return std::move(*series);
}

}  // namespace

PositionSeries cachedSeries(const FormatRegistry& registry, const fs::path& path,
                            const ReadOptions& reading, const SeriesOptions& options,
                            const fs::path& folder, const FrameRange& frames) {
    if (folder.empty() || !(fs::is_regular_file(path) || fs::is_directory(path)))
        return readRange(registry, path, reading, options, frames);
    const std::string key = keyOfRun(path, reading, options, frames);
    const fs::path file = fileOf(folder, key);
    try {
        std::optional<PositionSeries> series = fromCache(file, path, key);
        if (!series)
            series = makeCache(registry, path, reading, options, frames, file, key);
        skipStart(options.skipPs, *series);
        return std::move(*series);
    } catch (const CacheNotWritten& error) {
        PositionSeries series = readRange(registry, path, reading, options, frames);
        series.warnings.push_back(
            fmt::format("{}: its positions cannot be cached: {}", path.string(), error.what()));
        return series;
    }
}

fs::path defaultCacheFolder() {
    const fs::path caches = userCacheFolder();
    return caches.empty() ? caches : caches / "mtp-workbench";
}

fs::path cacheFolderBeside(const fs::path& project) {
    return fs::path(project).replace_extension(".cache");
}

std::optional<fs::file_time_type> lastChangeOf(const fs::path& path) {
    try {
        if (!fs::is_directory(path))
            return fs::last_write_time(path);
        std::optional<fs::file_time_type> last;
        for (const fs::directory_entry& entry : filesBelow(path))
            last = std::max(last, std::optional(entry.last_write_time()));
        return last;
    } catch (const fs::filesystem_error&) {
        return std::nullopt;
    }
}

bool isWorthCaching(const fs::path& path) {
    std::error_code error;
    if (fs::is_regular_file(path, error))
        return fs::file_size(path, error) >= kWorthCaching;
    std::uintmax_t size = 0;
    if (fs::is_directory(path, error))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path, error))
            if (entry.is_regular_file(error) && (size += entry.file_size(error)) >= kWorthCaching)
                return true;
    return false;
}

}  // namespace mtp
