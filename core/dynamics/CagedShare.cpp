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

// Of displacements of one kind: how many, and their squares and fourth powers, Å² and Å⁴.
struct PowerSums {
    std::size_t count = 0;
    double square = 0, fourth = 0;

    void add(double r2) {
        ++count;
        square += r2;
        fourth += r2 * r2;
    }
    PowerSums& operator+=(const PowerSums& other) {
        count += other.count;
        square += other.square;
        fourth += other.fourth;
        return *this;
    }
};

struct BothKinds {
    PowerSums caged, hopping;

    BothKinds& operator+=(const BothKinds& other) {
        caged += other.caged;
        hopping += other.hopping;
        return *this;
    }
    double count() const { return static_cast<double>(caged.count + hopping.count); }
    double share() const { return static_cast<double>(caged.count) / count(); }
};

// Of one ion, for each block of origins.
std::vector<BothKinds> sumsOfIon(const Displacements& all, std::size_t ion, std::size_t lag,
                                 double radius) {
    std::vector<BothKinds> sums(kCageBlocks);
    const float *x = all.axis(ion, 0), *y = all.axis(ion, 1), *z = all.axis(ion, 2);
    for (const Stretch& stretch : all.stretches) {
        const std::size_t end = stretch.first + stretch.count - std::min(stretch.count, lag);
        for (std::size_t block = 0, k = stretch.first; block < kCageBlocks; ++block) {
            // The origins k with k * kCageBlocks / frameCount == block.
            const std::size_t last = ((block + 1) * all.frameCount + kCageBlocks - 1) / kCageBlocks;
            for (; k < std::min(last, end); ++k) {
                const double dx = x[k + lag] - x[k], dy = y[k + lag] - y[k], dz = z[k + lag] - z[k];
                const double r2 = dx * dx + dy * dy + dz * dz;
                (r2 <= radius * radius ? sums[block].caged : sums[block].hopping).add(r2);
            }
        }
    }
    return sums;
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

// To alpha2, of the displacements of one kind among all of a block; <r²> is that of the whole run.
double partOfAlpha2(const PowerSums& kind, double count, double meanSquare) {
    return (0.6 * kind.fourth / (meanSquare * meanSquare) - static_cast<double>(kind.count)) /
           count;
}

// The spread over the blocks that have displacements, of what `of` gives for one; absent if they
// are fewer than three.
template <class Of>
std::optional<double> errorOverBlocks(const std::vector<BothKinds>& blocks, Of of) {
    std::vector<double> values;
    for (const BothKinds& block : blocks)
        if (block.count() > 0)
            values.push_back(of(block));
    if (values.size() < 3)
        return std::nullopt;
    return errorOverIons(
        Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size())));
}

void addAlpha2(const std::vector<BothKinds>& blocks, const BothKinds& all, CagedShare& result) {
    const double squares = all.caged.square + all.hopping.square;
    if (!(squares > 0))
        return;  // no ion moves
    const double meanSquare = squares / all.count();
    const auto ofCaged = [&](const BothKinds& one) {
        return partOfAlpha2(one.caged, one.count(), meanSquare);
    };
    const auto ofHopping = [&](const BothKinds& one) {
        return partOfAlpha2(one.hopping, one.count(), meanSquare);
    };
    result.alpha2Caged = ofCaged(all);
    result.alpha2Hopping = ofHopping(all);
    result.alpha2CagedError = errorOverBlocks(blocks, ofCaged);
    result.alpha2HoppingError = errorOverBlocks(blocks, ofHopping);
    result.squareOfHopping = all.hopping.square / squares;
}

void addShares(const Displacements& all, std::size_t lag, int threads, CagedShare& result) {
    std::vector<std::vector<BothKinds>> ofIons(all.ionCount());
    parallelFor(ofIons.size(), threads,
                [&](std::size_t ion) { ofIons[ion] = sumsOfIon(all, ion, lag, *result.radius); });
    std::vector<BothKinds> blocks(kCageBlocks);
    BothKinds total;
    for (std::size_t block = 0; block < kCageBlocks; ++block) {
        for (const std::vector<BothKinds>& one : ofIons)
            blocks[block] += one[block];
        total += blocks[block];
    }
    result.value = total.share();
    result.error = errorOverBlocks(blocks, [](const BothKinds& one) { return one.share(); });
    addAlpha2(blocks, total, result);
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
    addShares(displacements, lag, options.threads, result);
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
