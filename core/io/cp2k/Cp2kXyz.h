// The index of an XYZ file of CP2K: where its frames are, and what their comment lines tell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/io/bytes/TextSource.h"

namespace mtp {

// Of positions, forces or velocities; all have the same layout.
struct Cp2kXyzFrame {
    std::int64_t step = 0;
    std::optional<double> timeFs;  // absent in a relaxation
    std::optional<double> energy;  // hartree
    double energyError = 0;        // hartree, by its decimals
    TextMark mark;                 // of the number of atoms
    std::size_t atomCount = 0;
};

// A damaged frame is left out and named in `warnings`, where `what` is what the file holds. Throws
// FileError, Cancelled.
std::vector<Cp2kXyzFrame> scanCp2kXyz(TextSource& text, const char* what, Progress* progress,
                                      std::vector<std::string>& warnings);

}  // namespace mtp
