// Chooses among random starts: each makes a few steps on a sample of the set, and the better ones
// go on with a larger sample.
//
// Low levels have many local minima. After some ten steps the objective tells good starts from bad
// ones, and a part of the set that determines the coefficients well tells them apart as well as the
// whole set does.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/training/LevenbergMarquardt.h"

namespace mtp {

inline constexpr int kStepsOfARound = 12;  // steps of each start on a sample
// Steps of each remaining start in the last round, on the whole set or on the first sample of a
// large one.
inline constexpr int kStepsOnAll = 5, kStepsOnFirstSample = 15;
// The number of starts by level: low levels have more local minima, and a start costs little there.
// isLarge: whether the set has samples to go through (growingSamples()).
int defaultStarts(int level, bool isLarge);

struct StartCandidate {
    int number = 0;
    SearchState state;                 // on the sample
    std::optional<SearchState> onAll;  // in the last round, after stepsOnAll steps
    int stepsOnAll = 0;
    bool isRefined = false;  // whether all steps of the last round are done
};

// The state of a search among starts. A search that resumes from it ends with the same starts.
struct StartSearchState {
    struct Start {
        StartCandidate candidate;
        std::optional<double> onFirst, onSecond;  // objectives after the rounds that are done
        int steps = 0;                            // steps done in the present round
    };
    // LastRound is made on the whole set, or on the first sample of a large one. On samples of
    // growing size the chosen start is minimised before it reaches the whole set.
    enum class Phase { FirstRound, SecondRound, LastRound, Reaching, Growing };

    Phase phase = Phase::FirstRound;
    int next = 0;  // number of the start that is in its first round
    std::vector<Start> starts;
    // The lowest objectives on each sample that `improved` was called with.
    std::optional<double> toldFirst, toldSecond;
    // The start that was chosen, on its way through the samples of a large set and to the lowest
    // objective that was reported.
    std::optional<SearchState> chosen;
    int chosenNumber = 0, stepsOfChosen = 0;
    std::size_t sample = 0;  // which of the growing samples it is on
};

struct StartSearchOptions {
    int starts = 1;
    std::size_t afterFirst = 1, afterSecond = 1;  // starts that go on after a round
    int mostSteps = 100;                          // limit of the steps of one start in one round
    std::uint64_t seed = 1;
    // Called with a point that is clearly better on its sample than all before; if
    // reportsFirstOnly, with the first of each sample.
    std::function<void(const StartCandidate&)> improved;
    bool reportsFirstOnly = false;
    // Called with the best of the first starts, which shall make the steps of the last round, so
    // that the user sees a curve soon. May be empty.
    std::function<void(StartCandidate&)> refineCandidate;
    // Called after each step; the state is then one to resume from.
    std::function<void()> stepped;
    std::function<void(const std::string&)> note;
};

// Makes a round with all starts on the first sample and one with the better of them on the second.
// `state` is new or that of an earlier run; in the end it holds the remaining starts, three at
// most, the best first.
void searchStarts(Fit& first, Fit& second, const StartSearchOptions& options,
                  StartSearchState& state);

// How many of the starts go on after the first round, and after the second.
std::size_t startsAfterFirst(std::size_t starts, bool isLarge);
std::size_t startsAfterSecond(std::size_t starts, int level, bool isLarge);

// Returns n so that every n-th configuration makes the sample of a round; 1 takes all of them.
std::size_t firstSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns);
std::size_t secondSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns);

}  // namespace mtp
