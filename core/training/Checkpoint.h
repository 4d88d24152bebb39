// Checkpoints of a training as text, and what a training must have in common with one to go on.
#pragma once

#include <string>
#include <vector>

#include "core/training/Trainer.h"

namespace mtp {

// JSON; doubles come back as they were.
std::string encodeCheckpoint(const TrainingCheckpoint& checkpoint);
// Throws InputError where the text is not what encodeCheckpoint() wrote.
TrainingCheckpoint decodeCheckpoint(const std::string& text);

// Of everything that decides where a training ends: "xxh128:" and 32 hex digits.
std::string fingerprintOf(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                          const std::vector<std::string>& species, const TrainingOptions& options);

}  // namespace mtp
