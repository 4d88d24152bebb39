#include "core/dynamics/CagedShare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"

namespace mtp {

namespace {

constexpr double kUsualTime = 34;  // ps, at which published distributions were compared
constexpr std::size_t kCageBlocks = 5;
constexpr double kCageBinWidth = 0.1;  // Å
constexpr double kStandsOutOfError = 3;

std::size_t isWithin(const float* x, const float* y, const float* z, std::size_t k, std::size_t lag,
                     double square) {
    const double dx = x[k + lag] - x[k], dy = y[k + lag] - y[k], dz = z[k + lag] - z[k];
    return dx * dx + dy * dy + dz * dz <= square ? 1 : 0;
}

// Of one ion: how many displacements of each block of origins are within the radius.
std::vector<std::size_t> countCaged(const Displacements& all, std::size_t ion, std::size_t lag,
                                    double radius) {
    std::vector<std::size_t> counts(kCageBlocks);
    const float *x = all.axis(ion, 0), *y = all.axis(ion, 1), *z = all.axis(ion, 2);
    for (const Stretch& stretch : all.stretches) {
        const std::size_t end = stretch.first + stretch.count - std::min(stretch.count, lag);
        for (std::size_t block = 0, first = stretch.first; block < kCageBlocks; ++block) {
            // The origins k with k * kCageBlocks / frameCount == block.
            const std::size_t last = ((block + 1) * all.frameCount + kCageBlocks - 1) / kCageBlocks;
            std::size_t caged = 0;
            for (; first < std::min(last, end); ++first)
                caged += isWithin(x, y, z, first, lag, radius * radius);
            counts[block] += caged;
        }
    }
    return counts;
}

std::optional<double> radiusOf(const Displacements& all, std::size_t lag,
                               const CageOptions& options) {
    if (options.rule == CageRule::Threshold)
        return std::sqrt(options.threshold);
    const Moments moments = momentsOf(all, all.stretches, {lag}, options.threads);
    const VanHove vanHove = vanHoveOf(all, moments, kCageBinWidth, options.threads);
    if (options.rule == CageRule::Gaussian)
        return excessOfDisplacements(vanHove.edges, vanHove.probability[0], moments.msd(0));
    const auto count = static_cast<double>(originCount(all.stretches, lag) * all.ionCount());
    return minimumOfDisplacements(vanHove.edges, vanHove.probability[0], count);
}

void share(const Displacements& all, std::size_t lag, int threads, CagedShare& result) {
    std::vector<std::vector<std::size_t>> ofIons(all.ionCount());
    parallelFor(ofIons.size(), threads,
                [&](std::size_t ion) { ofIons[ion] = countCaged(all, ion, lag, *result.radius); });
    std::vector<std::size_t> origins(kCageBlocks);
    for (const Stretch& stretch : all.stretches)
        for (std::size_t i = 0; i + lag < stretch.count; ++i)
            ++origins[(stretch.first + i) * kCageBlocks / all.frameCount];
    std::vector<double> shares;
    double caged = 0, total = 0;
    for (std::size_t block = 0; block < kCageBlocks; ++block) {
        double some = 0;
        for (const std::vector<std::size_t>& one : ofIons)
            some += static_cast<double>(one[block]);
        const double pairs = static_cast<double>(origins[block] * all.ionCount());
        if (pairs > 0)
            shares.push_back(some / pairs);
        caged += some;
        total += pairs;
    }
    result.value = caged / total;
    if (shares.size() > 2)
        result.error = errorOverIons(Eigen::Map<const Eigen::VectorXd>(
            shares.data(), static_cast<Eigen::Index>(shares.size())));
}

}  // namespace

CagedShare cagedShareOf(const Displacements& displacements, std::optional<double> peakTime,
                        const CageOptions& options) {
    CagedShare result;
    const double wanted = options.time.value_or(peakTime.value_or(kUsualTime));
    const auto lag =
        static_cast<std::size_t>(std::max(1LL, std::llround(wanted / displacements.spacing)));
    if (originCount(displacements.stretches, lag) == 0) {
        result.reason = fmt::format("the run is shorter than the {:.6g} ps looked at", wanted);
        return result;
    }
    result.time = displacements.spacing * static_cast<double>(lag);
    result.radius = radiusOf(displacements, lag, options);
    if (!result.radius) {
        result.reason =
            options.rule == CageRule::Minimum
                ? fmt::format("P(r,t) has no minimum between two maxima at {:.6g} ps", wanted)
                : fmt::format("P(r,t) at {:.6g} ps does not exceed that of a random walk", wanted);
        return result;
    }
    share(displacements, lag, options.threads, result);
    return result;
}

std::optional<double> minimumOfDisplacements(const std::vector<double>& edges,
                                             const std::vector<double>& probability, double count) {
    if (probability.size() < 3)
        return std::nullopt;
    const auto first = std::max_element(probability.begin(), probability.end());
    // The second maximum is the bin that rises most above the lowest one between it and the first.
    auto lowest = first, bestLowest = first, second = probability.end();
    double rise = 0;
    for (auto bin = first; bin != probability.end(); ++bin) {
        if (*bin < *lowest)
            lowest = bin;
        if (*bin - *lowest > rise) {
            rise = *bin - *lowest;
            second = bin;
            bestLowest = lowest;
        }
    }
    if (second == probability.end())
        return std::nullopt;
    const double width = edges[1] - edges[0];
    const double error = std::sqrt((*second + *bestLowest) / (count * width));
    if (rise < kStandsOutOfError * error)
        return std::nullopt;
    const auto bin = static_cast<std::size_t>(bestLowest - probability.begin());
    return 0.5 * (edges[bin] + edges[bin + 1]);
}

std::optional<double> excessOfDisplacements(const std::vector<double>& edges,
                                            const std::vector<double>& probability, double msd) {
    // Beyond the maximum of the Gaussian, which lies at the square root of 2/3 of the MSD.
    for (std::size_t bin = 0; bin < probability.size(); ++bin) {
        const double r = 0.5 * (edges[bin] + edges[bin + 1]);
        if (r * r > 2.0 / 3 * msd && probability[bin] > gaussianDisplacements(r, msd))
            return edges[bin];
    }
    return std::nullopt;
}

}  // namespace mtp
