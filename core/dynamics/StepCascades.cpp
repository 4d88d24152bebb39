#include <cmath>

#include "core/base/Parallel.h"
#include "core/dynamics/Cascades.h"
#include "core/dynamics/HopDistances.h"

namespace mtp {

namespace {

// As in the published program.
constexpr double kStepThreshold = 3.5;    // Å²
constexpr double kStepNeighbour = 5.457;  // Å
constexpr std::size_t kStepsBefore = 10;  // frames

bool movedFar(const Displacements& all, std::size_t ion, std::size_t from, std::size_t to) {
    return (all.place(ion, to) - all.place(ion, from)).squaredNorm() > kStepThreshold;
}

void countFollowing(const Displacements& all, const HopDistances& distances, std::size_t ion,
                    std::size_t frame, StepCascades& result) {
    bool follows = false, followsOther = false;
    const Eigen::RowVector3d place = all.place(ion, frame);
    for (std::size_t other = 0; other < all.ionCount() && !followsOther; ++other) {
        if (!movedFar(all, other, frame - kStepsBefore, frame) ||
            distances.between(place, all.place(other, frame)) >= kStepNeighbour)
            continue;
        follows = true;
        followsOther = other != ion;
    }
    ++result.hops;
    result.following += follows;
    result.followingOthers += followsOther;
}

std::optional<double> shareOf(std::size_t some, std::size_t all) {
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(some) / static_cast<double>(all);
}

}  // namespace

StepCascades stepCascadesOf(const Displacements& displacements, int threads) {
    const HopDistances distances(displacements.meanCell);
    std::vector<StepCascades> ofIons(displacements.ionCount());
    parallelFor(ofIons.size(), threads, [&](std::size_t ion) {
        for (const Stretch& stretch : displacements.stretches)
            for (std::size_t k = kStepsBefore; k + 1 < stretch.count; ++k)
                if (movedFar(displacements, ion, stretch.first + k, stretch.first + k + 1))
                    countFollowing(displacements, distances, ion, stretch.first + k, ofIons[ion]);
    });
    StepCascades result;
    for (const StepCascades& one : ofIons) {
        result.hops += one.hops;
        result.following += one.following;
        result.followingOthers += one.followingOthers;
    }
    return result;
}

std::optional<double> StepCascades::value() const {
    return shareOf(following, hops);
}

std::optional<double> StepCascades::valueOfOthers() const {
    return shareOf(followingOthers, hops);
}

}  // namespace mtp
