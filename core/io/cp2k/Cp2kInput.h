// What a CP2K input file says about a run: project, cell, coordinates, electronic settings.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/io/TrajectoryReader.h"

namespace mtp {

struct Cp2kInput {
    std::string project;
    std::optional<Cell> cell;
    bool hasVariableCell = false;  // NPT and its kin, or a cell relaxation
    RunKind kind = RunKind::Unknown;
    bool hasSingularCell = false;  // its vectors span no volume: it has no cell
    std::string coordinateFile;    // as written; empty if there is none
    // Of the files of positions, forces and velocities, in lower case; empty: CP2K's own.
    std::string positionUnit, forceUnit, velocityUnit;
    std::map<std::string, std::string> settings;  // keys as in Provenance
};

// Knows sections and the keywords above; everything else is passed over. Throws FileError, and
// ParseError if a cell is not numbers.
Cp2kInput readCp2kInput(const std::filesystem::path& path);
bool isCp2kInput(const std::string& head);

// Those of the log and of the input, which counts if both tell. If one of them tells the
// functional it would tell a correction for dispersion too: without one there is none.
std::map<std::string, std::string> cp2kSettings(std::map<std::string, std::string> ofLog,
                                                const std::map<std::string, std::string>& ofInput);

// A number among the settings, the same text from input and log.
std::string cp2kNumber(double value);

// By the value of RUN_TYPE; its long and its short names.
RunKind cp2kRunKind(std::string_view runType);
bool isCp2kCellRelaxation(std::string_view runType);
// Whether the cell moves in that ensemble.
bool hasVariableCell(std::string_view ensemble);

}  // namespace mtp
