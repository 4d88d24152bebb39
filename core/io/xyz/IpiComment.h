// The comment line of XYZ files by i-PI: "# CELL(abcABC): 10 10 10 90 90 90 positions{angstrom}".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/Frame.h"

namespace mtp {

struct IpiComment {
    Cell cell;                  // Å
    double positionFactor = 1;  // of the numbers of the atoms, to Å
    std::optional<std::int64_t> step;
    std::string bead;            // of a path integral; empty if none is named
    bool areUnitsStated = true;  // if not, i-PI's default was taken: atomic units
};

// Absent if the line is none of i-PI's. Cells as abcABC (lengths and angles), H (nine numbers row
// by row, vectors in the columns) and GENH (vectors in the rows), as i-PI's own reader takes them.
// Throws InputError: a unit that is not known, a damaged cell, rows that are no positions.
std::optional<IpiComment> parseIpiComment(std::string_view line);

}  // namespace mtp
