#include "core/io/bytes/ByteSource.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <span>
#include <vector>

#include "core/base/Error.h"
#include "core/io/bytes/Decompressor.h"
#include "core/io/bytes/TemporaryBytes.h"

namespace mtp {

namespace {

constexpr std::size_t kBlockSize = 256 * 1024;
// Inflated bytes kept in memory for reading again; those beyond go to a temporary file.
constexpr std::size_t kKeptLimit = 64 * 1024 * 1024;

// XXH128 of bytes that come in order; a block read again is not added again.
class RunningChecksum {
public:
    RunningChecksum() : m_state(XXH3_createState()) {
        if (!m_state)
            throw std::bad_alloc();
        XXH3_128bits_reset(m_state);
    }
    ~RunningChecksum() { XXH3_freeState(m_state); }
    RunningChecksum(const RunningChecksum&) = delete;
    RunningChecksum& operator=(const RunningChecksum&) = delete;

    void add(std::uint64_t offset, std::span<const char> bytes) {
        if (offset > m_size || offset + bytes.size() <= m_size)
            return;
        const std::span<const char> fresh = bytes.subspan(m_size - offset);
        XXH3_128bits_update(m_state, fresh.data(), fresh.size());
        m_size += fresh.size();
    }
    std::uint64_t size() const { return m_size; }
    std::string text() const {
        const XXH128_hash_t hash = XXH3_128bits_digest(m_state);
        return fmt::format("xxh128:{:016x}{:016x}", hash.high64, hash.low64);
    }

private:
    XXH3_state_t* m_state;
    std::uint64_t m_size = 0;
};

class FileBytes final : public ByteSource {
public:
    explicit FileBytes(const std::filesystem::path& path) : m_path(path.string()) {
        std::error_code error;
        if (std::filesystem::is_directory(path, error))
            throw FileError(m_path + ": is a folder, not a file");
        m_size = std::filesystem::file_size(path, error);
        if (error)
            throw FileError(fmt::format("{}: {}", m_path, error.message()));
        m_file.open(path, std::ios::binary);
        if (!m_file)
            throw FileError(m_path + ": cannot be opened (no permission?)");
    }

    std::size_t read(std::uint64_t offset, char* buffer, std::size_t size) override {
        if (offset >= m_size)
            return 0;
        const std::size_t wanted = std::min<std::uint64_t>(size, m_size - offset);
        if (offset != m_position)
            m_file.seekg(static_cast<std::streamoff>(offset));
        m_file.read(buffer, static_cast<std::streamsize>(wanted));
        if (!m_file)
            throw FileError(m_path + ": cannot be read (changed since it was opened?)");
        m_position = offset + wanted;
        m_checksum.add(offset, {buffer, wanted});
        return wanted;
    }

    std::optional<std::uint64_t> size() const override { return m_size; }
    double fraction() const override {
        return m_size == 0 ? 1.0 : static_cast<double>(m_position) / static_cast<double>(m_size);
    }
    bool isCompressed() const override { return false; }
    std::optional<std::string> damage() const override { return std::nullopt; }
    std::string checksum() override {
        std::vector<char> block(kBlockSize);
        while (m_checksum.size() < m_size)
            read(m_checksum.size(), block.data(), block.size());
        return m_checksum.text();
    }

private:
    std::string m_path;
    std::ifstream m_file;
    RunningChecksum m_checksum;
    std::uint64_t m_size = 0;
    std::uint64_t m_position = 0;
};

class InflatedBytes final : public ByteSource {
public:
    InflatedBytes(std::unique_ptr<ByteSource> file, Compression compression)
        : m_file(std::move(file))
        , m_compression(compression)
        , m_input(kBlockSize)
        , m_block(kBlockSize) {
        restart();
    }

    std::size_t read(std::uint64_t offset, char* buffer, std::size_t size) override {
        std::size_t done = 0;
        while (done < size) {
            const std::span<const char> found = find(offset + done);
            if (found.empty())
                break;
            const std::size_t count = std::min(found.size(), size - done);
            std::memcpy(buffer + done, found.data(), count);
            done += count;
        }
        return done;
    }

    std::optional<std::uint64_t> size() const override { return m_size; }
    double fraction() const override { return m_file->fraction(); }
    bool isCompressed() const override { return true; }
    std::optional<std::string> damage() const override { return m_damage; }
    std::string checksum() override { return m_file->checksum(); }

private:
    void restart() {
        m_decompressor = makeDecompressor(m_compression);
        m_inputOffset = 0;
        m_pending = {};
        m_blockStart = 0;
        m_blockSize = 0;
        m_isFinished = false;
    }

    // The bytes held from offset on, after decompressing up to there; empty at the end.
    std::span<const char> find(std::uint64_t offset) {
        while (true) {
            if (offset < m_kept.size())
                return std::span<const char>(m_kept).subspan(offset);
            if (offset >= m_blockStart && offset < m_blockStart + m_blockSize)
                return std::span<const char>(m_block.data(), m_blockSize)
                    .subspan(offset - m_blockStart);
            if (const std::span<const char> found = findSpilled(offset); !found.empty())
                return found;
            if (offset < m_blockStart)
                restart();
            else if (m_isFinished)
                return {};
            else
                fillBlock();
        }
    }

