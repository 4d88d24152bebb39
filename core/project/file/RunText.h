// Options, iterations and potentials of runs as text for the project file.
#pragma once

#include <string>
#include <vector>

#include "core/project/file/Records.h"

namespace mtp {

// Options of a training and, if given, what it was trained on.
std::string encodeOptions(const TrainingOptions& options,
                          const std::optional<TrainedSet>& trainedOn = {});
// Missing keys keep their defaults. Both throw InputError if the text is not JSON of this kind.
TrainingOptions decodeOptions(const std::string& text);
std::optional<TrainedSet> decodeTrainedSet(const std::string& text);

std::string encodeIterations(const std::vector<IterationSummary>& iterations);
std::vector<IterationSummary> decodeIterations(const std::string& text);

}  // namespace mtp
