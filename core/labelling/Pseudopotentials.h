// Pseudopotentials from a user's own library: VASP's POTCAR setups and the files that pw.x reads.
#pragma once

#include <filesystem>
#include <string>

#include "core/labelling/Recipe.h"

namespace mtp {

// The recipe with what the library tells of its pseudopotentials: the TITEL of each POTCAR, the
// file of each element for pw.x (the only one whose name begins with the element and, if there are
// several, names the functional PBE), checksums. An empty library: that of the environment variable
// ESPRESSO_PSEUDO or of the distribution for pw.x; none for VASP, whose setups are then checked
// when they are used. Throws InputError: a missing file, one of another element, several that fit.
Recipe withPseudopotentials(Recipe recipe, const std::filesystem::path& library);

// Copies the files that pw.x reads to the folder. POTCARs are licensed: they are never copied.
// Throws FileError.
void sharePseudopotentials(const Recipe& recipe, const std::filesystem::path& library,
                           const std::filesystem::path& folder);

// The TITEL of a POTCAR: "PAW_PBE Li_sv 10Sep2004"; its first block counts. Throws InputError if
// there is none.
std::string titleOfPotcar(const std::filesystem::path& potcar);
// Its number of valence electrons, ZVAL. Throws InputError.
double valenceOfPotcar(const std::filesystem::path& potcar);

}  // namespace mtp
