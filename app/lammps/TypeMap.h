// Which species of a potential the atom types of LAMMPS are, as pair_coeff gives them. Knows
// nothing of LAMMPS.
#pragma once

#include <string>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp::lammps {

// How a deck names file and elements: the end of messages about pair_coeff.
inline constexpr const char* kPairCoeffUsage =
    "write: pair_coeff * * FILE Li Cl Al, with an element for each atom type (NULL for types of "
    "other pair styles)";

// The potential of the text of a file. Throws ParseError, and InputError if it is not trained.
Potential parseTrainedPotential(const std::string& text, const std::string& path);

// Both return the species of each type of LAMMPS, kIgnoredSpecies for those that are not the
// potential's. LAMMPS counts types from 1; the entry 0 is kIgnoredSpecies. They throw InputError.

// By the names of pair_coeff: elements, NULL, or numbers from 0 if the potential names no elements.
std::vector<int> speciesByNames(const Potential& potential, const std::string& path,
                                const std::vector<std::string>& names, int typeCount);
// In the order of the potential, if it names no elements and has as many types.
std::vector<int> speciesByOrder(const Potential& potential, const std::string& path, int typeCount);
// What is printed in the second case.
std::string describeOrder(const std::string& path, int typeCount);

}  // namespace mtp::lammps
