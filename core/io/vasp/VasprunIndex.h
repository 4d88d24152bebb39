// One pass over a vasprun.xml: where its calculations are, what each says besides the atoms' rows.
#pragma once

#include <string>
#include <vector>

#include "core/io/TrajectoryReader.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/VasprunCalculations.h"

namespace mtp {

struct VasprunIndex {
    VasprunHeader header;
    std::vector<VasprunStep> steps;
    std::vector<std::string> warnings;
    // False: rows of numbers do not each have a line of their own.
    bool isByLines = true;
    // </modeling> was reached.
    bool isWhole = true;
};

// Goes by lines, as VASP writes them: at most one row of numbers on each. Throws ParseError (the
// header is no XML or names no atoms), FileError, Cancelled.
VasprunIndex indexVasprun(TextSource& text, const ReadOptions& options);
// The same of any XML of these elements, as other programs write it; several times as slow. Marks
// of rows are where their <varray> begins. Throws as the above.
VasprunIndex indexVasprunElements(ByteSource& bytes, const std::string& path,
                                  const ReadOptions& options);

// The three numbers of a line "<v> ... </v>"; false if it is none.
bool takeVasprunRow(std::string_view line, Eigen::Vector3d& row);
// The rows at a mark of indexVasprunElements(). Throws ParseError if there are not `count`.
Positions readVasprunElements(ByteSource& bytes, const std::string& path, TextMark array,
                              Eigen::Index count);

}  // namespace mtp
