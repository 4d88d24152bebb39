// Runs that were read before are taken from a cache on disk, if their file is what it was.
#pragma once

#include <filesystem>

#include "core/dynamics/PositionSeries.h"
#include "core/io/FormatRegistry.h"
#include "core/io/FrameRange.h"

namespace mtp {

// The run as readSeries() gives it, or some of its frames. If `folder` has a cache of the same
// input, read in the same way, the positions are mapped from it and the input is not parsed; else
// the cache is made, or made anew if it is damaged or the input has changed: a file by size and
// time of its last change of any kind (not that of the last writing, which programs set), and by
// its checksum if these differ; a folder (a run of several files) by names, sizes and such times of
// all its files. Caches that were not used for the longest time go if
// all together take more than 16 GiB. If the cache cannot be written, the run is read without it,
// and a warning says so. Throws what openPositions() and readSeries() throw.
PositionSeries cachedSeries(const FormatRegistry& registry, const std::filesystem::path& path,
                            const ReadOptions& reading, const SeriesOptions& options,
                            const std::filesystem::path& folder, const FrameRange& frames = {});

// Of this user; empty if the system names none.
std::filesystem::path defaultCacheFolder();
// Beside a project file.
std::filesystem::path cacheFolderBeside(const std::filesystem::path& project);
// When the file, or one of the files of a folder, changed last; absent if that is not known.
std::optional<std::filesystem::file_time_type> lastChangeOf(const std::filesystem::path& path);
// Whether parsing takes long enough for a cache to be of use: a file, or the files of a folder, of
// 8 MB or more.
bool isWorthCaching(const std::filesystem::path& path);

}  // namespace mtp
