// The atoms of a plain XYZ block, as CP2K writes positions and forces.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/io/bytes/TextSource.h"
#include "core/model/Frame.h"

namespace mtp {

struct XyzAtoms {
    std::vector<std::string> labels;
    Positions rows;  // N x 3, in the file's unit
};

// The block whose first line (the count) is next. Throws ParseError; the count is checked against
// the size of the file before memory is taken.
XyzAtoms readXyzAtoms(TextSource& text);

// Goes over the same block, checking that its numbers are numbers without working them out, and
// returns the number of atoms; absent if readXyzAtoms() has to say what is wrong.
std::optional<std::size_t> skimXyzAtoms(TextSource& text);

// Species and types of a frame from the labels of its atoms ("Cl1" is Cl).
void setSpecies(Frame& frame, const std::vector<std::string>& labels);

// If several labels stand for one element: "Fe1 and Fe2 are taken as one species, Fe"; else empty.
// For the warnings of a reader that names species by their elements.
std::string mergedKinds(const std::vector<std::string>& labels);
// The same of the names of kinds by element.
std::string mergedKinds(const std::map<std::string, std::set<std::string>>& kinds);

}  // namespace mtp
