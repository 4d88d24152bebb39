// How the species of a run move together: Onsager coefficients, and the share of the current that
// each of them carries.
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/Moments.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<std::string> kOneSpecies{"species"};
inline constexpr ColumnKey<std::string> kOtherSpecies{"other"};
inline constexpr ColumnKey<double> kOnsager{"L", "1/(eV Å ps)"};
inline constexpr ColumnKey<double> kOnsagerError{"L_error", "1/(eV Å ps)"};
inline constexpr ColumnKey<double> kPartialConductivity{"conductivity", "mS/cm"};
inline constexpr ColumnKey<double> kPartialConductivityError{"conductivity_error", "mS/cm"};

}  // namespace columns

// How fast <ΔJ_a · ΔJ_b> grows, Å²/ps, where J_a is the sum of the motions of all atoms of species
// a. Rows and columns are the species of the displacements, in their order.
struct CollectiveSlopes {
    Eigen::MatrixXd all;
    std::vector<Eigen::MatrixXd> blocks;  // of time, of equal length, each longer than the lags
};

// Of brownianLine() through these lags; at most ten blocks.
CollectiveSlopes collectiveSlopesOf(const Displacements& displacements,
                                    const std::vector<std::size_t>& lags, int threads);
// <|sum z_a ΔJ_a|²>, e²Å², at these lags; charges of the species, e.
std::vector<double> chargeSquaresOf(const Displacements& displacements,
                                    const Eigen::VectorXd& charges,
                                    const std::vector<std::size_t>& lags, int threads);

struct ValueWithError {
    double value = 0, error = 0;
};
// sum over a, b of w_ab times the slopes, with its error from the spread over blocks.
ValueWithError weightedSum(const CollectiveSlopes& slopes, const Eigen::MatrixXd& weights);

// How fast <|sum z_a ΔJ_a|²> grows, e²Å²/ps; absent if it does not. Charges of the species, e.
std::optional<ValueWithError> chargeSlope(const CollectiveSlopes& slopes,
                                          const std::vector<double>& charges);

// Rows and columns are the species. What is not known is empty.
struct Onsager {
    std::vector<std::string> species;
    std::vector<double> charges;                         // e; empty if one is not known
    Eigen::MatrixXd coefficients, coefficientErrors;     // L_ab, 1/(eV Å ps)
    Eigen::MatrixXd conductivities, conductivityErrors;  // z_a z_b e² L_ab, mS/cm
    // sum over b of z_a z_b L_ab, over that of all pairs. They depend on the frame of reference and
    // add up to 1.
    std::vector<double> transference, transferenceErrors;
    std::string reason;              // if there are no coefficients
    std::string transferenceReason;  // if there are no transference numbers
};

// L_ab = slope / (6 V k T). Takes the species and charges of the result; volume in Å³, temperature
// in K.
void addCoefficients(const CollectiveSlopes& slopes, double volume, double temperature,
                     Onsager& result);
// Needs the charges, but no temperature.
void addTransference(const CollectiveSlopes& slopes, Onsager& result);

// kOneSpecies, kOtherSpecies, kOnsager, kOnsagerError, kPartialConductivity and its error; each
// pair once.
Table onsagerTable(const Onsager& onsager);

}  // namespace mtp
