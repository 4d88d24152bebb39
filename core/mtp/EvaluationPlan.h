// A trained potential rearranged for fast evaluation: what is summed over neighbours, how the
// moments are combined, and how the result is turned into forces.
//
// With unit vectors the trace of M_{mu,nu} is M_{mu,nu-2}: for each mu only the two highest ranks
// are summed over neighbours, the lower ones follow. Basis functions that nothing else uses are
// never formed: with their coefficients they are one quadratic form of the other moments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

struct EvaluationPlan {
    // Values are kept in rows: the sums first, then lower ranks, then products.
    struct Trace {
        int target;
        int parts[3];  // target = sum of these
    };
    // Small: at level 28 there are 100,000, and the rows leave little room in the cache.
    struct Product {
        std::uint16_t left, right;  // rows
        std::uint16_t factor;       // in factors
    };
    struct ProductRow {
        int row;
        std::size_t first, last;  // its terms
    };
    struct Weighted {
        int row;
        double weight;
    };

    // Throws InputError: a moment is used before it is complete, or more than 65,536 rows.
    explicit EvaluationPlan(const Potential& potential);

    // Components of the highest rank of mu, then of the rank below, in order of
    // MultiIndex::position().
    int sumRow(int mu, int rank, int position) const;
    std::size_t radialBlock(int central, int other) const {
        return (static_cast<std::size_t>(central) * static_cast<std::size_t>(speciesCount) +
                static_cast<std::size_t>(other)) *
               static_cast<std::size_t>(functionCount) * static_cast<std::size_t>(radial.size);
    }

    int speciesCount = 0, functionCount = 0;
    RadialBasis radial;
    // f_mu = (r - maxDist)^2 sum_b value_b T_b(x) and the Chebyshev series of the derivative of
    // that sum by r; per pair of species, mu and b.
    std::vector<double> value, slope;
    std::vector<double> speciesCoefficients;

    std::vector<int> topRank;   // per mu; -1 where mu does not occur
    std::vector<int> firstSum;  // per mu
    int largestRank = 0;
    int sumCount = 0, rowCount = 0;
    std::vector<Trace> traces;
    std::vector<ProductRow> products;
    std::vector<Product> productTerms;
    std::vector<double> factors;               // each value once
    std::vector<Weighted> linear;              // V = sum of weight * row ...
    std::vector<ProductRow> quadratic;         // ... + sum over entries: row * sum of its terms
    std::vector<std::uint16_t> quadraticRows;  // of the terms
    std::vector<double> quadraticWeights;
    // Coefficients of the polynomials whose values at the unit vectors give the forces: weight
    // times the derivative by row, in the order in which the contraction reads them.
    std::vector<Weighted> gradient;
    std::vector<std::size_t> firstGradient;  // per mu
};

}  // namespace mtp
