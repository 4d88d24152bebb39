// What a training used, and whether the project still holds the same.
#pragma once

#include <vector>

#include "core/project/file/Records.h"

namespace mtp {

// Of what a training would use now: the usable configurations of the two parts.
TrainedSet trainedSet(const std::vector<ConfigurationRecord>& records);

// Over which configurations a run used, their labels, weights and parts: "set-xxh128:" and 32 hex
// digits. Independent of the order of the records.
std::string checksumOf(const std::vector<ConfigurationRecord>& records);

// Whether a training would now use another set than the run did. Undoing a change makes it false
// again. False for a run that does not say what it used (read from a file, or of an older program).
bool isStale(const RunRecord& run, const std::vector<ConfigurationRecord>& records);

// Whether errors on the validation sets of two runs can be compared; true if one does not say.
bool haveSameValidation(const RunRecord& a, const RunRecord& b);

}  // namespace mtp
