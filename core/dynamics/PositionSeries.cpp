#include "core/dynamics/PositionSeries.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Plural.h"
#include "core/dynamics/SeriesBuilder.h"

namespace mtp {

void PositionSeries::append(const Cell& cell, double time, std::span<const double> fractional) {
    cells.push_back(cell);
    times.push_back(time);
    places.push_back(positions.frameCount());
    positions.append(fractional);
}

PositionSeries readSeries(PositionStream& stream, const SeriesOptions& options) {
    SeriesBuilder builder(stream.path(), options);
    while (const std::optional<PositionFrame> next = stream.next()) {
        builder.add(*next);
        if (options.progress)
            options.progress->step(stream.fraction(), "Reading " + stream.path());
    }
    PositionSeries series = std::move(builder).finished(stream.warnings());
    skipStart(options.skipPs, series);
    return series;
}

void skipStart(double ps, PositionSeries& series) {
    const double start = series.times.front() + ps;
    const auto first =
        std::lower_bound(series.times.begin(), series.times.end(), start) - series.times.begin();
    if (first == 0)
        return;
    series.warnings.push_back(fmt::format("{}: the first {} ({:.6g} ps) are skipped", series.path,
                                          counted(static_cast<std::size_t>(first), "frame"), ps));
    series.times.erase(series.times.begin(), series.times.begin() + first);
    series.cells.erase(series.cells.begin(), series.cells.begin() + first);
    series.numbers.erase(series.numbers.begin(), series.numbers.begin() + first);
    series.places.erase(series.places.begin(), series.places.begin() + first);
}

}  // namespace mtp
