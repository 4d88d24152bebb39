// One pass over a Quantum ESPRESSO pw.x output: what each ionic step has and where its atoms stand.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/io/TrajectoryReader.h"
#include "core/io/quantum_espresso/QuantumEspressoSteps.h"

namespace mtp {

struct QeScan {
    std::string version;
    std::vector<Eigen::Matrix3d> cells;  // Å, rows
    std::vector<QeStep> steps;
    std::map<std::string, std::string> settings;
    std::vector<std::string> warnings;
    RunKind kind = RunKind::SinglePoints;
};

// A damaged line costs its step and is named in the warnings. Throws FileError, ParseError for a
// number of atoms that the file cannot hold, Cancelled.
QeScan scanQuantumEspresso(TextSource& text, Progress* progress);

}  // namespace mtp
