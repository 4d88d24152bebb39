#include "core/training/TrainingOptions.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/Error.h"
#include "core/training/TrainingStart.h"

namespace mtp {

namespace {

constexpr int kLargestPower = 2;

template <class Number>
void require(bool isAllowed, const char* option, Number value, const char* allowed) {
    if (!isAllowed)
        throw InputError(
            fmt::format("the {} of a training is {}; it must be {}", option, value, allowed));
}

void requireWeights(const TrainingOptions& options) {
    const auto requireWeight = [](const char* option, double weight) {
        require(std::isfinite(weight) && weight >= 0, option, weight, "0 or more");
    };
    requireWeight("energy weight", options.energyWeight);
    requireWeight("force weight", options.forceWeight);
    requireWeight("stress weight", options.virialWeight);
    if (options.energyWeight + options.forceWeight + options.virialWeight == 0)
        throw InputError(
            "the weights of energies, forces and stresses are all 0; at least one of them must be "
            "positive");
    const auto requirePower = [](const char* option, int power) {
        require(power >= 0 && power <= kLargestPower, option, power, "0, 1 or 2");
    };
    requirePower("power of the number of atoms for energies", options.energyPower);
    requirePower("power of the number of atoms for forces", options.forcePower);
    requirePower("power of the number of atoms for stresses", options.virialPower);
}

}  // namespace

void validate(const TrainingOptions& options) {
    if (options.level == 0 && !options.start)
        throw InputError("level 0 keeps the basis of a potential to start from, but there is none");
    if (options.level != 0)
        makeBasis(options.level);
    require(std::isfinite(options.cutoff) && options.cutoff > 0, "cutoff", options.cutoff,
            "a positive distance in Å");
    if (options.minDist)
        require(*options.minDist >= 0 && *options.minDist < options.cutoff, "min_dist",
                *options.minDist, "0 Å or more and below the cutoff");
    require(options.radialSize > 0, "radial size", options.radialSize, "1 or more");
    requireWeights(options);
    require(options.maxIterations >= 0, "limit of iterations", options.maxIterations, "0 or more");
    require(options.tolerance >= 0 && options.tolerance < 1, "tolerance", options.tolerance,
            "between 0 and 1");
    require(options.threads >= 0, "number of threads", options.threads, "0 (all) or more");
    require(options.regularisation >= 0 && options.regularisation < 1, "regularisation",
            options.regularisation, "between 0 and 1");
    require(options.starts >= 0, "number of starts", options.starts, "0 (by level) or more");
    if (options.hops)
        require(*options.hops >= 0, "number of hops", *options.hops, "0 or more");
    requireCompatibleStart(options);
}

}  // namespace mtp