    std::span<const char> findSpilled(std::uint64_t offset) {
        if (!m_spilled || offset < m_kept.size() || offset - m_kept.size() >= m_spilled->size())
            return {};
        if (offset < m_spilledStart || offset >= m_spilledStart + m_spilledSize) {
            m_spilledBlock.resize(kBlockSize);
            m_spilledStart = offset;
            m_spilledSize = m_spilled->read(offset - m_kept.size(), m_spilledBlock);
        }
        return std::span<const char>(m_spilledBlock.data(), m_spilledSize)
            .subspan(std::min<std::uint64_t>(offset - m_spilledStart, m_spilledSize));
    }

    // In memory first, then in a temporary file for as long as there is room.
    void keepBlock() {
        const std::span<const char> block(m_block.data(), m_blockSize);
        if (!m_spilled && m_blockStart == m_kept.size() &&
            m_kept.size() + m_blockSize <= kKeptLimit) {
            m_kept.insert(m_kept.end(), block.begin(), block.end());
            return;
        }
        if (!m_spilled && m_blockStart == m_kept.size())
            m_spilled = std::make_unique<TemporaryBytes>();
        if (m_spilled && m_blockStart == m_kept.size() + m_spilled->size())
            m_spilled->append(block);
    }

    void fillBlock() {
        m_blockStart += m_blockSize;
        std::span<char> room(m_block);
        while (!room.empty() && !m_isFinished)
            step(room);
        m_blockSize = m_block.size() - room.size();
        keepBlock();
        if (m_isFinished)
            m_size = m_blockStart + m_blockSize;
    }

    void step(std::span<char>& room) {
        const std::size_t roomBefore = room.size();
        const std::size_t inputBefore = m_pending.size();
        const Decompressor::Status status = m_decompressor->run(m_pending, room);
        if (status == Decompressor::Status::Damaged) {
            finish(m_decompressor->damage());
        } else if (status == Decompressor::Status::StreamEnd) {
            beginNextStream();
        } else if (room.size() == roomBefore && m_pending.size() == inputBefore) {
            if (!loadInput())
                finish(fmt::format("unexpected end of {} data", nameOf(m_compression)));
        }
    }

    // Concatenated streams are one text; anything else after a stream is not part of it.
    void beginNextStream() {
        if (m_pending.size() < 6)
            loadInput();
        const std::string_view head(m_pending.data(), m_pending.size());
        if (compressionOf(head) == m_compression) {
            m_decompressor = makeDecompressor(m_compression);
            return;
        }
        const bool isPadding = std::all_of(head.begin(), head.end(), [](char c) { return c == 0; });
        if (isPadding)
            finish(std::nullopt);
        else
            finish(fmt::format("data after the end of the {} stream were ignored",
                               nameOf(m_compression)));
    }

    // Moves what is pending to the front and reads more behind it; false if no more came.
    bool loadInput() {
        std::copy(m_pending.begin(), m_pending.end(), m_input.begin());
        const std::size_t held = m_pending.size();
        const std::size_t count =
            m_file->read(m_inputOffset, m_input.data() + held, m_input.size() - held);
        m_inputOffset += count;
        m_pending = std::span<const char>(m_input.data(), held + count);
        return count > 0;
    }

    void finish(std::optional<std::string> damage) {
        m_isFinished = true;
        m_damage = std::move(damage);
    }

    std::unique_ptr<ByteSource> m_file;
    Compression m_compression;
    std::unique_ptr<Decompressor> m_decompressor;
    std::vector<char> m_input;
    std::uint64_t m_inputOffset = 0;  // in the file, of what is read next
    std::span<const char> m_pending;  // part of m_input not yet decompressed
    std::vector<char> m_block;        // inflated last
    std::uint64_t m_blockStart = 0;
    std::size_t m_blockSize = 0;
    std::vector<char> m_kept;                   // inflated from the start on
    std::unique_ptr<TemporaryBytes> m_spilled;  // what follows m_kept
    std::vector<char> m_spilledBlock;           // read from there last
    std::uint64_t m_spilledStart = 0;
    std::size_t m_spilledSize = 0;
    bool m_isFinished = false;
    std::optional<std::uint64_t> m_size;
    std::optional<std::string> m_damage;
};

}  // namespace

std::unique_ptr<ByteSource> openBytes(const std::filesystem::path& path) {
    auto file = std::make_unique<FileBytes>(path);
    std::array<char, 6> head{};
    const std::size_t count = file->read(0, head.data(), head.size());
    const Compression compression = compressionOf({head.data(), count});
    if (compression == Compression::None)
        return file;
    return std::make_unique<InflatedBytes>(std::move(file), compression);
}

std::string checksumOf(const std::filesystem::path& path) {
    return FileBytes(path).checksum();
}

}  // namespace mtp
