// What a CP2K log (output file) tells: version, cell, and each evaluation's energy, forces, stress.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/io/TrajectoryReader.h"
#include "core/io/bytes/TextSource.h"
#include "core/model/Frame.h"

namespace mtp {

// A block of forces in a log, read when it is asked for.
struct Cp2kForces {
    TextMark mark;          // of the line after the heading
    bool isListed = false;  // rows "FORCES| atom x y z |f|", else "atom kind element x y z"
    double unit = 1;        // eV/Å
    std::size_t atomCount = 0;
};

// One evaluation of the energy; an MD run has one per step, and one more if it was restarted.
struct Cp2kEvaluation {
    double energy = 0;  // eV
    std::optional<Cp2kForces> forces;
    std::optional<Eigen::Matrix3d> stress;  // GPa, positive = compressed, no kinetic part
    std::optional<Cell> cell;               // as an MD step prints it: lengths and angles
    std::optional<bool> isConverged;        // absent if the log does not say
    std::optional<std::int64_t> step;       // of dynamics or of a relaxation, if it ends one
};

struct Cp2kLog {
    std::string version;
    RunKind kind = RunKind::Unknown;
    bool hasVariableCell = false;
    bool hasEnded = false;
    std::optional<Cell> cell;           // the first; three decimals in some versions
    std::vector<std::string> elements;  // of the atoms listed, empty if the log lists none
    Positions positions;                // Å, of the first evaluation
    // Of the atoms listed, "kind 1" and "kind 2" by element.
    std::map<std::string, std::set<std::string>> kinds;
    std::vector<Cp2kEvaluation> evaluations;
    std::map<std::string, std::string> settings;
    double electrons = 0;  // of both spins, before the first evaluation; 0: not told
    std::vector<std::string> warnings;
};

// eV; absent if the log prints no stress or the cell has no volume.
std::optional<Eigen::Matrix3d> virialOf(const Cp2kEvaluation& evaluation, const Cell& cell);

// What is damaged is left out of its evaluation and named in the warnings. Throws FileError.
Cp2kLog readCp2kLog(const std::filesystem::path& path);
// eV/Å. Throws ParseError.
Positions readCp2kForces(TextSource& text, const Cp2kForces& place);
bool isCp2kLog(const std::string& head);

}  // namespace mtp
