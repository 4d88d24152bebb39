#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "core/base/Error.h"
#include "core/dynamics/Displacements.h"
#include "core/dynamics/PositionCacheFile.h"
#include "tests/fuzz/ReadWhole.h"
#include "tests/fuzz/Scratch.h"

namespace mtp::test {

namespace {

// No damage comes past the checksum but what has the right one.
std::string resealed(std::string_view bytes) {
    std::string text(bytes);
    std::uint64_t trailer[4];  // offset, size and checksum of the description
    if (text.size() < sizeof trailer)
        return text;
    char* place = text.data() + text.size() - sizeof trailer;
    std::memcpy(trailer, place, sizeof trailer);
    const std::size_t end = text.size() - sizeof trailer;
    trailer[0] = std::min<std::uint64_t>(trailer[0], end);
    trailer[1] = end - trailer[0];
    const XXH128_hash_t hash = XXH3_128bits(text.data() + trailer[0], trailer[1]);
    trailer[2] = hash.high64;
    trailer[3] = hash.low64;
    std::memcpy(place, trailer, sizeof trailer);
    return text;
}

std::size_t readOnce(const Scratch& scratch, std::string_view bytes) {
    scratch.clear();
    scratch.write("run.positions", bytes);
    try {
        const PositionSeries series = readPositionCache(scratch.path() / "run.positions", 1);
        for (std::size_t k = 0; k < series.frameCount(); ++k)
            for (std::size_t atom = 0; atom < series.atomCount(); ++atom)
                if (!series.at(k, atom).allFinite())
                    throw std::logic_error("a position is no number");
        for (const std::string& ion : series.species)
            try {
                displacementsOf(series, {ion, {}, {}, 1});
            } catch (const Error&) {
                // There may be none of it.
            }
    } catch (const Error&) {
        return 0;
    }
    return 1;
}

}  // namespace

std::size_t readPositionsWhole(std::string_view bytes) {
    static const Scratch scratch;
    return readOnce(scratch, bytes) + readOnce(scratch, resealed(bytes));
}

}  // namespace mtp::test
