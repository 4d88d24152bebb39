// What a format cannot hold of a frame: said to the user, never dropped in silence.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// In the user's words, such as "forces"; empty if all is held.
std::vector<std::string> lossesOf(const Frame& frame, const FormatContents& contents);
// Notes them with the writer.
void noteLosses(TrajectoryWriter& writer, const Frame& frame, const FormatContents& contents);

}  // namespace mtp
