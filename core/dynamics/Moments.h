// Mean squares and fourth powers of displacements, over all time origins.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Displacements.h"
#include "core/dynamics/MeanSquares.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<int> kLag{"lag", "frames"};
inline constexpr ColumnKey<double> kLagTime{"time", "ps"};
inline constexpr ColumnKey<double> kMsd{"msd", "Å²"};
inline constexpr ColumnKey<double> kMsdX{"msd_x", "Å²"};
inline constexpr ColumnKey<double> kMsdY{"msd_y", "Å²"};
inline constexpr ColumnKey<double> kMsdZ{"msd_z", "Å²"};
inline constexpr ColumnKey<double> kMsdError{"msd_error", "Å²"};
inline constexpr ColumnKey<double> kExponent{"exponent"};

}  // namespace columns

// Rows: lags; columns of the matrices: ions.
struct Moments {
    std::vector<std::size_t> lags;  // frames
    double spacing = 0;             // ps
    Eigen::MatrixXd square;         // Å², mean over all origins
    Eigen::MatrixXd fourth;         // Å⁴
    Eigen::MatrixXd axes;           // Å², x, y, z, mean over ions too
    double longest = 0;             // the longest displacement of all, Å

    double time(std::size_t row) const { return spacing * static_cast<double>(lags[row]); }
    double msd(std::size_t row) const;
    double meanFourth(std::size_t row) const;
};

// The lags must have an origin in the stretches (InputError). The same digits for any number of
// threads.
Moments momentsOf(const Displacements& displacements, const std::vector<Stretch>& stretches,
                  const std::vector<std::size_t>& lags, int threads);

// kLag, kLagTime, kMsd and its axes, kMsdError: the larger of the spread over ions and, of lags up
// to half a block, the spread over blocks of time, and kExponent: d ln MSD / d ln t between the
// neighbouring lags. kUnknown for the error of one ion and the exponent of one lag. `blocks`: at
// the same lags; its blocks may be none.
Table msdTable(const Moments& moments, const MeanSquares& blocks = {});

// Standard error of a mean over ions of these values.
double errorOverIons(const Eigen::VectorXd& values);

}  // namespace mtp
