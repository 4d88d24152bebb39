// A moment tensor potential: basis, parameters, species. Formulas: Shapeev, MMS 14, 1153 (2016).
#pragma once

#include <Eigen/Dense>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

// Pairs of species, each once: 0-0, 0-1, ... 0-(n-1), 1-1, ...
inline std::size_t pairCount(int speciesCount) {
    return static_cast<std::size_t>(speciesCount) * (static_cast<std::size_t>(speciesCount) + 1) /
           2;
}
// The number of a pair among them, in either order.
inline std::size_t pairIndex(int a, int b, int speciesCount) {
    const auto low = static_cast<std::size_t>(a < b ? a : b),
               high = static_cast<std::size_t>(a < b ? b : a);
    return low * static_cast<std::size_t>(speciesCount) - low * (low + 1) / 2 + high;
}

// What the configurations held that a potential was trained and validated on. Beyond it the
// potential guesses.
struct TrainedRange {
    std::vector<double> shortest;  // Å, by pairIndex(); 0: the pair does not occur
    double largestForce = 0;       // eV/Å, on an atom; 0: unknown
    std::optional<std::pair<double, double>> densities;  // g/cm³, lowest and highest
    bool operator==(const TrainedRange&) const = default;
};

struct Potential {
    std::string name = "MTP";
    std::string tag;
    std::vector<std::string> species;     // element names in order of types; empty if unknown
    std::optional<TrainedRange> trained;  // absent if the file does not say
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
