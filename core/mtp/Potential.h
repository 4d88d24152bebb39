// A moment tensor potential: basis, parameters, species. Formulas: Shapeev, MMS 14, 1153 (2016).
#pragma once

#include <Eigen/Dense>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/mtp/MultiIndex.h"

namespace mtp {

// M_{mu; a,b,c} = sum_j f_mu(r_j) ux^a uy^b uz^c over the neighbours j, where u is the unit vector.
struct BasicMoment {
    int mu;
    MultiIndex exponents;  // a, b, c
    bool operator==(const BasicMoment&) const = default;
};

// moment[target] += factor * moment[left] * moment[right], one product after the other.
struct MomentProduct {
    int left, right, factor, target;
    bool operator==(const MomentProduct&) const = default;
};

// The linear basis: which moments there are, how they are contracted, and which results are basis
// functions.
struct MomentBasis {
    int momentCount = 0;  // basic moments first, then products
    std::vector<BasicMoment> basics;
    std::vector<MomentProduct> products;
    std::vector<int> scalars;  // index of the moment of each basis function

    int radialFunctionCount() const;  // largest mu + 1
    int largestRank() const;          // of the basic moments
};

// The basis of an even level from 2 to 28 (table in the documentation of the format).
// Throws InputError for another level.
MomentBasis makeBasis(int level);
// The level whose basis has as many basic moments and basis functions; absent if there is none.
std::optional<int> levelOf(const MomentBasis& basis);

// Chebyshev polynomials on [minDist, maxDist] times scaling * (r - maxDist)^2.
struct RadialBasis {
    enum class Kind { Chebyshev, ChebyshevRepulsive };
    Kind kind = Kind::Chebyshev;
    double minDist = 2.0;  // Å
    double maxDist = 5.0;  // Å, the cutoff
    int size = 8;
    double scaling = 1.0;
};

struct Potential {
    std::string name = "MTP";
    std::string tag;
    std::vector<std::string> species;  // element names in order of types; empty if unknown
    int speciesCount = 0;
    RadialBasis radial;
    MomentBasis basis;

    // radialCoefficients[((i * C + j) * K + mu) * R + b]: central species i, neighbour j.
    std::vector<double> radialCoefficients;
    std::vector<double> speciesCoefficients;  // eV, per species
    std::vector<double> momentCoefficients;   // per basis function
    std::string
        selectionState;  // bytes of a selection state that was read ("#MVS_v1.1..."), or empty

    int radialFunctionCount() const { return m_radialFunctions(); }
    bool isTrained() const { return !momentCoefficients.empty(); }
    std::size_t radialIndex(int i, int j, int mu, int b) const {
        return ((static_cast<std::size_t>(i) * speciesCount + j) * radialFunctionCount() + mu) *
                   radial.size +
               b;
    }

    int declaredRadialFunctions = 0;  // of the file; 0: as the basis needs

private:
    int m_radialFunctions() const {
        return declaredRadialFunctions > 0 ? declaredRadialFunctions : basis.radialFunctionCount();
    }
};

// An untrained potential of a level. Throws InputError (level, cutoff <= minDist, size < 1, names).
Potential makePotential(int level, std::vector<std::string> species, const RadialBasis& radial);
// The same in another basis.
Potential makePotential(MomentBasis basis, std::vector<std::string> species,
                        const RadialBasis& radial);

}  // namespace mtp
