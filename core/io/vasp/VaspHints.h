// Which elements the species of a VASP 4 file may be: by a POTCAR beside it, or by its title.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

// One for each species; empty if nothing names as many. To be offered to the user, never used
// unasked. Reads no file but one called POTCAR in the folder of `file`; never throws.
std::vector<std::string> vaspSpeciesHints(const std::filesystem::path& file, std::string_view title,
                                          std::size_t speciesCount);

}  // namespace mtp
