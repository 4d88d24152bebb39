#include "core/selection/UndeterminedParameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/Plural.h"

namespace mtp {
namespace {

// No set determines all parameters: scalars of level 16 and above depend on one another, because
// the Gram determinant of four vectors is 0. Users are told if more than a tenth is missing.
constexpr std::size_t kWarnedShare = 10;

std::string nameOfSpecies(const Potential& potential, int species) {
    const auto k = static_cast<std::size_t>(species);
    const bool isNamed = k < potential.species.size() && !potential.species[k].empty();
    return isNamed ? potential.species[k] : fmt::format("type {}", species);
}

}  // namespace

std::size_t gaugeCount(const Potential& potential, GradeMode mode) {
    const auto functions = static_cast<std::size_t>(potential.radialFunctionCount());
    const std::size_t ofRadialFunctions = functions * (functions + 1) / 2;
    const auto species = static_cast<std::size_t>(potential.speciesCount);
    return mode == GradeMode::Neighbourhood ? ofRadialFunctions : ofRadialFunctions + species - 1;
}

UndeterminedParameters undeterminedBy(const ActiveSet& set, const Potential& potential) {
    const ParameterLayout layout(potential);
    const std::size_t perPair = layout.functions * layout.polynomials;
    std::vector<std::size_t> ofPair(layout.species * layout.species);
    UndeterminedParameters found;
    for (std::size_t position = 0; position < set.size(); ++position)
        if (set.links[position].configuration < 0) {
            ++found.count;
            if (position / perPair < ofPair.size())
                ++ofPair[position / perPair];
        }
    found.count -= std::min(found.count, gaugeCount(potential, set.mode));
    for (std::size_t pair = 0; pair < ofPair.size(); ++pair)
        if (ofPair[pair] == perPair)
            found.pairs.emplace_back(pair / layout.species, pair % layout.species);
    return found;
}

std::string undeterminedText(const ActiveSet& set, const Potential& potential) {
    const UndeterminedParameters found = undeterminedBy(set, potential);
    if (found.pairs.empty() && found.count * kWarnedShare < set.size())
        return {};
    std::vector<std::string> pairs;
    for (const auto& [central, neighbour] : found.pairs)
        pairs.push_back(fmt::format("{} with a neighbour {}", nameOfSpecies(potential, central),
                                    nameOfSpecies(potential, neighbour)));
    return fmt::format(
        "the training set leaves {} of {} undetermined, and what depends on them has very large "
        "grades; {}",
        found.count, counted(set.size(), "parameter"),
        pairs.empty()
            ? "add configurations that differ more from one another"
            : fmt::format("it has no {}: add configurations that have", fmt::join(pairs, ", no ")));
}

}  // namespace mtp
