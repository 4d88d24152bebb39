#include "core/mtp/Potential.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

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
    // Level, basic moments, basis functions: the published table. Working out the bases to compare
    // with would take seconds.
    constexpr std::array<std::array<std::size_t, 3>, 14> kCounts{{{2, 1, 1},
                                                                  {4, 1, 2},
                                                                  {6, 5, 5},
                                                                  {8, 11, 9},
                                                                  {10, 25, 16},
                                                                  {12, 46, 29},
                                                                  {14, 81, 52},
                                                                  {16, 130, 92},
                                                                  {18, 201, 163},
                                                                  {20, 295, 288},
                                                                  {22, 421, 500},
                                                                  {24, 581, 864},
                                                                  {26, 706, 1464},
                                                                  {28, 866, 2445}}};
    for (const auto& [level, basics, scalars] : kCounts)
        if (basis.basics.size() == basics && basis.scalars.size() == scalars)
            return static_cast<int>(level);
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
