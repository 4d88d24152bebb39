#include "core/dynamics/GrowingSeries.h"

#include <xxhash.h>

#include <algorithm>
#include <fstream>

#include "core/dynamics/SeriesBuilder.h"

namespace mtp {

struct SeriesProgress {
    SeriesBuilder builder;  // paused
    StreamPlace place;
    std::uint64_t checksum = 0;  // of samples of what lies before the place
};

namespace {

// Absent if the file is shorter than `size`.
std::optional<std::uint64_t> checksumOfSamples(const std::filesystem::path& path,
                                               std::uint64_t size) {
    constexpr std::uint64_t kEnds = 65536, kSample = 4096, kSamples = 64;  // bytes, and how many
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    const auto add = [&](std::uint64_t from, std::uint64_t length) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(length, size - from));
        file.seekg(static_cast<std::streamoff>(from));
        file.read(bytes.data() + before, static_cast<std::streamsize>(bytes.size() - before));
    };
    add(0, kEnds);
    if (size > kEnds) {
        for (std::uint64_t i = 1; i <= kSamples; ++i)
            add(size / (kSamples + 1) * i, kSample);
        add(size - kEnds, kEnds);
    }
    if (!file)
        return std::nullopt;
    return XXH3_64bits(bytes.data(), bytes.size());
}

bool isStillTrue(const SeriesProgress* last, const std::filesystem::path& path) {
    return last && last->checksum == checksumOfSamples(path, last->place.offset);
}

// Adds what the stream gives. Returns the builder as it was behind the frames before stream.place()
// and leaves in `builder` all frames.
SeriesBuilder addAll(PositionStream& stream, Progress* progress, SeriesBuilder& builder) {
    std::optional<SeriesBuilder> lasting;
    while (const std::optional<PositionFrame> next = stream.next()) {
        const bool isLasting = stream.place() && next->number <= stream.place()->number;
        if (!isLasting && !lasting) {
            builder.pause();
            lasting = builder;
            builder.goOn();
        }
        builder.add(*next);
        if (progress)
            progress->step(stream.fraction(), "Reading " + stream.path());
    }
    builder.pause();
    return lasting ? std::move(*lasting) : builder;
}

}  // namespace

GrowingSeries readGrowingSeries(const FormatRegistry& registry, const std::filesystem::path& path,
                                const ReadOptions& reading, const SeriesOptions& options,
                                const std::shared_ptr<const SeriesProgress>& last) {
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(path, error);
    const auto before = error ? std::nullopt : checksumOfSamples(path, size);
    const auto stream = openPositions(registry, path, reading, options.threads);
    SeriesBuilder builder(stream->path(), options);
    if (before && isStillTrue(last.get(), path)) {
        stream->goOnAt(last->place);
        builder = last->builder;
        builder.goOn();
    }
    SeriesBuilder lasting = addAll(*stream, options.progress, builder);
    GrowingSeries result{std::move(builder).finished(stream->warnings()), nullptr};
    skipStart(options.skipPs, result.series);
    // A file that was replaced while it was read is read as a whole the next time.
    const auto place = stream->place();
    if (place && before && before == checksumOfSamples(path, size))
        if (const auto checksum = checksumOfSamples(path, place->offset))
            result.progress = std::make_shared<const SeriesProgress>(
                SeriesProgress{std::move(lasting), *place, *checksum});
    return result;
}

}  // namespace mtp
