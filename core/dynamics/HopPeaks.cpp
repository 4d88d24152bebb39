#include "core/dynamics/HopPeaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Plural.h"
#include "core/base/TableRows.h"

namespace mtp {

namespace {

constexpr double kGap = -1;  // Å², below any value of the function

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

void countStrengths(const std::vector<double>& values, std::vector<std::uint64_t>& counts) {
    counts.resize(kThresholds + 1);
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        const double place = (std::log10(value) - kLowestDecade) * kThresholdsPerDecade;
        ++counts[static_cast<std::size_t>(std::clamp(place, 0.0, double{kThresholds}))];
    }
}

// The first frame of each maximum; a plateau has one.
std::vector<HopPeak> peaksOf(const std::vector<double>& values, double lowest) {
    std::vector<HopPeak> peaks;
    double saddle = kGap;
    bool isRising = false;
    HopPeak last;
    const auto close = [&] {
        if (isRising && last.height >= lowest) {
            last.saddle = peaks.empty() ? kGap : saddle;
            peaks.push_back(last);
            saddle = last.height;
        }
        isRising = false;
    };
    double before = kGap;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double value = std::isnan(values[k]) ? kGap : values[k];
        if (value > before) {
            last = {k, value, 0};
            isRising = true;
        } else if (value < before) {
            close();
            saddle = std::min(saddle, value);
        }
        before = value;
    }
    close();
    return peaks;
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

std::vector<HopPeak> HopPeaks::hopsOf(std::size_t ion, double threshold) const {
    std::vector<HopPeak> largest;  // of each run of frames
    double saddle = kGap;          // since the last one that reaches the threshold
    for (const HopPeak& peak : ofIons[ion]) {
        saddle = std::min(saddle, peak.saddle);
        if (peak.height < threshold)
            continue;
        if (largest.empty() || saddle < threshold)
            largest.push_back(peak);
        else if (peak.height > largest.back().height)
            largest.back() = peak;
        saddle = peak.height;
    }
    std::vector<HopPeak> kept;
    for (const HopPeak& peak : largest)
        if (kept.empty() || peak.frame - kept.back().frame >= window)
            kept.push_back(peak);
        else if (peak.height > kept.back().height)
            kept.back() = peak;
    return kept;
}

HopPeaks hopPeaksOf(const Displacements& displacements, const HopPeakOptions& options) {
    if (options.window == std::size_t{0})
        throw InputError("the window of the hop function must have at least one frame");
    HopPeaks result;
    result.window = options.window.value_or(defaultHopWindow(displacements.spacing));
    result.function = options.function;
    result.lowest = options.lowest;
    for (const Stretch& stretch : displacements.stretches)
        if (stretch.count >= 2 * result.window)
            result.observed +=
                static_cast<double>(stretch.count - 2 * result.window + 1) * displacements.spacing;
    if (result.observed == 0) {
        result.reason = fmt::format(
            "hops need a stretch of {} (two windows), and the longest has {}",
            counted(2 * result.window, "frame"), longestStretch(displacements.stretches));
        return result;
    }
    result.ofIons.resize(displacements.ionCount());
    std::vector<std::vector<std::uint64_t>> strengths(displacements.ionCount());
    parallelFor(result.ofIons.size(), options.threads, [&](std::size_t ion) {
        const std::vector<double> values =
            hopFunction(displacements, ion, result.window, options.function);
        result.ofIons[ion] = peaksOf(values, options.lowest);
        countStrengths(values, strengths[ion]);
    });
    result.strengths.resize(kThresholds + 1);
    for (const std::vector<std::uint64_t>& counts : strengths)
        for (std::size_t i = 0; i < counts.size(); ++i)
            result.strengths[i] += counts[i];
    return result;
}

Table survivalTable(const HopPeaks& peaks) {
    TableRows rows(columns::kHopThreshold, columns::kSurvival);
    std::vector<std::uint64_t> reaching = peaks.strengths;
    for (std::size_t i = reaching.size(); i-- > 1;)
        reaching[i - 1] += reaching[i];
    for (std::size_t i = 0; i < reaching.size() && reaching[i] > 0; ++i)
        if (i == kThresholds || reaching[i + 1] < reaching[0])
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
