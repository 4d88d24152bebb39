// A moment basis, compiled into the tables that the kernels of the training work through: which
// derivatives of the moments are not identically zero, and in which order they are computed.
//
// Most basis functions depend on few basic moments (8 % of all pairs at level 16), and few pairs of
// basic moments occur together in a basis function (11 %). Only these derivatives are computed:
//     d(target) = factor (right d(left) + left d(right))           for each product
//     H        += adjoint(target) factor (d(left) d(right)^T + d(right) d(left)^T)
// where H is the Hessian of sum_a c_a scalar_a by the basic moments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

struct BasisPlan {
    // The columns of a Jacobian are handled in panels of this many.
    static constexpr std::size_t kPanel = 8;

    explicit BasisPlan(const MomentBasis& basis);

    MomentBasis basis;
    std::size_t basicCount, scalarCount, radialCount;  // moments, basis functions, f_mu
    // Whether adding lower f_nu to f_mu leaves the space of potentials as it is: in the basis of a
    // level, which has the moments of f_nu wherever it has those of f_mu, but not in a part of one.
    bool canMixRadial;
    std::vector<MultiIndex> monomials;    // of the unit vector, by rank
    std::vector<std::size_t> lowered;     // per monomial and axis: the monomial divided by it
    std::vector<std::size_t> monomialOf;  // per basic moment
    std::vector<std::vector<std::size_t>> basicsOf;  // per mu
    // The basis function of each column. Functions of the same moments stand side by side.
    std::vector<std::size_t> scalarOf;

    // A slot holds the derivative of a moment by a basic moment, if it is not identically zero. The
    // first basicCount slots hold the derivatives of the basic moments by themselves, which are 1.
    // The last slot is always 0.
    struct GradientTerm {
        std::uint32_t target, source;
    };
    struct HessianTerm {
        std::uint32_t entry, left, right;  // entry of the Hessian, slots
    };
    struct Product {
        std::uint32_t left, right, target;  // moments
        double factor;
        // Where its terms end; they begin where those of the previous product end.
        std::uint32_t leftTerms, rightTerms, hessianTerms;
    };
    std::vector<Product> products;
    std::vector<GradientTerm> gradientTerms;
    std::vector<HessianTerm> hessianTerms;
    std::size_t slotCount = 0;
    // Entries of the Hessian, one for both (b, b') and (b', b). The first diagonalCount entries are
    // those of the diagonal; the sweep doubles them.
    std::size_t entryCount = 0, diagonalCount = 0;

    // A panel of basis functions: the basic moments that they depend on, and the slot of each pair
    // (the zero slot if a function does not depend on a moment), moment x kPanel.
    struct Panel {
        std::vector<std::uint32_t> basics;
        std::vector<std::uint32_t> sources;
    };
    std::vector<Panel> panels;

    // For each mu: the basic moments b that occur together with one of mu, and the terms of each.
    // dV/d(basic b) changes by the sum of entry * d(basic b') over the basic moments b' of mu.
    struct CouplingTerm {
        std::uint32_t monomial, entry;
    };
    struct Coupling {
        std::vector<std::uint32_t> basics;
        std::vector<std::uint32_t> lastTerm;  // per entry of basics, into terms
        std::vector<CouplingTerm> terms;
    };
    std::vector<Coupling> couplings;

private:
    class Builder;
};

}  // namespace mtp
