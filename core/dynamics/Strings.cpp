#include "core/dynamics/Strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/dynamics/HopDistances.h"
#include "core/dynamics/Moments.h"

namespace mtp {

namespace {

constexpr std::size_t kStringBlocks = 5, kFewestStringBlocks = 3;

std::size_t firstOf(std::vector<std::size_t>& chain, std::size_t ion) {
    while (chain[ion] != ion)
        ion = chain[ion] = chain[chain[ion]];
    return ion;
}

// Of one ion, at each origin: whether it moves farther. One ion after another, as the positions
// lie in memory.
void findMobile(const Displacements& all, std::size_t ion, const std::vector<std::size_t>& origins,
                std::size_t lag, double radius, std::vector<char>& isMobile) {
    const float *x = all.axis(ion, 0), *y = all.axis(ion, 1), *z = all.axis(ion, 2);
    for (std::size_t i = 0; i < origins.size(); ++i) {
        const std::size_t k = origins[i];
        const double dx = x[k + lag] - x[k], dy = y[k + lag] - y[k], dz = z[k + lag] - z[k];
        isMobile[i] = dx * dx + dy * dy + dz * dz > radius * radius;
    }
}

// How many ions each string of one origin has.
std::vector<std::size_t> stringSizes(const Displacements& all, const HopDistances& distances,
                                     std::size_t origin, std::size_t lag,
                                     const std::vector<std::size_t>& mobile,
                                     const StringOptions& options) {
    std::vector<Eigen::RowVector3d> before, after;
    for (const std::size_t ion : mobile) {
        before.push_back(distances.fractions(all.place(ion, origin)));
        after.push_back(distances.fractions(all.place(ion, origin + lag)));
    }
    std::vector<std::size_t> chain(before.size());
    std::iota(chain.begin(), chain.end(), std::size_t{0});
    for (std::size_t i = 0; i < before.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (distances.areWithin(after[i], before[j], options.replacement) ||
                distances.areWithin(after[j], before[i], options.replacement))
                chain[firstOf(chain, i)] = firstOf(chain, j);
    std::vector<std::size_t> sizes(before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        ++sizes[firstOf(chain, i)];
    sizes.erase(std::remove(sizes.begin(), sizes.end(), std::size_t{0}), sizes.end());
    return sizes;
}

std::vector<std::size_t> spacedOrigins(const Displacements& all, std::size_t lag,
                                       std::size_t most) {
    std::vector<std::size_t> frames;
    for (const Stretch& stretch : all.stretches)
        for (std::size_t i = 0; i + lag < stretch.count; ++i)
            frames.push_back(stretch.first + i);
    if (frames.size() <= most)
        return frames;
    std::vector<std::size_t> spaced;
    for (std::size_t i = 0; i < most; ++i)
        spaced.push_back(frames[i * frames.size() / most]);
    return spaced;
}

void add(const std::vector<std::vector<std::size_t>>& sizes, std::size_t ions, Strings& result) {
    std::vector<double> means;
    std::size_t strings = 0, mobile = 0, members = 0;
    for (std::size_t block = 0; block < kStringBlocks; ++block) {
        std::size_t some = 0, inSome = 0;
        for (std::size_t i = block * sizes.size() / kStringBlocks;
             i < (block + 1) * sizes.size() / kStringBlocks; ++i)
            for (const std::size_t size : sizes[i]) {
                if (result.counts.size() < size)
                    result.counts.resize(size);
                ++result.counts[size - 1];
                ++some;
                inSome += size;
                members += size > 1 ? size : 0;
            }
        if (some > 0)
            means.push_back(static_cast<double>(inSome) / static_cast<double>(some));
        strings += some;
        mobile += inSome;
    }
    result.mobileShare = static_cast<double>(mobile) /
                         static_cast<double>(ions * std::max<std::size_t>(1, sizes.size()));
    if (strings == 0) {
        result.reason = fmt::format("no ion moves farther than {:.2f} Å in {:.6g} ps",
                                    result.mobile, result.time);
        return;
    }
    result.mean = static_cast<double>(mobile) / static_cast<double>(strings);
    result.memberShare = static_cast<double>(members) / static_cast<double>(mobile);
    if (means.size() >= kFewestStringBlocks)
        result.error = errorOverIons(Eigen::Map<const Eigen::VectorXd>(
            means.data(), static_cast<Eigen::Index>(means.size())));
}

}  // namespace

Strings stringsOf(const Displacements& displacements, const StringOptions& options) {
    if (!(options.mobile > 0) || !(options.replacement > 0))
        throw InputError("the distances of strings must be positive");
    const auto lag =
        static_cast<std::size_t>(std::max(1LL, std::llround(options.time / displacements.spacing)));
    Strings result;
    result.time = static_cast<double>(lag) * displacements.spacing;
    result.mobile = options.mobile;
    result.replacement = options.replacement;
    const std::vector<std::size_t> origins = spacedOrigins(displacements, lag, options.origins);
    result.origins = origins.size();
    if (origins.empty()) {
        result.reason = fmt::format("the run is shorter than {:.6g} ps", result.time);
        return result;
    }
    std::vector<std::vector<char>> isMobile(displacements.ionCount(),
                                            std::vector<char>(origins.size()));
    parallelFor(isMobile.size(), options.threads, [&](std::size_t ion) {
        findMobile(displacements, ion, origins, lag, options.mobile, isMobile[ion]);
    });
    const HopDistances distances(displacements.meanCell);
    std::vector<std::vector<std::size_t>> sizes(origins.size());
    parallelFor(origins.size(), options.threads, [&](std::size_t i) {
        std::vector<std::size_t> mobile;
        for (std::size_t ion = 0; ion < isMobile.size(); ++ion)
            if (isMobile[ion][i])
                mobile.push_back(ion);
        sizes[i] = stringSizes(displacements, distances, origins[i], lag, mobile, options);
    });
    add(sizes, displacements.ionCount(), result);
    return result;
}

Table stringTable(const Strings& strings) {
    const double total = static_cast<double>(
        std::accumulate(strings.counts.begin(), strings.counts.end(), std::uint64_t{0}));
    TableRows rows(columns::kStringIons, columns::kStringCount, columns::kStringShare);
    for (std::size_t i = 0; i < strings.counts.size(); ++i)
        rows.add(static_cast<int>(i + 1),
                 static_cast<double>(strings.counts[i]) / static_cast<double>(strings.origins),
                 static_cast<double>(strings.counts[i]) / total);
    return rows.table();
}

}  // namespace mtp
