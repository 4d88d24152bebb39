// The order of a potential's parameters in gradients and in MLIP-3's selection state: the radial
// coefficients by species of the central atom, species of the neighbour, mu and polynomial; then
// those of the species; then those of the basis functions.
#pragma once

#include <cstddef>

#include "core/mtp/Potential.h"

namespace mtp {

struct ParameterLayout {
    explicit ParameterLayout(const Potential& potential)
        : species(static_cast<std::size_t>(potential.speciesCount))
        , functions(static_cast<std::size_t>(potential.radialFunctionCount()))
        , polynomials(static_cast<std::size_t>(potential.radial.size))
        , scalars(potential.basis.scalars.size()) {}

    std::size_t radialPerSpecies() const { return species * functions * polynomials; }
    std::size_t count() const { return species * radialPerSpecies() + species + scalars; }

    // The energy of a neighbourhood depends on the radial coefficients and the energy of one
    // species alone. Its gradient holds these and the basis functions.
    std::size_t siteCount() const { return radialPerSpecies() + 1 + scalars; }
    // The parameter of entry k of the gradient of a neighbourhood of a species.
    std::size_t parameter(int central, std::size_t k) const {
        const auto s = static_cast<std::size_t>(central);
        if (k < radialPerSpecies())
            return s * radialPerSpecies() + k;
        if (k == radialPerSpecies())
            return species * radialPerSpecies() + s;
        return species * radialPerSpecies() + species + (k - radialPerSpecies() - 1);
    }

    std::size_t species, functions, polynomials, scalars;
};

}  // namespace mtp
