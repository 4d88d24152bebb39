// One pass over an OUTCAR: where its ionic steps are, what each says besides positions and forces.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/FrameRows.h"
#include "core/io/IonicStep.h"
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

struct OutcarStep : IonicStep {
    std::size_t run = 0;  // index into the runs
    TextMark rows;        // of positions and forces
    Eigen::Matrix3d vectors = Eigen::Matrix3d::Zero();
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

// Takes position and force of an atom off the front of rest, whose columns may run together. With
// kSkim the six numbers are only checked.
template <bool kSkim>
bool takeOutcarRow(std::string_view& rest, std::array<double, 6>& row) {
    const std::string_view before = rest;
    if (takeNumbers<kSkim>(rest, row.data(), row.size()))
        return true;
    rest = before;
    return takeMergedDoubles(rest, row);
}

// Throws ParseError (numbers of atoms that cannot be), FileError, Cancelled.
OutcarIndex indexOutcar(TextSource& text, const ReadOptions& options);

}  // namespace mtp
