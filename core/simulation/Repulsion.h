// A pure repulsion of atoms that come nearer than any pair of the training set, by pair_style table
// of LAMMPS. Distances that were trained are untouched. README.md tells why it is not ZBL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/simulation/GuardLimits.h"

namespace mtp {

inline constexpr std::string_view kRepulsionFile = "repulsion.table";

// eV: zero from the shortest trained distance of the pair on, and growing with the third power
// below it, so that forces and their derivatives have no step.
double repulsionEnergy(const PairLimit& pair, double r);
// eV/Å, positive: the atoms repel each other.
double repulsionForce(const PairLimit& pair, double r);

// A table of LAMMPS with a section for each pair, named by pairKey().
std::string repulsionTable(const std::vector<std::string>& species,
                           const std::vector<PairLimit>& pairs);
// "table linear N": the sub-style behind hybrid/overlay.
std::string repulsionStyle();
// The pair_coeff of each pair; types are the species in order.
std::vector<std::string> repulsionCoefficients(const std::vector<std::string>& species,
                                               const std::vector<PairLimit>& pairs);

}  // namespace mtp
