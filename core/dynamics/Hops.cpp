#include "core/dynamics/Hops.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Plural.h"

namespace mtp {

namespace {

constexpr double kDefaultWindow = 5;  // ps
constexpr std::size_t kFewestWindowFrames = 5;
constexpr double kSamePlace = 1;  // Å
constexpr double kPsPerNs = 1000;

// Sums of x, y, z and of their squares over any frames of a stretch, relative to its first frame so
// that the squares keep their digits.
class WindowSums {
public:
    WindowSums(const Displacements& all, std::size_t ion, Stretch stretch)
        : m_sums(stretch.count + 1, Eigen::Array4d::Zero()) {
        for (std::size_t axis = 0; axis < 3; ++axis)
            m_axes[axis] = all.axis(ion, axis) + stretch.first;
        for (std::size_t k = 0; k < stretch.count; ++k) {
            const Eigen::Array3d place = at(k);
            m_sums[k + 1].head<3>() = m_sums[k].head<3>() + place;
            m_sums[k + 1][3] = m_sums[k][3] + place.square().sum();
        }
    }

    // Of frame k, relative to frame 0.
    Eigen::Array3d at(std::size_t k) const {
        return {double{m_axes[0][k]} - m_axes[0][0], double{m_axes[1][k]} - m_axes[1][0],
                double{m_axes[2][k]} - m_axes[2][0]};
    }
    Eigen::Array3d mean(std::size_t first, std::size_t count) const {
        return (m_sums[first + count] - m_sums[first]).head<3>() / static_cast<double>(count);
    }
    // Mean squared distance of these frames from a point.
    double spread(std::size_t first, std::size_t count, const Eigen::Array3d& point) const {
        const Eigen::Array3d middle = mean(first, count);
        const double square =
            (m_sums[first + count] - m_sums[first])[3] / static_cast<double>(count);
        return std::max(0.0, square - middle.square().sum()) + (middle - point).square().sum();
    }

private:
    const float* m_axes[3];
    std::vector<Eigen::Array4d> m_sums;
};

void addFixedWindows(const WindowSums& sums, std::size_t window, Stretch stretch,
                     std::vector<double>& values) {
    for (std::size_t k = window; k + window <= stretch.count; ++k) {
        const double before = sums.spread(k - window, window, sums.mean(k, window));
        const double after = sums.spread(k, window, sums.mean(k - window, window));
        values[stretch.first + k] = std::sqrt(before * after);
    }
}

double meanOf(const std::vector<double>& values, std::size_t first, std::size_t count) {
    double sum = 0;
    for (std::size_t k = first; k < first + count; ++k)
        sum += values[k];
    return sum / static_cast<double>(count);
}

void addRollingWindows(const WindowSums& sums, std::size_t window, Stretch stretch,
                       std::vector<double>& values) {
    std::vector<double> fromPast(stretch.count, kUnknown), fromFuture(stretch.count, kUnknown);
    for (std::size_t k = 0; k < stretch.count; ++k) {
        if (k + 1 >= window)
            fromPast[k] = (sums.at(k) - sums.mean(k + 1 - window, window)).square().sum();
        if (k + window <= stretch.count)
            fromFuture[k] = (sums.at(k) - sums.mean(k, window)).square().sum();
    }
    for (std::size_t k = 2 * window; k + 2 * window < stretch.count; ++k)
        values[stretch.first + k] =
            std::sqrt(meanOf(fromPast, k, window) * meanOf(fromFuture, k + 1 - window, window));
}

// The frame of the largest value in each run of values that reach the threshold.
std::vector<std::size_t> peaksOf(const std::vector<double>& values, double threshold) {
    std::vector<std::size_t> peaks;
    bool isInside = false;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (!(values[k] >= threshold)) {
            isInside = false;
            continue;
        }
        if (!isInside)
            peaks.push_back(k);
        else if (values[k] > values[peaks.back()])
            peaks.back() = k;
        isInside = true;
    }
    return peaks;
}

std::vector<std::size_t> merged(const std::vector<std::size_t>& peaks,
                                const std::vector<double>& values, std::size_t window) {
    std::vector<std::size_t> kept;
    for (const std::size_t peak : peaks) {
        if (kept.empty() || peak - kept.back() >= window)
            kept.push_back(peak);
        else if (values[peak] > values[kept.back()])
            kept.back() = peak;
    }
    return kept;
}

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

std::vector<Hop> hopsOfIon(const Displacements& all, std::size_t ion, std::size_t window,
                           const HopOptions& options) {
    const std::vector<double> values = hopFunction(all, ion, window, options.function);
    std::vector<Hop> hops;
    for (const std::size_t frame : merged(peaksOf(values, options.threshold), values, window)) {
        Hop hop;
        hop.ion = ion;
        hop.frame = frame;
        hop.strength = values[frame];
        hop.origin = meanPlace(all, ion, frame - window, window);
        hop.target = meanPlace(all, ion, frame, window);
        hop.length = (hop.target - hop.origin).norm();
        hop.duration = durationOf(all, hop, window);
        if (!hops.empty())
            hops.back().isUndone = (hop.target - hops.back().origin).norm() < kSamePlace;
        hops.push_back(hop);
    }
    return hops;
}

}  // namespace

std::size_t defaultHopWindow(double spacing) {
    return std::max(kFewestWindowFrames,
                    static_cast<std::size_t>(std::llround(kDefaultWindow / spacing)));
}

std::vector<double> hopFunction(const Displacements& displacements, std::size_t ion,
                                std::size_t window, HopFunction function) {
    std::vector<double> values(displacements.frameCount, kUnknown);
    for (const Stretch& stretch : displacements.stretches) {
        if (stretch.count < 2 * window)
            continue;
        const WindowSums sums(displacements, ion, stretch);
        if (function == HopFunction::Candelier)
            addFixedWindows(sums, window, stretch, values);
        else
            addRollingWindows(sums, window, stretch, values);
    }
    return values;
}

Hops hopsOf(const Displacements& displacements, const HopOptions& options) {
    if (options.window == std::size_t{0})
        throw InputError("the window of the hop function must have at least one frame");
    if (!(options.threshold > 0))
        throw InputError("the threshold of the hop function must be positive");
    Hops hops;
    hops.window = options.window.value_or(defaultHopWindow(displacements.spacing));
    hops.threshold = options.threshold;
    for (const Stretch& stretch : displacements.stretches)
        if (stretch.count >= 2 * hops.window)
            hops.observed +=
                static_cast<double>(stretch.count - 2 * hops.window + 1) * displacements.spacing;
    if (hops.observed == 0) {
        hops.reason =
            fmt::format("hops need a stretch of {} (two windows), and the longest has {}",
                        counted(2 * hops.window, "frame"), longestStretch(displacements.stretches));
        return hops;
    }
    std::vector<std::vector<Hop>> ofIons(displacements.ionCount());
    parallelFor(ofIons.size(), options.threads, [&](std::size_t ion) {
        ofIons[ion] = hopsOfIon(displacements, ion, hops.window, options);
    });
    for (const std::vector<Hop>& some : ofIons)
        hops.all.insert(hops.all.end(), some.begin(), some.end());
    std::stable_sort(hops.all.begin(), hops.all.end(),
                     [](const Hop& a, const Hop& b) { return a.frame < b.frame; });
    return hops;
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
