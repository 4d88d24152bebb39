// The bytes of an input file at any offset, decompressed where it is compressed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace mtp {

// Not for use by several threads at a time.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Fills buffer with the bytes from offset on; fewer than size only at the end of the data.
    // Throws FileError if the file cannot be read or became shorter since it was opened.
    virtual std::size_t read(std::uint64_t offset, char* buffer, std::size_t size) = 0;
    // Bytes after decompression; absent while that is not known (compressed, end not reached).
    virtual std::optional<std::uint64_t> size() const = 0;
    // Share in [0, 1] of the file on disk that was consumed by the last read.
    virtual double fraction() const = 0;
    virtual bool isCompressed() const = 0;
    // What is wrong with the compressed data ("unexpected end of gzip data"), known once a read
    // came to it; the bytes before the damage can be read.
    virtual std::optional<std::string> damage() const = 0;
    // Of the file on disk (compressed as it is): "xxh128:" and 32 hex digits, as `xxhsum -H2` says.
    // Summed up while the file is read from its start on; reads what was not read yet.
    virtual std::string checksum() = 0;
};

// Throws FileError if the file is missing, a directory or unreadable.
std::unique_ptr<ByteSource> openBytes(const std::filesystem::path& path);
// The checksum of a file that is not read otherwise. Throws FileError.
std::string checksumOf(const std::filesystem::path& path);

}  // namespace mtp
