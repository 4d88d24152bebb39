// How long a neighbour stays a neighbour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/PositionSeries.h"

namespace mtp {

struct ResidenceOptions {
    double radius = 0;          // Å, of neighbours
    std::size_t tolerance = 0;  // frames that a neighbour may be away and still count as staying
    int threads = 0;
};

// Of pairs of an ion and an atom of another species, h = 1 while they are neighbours.
struct Residence {
    std::vector<std::size_t> lags;     // frames
    std::vector<double> intermittent;  // <h(0) h(t)> / <h>
    std::vector<double> continuous;    // h without a break from 0 to t, over <h>
    double neighbours = 0;             // of an ion, mean
    // ps: the integral of `continuous` from 0 to the last lag, if it has fallen below 0.05 there.
    std::optional<double> time;
    std::string reason;  // if there is no time
};

// Absences of up to `tolerance` frames between two presences are taken as presence for
// `continuous` (Impey, Madden, McDonald, J. Phys. Chem. 87, 5071 (1983)). Frames are taken as
// evenly spaced by `spacing` ps. Throws InputError for a radius that is not positive.
Residence residenceOf(const PositionSeries& series, const std::string& ion,
                      const std::string& other, double spacing,
                      const std::vector<std::size_t>& lags, const ResidenceOptions& options);

}  // namespace mtp
