// Correlation and spectrum of velocities: how ions vibrate.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/io/TrajectoryReader.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kFrequency{"frequency", "THz"};
inline constexpr ColumnKey<double> kFrequencyInCm{"wavenumber", "1/cm"};
inline constexpr ColumnKey<double> kDensityOfStates{"vdos", "1/THz"};

}  // namespace columns

// Velocities of the atoms of one species.
struct VelocitySeries {
    double spacing = 0;  // ps
    std::size_t atoms = 0, frames = 0;
    std::vector<double> values;  // atom by atom: all x, then all y, then all z; Å/fs
    // Of the charge of all atoms: all x, then all y, then all z; e Å/fs. Empty without charges.
    std::vector<double> current;
    double meanVolume = 0;  // Å³

    const double* axis(std::size_t atom, std::size_t direction) const {
        return values.data() + (3 * atom + direction) * frames;
    }
};

// Throws InputError if a frame has no velocities or no time, the times are not evenly spaced, or
// the atoms change; Cancelled. timestepFs: for runs that tell steps only. charges: e, by species;
// if one is missing, there is no current.
VelocitySeries readVelocities(TrajectoryReader& reader, const std::string& species,
                              std::optional<double> timestepFs, Progress* progress,
                              const std::map<std::string, double>& charges = {});

// <v(t0) v(t0+t)> / <v²> at these lags (frames), over all origins, atoms and directions.
std::vector<double> velocityCorrelation(const VelocitySeries& series,
                                        const std::vector<std::size_t>& lags, int threads);

// kFrequency, kFrequencyInCm, kDensityOfStates: power spectrum of the velocities in a Hann window,
// without their mean over time; its integral over the frequency is 3 for each atom.
Table vibrationalStates(const VelocitySeries& series, int threads);
// THz: the largest value, refined by a parabola through its logarithm and those beside it.
double peakFrequency(const Table& states);

}  // namespace mtp
