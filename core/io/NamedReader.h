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
// The frames of a reader whose types are numbered, with names for them in their order, as if it had
// been opened with these; its index is used on. A frame with a type beyond them throws InputError.
std::shared_ptr<TrajectoryReader> withTypeNames(std::shared_ptr<TrajectoryReader> reader,
                                                std::vector<std::string> names);

}  // namespace mtp
