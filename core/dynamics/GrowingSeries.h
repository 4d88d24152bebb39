// A run whose simulation still writes to it: what was read is kept, and only what has come since
// then is read.
#pragma once

#include <filesystem>
#include <memory>

#include "core/dynamics/PositionSeries.h"
#include "core/io/FormatRegistry.h"

namespace mtp {

// How far a run was read. It holds the positions, which it shares with the series that came of it.
struct SeriesProgress;

struct GrowingSeries {
    PositionSeries series;
    std::shared_ptr<const SeriesProgress> progress;  // null if the next reading has to be whole
};

// The series is that of readSeries() for the whole input. last: what came of the last call for this
// path with the same options (time skipped and threads may differ); null for none. Only what came
// since then is read if the input is a LAMMPS dump that is not compressed, without damage in what
// was read, and if its bytes up to there are the same: their number, the first and the last 64 kB
// of them, and 4 kB at 64 places between. Throws what openPositions() and readSeries() throw.
GrowingSeries readGrowingSeries(const FormatRegistry& registry, const std::filesystem::path& path,
                                const ReadOptions& reading, const SeriesOptions& options,
                                const std::shared_ptr<const SeriesProgress>& last);

}  // namespace mtp
