// A part of a basis: some of its functions, with the moments, products and radial functions that
// they are made of and no others.
#pragma once

#include <cstddef>
#include <vector>

#include "core/mtp/Potential.h"
#include "core/pruning/FunctionSet.h"

namespace mtp {

struct ReducedBasis {
    MomentBasis basis;                 // renumbered, without gaps
    std::vector<std::size_t> scalars;  // of each basis function, its number in the whole basis
    std::vector<int> radialFunctions;  // of each mu, that of the whole basis
};

// The order of what is kept stays as it is, so that every program that evaluates the whole basis
// evaluates the part. Throws InputError if nothing is kept.
ReducedBasis reduceBasis(const MomentBasis& basis, const FunctionSet& kept);

// The trained potential without the other basis functions; all coefficients stay as they are. The
// selection state, which belongs to the whole basis, is left out.
Potential reducePotential(const Potential& potential, const FunctionSet& kept);

}  // namespace mtp
