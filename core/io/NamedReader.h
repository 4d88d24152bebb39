// A reader that gives the species of a file other names.
#pragma once

#include <memory>

#include "core/io/TrajectoryReader.h"

namespace mtp {

// The reader itself if the options leave its names as they are. Otherwise one that renames, and
// says so in its warnings: renamed species by their new names ("Xx" to "Cl"); and, where `species`
// are given and the file names types that are not among them, those by the names that are left
// over, in order. Throws InputError where that is not one to one.
std::unique_ptr<TrajectoryReader> withNames(std::unique_ptr<TrajectoryReader> reader,
                                            const ReadOptions& options);

}  // namespace mtp
