// A learning loop and the project it belongs to: what it begins with, and what comes back.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/density/DensityRatio.h"
#include "core/learning/LearningFolder.h"
#include "core/project/file/Records.h"

namespace mtp {

// The folder for the next loop: "<project>-learning/loop-3" beside the project file, which does not
// exist and is none of `taken`.
std::filesystem::path nextLearningFolder(const std::filesystem::path& project,
                                         const std::vector<std::filesystem::path>& taken);

struct LearningYield {
    std::vector<Configuration> configurations;  // that were labelled, in the order of the rounds
    RunRecord run;                              // the potential after the last round
};

// What the rounds of a loop have brought that `known` lacks; the parent of each configuration is
// its place in the file of the round. Labels of a potential that stood in for DFT are left out:
// they are to be calculated. Throws InputError if no round has ended with a potential, FileError,
// ParseError.
LearningYield learningYield(const LearningFolder& folder,
                            const std::vector<ConfigurationRecord>& known,
                            const std::optional<DensityReference>& reference);

}  // namespace mtp
