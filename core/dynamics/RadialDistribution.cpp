#include "core/dynamics/RadialDistribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>

#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/dynamics/FramePairs.h"

namespace mtp {

namespace {

constexpr std::size_t kMostRadialFrames = 500, kMostRadialBins = 5000;
constexpr std::size_t kFramesAtATime = 8;
constexpr double kFewestNeighbours = 0.1;  // of a shell
constexpr double kMostImages = 20;         // of a cell along an axis

using PairCounts = std::vector<std::vector<std::uint64_t>>;  // of each species, by bin

PairCounts countFrames(const PositionSeries& series, const std::vector<std::size_t>& ions,
                       const std::vector<SpeciesAtoms>& species, const EvenBins& bins,
                       const std::vector<std::size_t>& frames) {
    PairCounts counts(species.size(), std::vector<std::uint64_t>(bins.count() + 1));
    std::vector<double> squares;
    std::size_t block = 0;
    for (const std::size_t frame : frames) {
        // Of a long run, all blocks together may be more than memory holds.
        const std::size_t next = series.places[frame] / PositionStore::kBlockFrames;
        if (next != block)
            series.positions.release(block);
        block = next;
        const FramePairs pairs(series.cells[frame], bins.edges().back(), bins);
        for (std::size_t i = 0; i < species.size(); ++i) {
            SpeciesPlaces places;
            for (const std::size_t atom : species[i].atoms)
                places.add(pairs.inside(series.at(frame, atom)));
            const SortedPlaces sorted(places, pairs.parts());
            for (const std::size_t ion : ions)
                pairs.add(pairs.inside(series.at(frame, ion)), sorted, squares, counts[i]);
        }
    }
    series.positions.release(block);
    return counts;
}

PairCounts countAll(const PositionSeries& series, const std::vector<std::size_t>& ions,
                    const std::vector<SpeciesAtoms>& species, const EvenBins& bins,
                    std::size_t stride, const RadialOptions& options) {
    std::vector<std::vector<std::size_t>> parts(1);
    for (std::size_t frame = 0; frame < series.frameCount(); frame += stride) {
        if (parts.back().size() == kFramesAtATime)
            parts.emplace_back();
        parts.back().push_back(frame);
    }
    std::vector<PairCounts> counted(parts.size());
    std::atomic<std::size_t> done = 0;
    parallelFor(parts.size(), options.threads, [&](std::size_t part) {
        if (options.progress)
            options.progress->step(static_cast<double>(done++) / static_cast<double>(parts.size()),
                                   "Counting pairs");
        counted[part] = countFrames(series, ions, species, bins, parts[part]);
    });
    PairCounts total = std::move(counted[0]);
    for (std::size_t part = 1; part < parts.size(); ++part)
        for (std::size_t i = 0; i < total.size(); ++i)
            for (std::size_t bin = 0; bin < total[i].size(); ++bin)
                total[i][bin] += counted[part][i][bin];
    return total;
}

RadialDistribution distributionOf(const std::vector<std::uint64_t>& counts,
                                  const std::vector<double>& edges, double centres,
                                  double density) {
    RadialDistribution result;
    double running = 0;
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
        const double shell =
            4.0 / 3 * std::numbers::pi * (std::pow(edges[bin + 1], 3) - std::pow(edges[bin], 3));
        const double around = static_cast<double>(counts[bin]) / centres;
        running += around;
        result.values.push_back(around / (shell * density));
        result.coordination.push_back(running);
    }
    result.peak = firstPeak(edges, result);
    result.minimum = firstMinimum(edges, result);
    if (result.minimum)
        for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin)
            if (edges[bin + 1] <= *result.minimum + 1e-9)
                result.shell = result.coordination[bin];
    return result;
}

std::vector<double> smoothed(const std::vector<double>& values) {
    std::vector<double> means(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t first = i == 0 ? 0 : i - 1, last = std::min(i + 1, values.size() - 1);
        for (std::size_t k = first; k <= last; ++k)
            means[i] += values[k] / static_cast<double>(last - first + 1);
    }
    return means;
}

// Bins from `first` to before `end`.
struct Shell {
    std::size_t first, end;
};

std::vector<Shell> shellsOf(const std::vector<double>& g, const std::vector<double>& coordination) {
    std::vector<Shell> shells;
    for (std::size_t bin = 0; bin < g.size(); ++bin) {
        if (!(g[bin] > 1))
            continue;
        Shell shell{bin, bin};
        while (shell.end < g.size() && g[shell.end] > 1)
            ++shell.end;
        bin = shell.end;
        const double before = shell.first == 0 ? 0 : coordination[shell.first - 1];
        if (coordination[shell.end - 1] - before >= kFewestNeighbours)
            shells.push_back(shell);
    }
    return shells;
}

}  // namespace

