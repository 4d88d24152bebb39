// Whether the rounds of a learning loop still improve anything.
#pragma once

#include <optional>
#include <vector>

#include "core/learning/LearningRecord.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// How much better one potential predicts the forces of configurations than another one: the mean
// over the configurations of the logarithm of the ratio of their errors, so that a single large
// error counts no more than others. Absent for less than two configurations with errors.
std::optional<ErrorGain> errorGain(const std::vector<Frame>& frames,
                                   const std::vector<Prediction>& former,
                                   const std::vector<Prediction>& latter);

// What the potential that a round begins with does better than those of the rounds before it.
struct RoundGain {
    bool inStability = false;  // a larger share of its runs came to their end than ever before
    bool inFrames = false;     // the share of frames beyond has halved since it last did
    // New labels, which neither potential was trained on, are predicted better than by the
    // potential of the round before, by more than twice the standard error.
    bool inErrors = false;
    bool any() const { return inStability || inFrames || inErrors; }
};
// Of the round with that index. The first has nothing before it: all of it is gain.
RoundGain gainOf(const std::vector<RoundRecord>& rounds, std::size_t index);

double shareFinished(const RoundRecord& round);  // of its runs
// Of frames that were graded; 1 if none was, because no run got so far.
double shareBeyond(const RoundRecord& round);

// How many rounds at the end of a loop brought no gain.
int roundsWithoutGain(const std::vector<RoundRecord>& rounds);
// Whether fewer than the options allow.
bool isGaining(const std::vector<RoundRecord>& rounds, const LearningOptions& options);

// By how much errors fell, % of what they were; negative if they rose.
double fallOfErrors(const ErrorGain& gain);
double noiseOfFall(const ErrorGain& gain);  // its standard error

}  // namespace mtp
