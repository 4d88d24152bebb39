// One interface over the decompression libraries: bytes in, bytes out, the reason when they fail.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mtp {

enum class Compression { None, Gzip, Bzip2, Xz, Zstd };

// By the first bytes of a file (6 are enough).
Compression compressionOf(std::string_view head);
// "gzip", "bzip2", "xz", "zstd"; empty for None.
std::string_view nameOf(Compression compression);
// A file name without ".gz", ".bz2", ".xz", ".zst", in any case.
std::string withoutCompressionSuffix(std::string_view fileName);

// Decompresses one stream (gzip calls it a member).
class Decompressor {
public:
    enum class Status { More, StreamEnd, Damaged };

    virtual ~Decompressor() = default;
    // Takes what it can off the front of `in` and of `out`.
    virtual Status run(std::span<const char>& in, std::span<char>& out) = 0;
    // Why run() said Damaged.
    const std::string& damage() const { return m_damage; }

protected:
    std::string m_damage;
};

// Throws FileError if the library cannot be set up; compression must not be None.
std::unique_ptr<Decompressor> makeDecompressor(Compression compression);

}  // namespace mtp
