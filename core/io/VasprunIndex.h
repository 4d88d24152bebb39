// One pass over a vasprun.xml: where its calculations are, what each says besides the atoms' rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/io/TextSource.h"
#include "core/io/TrajectoryReader.h"
#include "core/io/VasprunHeader.h"

namespace mtp {

struct VasprunStep {
    std::int64_t number = 0;
    Eigen::Matrix3d basis = Eigen::Matrix3d::Zero();
    TextMark positions;              // first row, fractional
    std::optional<TextMark> forces;  // first row
    double energy = 0;
    std::optional<double> energySigma0;
    std::optional<Eigen::Matrix3d> virial;
    std::optional<double> temperature;
    std::optional<double> timeFs;
    bool isConverged = true;
};

// Only complete calculations are listed: closed, with a structure, a final energy and sound rows.
struct VasprunIndex {
    VasprunHeader header;
    std::vector<VasprunStep> steps;
    std::vector<std::string> warnings;
};

// Goes by lines, as VASP writes them: at most one row of numbers on each. Throws ParseError (the
// header is no XML or names no atoms), FileError, Cancelled.
VasprunIndex indexVasprun(TextSource& text, const ReadOptions& options);

// The three numbers of a line "<v> ... </v>"; false where it is none.
bool takeVasprunRow(std::string_view line, Eigen::Vector3d& row);

}  // namespace mtp
