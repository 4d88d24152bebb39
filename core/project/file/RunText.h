// Options, iterations and potentials of runs as text for the project file.
#pragma once

#include <string>
#include <vector>

#include "core/training/Trainer.h"

namespace mtp {

std::string encodeOptions(const TrainingOptions& options);
// Missing keys keep their defaults. Throws InputError where the text is not JSON of this kind.
TrainingOptions decodeOptions(const std::string& text);

std::string encodeIterations(const std::vector<IterationSummary>& iterations);
std::vector<IterationSummary> decodeIterations(const std::string& text);

}  // namespace mtp
