// What a Trainer is made of; Trainer.cpp and TrainerStarts.cpp share it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/training/BasinHopping.h"
#include "core/training/SampleFit.h"
#include "core/training/StartSearch.h"
#include "core/training/Trainer.h"
#include "core/training/TrainingReporter.h"

namespace mtp {

struct Trainer::Impl {
    std::vector<Frame> training, validation;
    std::vector<std::string> species;
    TrainingOptions options;
    const Reduction* reduction = nullptr;
    TrainingObserver* observer = nullptr;
    std::mutex commandMutex;
    TrainingWork work;
    PreparedSets sets;
    std::optional<Fit> fit;
    // The steps of the samples that the search on a large set goes through, the smallest sample
    // first; empty for other sets.
    std::vector<std::size_t> samples;
    std::unique_ptr<SampleFit> firstSample;
    std::optional<TrainingReporter> reporter;

    // What hops are judged by: the whole set, or the first sample of a large one.
    Fit& judge() { return firstSample ? firstSample->fit() : *fit; }
    bool isLarge() const { return !samples.empty(); }
    // Whether evaluating the whole set only to report a point would take too long.
    bool isVeryLarge() const { return samples.size() > 1; }

    void prepare(const TrainingCheckpoint* from);
    // Whether the search begins at the coefficients of a potential, and not at random ones.
    bool isContinued() const { return options.start && !options.start->radialCoefficients.empty(); }
    void pollCommand(std::size_t done, std::size_t configurations);
    void pollCommandOnAllRanks();
    void report(const LevenbergMarquardt& search);
    bool reportIfBetter(const FitPoint& point, int start, double damping);
    void reportOnAll(const SearchState& state, int start);
    StopReason search(const TrainingCheckpoint* from);
    TrainingSummary summary(StopReason reason, std::string failure = {}) const;
    StopReason iterate(LevenbergMarquardt& search);
    StopReason runBasinHopping(LevenbergMarquardt& search, StopReason reason);
    std::optional<LevenbergMarquardt> hopFromSample(BasinHopping& hopping, const FitPoint& minimum);
    int iterationsLeft() const;
    std::function<void(const std::string&)> noting() {
        return [this](const std::string& text) { observer->note(text); };
    }

    // TrainerStarts.cpp
    LevenbergMarquardt chooseStart(const TrainingCheckpoint* from);
    StartSearchState firstState();
    void compareStarts(StartSearchState& state);
    LevenbergMarquardt refine(StartCandidate& candidate, const StartSearchState& state, Fit& last);
    LevenbergMarquardt chooseBest(StartSearchState& state);
    LevenbergMarquardt meet(StartSearchState& state, Fit& last);
    void growSample(StartSearchState& state);
    void reachReportedObjective(LevenbergMarquardt& search, StartSearchState& state);
    struct SetSize {
        std::size_t configurations, rows;
    };
    SetSize sizeOnAllRanks() const;
    StartPlan plan() const;
    int startCount() const;
};

}  // namespace mtp
