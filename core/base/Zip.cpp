// The layout of zip files: PKWARE, APPNOTE.TXT 6.3, sections 4.3 and 4.4.
#include "core/base/Zip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>

#include "core/base/OutputFile.h"
#include "core/base/TextFile.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kLocal = 0x04034b50, kCentral = 0x02014b50, kEnd = 0x06054b50;
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22;
constexpr std::uint16_t kStored = 0, kDeflated = 8;
constexpr std::uint16_t kMadeByUnix = (3 << 8) | 20, kNeeded = 20;
constexpr std::uint16_t kEncrypted = 1, kUtf8 = 1 << 11;
constexpr std::uint32_t kKindMask = 0170000, kRegular = 0100000, kLink = 0120000;
constexpr std::uint64_t kMostBytes = 0xfffffffe;
constexpr std::uint16_t kFirstDay = (0 << 9) | (1 << 5) | 1;  // 1980-01-01: times tell nothing here

struct ZipEntry {
    std::string name;
    std::uint16_t flags = kUtf8, method = kStored;
    std::uint32_t checksum = 0, packed = 0, size = 0, attributes = 0, offset = 0;
};

void put(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xff);
}

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

std::uint32_t checksumOf(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()),
                                              static_cast<z_size_t>(bytes.size())));
}

// What both kinds of headers have in the middle.
std::string sharedFields(const ZipEntry& entry) {
    std::string bytes;
    put(bytes, kNeeded, 2);
    put(bytes, entry.flags, 2);
    put(bytes, entry.method, 2);
    put(bytes, 0, 2);
    put(bytes, kFirstDay, 2);
    put(bytes, entry.checksum, 4);
    put(bytes, entry.packed, 4);
    put(bytes, entry.size, 4);
    put(bytes, entry.name.size(), 2);
    put(bytes, 0, 2);
    return bytes;
}

std::string deflated(std::string_view text) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

// Absent if it is not what the entry says.
bool inflateInto(std::string_view packed, std::string& text) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int result = inflate(&stream, Z_FINISH);
    const bool isWhole = result == Z_STREAM_END && stream.total_out == text.size();
    inflateEnd(&stream);
    return isWhole;
}

class ZipReader {
public:
    explicit ZipReader(const fs::path& path) : m_path(path), m_bytes(readTextFile(path)) {}

    std::vector<ZipEntry> entries() const {
        const std::size_t end = findEnd();
        const auto count = get(m_bytes, end + 10, 2);
        std::size_t at = get(m_bytes, end + 16, 4);
        std::vector<ZipEntry> all;
        for (std::uint64_t i = 0; i < count; ++i) {
            require(at + kCentralSize <= m_bytes.size() && get(m_bytes, at, 4) == kCentral,
                    "the list of its files is damaged");
            const std::size_t nameSize = get(m_bytes, at + 28, 2);
            require(at + kCentralSize + nameSize <= m_bytes.size(), "a name is cut");
            all.push_back(entryAt(at, nameSize));
            at += kCentralSize + nameSize + get(m_bytes, at + 30, 2) + get(m_bytes, at + 32, 2);
        }
        return all;
    }

    std::string textOf(const ZipEntry& entry) const {
        const std::size_t at = entry.offset;
        require(at + kLocalSize <= m_bytes.size() && get(m_bytes, at, 4) == kLocal,
                entry.name + " is damaged");
        const std::size_t begin =
            at + kLocalSize + get(m_bytes, at + 26, 2) + get(m_bytes, at + 28, 2);
        require(begin <= m_bytes.size() && entry.packed <= m_bytes.size() - begin,
                entry.name + " is cut");
        const std::string_view packed = std::string_view(m_bytes).substr(begin, entry.packed);
        require(!(entry.flags & kEncrypted), entry.name + " is encrypted");
        require(
            entry.method == kStored || entry.method == kDeflated,
            fmt::format("{} is packed by method {}, which is not known", entry.name, entry.method));
        // Deflate packs a thousandfold at most.
        require(entry.method == kStored ? entry.size == entry.packed
                                        : entry.size / 1100 <= entry.packed,
                entry.name + " is damaged");
        std::string text(entry.size, '\0');
        if (entry.method == kStored)
            text = packed;
        else
            require(inflateInto(packed, text), entry.name + " is damaged");
        require(checksumOf(text) == entry.checksum, entry.name + " is damaged (checksum)");
        return text;
    }

    void require(bool isSound, const std::string& what) const {
        if (!isSound)
            throw ParseError(m_path.string(), 0, what);
    }

private:
    std::size_t findEnd() const {
        require(m_bytes.size() >= kEndSize, "is no zip file");
        constexpr std::size_t kLongestComment = 65535;
        const std::size_t last = m_bytes.size() - kEndSize;
        const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
        for (std::size_t at = last + 1; at-- > first;)
            if (get(m_bytes, at, 4) == kEnd)
                return at;
        throw ParseError(m_path.string(), 0, "is no zip file, or it is cut");
    }

