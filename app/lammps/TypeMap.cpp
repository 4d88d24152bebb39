#include "app/lammps/TypeMap.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/mtp/SiteEvaluator.h"

namespace mtp::lammps {
namespace {

std::vector<std::string> namesOrNumbers(const Potential& potential) {
    std::vector<std::string> names = potential.species;
    for (int number = 0; potential.species.empty() && number < potential.speciesCount; ++number)
        names.push_back(std::to_string(number));
    return names;
}

std::string unknownSpecies(const Potential& potential, const std::string& path,
                           const std::string& name) {
    const std::string known = fmt::format("{}", fmt::join(namesOrNumbers(potential), ", "));
    if (!potential.species.empty())
        return fmt::format("{} has no species {}; it has {}", path, name, known);
    return fmt::format(
        "{} does not name its elements, so that {} may be any of its types. Name "
        "them in its line potential_tag (potential_tag = species:Li,Cl,Al), or "
        "write numbers of types in pair_coeff: {}",
        path, name, known);
}

}  // namespace

Potential parseTrainedPotential(const std::string& text, const std::string& path) {
    Potential potential = parsePotential(text, path);
    if (!potential.isTrained())
        throw InputError(path +
                         ": the potential is not trained: it has no coefficients yet. Train it "
                         "first");
    return potential;
}

std::vector<int> speciesByNames(const Potential& potential, const std::string& path,
                                const std::vector<std::string>& names, int typeCount) {
    if (names.size() != static_cast<std::size_t>(typeCount))
        throw InputError(fmt::format("{} elements are named for {} atom types; {}", names.size(),
                                     typeCount, kPairCoeffUsage));
    const std::vector<std::string> known = namesOrNumbers(potential);
    std::vector<int> species{kIgnoredSpecies};
    for (const std::string& name : names) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end() && name != "NULL")
            throw InputError(unknownSpecies(potential, path, name));
        species.push_back(found == known.end() ? kIgnoredSpecies
                                               : static_cast<int>(found - known.begin()));
    }
    if (std::count(species.begin(), species.end(), kIgnoredSpecies) == typeCount + 1)
        throw InputError(fmt::format("no atom type is left to {}; {}", path, kPairCoeffUsage));
    return species;
}

std::vector<int> speciesByOrder(const Potential& potential, const std::string& path,
                                int typeCount) {
    if (!potential.species.empty())
        throw InputError(fmt::format("nothing says which atom type is which element of {} ({}); {}",
                                     path, fmt::join(potential.species, ", "), kPairCoeffUsage));
    if (typeCount != potential.speciesCount)
        throw InputError(
            fmt::format("{} has {} types without names, and there are {} atom types. Write the "
                        "number of its type, from 0, for each of them, such as: pair_coeff * * "
                        "FILE 0 1 2",
                        path, potential.speciesCount, typeCount));
    std::vector<int> species{kIgnoredSpecies};
    for (int type = 0; type < typeCount; ++type)
        species.push_back(type);
    return species;
}

std::string describeOrder(const std::string& path, int typeCount) {
    std::string text =
        fmt::format("{} does not name its elements. Atom types are taken in its order:", path);
    for (int type = 1; type <= typeCount; ++type)
        text += fmt::format("{} {} is its type {}", type > 1 ? "," : "", type, type - 1);
    return text + "\n";
}

}  // namespace mtp::lammps
