// One pass over a Quantum ESPRESSO pw.x output: what each ionic step has and where its atoms stand.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/io/bytes/TextSource.h"
#include "core/model/Frame.h"

namespace mtp {

// Where and how the positions of a step are printed.
struct QePositions {
    enum class Unit { Alat, Bohr, Angstrom, Crystal };
    TextMark mark;  // of the first row
    Unit unit = Unit::Alat;
    double alat = 0;          // Å
    bool isSiteList = false;  // rows "1 Si tau( 1) = ( x y z )", else "Si x y z"
};

struct QeStep {
    QePositions positions;
    std::size_t cell = 0;  // index into QeScan::cells
    std::size_t atomCount = 0;
    std::optional<double> energy;           // eV; with smearing F = E - TS, consistent with forces
    std::optional<double> energySigma0;     // eV, where the kind of smearing tells how
    std::optional<TextMark> forces;         // first row
    std::optional<Eigen::Matrix3d> stress;  // eV/Å³, positive = compressed
    bool isConverged = true;
    std::int64_t number = 0;
    std::optional<double> timeFs, temperature;
};

struct QeScan {
    std::string version;
    std::vector<Eigen::Matrix3d> cells;  // Å, rows
    std::vector<QeStep> steps;
    std::map<std::string, std::string> settings;
    std::vector<std::string> warnings;
};

// Throws FileError; ParseError where the head of the run (cell, positions) is damaged; Cancelled.
QeScan scanQuantumEspresso(TextSource& text, Progress* progress);

// The rows of a block; labels only with positions. Throw ParseError.
Positions readQePositions(TextSource& text, const QePositions& place, const Eigen::Matrix3d& cell,
                          std::size_t count, std::vector<std::string>* labels);
Positions readQeForces(TextSource& text, TextMark mark, std::size_t count);

}  // namespace mtp
