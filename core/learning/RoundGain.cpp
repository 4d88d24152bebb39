#include "core/learning/RoundGain.h"

#include <algorithm>
#include <cmath>

namespace mtp {
namespace {

// Few frames of few runs lie beyond in late rounds: a smaller change may be chance.
constexpr double kFewerFrames = 0.5;
constexpr double kErrorsOfNoise = 2;  // standard errors
constexpr double kPercent = 100;

double squaredForceError(const Frame& frame, const Prediction& prediction) {
    return (prediction.forces - *frame.labels.forces).squaredNorm();
}

}  // namespace

double shareFinished(const RoundRecord& round) {
    return round.runs > 0 ? static_cast<double>(round.finishedRuns) / round.runs : 0;
}

double shareBeyond(const RoundRecord& round) {
    return round.graded > 0 ? static_cast<double>(round.beyond) / static_cast<double>(round.graded)
                            : 1;
}

std::optional<ErrorGain> errorGain(const std::vector<Frame>& frames,
                                   const std::vector<Prediction>& former,
                                   const std::vector<Prediction>& latter) {
    std::vector<double> gains;
    for (std::size_t k = 0; k < frames.size(); ++k) {
        if (!frames[k].labels.forces)
            continue;
        const double before = squaredForceError(frames[k], former[k]);
        const double after = squaredForceError(frames[k], latter[k]);
        if (before > 0 && after > 0)
            gains.push_back(0.5 * std::log(before / after));
    }
    if (gains.size() < 2)
        return {};
    const auto count = static_cast<double>(gains.size());
    ErrorGain gain;
    for (const double one : gains)
        gain.mean += one / count;
    double variation = 0;
    for (const double one : gains)
        variation += (one - gain.mean) * (one - gain.mean);
    gain.standardError = std::sqrt(variation / (count * (count - 1)));
    return gain;
}

RoundGain gainOf(const std::vector<RoundRecord>& rounds, std::size_t index) {
    if (index == 0)
        return {true, true, true};
    const RoundRecord& round = rounds[index];
    double finished = 0, beyond = shareBeyond(rounds[0]);
    for (std::size_t k = 0; k < index; ++k) {
        finished = std::max(finished, shareFinished(rounds[k]));
        if (shareBeyond(rounds[k]) < kFewerFrames * beyond)
            beyond = shareBeyond(rounds[k]);
    }
    return {
        shareFinished(round) > finished, shareBeyond(round) < kFewerFrames * beyond,
        round.errorGain && round.errorGain->mean > kErrorsOfNoise * round.errorGain->standardError};
}

int roundsWithoutGain(const std::vector<RoundRecord>& rounds) {
    int count = 0;
    for (std::size_t k = rounds.size(); k > 0 && !gainOf(rounds, k - 1).any(); --k)
        ++count;
    return count;
}

bool isGaining(const std::vector<RoundRecord>& rounds, const LearningOptions& options) {
    return options.mostWithoutGain == 0 || roundsWithoutGain(rounds) < options.mostWithoutGain;
}

double fallOfErrors(const ErrorGain& gain) {
    return kPercent * -std::expm1(-gain.mean);
}

double noiseOfFall(const ErrorGain& gain) {
    return kPercent * std::exp(-gain.mean) * gain.standardError;
}

}  // namespace mtp
