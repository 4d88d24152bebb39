// Reads and writes potential files (.mtp of MLIP-2, .almtp of MLIP-3; version 1.1.0).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/mtp/Potential.h"

namespace mtp {

// Throws FileError or ParseError naming line and field; sizes are checked before memory is taken.
// Element names come from what we write into potential_tag, a line other programs pass over:
// "species:Li,Cl,Al".
Potential readPotential(const std::filesystem::path& path);
// Written beside and renamed, so that a reader never sees half a file. Throws FileError, and
// InputError where a parameter is not finite.
void writePotential(const std::filesystem::path& path, const Potential& potential);

// The text of a potential file, and back; name is what errors call the text.
std::string formatPotential(const Potential& potential);
Potential parsePotential(std::string_view text, const std::string& name);

}  // namespace mtp
