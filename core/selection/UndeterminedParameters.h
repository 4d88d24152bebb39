// What a training set leaves undetermined, so that grades of what depends on it are very large.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/selection/ActiveSet.h"

namespace mtp {

// Directions in the space of parameters along which the potential stays the same, whatever the
// configurations: a multiple of f_mu, and of any f_nu with nu < mu added to it, is taken up by the
// linear coefficients. Energies of configurations of one composition do not tell the energies of
// the species apart either.
std::size_t gaugeCount(const Potential& potential, GradeMode mode);

struct UndeterminedParameters {
    std::size_t count = 0;  // besides the gauges
    // Pairs of species, the central one first, of which no parameter is determined.
    std::vector<std::pair<int, int>> pairs;
};
UndeterminedParameters undeterminedBy(const ActiveSet& set, const Potential& potential);

// What the user can do about it; empty if every pair of species occurs and hardly a parameter is
// left.
std::string undeterminedText(const ActiveSet& set, const Potential& potential);

}  // namespace mtp
