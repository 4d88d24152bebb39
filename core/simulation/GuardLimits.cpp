#include "core/simulation/GuardLimits.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/mtp/NeighbourList.h"

namespace mtp {

namespace {

double shortestOfAll(const Potential& potential) {
    double shortest = 0;
    if (potential.trained)
        for (const double r : potential.trained->shortest)
            if (r > 0 && (shortest == 0 || r < shortest))
                shortest = r;
    return shortest > 0 ? shortest : potential.radial.minDist;
}

std::string missingRange(const Potential& potential) {
    if (potential.trained)
        return {};
    return fmt::format(
        "the potential does not say what it was trained on: all pairs are kept apart by its "
        "min_dist of {:.3g} Å, and forces and densities have no limit",
        potential.radial.minDist);
}

void requireOrder(const GradeLimits& grades) {
    if (grades.every < 1)
        throw InputError(
            fmt::format("atoms cannot be graded every {} steps; 1 or more is valid", grades.every));
    if (!(grades.save > 0 && grades.stop > grades.save))
        throw InputError(fmt::format(
            "frames are kept beyond a grade of {} and the run ends beyond {}: the second must be "
            "larger, and both positive",
            grades.save, grades.stop));
}

std::optional<ClosestApproach> closestWithin(const Frame& frame, const GuardLimits& limits,
                                             double reach) {
    const NeighbourList neighbours = findNeighbours(frame.cell, frame.positions, reach);
    const int count = static_cast<int>(frame.species.size());
    std::optional<ClosestApproach> closest;
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        for (std::size_t at = neighbours.first[i]; at < neighbours.first[i + 1]; ++at) {
            const auto j = static_cast<std::size_t>(neighbours.index[at]);
            const PairLimit& limit = limits.pairs[pairIndex(frame.types[i], frame.types[j], count)];
            const double r = neighbours.vector[at].norm();
            if (closest && r / limit.trained >= closest->ratio)
                continue;
            closest = {limit.first, limit.second, i, j, r, r / limit.trained, r / limit.stop};
        }
    return closest;
}

}  // namespace

GuardLimits guardLimits(const Potential& potential, double hottest, const GuardOptions& options) {
    GuardLimits limits;
    limits.note = missingRange(potential);
    limits.temperature =
        std::max(options.temperature * hottest, hottest + options.temperatureMargin);
    if (const auto set = options.grades ? activeSetOf(potential) : std::nullopt;
        set && set->mode == GradeMode::Neighbourhood) {
        requireOrder(*options.grades);
        limits.grades = options.grades;
    }
    const double fallback = shortestOfAll(potential);
    const int count = potential.speciesCount;
    for (int i = 0; i < count; ++i)
        for (int j = i; j < count; ++j) {
            double trained =
                potential.trained ? potential.trained->shortest[pairIndex(i, j, count)] : fallback;
            if (!(trained > 0))
                trained = fallback;
            limits.pairs.push_back({i, j, trained, options.closest * trained});
        }
    if (!potential.trained)
        return limits;
    if (potential.trained->largestForce > 0)
        limits.force = options.force * potential.trained->largestForce;
    if (const auto& densities = potential.trained->densities)
        limits.densities = {densities->first * (1 - options.densityMargin),
                            densities->second * (1 + options.densityMargin)};
    return limits;
}

std::optional<ClosestApproach> closestApproach(const Frame& frame, const GuardLimits& limits,
                                               double reach) {
    // A short reach first, with far fewer pairs: those beyond it have larger ratios than this.
    constexpr double kBeyondLongest = 1.2;
    double longest = 0;
    for (const PairLimit& limit : limits.pairs)
        longest = std::max(longest, limit.trained);
    const double near = kBeyondLongest * longest;
    if (near < reach)
        if (const auto closest = closestWithin(frame, limits, near);
            closest && closest->ratio <= kBeyondLongest)
            return closest;
    return closestWithin(frame, limits, reach);
}

}  // namespace mtp
