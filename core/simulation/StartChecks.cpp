#include "core/simulation/StartChecks.h"

#include <fmt/format.h>

#include <optional>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/inspection/CurveColumns.h"
#include "core/inspection/PairCurves.h"

namespace mtp {

namespace {

constexpr double kSameDensity = 0.02;  // beyond the trained range by this fraction is beyond it

std::string pairName(const Frame& frame, const ClosestApproach& approach) {
    return nameOfType(frame, approach.first) + "-" + nameOfType(frame, approach.second);
}

// The trained distances as a table of pairRanges(), which dimerHoles() takes.
Table trainedRanges(const Potential& potential) {
    using namespace columns;
    TableRows rows(kPair, kShortest, kLongest, kCount);
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = i; j < potential.speciesCount; ++j) {
            const double r = potential.trained->shortest[pairIndex(i, j, potential.speciesCount)];
            if (r > 0)
                rows.add(potential.species[static_cast<std::size_t>(i)] + "-" +
                             potential.species[static_cast<std::size_t>(j)],
                         r, potential.radial.maxDist, 1);
        }
    return rows.table();
}

void warnOfHoles(const Potential& potential, std::vector<std::string>& warnings) {
    using namespace columns;
    const Table holes = dimerHoles(dimerCurves(potential), trainedRanges(potential));
    for (std::size_t row = 0; row < holes.rowCount(); ++row)
        warnings.push_back(fmt::format(
            "Two atoms of {} that come nearer than {:.2f} Å are drawn together: their energy falls "
            "by {:.3g} eV to a minimum at {:.2f} Å, below the shortest trained distance of {:.2f} "
            "Å.",
            holes[kPair][row], holes[kBarrier][row], holes[kDepth][row], holes[kDistance][row],
            holes[kTrainedShortest][row]));
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
                                       const Schedule& schedule, const GuardLimits& limits) {
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
    warnOfHoles(potential, warnings);
    return warnings;
}

}  // namespace mtp
