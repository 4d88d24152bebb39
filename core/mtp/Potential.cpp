#include "core/mtp/Potential.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "core/base/Error.h"

namespace mtp {
namespace {

void checkSpecies(const std::vector<std::string>& species) {
    if (species.empty())
        throw InputError("a potential needs at least one species");
    std::set<std::string> seen;
    for (const std::string& name : species) {
        if (name.empty() || name.find_first_of(" \t\r\n,=") != std::string::npos)
            throw InputError("species '" + name + "': a name has no blanks, commas or '='");
        if (!seen.insert(name).second)
            throw InputError("species " + name + " is named twice");
    }
}

void checkRadial(const RadialBasis& radial) {
    if (!std::isfinite(radial.minDist) || radial.minDist < 0)
        throw InputError("min_dist must be 0 or more, got " + std::to_string(radial.minDist));
    if (!std::isfinite(radial.maxDist) || radial.maxDist <= radial.minDist)
        throw InputError("the cutoff (" + std::to_string(radial.maxDist) +
                         ") must be larger than min_dist (" + std::to_string(radial.minDist) + ")");
    if (radial.size < 1)
        throw InputError("the radial basis needs at least one function, got " +
                         std::to_string(radial.size));
    if (!std::isfinite(radial.scaling) || radial.scaling == 0)
        throw InputError("the scaling must be a finite number other than 0");
}

}  // namespace

int MomentBasis::radialFunctionCount() const {
    int largest = -1;
    for (const BasicMoment& basic : basics)
        largest = std::max(largest, basic.mu);
    return largest + 1;
}

int MomentBasis::largestRank() const {
    int largest = 0;
    for (const BasicMoment& basic : basics)
        largest = std::max(largest, basic.exponents.rank());
    return largest;
}

std::optional<int> levelOf(const MomentBasis& basis) {
    constexpr int kLevelsPerFunction = 4;  // 4 mu + 2 is the lowest level with f_mu
    constexpr int kLeast = 2, kMost = 28;
    const auto sorted = [](std::vector<BasicMoment> moments) {
        std::sort(moments.begin(), moments.end(), [](const BasicMoment& x, const BasicMoment& y) {
            return std::tie(x.mu, x.exponents.a, x.exponents.b, x.exponents.c) <
                   std::tie(y.mu, y.exponents.a, y.exponents.b, y.exponents.c);
        });
        return moments;
    };
    const int lowest = kLevelsPerFunction * (basis.radialFunctionCount() - 1) + 2;
    for (const int level : {lowest, lowest + 2}) {
        if (level < kLeast || level > kMost)
            continue;
        const MomentBasis own = makeBasis(level);
        if (own.scalars.size() == basis.scalars.size() &&
            sorted(own.basics) == sorted(basis.basics))
            return level;
    }
    return std::nullopt;
}

Potential makePotential(MomentBasis basis, std::vector<std::string> species,
                        const RadialBasis& radial) {
    checkSpecies(species);
    checkRadial(radial);
    Potential potential;
    potential.speciesCount = static_cast<int>(species.size());
    potential.species = std::move(species);
    potential.radial = radial;
    potential.basis = std::move(basis);
    return potential;
}

Potential makePotential(int level, std::vector<std::string> species, const RadialBasis& radial) {
    checkSpecies(species);
    checkRadial(radial);
    return makePotential(makeBasis(level), std::move(species), radial);
}

}  // namespace mtp
