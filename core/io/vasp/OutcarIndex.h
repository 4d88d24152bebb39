// One pass over an OUTCAR: where its ionic steps are, what each says besides positions and forces.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/TrajectoryReader.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/VaspSettings.h"

namespace mtp {

// A run of VASP; a file may hold several, one after another.
struct OutcarRun {
    std::vector<std::string> species;              // each once; empty names if the file has none
    std::vector<int> types;                        // per atom, index into species
    std::shared_ptr<const Provenance> provenance;  // null for a run without steps
};

struct OutcarStep {
    std::size_t run = 0;  // index into the runs
    std::int64_t number = 0;
    TextMark rows;  // of positions and forces
    Eigen::Matrix3d vectors = Eigen::Matrix3d::Zero();
    double energy = 0;
    std::optional<double> energySigma0;
    std::optional<Eigen::Matrix3d> virial;
    std::optional<double> temperature;
    std::optional<double> timeFs;
    bool isConverged = true;
};

// What the index of a file holds. Only complete steps are listed: all rows of positions and forces
// are there and are numbers, and the step has its own final energy.
struct OutcarIndex {
    std::vector<OutcarRun> runs;
    std::vector<OutcarStep> steps;
    Provenance provenance;  // of the first run with steps
    std::string started;    // the first run
    RunKind kind = RunKind::Unknown;
    std::vector<std::string> warnings;
};

// Throws ParseError (numbers of atoms that cannot be), FileError, Cancelled.
OutcarIndex indexOutcar(TextSource& text, const ReadOptions& options);

}  // namespace mtp
