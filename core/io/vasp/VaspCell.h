// The lines POSCAR and XDATCAR have in common: title, scale, cell vectors, species and counts.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/io/bytes/TextSource.h"
#include "core/model/Frame.h"

namespace mtp {

struct VaspHeader {
    std::string title;
    Cell cell;                             // scaled, Å
    std::array<double, 3> scale{1, 1, 1};  // of Cartesian coordinates, along x, y, z
    std::vector<std::string> species;      // each once; empty names if the file has none (VASP 4)
    std::vector<int> types;                // per atom, index into species
    std::vector<int> groups;               // per atom, the group in the file
};

// Reads from the title line on, up to the last line of counts. A negative scale is the volume; the
// species may be wrapped over lines. Names come from the species line only, never from the title.
// Throws ParseError naming the line.
VaspHeader readVaspHeader(TextSource& text);

// The lines to be written for a frame, with a title and scale 1.0: atoms of one species that follow
// one another are a group; no species line where they are not named. Throws InputError where the
// frame has no cell of three vectors, or its types have no names and are not in order.
std::string vaspHeaderOf(const Frame& frame, const std::string& title);

// True if the text looks like such a header; `rest` is what comes after it.
bool looksLikeVaspHeader(std::string_view head, std::string_view& rest);

// Names for the species of a file that has none.
void nameSpecies(Frame& frame, const std::vector<std::string>& names, const std::string& path);

}  // namespace mtp