const RadialDistribution* RadialDistributions::find(const std::string& other) const {
    for (const RadialDistribution& one : ofPairs)
        if (one.other == other)
            return &one;
    return nullptr;
}

RadialDistributions radialDistributionsOf(const PositionSeries& series, const std::string& ion,
                                          const RadialOptions& options) {
    if (!(options.width > 0) || !(options.longest > options.width))
        throw InputError("the bins of g(r) must have a width less than its longest distance");
    const double bins = std::round(options.longest / options.width);
    if (bins > kMostRadialBins || options.stride == std::size_t{0})
        throw InputError("g(r) would have too many bins, or its frames no distance");
    const EvenBins places(options.width, static_cast<std::size_t>(bins));
    const std::vector<SpeciesAtoms> species = bySpecies(series);
    RadialDistributions result;
    result.edges = places.edges();
    result.stride =
        options.stride.value_or((series.frameCount() + kMostRadialFrames - 1) / kMostRadialFrames);
    result.frames = (series.frameCount() + result.stride - 1) / result.stride;
    const auto ions = std::find_if(species.begin(), species.end(),
                                   [&](const SpeciesAtoms& one) { return one.name == ion; });
    if (ions == species.end())
        return result;
    double volume = 0;
    for (std::size_t frame = 0; frame < series.frameCount(); frame += result.stride) {
        const Cell& cell = series.cells[frame];
        volume += cell.volume() / static_cast<double>(result.frames);
        if (options.longest > kMostImages * cell.heights().minCoeff()) {
            result.reason = fmt::format(
                "g(r) up to {:g} Å would count more than {:g} images of a "
                "cell with a height of {:.2g} Å",
                options.longest, kMostImages, cell.heights().minCoeff());
            return result;
        }
    }
    const PairCounts counts =
        countAll(series, ions->atoms, species, places, result.stride, options);
    const auto centres = static_cast<double>(result.frames * ions->atoms.size());
    for (std::size_t i = 0; i < species.size(); ++i) {
        const double density = static_cast<double>(species[i].atoms.size()) / volume;
        RadialDistribution one = distributionOf(counts[i], result.edges, centres, density);
        one.centre = ion;
        one.other = species[i].name;
        result.ofPairs.push_back(std::move(one));
    }
    return result;
}

Table radialTable(const RadialDistributions& distributions) {
    TableRows rows(columns::kIonPair, columns::kPairDistance, columns::kRadialDistribution,
                   columns::kCoordination);
    for (const RadialDistribution& one : distributions.ofPairs)
        for (std::size_t bin = 0; bin < one.values.size(); ++bin)
            rows.add(one.centre + "-" + one.other,
                     0.5 * (distributions.edges[bin] + distributions.edges[bin + 1]),
                     one.values[bin], one.coordination[bin]);
    return rows.table();
}

std::optional<double> firstPeak(const std::vector<double>& edges,
                                const RadialDistribution& distribution) {
    const std::vector<double>& values = distribution.values;
    const std::vector<Shell> shells = shellsOf(smoothed(values), distribution.coordination);
    if (shells.empty())
        return std::nullopt;
    const auto at = [&](std::size_t bin) {
        return values.begin() + static_cast<std::ptrdiff_t>(bin);
    };
    const auto highest = std::max_element(at(shells[0].first), at(shells[0].end));
    const auto bin = static_cast<std::size_t>(highest - values.begin());
    return 0.5 * (edges[bin] + edges[bin + 1]);
}

std::optional<double> firstMinimum(const std::vector<double>& edges,
                                   const RadialDistribution& distribution) {
    const std::vector<double> g = smoothed(distribution.values);
    const std::vector<Shell> shells = shellsOf(g, distribution.coordination);
    if (shells.size() < 2)
        return std::nullopt;
    const auto valley = g.begin() + static_cast<std::ptrdiff_t>(shells[0].end);
    const auto rise = g.begin() + static_cast<std::ptrdiff_t>(shells[1].first);
    const auto lowest = std::min_element(valley, rise);
    auto last = lowest;
    while (last + 1 != rise && *(last + 1) <= *lowest)
        ++last;
    const auto bin = static_cast<std::size_t>(lowest - g.begin() + (last - lowest) / 2);
    return 0.5 * (edges[bin] + edges[bin + 1]);
}

}  // namespace mtp
