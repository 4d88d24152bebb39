// Chooses among random starts on a sample of the set: a few steps each, the better ones go on.
//
// Low levels have many local minima. A start shows what it is worth after some ten steps, and a
// part of the set that determines the coefficients well shows it as well as the whole.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/training/LevenbergMarquardt.h"

namespace mtp {

inline constexpr int kStepsOfARound = 12;  // of each start on a sample
inline constexpr int kStepsOnAll = 5;      // of each start that is left, on the whole set
// Labels for each coefficient in the samples on which starts are compared.
inline constexpr std::size_t kRowsEachFirst = 10, kRowsEachSecond = 20;
// Low levels have more local minima, and their starts cost little.
int defaultStarts(int level);

struct StartCandidate {
    int number = 0;
    SearchState state;                 // on the sample
    std::optional<SearchState> onAll;  // where steps on the whole set have led, if any
    int stepsOnAll = 0;
    bool isRefined = false;  // all of these steps are made
};

// Where a search among starts stands: from here it goes on to the same end.
struct StartSearchState {
    struct Start {
        StartCandidate candidate;
        std::optional<double> onFirst, onSecond;  // objectives, of rounds that are made
        int steps = 0;                            // of the round that is being made
    };
    enum class Phase { FirstRound, SecondRound, WholeSet, Reaching };

    Phase phase = Phase::FirstRound;
    int next = 0;  // start whose first round is being made
    std::vector<Start> starts;
    std::optional<double> toldFirst, toldSecond;  // lowest objectives told of
    // Of the start chosen in the end, on its way to the lowest objective reported.
    std::optional<SearchState> chosen;
    int chosenNumber = 0, stepsOfChosen = 0;
};

struct StartSearchOptions {
    int starts = 1;
    int mostSteps = 100;  // of one start in one round
    std::uint64_t seed = 1;
    // Told of a point that is better on the sample than all before by a good part.
    std::function<void(const StartCandidate&)> improved;
    // Takes the best of those so far a few steps on the whole set.
    std::function<void(StartCandidate&)> refineCandidate;
    // After each step, when the state is one to go on from.
    std::function<void()> stepped;
    std::function<void(const std::string&)> note;
};

// Makes a round on the first sample and one on the second. state: where the search stands, new or
// of an earlier run; in the end it holds the starts that are left, best first: three at most.
void searchStarts(Fit& first, Fit& second, const StartSearchOptions& options,
                  StartSearchState& state);

// Every how many-th configuration makes a sample with so many rows for each coefficient; 1: all.
std::size_t sampleStep(std::size_t configurations, std::size_t rows, std::size_t rowsEach,
                       const Columns& columns);

}  // namespace mtp
