// What a command did, in a form from which the shell commands of a replay are made (Replay.h).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/density/Expansion.h"
#include "core/project/file/Records.h"
#include "core/sampling/Selection.h"

namespace mtp {

// Each is the JSON for EditDescription::operation.

// Configurations made from the selected frames of a source; most: so many of them, evenly spaced
// (0: all); hasTimes: otherwise the numbers of the frames stood in for them; picks: frames that
// were taken in or left out by hand.
std::string expandOperation(const SourceRecord& source, const ExpansionOptions& options,
                            int most = 0, bool hasTimes = true, const FramePicks& picks = {});
// Labels brought in from a file or folder; species: names that were given to its numbered types.
std::string labelOperation(const std::filesystem::path& path,
                           const std::vector<std::string>& species = {});
// Configurations split; those that are not used for training were left out.
std::string splitOperation(const SplitOptions& options);
std::string splitOperation(double validationFraction, std::uint64_t seed);  // by parent

}  // namespace mtp
