#include "core/simulation/StartChecks.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/inspection/TrustWarnings.h"
#include "core/model/DensityGroups.h"
#include "core/simulation/Repulsion.h"

namespace mtp {

namespace {

std::string pairName(const Frame& frame, const ClosestApproach& approach) {
    return nameOfType(frame, approach.first) + "-" + nameOfType(frame, approach.second);
}

void warnOfDensities(const Potential& potential, const Frame& start, const Schedule& schedule,
                     std::vector<std::string>& warnings) {
    const auto [lowest, highest] = *potential.trained->densities;
    std::vector<double> visited;
    if (const std::optional<double> own = density(start))
        visited.push_back(*own);
    for (const PlannedRun& run : schedule.runs)
        for (const Stage& stage : run.stages)
            if (stage.toDensity)
                visited.push_back(*stage.toDensity);
    std::optional<double> worst;
    for (const double rho : visited)
        if ((rho < lowest * (1 - kSameDensity) || rho > highest * (1 + kSameDensity)) && !worst)
            worst = rho;
    if (worst)
        warnings.push_back(
            fmt::format("The run goes to {:.2f} g/cm³; the potential was trained {}.", *worst,
                        highest - lowest > kSameDensity * highest
                            ? fmt::format("from {:.2f} to {:.2f} g/cm³", lowest, highest)
                            : fmt::format("at {:.2f} g/cm³ only", highest)));
}

void warnOfHoles(const Potential& potential, const GuardLimits& limits, bool hasRepulsion,
                 std::vector<std::string>& warnings) {
    const std::vector<std::string> holes =
        hasRepulsion ? holeWarnings(potential,
                                    [&](std::size_t pair, double r) {
                                        return repulsionEnergy(limits.pairs[pair], r);
                                    })
                     : holeWarnings(potential);
    warnings.insert(warnings.end(), holes.begin(), holes.end());
    if (hasRepulsion)
        warnings.push_back(
            "A repulsion keeps atoms apart that come nearer than any pair of the training set: the "
            "forces on such atoms are not those of the potential alone.");
    else if (!holes.empty())
        warnings.push_back("A repulsion below the trained distances would keep such atoms apart.");
}

}  // namespace

void requireStartWithinLimits(const Frame& start, const GuardLimits& limits, double reach) {
    const std::optional<ClosestApproach> closest = closestApproach(start, limits, reach);
    if (!closest || closest->stopRatio >= 1)
        return;
    throw InputError(fmt::format(
        "the start cell has {} (atoms {} and {}) {:.2f} Å apart, nearer than any pair of the "
        "training set; the guard would stop the run at once",
        pairName(start, *closest), closest->atom + 1, closest->neighbour + 1, closest->distance));
}

std::vector<std::string> startWarnings(const Potential& potential, const Frame& start,
                                       const Schedule& schedule, const GuardLimits& limits,
                                       bool hasRepulsion) {
    std::vector<std::string> warnings;
    if (!limits.note.empty())
        warnings.push_back("The guard knows little: " + limits.note + ".");
    if (!potential.trained)
        return warnings;
    const std::optional<ClosestApproach> closest =
        closestApproach(start, limits, potential.radial.maxDist);
    if (closest && closest->ratio < 1)
        warnings.push_back(fmt::format(
            "The start cell has {} {:.2f} Å apart, nearer than the {:.2f} Å of the training set.",
            pairName(start, *closest), closest->distance, closest->distance / closest->ratio));
    if (potential.trained->densities)
        warnOfDensities(potential, start, schedule, warnings);
    warnOfHoles(potential, limits, hasRepulsion, warnings);
    return warnings;
}

}  // namespace mtp
