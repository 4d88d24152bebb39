// The head of an XDATCAR of VASP 4, which holds neither cell nor species.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/VaspCell.h"

namespace mtp {

// True if the text begins with "96 96 1", volume and lengths, temperature, "CAR".
bool looksLikeXdatcarVersion4(std::string_view head);

constexpr std::size_t kXdatcarVersion4Lines = 5;

// Reads the five lines of that head; cell and atoms are taken from the POSCAR, CONTCAR or OUTCAR in
// the folder. Throws ParseError: none of them is there, or they are of another run, or the cell
// changed during the run.
VaspHeader readXdatcarVersion4(TextSource& text, const std::filesystem::path& folder);

}  // namespace mtp
