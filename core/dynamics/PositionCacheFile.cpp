#include "core/dynamics/PositionCacheFile.h"

#include <xxhash.h>

#include <atomic>
#include <cmath>
#include <cstring>

#include "core/base/Parallel.h"

namespace mtp {

namespace {

constexpr double kLongestVector = 1e9;  // Å
constexpr double kFlattest = 1e-4;      // height over the longest vector
// Changes with the format, and differs on a machine with another order of bytes.
constexpr std::uint64_t kPositionCacheFormat = 0x32'4e'4f'4d'50'54'4d'ff;
constexpr std::size_t kFirstBlock = 4096;  // offset; blocks begin with a page
constexpr std::size_t kTrailerSize = 4 * sizeof(std::uint64_t);

class ByteWriter {
public:
    template <class Value>
    void add(const Value& value) {
        static_assert(std::is_trivially_copyable_v<Value>);
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template <class Value>
    void addAll(std::span<const Value> values) {
        add(std::uint64_t{values.size()});
        m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    }
    void add(const std::string& text) { addAll(std::span<const char>(text)); }
    void add(const std::vector<std::string>& texts) {
        add(std::uint64_t{texts.size()});
        for (const std::string& text : texts)
            add(text);
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// Trusts no length.
class CacheBytes {
public:
    CacheBytes(std::span<const std::byte> bytes, std::string path)
        : m_bytes(bytes), m_path(std::move(path)) {}

    [[noreturn]] void fail(const char* reason) const {
        throw InputError(m_path + ": is no whole cache of positions: " + reason);
    }
    void require(bool isSound, const char* reason) const {
        if (!isSound)
            fail(reason);
    }
    std::span<const std::byte> take(std::size_t size) {
        require(size <= m_bytes.size(), "it ends too early");
        const auto taken = m_bytes.first(size);
        m_bytes = m_bytes.subspan(size);
        return taken;
    }
    template <class Value>
    Value one() {
        Value value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    template <class Value>
    std::vector<Value> all() {
        const auto count = one<std::uint64_t>();
        require(count <= m_bytes.size() / sizeof(Value), "a length is wrong");
        std::vector<Value> values(count);
        if (count > 0)
            std::memcpy(values.data(), take(count * sizeof(Value)).data(), count * sizeof(Value));
        return values;
    }
    std::string text() {
        const std::vector<char> letters = all<char>();
        return {letters.begin(), letters.end()};
    }
    std::vector<std::string> texts() {
        const auto count = one<std::uint64_t>();
        require(count <= m_bytes.size() / sizeof(std::uint64_t), "a length is wrong");
        std::vector<std::string> values(count);
        for (std::string& value : values)
            value = text();
        return values;
    }
    bool isAtEnd() const { return m_bytes.empty(); }

private:
    std::span<const std::byte> m_bytes;
    std::string m_path;
};

void addCells(const std::vector<Cell>& cells, ByteWriter& out) {
    out.add(std::uint64_t{cells.size()});
    for (const Cell& cell : cells) {
        for (Eigen::Index row = 0; row < 3; ++row)
            for (Eigen::Index column = 0; column < 3; ++column)
                out.add(cell.vectors(row, column));
        for (const bool isPeriodic : cell.periodic)
            out.add(std::uint8_t{isPeriodic});
    }
}

std::vector<Cell> takeCells(CacheBytes& in) {
    constexpr std::size_t kCellSize = 9 * sizeof(double) + 3;
    const auto count = in.one<std::uint64_t>();
    std::vector<Cell> cells;
    for (std::uint64_t i = 0; i < count; ++i) {
        CacheBytes one(in.take(kCellSize), {});
        Cell cell;
        for (Eigen::Index row = 0; row < 3; ++row)
            for (Eigen::Index column = 0; column < 3; ++column)
                cell.vectors(row, column) = one.one<double>();
        for (std::size_t axis = 0; axis < 3; ++axis)
            cell.periodic[axis] = one.one<std::uint8_t>() != 0;
        in.require(cell.vectors.allFinite() && cell.volume() > 0, "a cell has no volume");
        const double longest = cell.vectors.rowwise().norm().maxCoeff();
        in.require(longest < kLongestVector && cell.heights().minCoeff() > kFlattest * longest,
                   "a cell has vectors that no run has");
        cells.push_back(cell);
    }
    return cells;
}

void addSource(const CachedSource& source, ByteWriter& out) {
    out.add(source.key);
    out.add(source.size);
    out.add(source.changed);
    out.add(source.checksum);
}

CachedSource takeSource(CacheBytes& in) {
    CachedSource source;
    source.key = in.text();
    source.size = in.one<std::uint64_t>();
    source.changed = in.one<std::int64_t>();
    source.checksum = in.text();
    return source;
}

void addSeries(const PositionSeries& series, ByteWriter& out) {
    out.add(series.path);
    out.add(series.species);
    out.addAll(std::span<const int>(series.types));
    out.addAll(std::span<const std::int64_t>(series.ids));
    addCells(series.cells, out);
    out.addAll(std::span<const double>(series.times));
    out.addAll(std::span<const std::size_t>(series.numbers));
    out.addAll(std::span<const std::size_t>(series.places));
    for (const double one : series.corner)
        out.add(one);
    out.add(std::uint8_t{series.areUnwrapped});
    out.add(series.temperature.value_or(std::nan("")));
    out.add(series.warnings);
}

PositionSeries takeSeries(CacheBytes& in) {
    PositionSeries series;
    series.path = in.text();
    series.species = in.texts();
    series.types = in.all<int>();
    series.ids = in.all<std::int64_t>();
    series.cells = takeCells(in);
    series.times = in.all<double>();
    series.numbers = in.all<std::size_t>();
    series.places = in.all<std::size_t>();
    for (double& one : series.corner)
        one = in.one<double>();
    series.areUnwrapped = in.one<std::uint8_t>() != 0;
    if (const auto temperature = in.one<double>(); !std::isnan(temperature))
        series.temperature = temperature;
    series.warnings = in.texts();
    return series;
}

// What the analyses rely on.
void requireSound(const PositionSeries& series, std::size_t stored, const CacheBytes& in) {
    const std::size_t frames = series.frameCount();
    in.require(frames > 0 && series.times.size() == frames && series.numbers.size() == frames &&
                   series.places.size() == frames,
               "the numbers of frames differ");
    in.require(series.ids.empty() || series.ids.size() == series.atomCount(),
               "the numbers of atoms differ");
    in.require(series.corner.allFinite(), "the corner of the cell is no number");
    for (const int type : series.types)
        in.require(type >= 0 && static_cast<std::size_t>(type) < series.species.size(),
                   "a type has no species");
    for (std::size_t k = 0; k < frames; ++k)
        in.require(std::isfinite(series.times[k]) && series.places[k] < stored &&
                       (k == 0 || (series.times[k] > series.times[k - 1] &&
                                   series.places[k] > series.places[k - 1])),
                   "the frames are out of order");
}

// Where the part after the blocks begins.
std::size_t requireFrame(std::span<const std::byte> bytes, CacheBytes& in) {
    in.require(bytes.size() >= kFirstBlock + kTrailerSize, "it ends too early");
    in.require(in.one<std::uint64_t>() == kPositionCacheFormat, "it has another format");
    CacheBytes trailer(bytes.last(kTrailerSize), {});
    const auto offset = trailer.one<std::uint64_t>(), size = trailer.one<std::uint64_t>();
    in.require(offset >= kFirstBlock && offset <= bytes.size() - kTrailerSize &&
                   size == bytes.size() - kTrailerSize - offset,
               "its parts do not fill it");
    const XXH128_hash_t hash = XXH3_128bits(bytes.data() + offset, size);
    in.require(
        trailer.one<std::uint64_t>() == hash.high64 && trailer.one<std::uint64_t>() == hash.low64,
        "a checksum differs");
    return offset;
}

void requireBlocks(const PositionStore& store, const std::vector<std::uint64_t>& checksums,
                   int threads, const CacheBytes& in) {
    std::atomic<bool> areSame{true};
    const std::size_t blocks = store.blockCount(), size = store.blockSize() * sizeof(float);
    parallelFor(blocks, threads, [&](std::size_t block) {
        if (XXH3_64bits(store.values(block, 0, 0), size) != checksums[block] ||
            (store.hasRests() &&
             XXH3_64bits(store.rests(block, 0, 0), size) != checksums[blocks + block]))
            areSame = false;
        store.release(block);
    });
    in.require(areSame, "positions are not what was written");
}

}  // namespace

PositionCacheWriter::PositionCacheWriter(std::filesystem::path path) : m_file(std::move(path)) {
    std::string page(kFirstBlock, '\0');
    std::memcpy(page.data(), &kPositionCacheFormat, sizeof kPositionCacheFormat);
    m_file.write(page);
    m_size = page.size();
}

void PositionCacheWriter::addBlock(std::span<const float> block) {
    m_checksums.push_back(XXH3_64bits(block.data(), block.size_bytes()));
    m_file.write({reinterpret_cast<const char*>(block.data()), block.size_bytes()});
    m_size += block.size_bytes();
}

void PositionCacheWriter::close(const CachedSource& source, const PositionSeries& series) {
    const PositionStore& positions = series.positions;
    if (positions.hasRests())
        for (std::size_t block = 0; block < positions.blockCount(); ++block)
            addBlock({positions.rests(block, 0, 0), positions.blockSize()});
    ByteWriter rest;
    addSource(source, rest);
    addSeries(series, rest);
    rest.addAll(std::span<const double>(positions.start()));
    rest.add(std::uint64_t{positions.frameCount()});
    rest.addAll(std::span<const std::uint64_t>(m_checksums));
    const XXH128_hash_t hash = XXH3_128bits(rest.bytes().data(), rest.bytes().size());
    ByteWriter trailer;
    for (const std::uint64_t one : {m_size, std::uint64_t{rest.bytes().size()},
                                    std::uint64_t{hash.high64}, std::uint64_t{hash.low64}})
        trailer.add(one);
    m_file.write(rest.bytes());
    m_file.write(trailer.bytes());
    m_file.close();
}

CachedSource sourceOfPositionCache(const std::filesystem::path& path) {
    const MappedFile file(path);
    CacheBytes whole(file.bytes(), path.string());
    const std::size_t offset = requireFrame(file.bytes(), whole);
    CacheBytes rest(file.bytes().subspan(offset), path.string());
    return takeSource(rest);
}

PositionSeries readPositionCache(const std::filesystem::path& path, int threads) {
    auto file = std::make_shared<const MappedFile>(path);
    const std::span<const std::byte> bytes = file->bytes();
    CacheBytes whole(bytes, path.string());
    const std::size_t offset = requireFrame(bytes, whole);
    CacheBytes rest(bytes.subspan(offset, bytes.size() - kTrailerSize - offset), path.string());
    takeSource(rest);
    PositionSeries series = takeSeries(rest);
    std::vector<double> start = rest.all<double>();
    const auto frames = rest.one<std::uint64_t>();
    const std::vector<std::uint64_t> checksums = rest.all<std::uint64_t>();
    rest.require(rest.isAtEnd(), "it is too long");
    rest.require(!start.empty() && start.size() == 3 * series.atomCount(),
                 "the numbers of atoms differ");
    for (const double one : start)
        rest.require(std::isfinite(one), "a position is no number");
    const std::size_t blockSize = PositionStore::kBlockFrames * start.size() * sizeof(float);
    const std::size_t blocks = (offset - kFirstBlock) / blockSize;
    rest.require((offset - kFirstBlock) % blockSize == 0 && checksums.size() == blocks &&
                     frames <= blocks * PositionStore::kBlockFrames,
                 "the number of blocks is wrong");
    const std::size_t needed =
        (frames + PositionStore::kBlockFrames - 1) / PositionStore::kBlockFrames;
    const bool hasRests = blocks == 2 * needed;
    rest.require(blocks == needed || hasRests, "the number of blocks is wrong");
    requireSound(series, frames, rest);
    series.positions =
        PositionStore::mapped(std::move(file), kFirstBlock, std::move(start), frames, hasRests);
    requireBlocks(series.positions, checksums, threads, rest);
    return series;
}

}  // namespace mtp
