// A reader that gives the species of a file other names.
#pragma once

#include <memory>

#include "core/io/TrajectoryReader.h"

namespace mtp {

// The reader itself if the options name nothing. `renamed` gives species new names ("Xx" to "Cl").
// With `species`, types come in the order of these names; if the file names species that are not
// among them, these take the names that are left over, in order. What is renamed is said in the
// warnings. Throws InputError if the names that are left over are more or fewer.
std::unique_ptr<TrajectoryReader> withNames(std::unique_ptr<TrajectoryReader> reader,
                                            const ReadOptions& options);

}  // namespace mtp
