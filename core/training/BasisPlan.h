// A moment basis laid out for training: which derivatives of the moments are not identically zero,
// and in which order they are computed.
//
// Most basis functions depend on few basic moments (8 % of all pairs at level 16), and few pairs of
// basic moments occur together in one of them (11 %). Only these derivatives are computed:
//     d(target) = factor (right d(left) + left d(right))           for each product
//     H        += adjoint(target) factor (d(left) d(right)^T + d(right) d(left)^T)
// H being the Hessian of sum_a c_a scalar_a by the basic moments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

// x^a y^b z^c of the unit vector.
struct Monomial {
    int a, b, c;
    int rank() const { return a + b + c; }
    bool operator==(const Monomial&) const = default;
};

struct BasisPlan {
    // Columns of rows are handled in panels of this many.
    static constexpr std::size_t kPanel = 8;

    explicit BasisPlan(const MomentBasis& basis);

    MomentBasis basis;
    std::size_t basicCount, scalarCount, radialCount;  // moments, basis functions, f_mu
    std::vector<Monomial> monomials;                   // each one once, by rank
    std::vector<std::size_t> lowered;     // per monomial and axis: the monomial divided by it
    std::vector<std::size_t> monomialOf;  // per basic moment
    std::vector<std::vector<std::size_t>> basicsOf;  // per mu
    // The basis function of each column of a row: those that need the same moments together.
    std::vector<std::size_t> scalarOf;

    // A slot is a derivative of a moment by a basic moment that is not zero. The first basicCount
    // slots are those of the basic moments by themselves: 1. The last one is always 0.
    struct GradientTerm {
        std::uint32_t target, source;
    };
    struct HessianTerm {
        std::uint32_t entry, left, right;  // entry of the Hessian, slots
    };
    struct Product {
        std::uint32_t left, right, target;  // moments
        double factor;
        // Ends of its terms; they begin where those of the product before end.
        std::uint32_t leftTerms, rightTerms, hessianTerms;
    };
    std::vector<Product> products;
    std::vector<GradientTerm> gradientTerms;
    std::vector<HessianTerm> hessianTerms;
    std::size_t slotCount = 0;
    // Entries of the Hessian, one for (b, b') and (b', b); those on the diagonal come first and are
    // to be doubled.
    std::size_t entryCount = 0, diagonalCount = 0;

    // Panel of basis functions: which basic moments they depend on, and the slot of each pair
    // (the zero slot where there is none), moment x kPanel.
    struct Panel {
        std::vector<std::uint32_t> basics;
        std::vector<std::uint32_t> sources;
    };
    std::vector<Panel> panels;

    // Per mu: the basic moments that occur together with one of mu, and the terms of each:
    // d(V)/d(basic b) changes by sum of entry * d(basic b') for b' of mu.
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
    class Compiler;
};

}  // namespace mtp
