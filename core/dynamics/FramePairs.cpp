#include "core/dynamics/FramePairs.h"

#include <algorithm>

namespace mtp {

std::vector<SpeciesAtoms> bySpecies(const PositionSeries& series) {
    std::vector<SpeciesAtoms> species;
    for (std::size_t atom = 0; atom < series.atomCount(); ++atom) {
        const std::string& name = series.species[static_cast<std::size_t>(series.types[atom])];
        auto found = std::find_if(species.begin(), species.end(),
                                  [&](const SpeciesAtoms& one) { return one.name == name; });
        if (found == species.end())
            found = species.insert(species.end(), {name, {}});
        found->atoms.push_back(atom);
    }
    return species;
}

}  // namespace mtp
