// What an input holds, in numbers a user can judge it by, before it is taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/TrajectoryReader.h"

namespace mtp {

struct InputSummary {
    std::string path, format;
    Provenance provenance;
    RunKind kind = RunKind::Unknown;  // frames follow one another in time only in dynamics
    std::size_t frameCount = 0;
    std::size_t frameCountRead = 0;  // fewer for a large input: evenly spread over it
    std::size_t fewestAtoms = 0, mostAtoms = 0;
    std::string composition;  // of the first frame: "Li16 Al16 Cl64", "type1: 32"
    bool isNamed = true;      // every type has a name in every frame read
    std::size_t typeCount = 0;
    std::vector<std::string> speciesHints;
    std::optional<double> timeStepFs;  // between frames; absent if not even
    std::optional<double> firstTimeFs, lastTimeFs;
    std::size_t withEnergy = 0, withForces = 0, withVirial = 0;  // of those read
    // Of reading, of the physics, of mixed settings; frames are counted from 1.
    std::vector<std::string> warnings;
};

// "molecular dynamics", "relaxation", "single points"; empty if it is not known.
std::string_view nameOf(RunKind kind);

// Reads at most `mostFrames` frames. Throws what read() does, and Cancelled.
InputSummary summarise(TrajectoryReader& reader, std::size_t mostFrames,
                       Progress* progress = nullptr);

}  // namespace mtp
