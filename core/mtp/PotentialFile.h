// Reads and writes potential files: .mtp of MLIP-2 and .almtp of MLIP-3, version 1.1.0.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/mtp/Potential.h"

namespace mtp {

// Throws FileError, or ParseError that names line and field. Sizes are checked before memory is
// allocated. Element names are taken from potential_tag, a free text for other programs, into which
// writePotential() writes them and the trained range (PotentialTag.h), and from types that are
// atomic numbers, as MLIP-3 can write them.
Potential readPotential(const std::filesystem::path& path);
// The same for what needs coefficients. Throws InputError, with the path, if there are none.
Potential readTrainedPotential(const std::filesystem::path& path);
// Writes a file beside `path` and renames it, so that no reader ever sees half a file. Throws
// FileError, and InputError if a parameter is not finite.
void writePotential(const std::filesystem::path& path, const Potential& potential);

// The text of a potential file, and the potential of a text. Errors call the text `name`.
std::string formatPotential(const Potential& potential);
Potential parsePotential(std::string_view text, const std::string& name);

}  // namespace mtp
