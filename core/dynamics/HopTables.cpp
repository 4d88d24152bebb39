#include "core/dynamics/HopTables.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/Parallel.h"
#include "core/base/TableRows.h"

namespace mtp {

namespace {

// Thresholds from 10^-3 to 10^3 Å².
constexpr int kLowestDecade = -3, kHighestDecade = 3;
constexpr std::size_t kThresholdsPerDecade = 50;
constexpr std::size_t kThresholds =
    static_cast<std::size_t>(kHighestDecade - kLowestDecade) * kThresholdsPerDecade;
constexpr double kSmoothing =
    5;  // thresholds, of the density's Gaussian kernel: a tenth of a decade
constexpr double kDeepEnough = 0.7;  // the minimum over the lower of its two maxima

double thresholdAt(std::size_t index) {
    return std::pow(10.0, kLowestDecade + static_cast<double>(index) / kThresholdsPerDecade);
}

std::vector<std::uint64_t> countStrengths(const std::vector<double>& values) {
    std::vector<std::uint64_t> counts(kThresholds + 1);
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        const double place = (std::log10(value) - kLowestDecade) * kThresholdsPerDecade;
        ++counts[static_cast<std::size_t>(std::clamp(place, 0.0, double{kThresholds}))];
    }
    return counts;
}

double timeOfFrame(const Displacements& all, std::size_t frames) {
    return static_cast<double>(frames) * all.spacing;
}

std::vector<double> smoothDensity(const std::vector<double>& survival) {
    std::vector<double> density(survival.size());
    for (std::size_t i = 0; i < density.size(); ++i)
        for (std::size_t k = 0; k + 1 < survival.size(); ++k) {
            const double x = (static_cast<double>(k) + 0.5 - static_cast<double>(i)) / kSmoothing;
            if (std::abs(x) < 4)
                density[i] += (survival[k] - survival[k + 1]) * std::exp(-0.5 * x * x);
        }
    return density;
}

}  // namespace

Table hopTable(const Displacements& displacements, const Hops& hops) {
    TableRows rows(columns::kHopIon, columns::kHopFrame, columns::kHopTime, columns::kHopLength,
                   columns::kHopStrength, columns::kHopDuration, columns::kHopUndone);
    for (const Hop& hop : hops.all)
        rows.add(static_cast<int>(hop.ion), static_cast<int>(hop.frame),
                 timeOfFrame(displacements, hop.frame), hop.length, hop.strength, hop.duration,
                 hop.isUndone ? 1 : 0);
    return rows.table();
}

Table cascadeTable(const Displacements& displacements, const Hops& hops, const Cascades& cascades) {
    TableRows rows(columns::kCascade, columns::kHopIon, columns::kHopFrame, columns::kHopTime,
                   columns::kHopLength);
    for (std::size_t i = 0; i < cascades.all.size(); ++i)
        for (const std::size_t index : cascades.all[i].hops) {
            const Hop& hop = hops.all[index];
            rows.add(static_cast<int>(i), static_cast<int>(hop.ion), static_cast<int>(hop.frame),
                     timeOfFrame(displacements, hop.frame), hop.length);
        }
    return rows.table();
}

Table cascadeSizeTable(const Displacements& displacements, const Hops& hops,
                       const Cascades& cascades) {
    TableRows rows(columns::kCascade, columns::kHopTime, columns::kCascadeHops,
                   columns::kHopDuration, columns::kCascadeExtent);
    for (std::size_t i = 0; i < cascades.all.size(); ++i) {
        const Cascade& one = cascades.all[i];
        rows.add(static_cast<int>(i), timeOfFrame(displacements, hops.all[one.hops.front()].frame),
                 static_cast<int>(one.hops.size()), one.duration, one.extent);
    }
    return rows.table();
}

Table survivalTable(const Displacements& displacements, std::size_t window, HopFunction function,
                    int threads) {
    std::vector<std::vector<std::uint64_t>> ofIons(displacements.ionCount());
    parallelFor(ofIons.size(), threads, [&](std::size_t ion) {
        ofIons[ion] = countStrengths(hopFunction(displacements, ion, window, function));
    });
    std::vector<std::uint64_t> reaching(kThresholds + 1);
    for (const std::vector<std::uint64_t>& counts : ofIons)
        for (std::size_t i = 0; i < counts.size(); ++i)
            reaching[i] += counts[i];
    for (std::size_t i = kThresholds; i-- > 0;)
        reaching[i] += reaching[i + 1];
    TableRows rows(columns::kHopThreshold, columns::kSurvival);
    for (std::size_t i = 0; i <= kThresholds && reaching[i] > 0; ++i)
        if (i + 1 > kThresholds || reaching[i + 1] < reaching[0])
            rows.add(thresholdAt(i),
                     static_cast<double>(reaching[i]) / static_cast<double>(reaching[0]));
    return rows.table();
}

std::optional<double> proposedThreshold(const Table& survival) {
    const std::vector<double>& thresholds = survival[columns::kHopThreshold];
    const std::vector<double> density = smoothDensity(survival[columns::kSurvival]);
    // The lowest point between the first maximum and any later, lower one.
    for (std::size_t i = 1; i + 1 < density.size(); ++i) {
        if (!(density[i] < density[i - 1] && density[i] <= density[i + 1]))
            continue;
        const auto here = density.begin() + static_cast<std::ptrdiff_t>(i);
        const double before = *std::max_element(density.begin(), here);
        const double after = *std::max_element(here, density.end());
        if (density[i] < kDeepEnough * std::min(before, after))
            return thresholds[i];
    }
    return std::nullopt;
}

}  // namespace mtp
