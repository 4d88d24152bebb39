#include "core/dynamics/Hops.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"

namespace mtp {

namespace {

constexpr double kSamePlace = 1;  // Å
constexpr double kPsPerNs = 1000;

Eigen::RowVector3d meanPlace(const Displacements& all, std::size_t ion, std::size_t first,
                             std::size_t count) {
    Eigen::RowVector3d sum = Eigen::RowVector3d::Zero();
    for (std::size_t k = first; k < first + count; ++k)
        sum += all.place(ion, k);
    return sum / static_cast<double>(count);
}

// From the last frame within a tenth of the way to the first one beyond nine tenths of it.
double durationOf(const Displacements& all, const Hop& hop, std::size_t window) {
    const Eigen::RowVector3d way = (hop.target - hop.origin) / (hop.length * hop.length);
    std::size_t leaves = hop.frame - window, arrives = hop.frame + window - 1;
    const auto share = [&](std::size_t k) { return (all.place(hop.ion, k) - hop.origin).dot(way); };
    for (std::size_t k = hop.frame - window; k < hop.frame + window; ++k)
        if (share(k) <= 0.1)
            leaves = k;
    for (std::size_t k = arrives; k > leaves; --k)
        if (share(k) >= 0.9)
            arrives = k;
    return static_cast<double>(arrives - leaves) * all.spacing;
}

std::vector<Hop> hopsOfIon(const Displacements& all, const HopPeaks& peaks, std::size_t ion,
                           double threshold) {
    std::vector<Hop> hops;
    for (const HopPeak& peak : peaks.hopsOf(ion, threshold)) {
        Hop hop;
        hop.ion = ion;
        hop.frame = peak.frame;
        hop.strength = peak.height;
        hop.origin = meanPlace(all, ion, peak.frame - peaks.window, peaks.window);
        hop.target = meanPlace(all, ion, peak.frame, peaks.window);
        hop.length = (hop.target - hop.origin).norm();
        hop.duration = durationOf(all, hop, peaks.window);
        if (!hops.empty())
            hops.back().isUndone = (hop.target - hops.back().origin).norm() < kSamePlace;
        hops.push_back(hop);
    }
    return hops;
}

}  // namespace

Hops hopsOf(const Displacements& displacements, const HopPeaks& peaks, double threshold,
            int threads) {
    if (!(threshold > 0))
        throw InputError("the threshold of the hop function must be positive");
    if (threshold < peaks.lowest)
        throw InputError("the threshold of hops is below those that their peaks were kept for");
    Hops hops;
    hops.window = peaks.window;
    hops.threshold = threshold;
    hops.observed = peaks.observed;
    hops.reason = peaks.reason;
    std::vector<std::vector<Hop>> ofIons(peaks.ofIons.size());
    parallelFor(ofIons.size(), threads, [&](std::size_t ion) {
        ofIons[ion] = hopsOfIon(displacements, peaks, ion, threshold);
    });
    for (const std::vector<Hop>& some : ofIons)
        hops.all.insert(hops.all.end(), some.begin(), some.end());
    std::stable_sort(hops.all.begin(), hops.all.end(),
                     [](const Hop& a, const Hop& b) { return a.frame < b.frame; });
    return hops;
}

Hops hopsOf(const Displacements& displacements, const HopOptions& options) {
    const HopPeaks peaks = hopPeaksOf(
        displacements, {options.window, options.function, options.threshold, options.threads});
    return hopsOf(displacements, peaks, options.threshold, options.threads);
}

std::optional<double> Hops::rate(std::size_t ions) const {
    if (observed == 0 || ions == 0)
        return std::nullopt;
    return static_cast<double>(all.size()) / (static_cast<double>(ions) * observed) * kPsPerNs;
}

std::optional<double> Hops::undoneShare() const {
    if (all.empty())
        return std::nullopt;
    const auto count =
        std::count_if(all.begin(), all.end(), [](const Hop& hop) { return hop.isUndone; });
    return static_cast<double>(count) / static_cast<double>(all.size());
}

std::optional<double> Hops::meanSquareLength() const {
    if (all.empty())
        return std::nullopt;
    double sum = 0;
    for (const Hop& hop : all)
        sum += hop.length * hop.length;
    return sum / static_cast<double>(all.size());
}

std::optional<double> Hops::diffusion(std::size_t ions) const {
    const std::optional<double> square = meanSquareLength(), perNs = rate(ions);
    if (!square || !perNs)
        return std::nullopt;
    return *square * *perNs / kPsPerNs / 6;
}

}  // namespace mtp
