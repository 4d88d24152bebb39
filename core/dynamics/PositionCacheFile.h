// The file that keeps the positions of a run in single precision, so that they are parsed once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/OutputFile.h"
#include "core/dynamics/PositionSeries.h"

namespace mtp {

// The trajectory that a cache was made from.
struct CachedSource {
    std::string key;           // path and what else decides what is read from it
    std::uint64_t size = 0;    // bytes
    std::int64_t changed = 0;  // ns, of its last change; 0: not to be relied on
    std::string checksum;      // see ByteSource; empty: the file changed while it was read
};

// A first page with the format, the blocks of a PositionStore, for a short run as many blocks of
// what rounding leaves, the rest of the series, and at the end 32 bytes: where the rest begins, how
// long it is, and its checksum (XXH3, 128 bits). The rest has a checksum of each block.
class PositionCacheWriter {
public:
    // Nothing is at the path before close(). Throws FileError, as the others do.
    explicit PositionCacheWriter(std::filesystem::path path);
    void addBlock(std::span<const float> block);
    // series: all that was read, but for the blocks that were added.
    void close(const CachedSource& source, const PositionSeries& series);

private:
    OutputFile m_file;
    std::uint64_t m_size = 0;
    std::vector<std::uint64_t> m_checksums;  // of the blocks
};

// Only the source. Throws FileError, and InputError if the file is not whole.
CachedSource sourceOfPositionCache(const std::filesystem::path& path);
// The series, whose positions are those of the mapped file. Every block is compared with its
// checksum. Throws FileError, and InputError if the file is not whole. threads: 0 takes all.
PositionSeries readPositionCache(const std::filesystem::path& path, int threads = 0);

}  // namespace mtp