    ZipEntry entryAt(std::size_t at, std::size_t nameSize) const {
        const auto number = [&](std::size_t offset, std::size_t count) {
            return static_cast<std::uint32_t>(get(m_bytes, at + offset, count));
        };
        ZipEntry entry;
        entry.name = m_bytes.substr(at + kCentralSize, nameSize);
        entry.flags = static_cast<std::uint16_t>(number(8, 2));
        entry.method = static_cast<std::uint16_t>(number(10, 2));
        entry.checksum = number(16, 4);
        entry.packed = number(20, 4);
        entry.size = number(24, 4);
        const bool isOfUnix = number(4, 2) >> 8 == kMadeByUnix >> 8;
        entry.attributes = isOfUnix ? number(38, 4) >> 16 : kRegular;
        entry.offset = number(42, 4);
        return entry;
    }

    fs::path m_path;
    std::string m_bytes;
};

bool isFolder(const ZipEntry& entry) {
    return entry.name.ends_with('/');
}

// Leads to a place below a folder and nowhere else.
bool isSafe(const std::string& name) {
    const fs::path path(name);
    if (name.empty() || path.is_absolute() || name.find('\\') != std::string::npos ||
        name.find(':') != std::string::npos || name.find('\0') != std::string::npos)
        return false;
    return std::none_of(path.begin(), path.end(),
                        [](const fs::path& part) { return part == ".."; });
}

bool canBeStarted(const fs::path& file) {
    std::error_code error;
    return (fs::status(file, error).permissions() & fs::perms::owner_exec) != fs::perms::none;
}

std::string centralHeader(const ZipEntry& entry) {
    std::string bytes;
    put(bytes, kCentral, 4);
    put(bytes, kMadeByUnix, 2);
    bytes += sharedFields(entry);
    put(bytes, 0, 6);  // no comment, first disk, no internal attributes
    put(bytes, static_cast<std::uint64_t>(entry.attributes) << 16, 4);
    put(bytes, entry.offset, 4);
    return bytes + entry.name;
}

std::string endOfZip(std::size_t count, std::uint64_t offset, std::size_t size) {
    std::string bytes;
    put(bytes, kEnd, 4);
    put(bytes, 0, 4);
    put(bytes, count, 2);
    put(bytes, count, 2);
    put(bytes, size, 4);
    put(bytes, offset, 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace

void writeZip(const fs::path& zip, const fs::path& root, const std::vector<fs::path>& files,
              const std::string& prefix, Progress& progress) {
    OutputFile output(zip);
    const auto requireRoom = [&](std::uint64_t bytes) {
        if (bytes > kMostBytes || files.size() > 0xfffe)
            throw FileError(zip.string() +
                            ": more than 4 GB or 65,534 files do not fit into a zip file");
    };
    std::string list;
    std::uint64_t offset = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string text = readTextFile(files[i]);
        requireRoom(text.size());
        const std::string packed = deflated(text);
        ZipEntry entry;
        entry.name = prefix + files[i].lexically_relative(root).generic_string();
        entry.method = packed.size() < text.size() ? kDeflated : kStored;
        const std::string& kept = entry.method == kDeflated ? packed : text;
        entry.checksum = checksumOf(text);
        entry.size = static_cast<std::uint32_t>(text.size());
        entry.packed = static_cast<std::uint32_t>(kept.size());
        entry.attributes = kRegular | (canBeStarted(files[i]) ? 0755 : 0644);
        requireRoom(offset + kept.size());
        entry.offset = static_cast<std::uint32_t>(offset);
        std::string head;
        put(head, kLocal, 4);
        head += sharedFields(entry) + entry.name;
        output.write(head);
        output.write(kept);
        offset += head.size() + kept.size();
        list += centralHeader(entry);
        progress.step(static_cast<double>(i + 1) / static_cast<double>(files.size()), "Packing");
    }
    requireRoom(offset + list.size());
    output.write(list);
    output.write(endOfZip(files.size(), offset, list.size()));
    output.close();
}

std::vector<fs::path> unpackZip(const fs::path& zip, const fs::path& folder, Progress& progress) {
    const ZipReader reader(zip);
    const std::vector<ZipEntry> entries = reader.entries();
    for (const ZipEntry& entry : entries)
        reader.require(isSafe(entry.name) && (entry.attributes & kKindMask) != kLink,
                       fmt::format("\"{}\" is a link or leads out of the folder; nothing was "
                                   "unpacked",
                                   entry.name));
    std::vector<fs::path> files;
    makeFolder(folder);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const fs::path path = folder / entries[i].name;
        if (isFolder(entries[i])) {
            makeFolder(path);
            continue;
        }
        makeFolder(path.parent_path());
        writeTextFile(path, reader.textOf(entries[i]));
        if (entries[i].attributes & 0100)
            makeExecutable(path);
        files.push_back(path);
        progress.step(static_cast<double>(i + 1) / static_cast<double>(entries.size()),
                      "Unpacking");
    }
    return files;
}

}  // namespace mtp
