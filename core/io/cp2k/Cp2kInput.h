// What a CP2K input file says about a run: project, cell, coordinates, electronic settings.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/model/Cell.h"

namespace mtp {

struct Cp2kInput {
    std::string project;
    std::optional<Cell> cell;
    bool hasVariableCell = false;                 // NPT and its kin
    std::string coordinateFile;                   // as written; empty where there is none
    std::map<std::string, std::string> settings;  // keys as in Provenance
};

// Knows sections and the keywords above; everything else is passed over. Throws FileError, and
// ParseError where a cell is not numbers.
Cp2kInput readCp2kInput(const std::filesystem::path& path);
bool isCp2kInput(const std::string& head);

}  // namespace mtp
