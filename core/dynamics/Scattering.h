// How long ions keep their places, as scattering sees it: F_s(q,t) with its stretched exponential,
// and the partial structure factors S(q).
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Displacements.h"

namespace mtp {

// A exp(-(t/tau)^b), Kohlrausch, Williams and Watts.
struct StretchedExponential {
    double amplitude = 1, time = 0, exponent = 1;  // time: ps
};

struct SelfScattering {
    double q = 0;                   // 1/Å
    std::vector<std::size_t> lags;  // frames
    std::vector<double> values;     // F_s at each
    std::optional<double> decay;    // ps, after which F_s is 1/e
    std::optional<StretchedExponential> fit;
    std::string reason;  // if there is no decay
};

// Directions of q: unit vectors.
std::vector<Eigen::Vector3d> axisDirections();                     // x, y and z
std::vector<Eigen::Vector3d> spiralDirections(std::size_t count);  // even on a sphere

// F_s(q,t) = <cos q.(u(t0+t) - u(t0))>, the mean over ions, origins and directions. Throws
// InputError for a q that is not positive.
SelfScattering selfScatteringOf(const Displacements& displacements, double q,
                                const std::vector<std::size_t>& lags,
                                const std::vector<Eigen::Vector3d>& directions, int threads);

// By least squares on the values between 0.02 and 0.98; absent if there are fewer than three.
std::optional<StretchedExponential> stretchedExponential(const std::vector<double>& times,
                                                         const std::vector<double>& values);

namespace columns {

inline constexpr ColumnKey<double> kWaveNumber{"q", "1/Å"};
inline constexpr ColumnKey<double> kStructureFactor{"S"};

}  // namespace columns

// kIonPair ("Li-Cl"), kWaveNumber (middle of a shell), kStructureFactor: Re <F_a F_b*> /
// sqrt(N_a N_b), the mean over the vectors of the reciprocal cell in the shell and over the
// frames, of which every `stride`-th is taken.
Table structureFactors(const PositionSeries& series, double longest, double width,
                       std::size_t stride, int threads);
// 1/Å, the wave number at which the structure factor of the ions among themselves is largest; 0 if
// it is never positive. Short wave vectors, of which there are few, are left out.
double peakWaveNumber(const Table& structureFactors, const std::string& ion);

}  // namespace mtp
