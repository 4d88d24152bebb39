// Chooses among random starts: each makes a few steps on a sample of the set, and the better ones
// go on with other samples, heat by heat.
//
// Low levels have many local minima. After some ten steps the objective tells good starts from bad
// ones, and a part of the set that determines the coefficients well tells them apart almost as well
// as the whole set does; only the lowest minima are compared there.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/training/LevenbergMarquardt.h"

namespace mtp {

// Steps of each remaining start in the last round, on the whole set.
inline constexpr int kStepsOnAll = 5, kStepsOnAllOfLarge = 2;
// Of the objective, in a step on a sample that is worth another.
inline constexpr double kLeastFallOnSample = 3e-4;
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
        // What the start has done in a heat.
        struct Progress {
            int steps = 0;
            std::optional<double> objective;  // after them
        };
        StartCandidate candidate;
        std::vector<Progress> heats;  // up to the present one
    };
    // LastRound is made on the whole set, or on the second of the samples of growing size. On these
    // the chosen start is minimised before it reaches the whole set.
    enum class Phase { Heats, LastRound, Reaching, Growing };

    Phase phase = Phase::Heats;
    std::size_t heat = 0;
    int next = 0;  // number of the start that is in its first heat
    std::vector<Start> starts;
    // The lowest objectives that `improved` was called with, on the first sample and on others.
    std::optional<double> toldFirst, toldSecond;
    // The start that was chosen, on its way through the samples of a large set and to the lowest
    // objective that was reported.
    std::optional<SearchState> chosen;
    int chosenNumber = 0, stepsOfChosen = 0;
    std::size_t sample = 0;  // which of the growing samples it is on
};

// Each start that is left makes some steps on a sample; the best of them go on. A step that lowers
// the objective by less than leastFall of itself is the last one.
struct StartHeat {
    std::size_t sample = 0;
    int steps = 0;
    std::size_t left = 1;
    double leastFall = 0;
    bool holdsGauge = false;  // LevenbergMarquardt::holdGauge()
};

struct StartPlan {
    std::vector<std::size_t> samples;  // a sample has every n-th configuration
    std::vector<StartHeat> heats;
};

// The heats for a set with this many configurations and labels.
StartPlan startPlan(std::size_t starts, int level, std::size_t configurations, std::size_t rows,
                    const Columns& columns);

struct StartSearchOptions {
    int starts = 1;
    std::vector<StartHeat> heats;
    int mostSteps = 100;  // limit of the steps of one start in one heat
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

// Makes all heats. `samples` are the fits to those of the plan. `state` is new or that of an
// earlier run; in the end it holds the remaining starts, the best first.
void searchStarts(const std::vector<Fit*>& samples, const StartSearchOptions& options,
                  StartSearchState& state);

// Returns n so that every n-th configuration makes a sample to compare starts or hops on; 1 takes
// all of them.
std::size_t firstSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns);
std::size_t secondSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns);

}  // namespace mtp
