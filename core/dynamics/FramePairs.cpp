#include "core/dynamics/FramePairs.h"

#include <algorithm>
#include <numeric>

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

SortedPlaces::SortedPlaces(const SpeciesPlaces& places, const std::array<int, 3>& parts)
    : m_parts(parts), m_starts(static_cast<std::size_t>(parts[0] * parts[1] * parts[2]) + 1) {
    std::vector<std::size_t> partOfAtom;
    for (std::size_t atom = 0; atom < places.size(); ++atom) {
        partOfAtom.push_back(
            indexOf({partOf(places.axes[0][atom], 0), partOf(places.axes[1][atom], 1),
                     partOf(places.axes[2][atom], 2)}));
        ++m_starts[partOfAtom.back() + 1];
    }
    std::partial_sum(m_starts.begin(), m_starts.end(), m_starts.begin());
    for (std::vector<double>& axis : m_places.axes)
        axis.resize(places.size());
    std::vector<std::size_t> next = m_starts;
    for (std::size_t atom = 0; atom < places.size(); ++atom) {
        const std::size_t place = next[partOfAtom[atom]]++;
        for (std::size_t axis = 0; axis < 3; ++axis)
            m_places.axes[axis][place] = places.axes[axis][atom];
    }
}

}  // namespace mtp
