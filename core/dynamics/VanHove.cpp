#include "core/dynamics/VanHove.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/dynamics/EvenBins.h"

namespace mtp {

namespace {

constexpr std::size_t kMostBins = 2000;

// The last count is that of what lies beyond the edges.
using Counts = std::vector<std::uint64_t>;

constexpr std::size_t kDistancesAtATime = 256;

// The change of one coordinate over a lag, with what rounding has left of it.
double changeOverLag(const float* values, const float* rests, std::size_t k, std::size_t lag) {
    const double change = values[k + lag] - values[k];
    if (!rests)
        return change;
    return static_cast<double>(values[k + lag]) - static_cast<double>(values[k]) +
           (static_cast<double>(rests[k + lag]) - static_cast<double>(rests[k]));
}

void countStretch(const Displacements& all, std::size_t ion, Stretch stretch, std::size_t lag,
                  const EvenBins& bins, Counts& counts) {
    const float *values[3], *rests[3];
    for (std::size_t axis = 0; axis < 3; ++axis) {
        values[axis] = all.axis(ion, axis);
        rests[axis] = all.rest(ion, axis);
    }
    std::array<double, kDistancesAtATime> distances;
    for (std::size_t start = 0; start + lag < stretch.count; start += kDistancesAtATime) {
        const std::size_t count = std::min(kDistancesAtATime, stretch.count - lag - start);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t k = stretch.first + start + i;
            const double dx = changeOverLag(values[0], rests[0], k, lag);
            const double dy = changeOverLag(values[1], rests[1], k, lag);
            const double dz = changeOverLag(values[2], rests[2], k, lag);
            distances[i] = std::sqrt(dx * dx + dy * dy + dz * dz);
        }
        for (std::size_t i = 0; i < count; ++i)
            ++counts[bins.of(distances[i])];
    }
}

}  // namespace

double gaussianDisplacements(double r, double msd) {
    const double a = 3 / (2 * msd);
    return 4 * std::numbers::pi * r * r * std::pow(a / std::numbers::pi, 1.5) *
           std::exp(-a * r * r);
}

VanHove vanHoveOf(const Displacements& displacements, const Moments& moments, double width,
                  int threads) {
    if (!(width > 0))
        throw InputError("the width of the bins must be positive");
    const double needed = std::floor(moments.longest / width) + 1;
    const auto bins = static_cast<std::size_t>(std::min<double>(needed, kMostBins));
    VanHove result;
    result.lags = moments.lags;
    const EvenBins places(width, bins);
    result.edges = places.edges();
    result.probability.resize(result.lags.size());
    result.beyond.resize(result.lags.size());
    parallelFor(result.lags.size(), threads, [&](std::size_t row) {
        Counts counts(bins + 1);
        for (std::size_t ion = 0; ion < displacements.ionCount(); ++ion)
            for (const Stretch& stretch : displacements.stretches)
                countStretch(displacements, ion, stretch, result.lags[row], places, counts);
        const auto total = static_cast<double>(
            originCount(displacements.stretches, result.lags[row]) * displacements.ionCount());
        for (std::size_t bin = 0; bin < bins; ++bin)
            result.probability[row].push_back(static_cast<double>(counts[bin]) / (total * width));
        result.beyond[row] = static_cast<double>(counts[bins]) / total;
    });
    return result;
}

Table vanHoveTable(const VanHove& vanHove, const Moments& moments) {
    TableRows rows(columns::kLag, columns::kLagTime, columns::kDisplacement, columns::kProbability,
                   columns::kGaussianProbability);
    for (std::size_t row = 0; row < vanHove.lags.size(); ++row) {
        const double msd = moments.msd(row);
        for (std::size_t bin = 0; bin + 1 < vanHove.edges.size(); ++bin) {
            const double r = 0.5 * (vanHove.edges[bin] + vanHove.edges[bin + 1]);
            rows.add(static_cast<int>(vanHove.lags[row]), moments.time(row), r,
                     vanHove.probability[row][bin],
                     msd > 0 ? gaussianDisplacements(r, msd) : kUnknown);
        }
    }
    return rows.table();
}

}  // namespace mtp
