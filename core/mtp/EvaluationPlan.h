// A trained potential, compiled into the tables that the kernels of the evaluator work through:
// what is summed over neighbours, how moments are multiplied, how the result becomes forces.
//
// Two identities save work. The trace of M_{mu,nu} over two indices is M_{mu,nu-2}, because the
// vectors are unit vectors: for each mu only the two highest ranks are summed over neighbours, and
// the lower ranks are sums of their components. Basis functions that no other product uses need not
// be computed: weighted by their coefficients, they are one quadratic form of the other moments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

struct EvaluationPlan {
    // A moment has a row in the memory of a kernel: first the sums, then the lower ranks, then the
    // products.
    struct Trace {
        int target;
        int parts[3];  // target = sum of these
    };
    // Kept small, since level 28 has 100,000 of them and the rows fill most of the cache.
    struct Product {
        std::uint16_t left, right;  // rows
        std::uint16_t factor;       // in factors
    };
    struct ProductRow {
        int row;
        std::size_t first, last;  // its terms
    };
    // A product that a row is a factor of: the derivative of the energy by the row has the term
    // factor * (derivative by the target) * (value of the other factor).
    struct Use {
        std::uint16_t target, other;  // rows
        std::uint16_t factor;         // in factors
    };
    // What the derivative of the energy by a row is gathered from.
    struct Derivative {
        int row;
        double weight;                          // of the row in the energy
        std::size_t firstPartner, lastPartner;  // in partners
        std::size_t firstUse, lastUse;          // in uses
    };
    struct Weighted {
        int row;
        double weight;
    };

    // Whether basis functions that no other product uses are combined to one quadratic form, or
    // have a row each.
    enum class BasisFunctions { Combined, Separate };

    // Throws InputError if a product uses a moment before it is complete, or if there are more than
    // 65,536 rows. The potential must be trained (see requireTrained).
    explicit EvaluationPlan(const Potential& potential,
                            BasisFunctions functions = BasisFunctions::Combined);

    // The row of a sum. rank is the highest rank of mu or the one below; position is that of
    // MultiIndex::position().
    int sumRow(int mu, int rank, int position) const;
    std::size_t radialBlock(int central, int other) const {
        return (static_cast<std::size_t>(central) * static_cast<std::size_t>(speciesCount) +
                static_cast<std::size_t>(other)) *
               static_cast<std::size_t>(functionCount) * static_cast<std::size_t>(radial.size);
    }

    int speciesCount = 0, functionCount = 0;
    RadialBasis radial;
    // f_mu = (r - maxDist)^2 sum_b value_b T_b(x), where x runs from -1 at minDist to 1 at maxDist.
    // slope holds the Chebyshev series of the derivative of that sum by r. Both are by pair of
    // species, mu and b.
    std::vector<double> value, slope;
    std::vector<double> speciesCoefficients;

    std::vector<int> topRank;   // per mu; -1 if mu does not occur
    std::vector<int> firstSum;  // per mu
    int largestRank = 0;
    int sumCount = 0, rowCount = 0;
    std::vector<int> functionRows;  // of each basis function, if they are separate
    std::vector<Trace> traces;
    std::vector<ProductRow> products;
    std::vector<Product> productTerms;
    std::vector<double> factors;  // the different factors of products
    // V = sum of weight * row + 1/2 sum of row * (sum of its partners, each with its weight). The
    // derivatives by targets come before those by their factors; lower ranks and sums come last,
    // to which those of the traces are then added.
    std::vector<Derivative> derivatives;
    std::vector<Use> uses;
    std::vector<std::uint16_t> partners;  // rows
    std::vector<double> partnerWeights;
    // Coefficients of the polynomials whose values at the unit vectors give the forces. Each is
    // weight times the derivative of the energy by the row, in the order in which
    // ForceContraction reads them.
    std::vector<Weighted> gradient;
    std::vector<std::size_t> firstGradient;  // per mu
};

}  // namespace mtp
