#include "core/dynamics/DistinctVanHove.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/dynamics/FramePairs.h"
#include "core/dynamics/Moments.h"
#include "core/dynamics/RadialDistribution.h"

namespace mtp {

namespace {

constexpr double kMostDistinctBins = 5000;
constexpr double kMostCellImages = 20;  // of a cell along an axis

using DistinctCounts = std::vector<std::vector<std::uint64_t>>;  // of each species, by bin

std::vector<std::size_t> originsOf(const Displacements& all, std::size_t lag, std::size_t most) {
    std::vector<std::size_t> frames;
    for (const Stretch& stretch : all.stretches)
        for (std::size_t i = 0; i + lag < stretch.count; ++i)
            frames.push_back(stretch.first + i);
    const std::size_t stride = std::max<std::size_t>(1, (frames.size() + most - 1) / most);
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < frames.size(); i += stride)
        some.push_back(frames[i]);
    return some;
}

class DistinctPairs {
public:
    DistinctPairs(const PositionSeries& series, const Displacements& all, const EvenBins& bins)
        : m_series(series), m_all(all), m_bins(bins), m_species(bySpecies(series)) {}

    const std::vector<SpeciesAtoms>& species() const { return m_species; }

    DistinctCounts count(std::size_t origin, std::size_t lag) const {
        const FramePairs pairs(m_series.cells[origin], m_bins.edges().back(), m_bins);
        const Eigen::RowVector3d drift = driftOf(origin, lag);
        DistinctCounts counts(m_species.size(), std::vector<std::uint64_t>(m_bins.count() + 1));
        std::vector<double> squares;
        for (std::size_t i = 0; i < m_species.size(); ++i) {
            const SpeciesAtoms& others = m_species[i];
            SpeciesPlaces places;
            for (const std::size_t atom : others.atoms)
                places.add(pairs.inside(m_series.at(origin + lag, atom) - drift));
            const SortedPlaces sorted(places, pairs.parts());
            for (std::size_t ion = 0; ion < m_all.atoms.size(); ++ion) {
                const Eigen::RowVector3d from = pairs.inside(m_series.at(origin, m_all.atoms[ion]));
                if (others.name == m_all.ion)  // without the ion itself, wherever it is now
                    pairs.add(from, places, squares, counts[i], ion);
                else
                    pairs.add(from, sorted, squares, counts[i]);
            }
        }
        return counts;
    }

private:
    // How far the frame of reference has moved, as fractions of the cell at the origin.
    Eigen::RowVector3d driftOf(std::size_t origin, std::size_t lag) const {
        if (m_all.referenceMotion.empty())
            return Eigen::RowVector3d::Zero();
        return (m_all.referenceMotion[origin + lag] - m_all.referenceMotion[origin]) *
               m_series.cells[origin].vectors.inverse();
    }

    const PositionSeries& m_series;
    const Displacements& m_all;
    const EvenBins& m_bins;
    std::vector<SpeciesAtoms> m_species;
};

void requireBins(const PositionSeries& series, const DistinctOptions& options) {
    if (!(options.width > 0) || !(options.longest > options.width) || options.origins == 0 ||
        std::round(options.longest / options.width) > kMostDistinctBins)
        throw InputError("the bins of the distinct van Hove function have no sensible width");
    for (const Cell& cell : series.cells)
        if (options.longest > kMostCellImages * cell.heights().minCoeff())
            throw InputError(fmt::format(
                "the distinct van Hove function up to {:g} Å would count more than {:g} images of "
                "a cell with a height of {:.2g} Å",
                options.longest, kMostCellImages, cell.heights().minCoeff()));
}

// Of all origins together.
DistinctCounts countLag(const PositionSeries& series, const DistinctPairs& pairs,
                        const std::vector<std::size_t>& origins, std::size_t row,
                        const DistinctOptions& options) {
    const std::size_t lag = options.lags[row];
    std::vector<DistinctCounts> counts(origins.size());
    std::atomic<std::size_t> done = 0;
    parallelFor(origins.size(), options.threads, [&](std::size_t i) {
        const double part = static_cast<double>(done++) / static_cast<double>(origins.size());
        if (options.progress)
            options.progress->step(
                (static_cast<double>(row) + part) / static_cast<double>(options.lags.size()),
                "Counting pairs");
        counts[i] = pairs.count(origins[i], lag);
        // Of a long run, all blocks together may be more than memory holds.
        for (const std::size_t frame : {origins[i], origins[i] + lag})
            series.positions.release(series.places[frame] / PositionStore::kBlockFrames);
    });
    DistinctCounts total = std::move(counts[0]);
    for (std::size_t part = 1; part < counts.size(); ++part)
        for (std::size_t i = 0; i < total.size(); ++i)
            for (std::size_t bin = 0; bin < total[i].size(); ++bin)
                total[i][bin] += counts[part][i][bin];
    return total;
}

std::vector<double> overDensity(const std::vector<std::uint64_t>& counts,
                                const std::vector<double>& edges, double perShellVolume) {
    std::vector<double> values;
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
        const double shell =
            4.0 / 3 * std::numbers::pi * (std::pow(edges[bin + 1], 3) - std::pow(edges[bin], 3));
        values.push_back(static_cast<double>(counts[bin]) / (perShellVolume * shell));
    }
    return values;
}

}  // namespace

DistinctVanHove distinctVanHoveOf(const PositionSeries& series, const Displacements& displacements,
                                  const DistinctOptions& options) {
    requireBins(series, options);
    const EvenBins bins(options.width,
                        static_cast<std::size_t>(std::round(options.longest / options.width)));
    const DistinctPairs pairs(series, displacements, bins);
    const std::vector<SpeciesAtoms>& species = pairs.species();
    DistinctVanHove result{options.lags, displacements.spacing, bins.edges(), {}, {}};
    for (const SpeciesAtoms& one : species)
        result.ofPairs.push_back({displacements.ion, one.name, {}});
    for (std::size_t row = 0; row < options.lags.size(); ++row) {
        const std::vector<std::size_t> origins =
            originsOf(displacements, options.lags[row], options.origins);
        if (origins.empty())
            throw InputError(
                fmt::format("a lag of {} frames is longer than the run", options.lags[row]));
        const DistinctCounts counts = countLag(series, pairs, origins, row, options);
        const auto count = static_cast<double>(origins.size());
        double volume = 0;
        for (const std::size_t origin : origins)
            volume += series.cells[origin].volume() / count;
        result.frames.push_back(origins.size());
        for (std::size_t i = 0; i < species.size(); ++i)
            result.ofPairs[i].values.push_back(overDensity(
                counts[i], result.edges,
                count * static_cast<double>(displacements.ionCount() * species[i].atoms.size()) /
                    volume));
    }
    return result;
}

Table distinctTable(const DistinctVanHove& distinct) {
    TableRows rows(columns::kIonPair, columns::kLag, columns::kLagTime, columns::kPairDistance,
                   columns::kDistinct);
    for (const DistinctPair& pair : distinct.ofPairs)
        for (std::size_t row = 0; row < distinct.lags.size(); ++row)
            for (std::size_t bin = 0; bin < pair.values[row].size(); ++bin)
                rows.add(pair.centre + "-" + pair.other, static_cast<int>(distinct.lags[row]),
                         distinct.spacing * static_cast<double>(distinct.lags[row]),
                         0.5 * (distinct.edges[bin] + distinct.edges[bin + 1]),
                         pair.values[row][bin]);
    return rows.table();
}

}  // namespace mtp
