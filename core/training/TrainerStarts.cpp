// The part of a training that chooses where its search begins.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/Plural.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/TrainerImpl.h"
#include "core/training/TrainingStart.h"

namespace mtp {

namespace {

constexpr int kMostStepsBehind = 15;
constexpr int kMostStepsOnSample = 40;

}  // namespace

// Returns the point that the search goes on from, which has been reported.
LevenbergMarquardt Trainer::Impl::chooseStart(const TrainingCheckpoint* from) {
    StartSearchState state = from ? *from->search : firstState();
    work = {TrainingWork::Stage::Starts, 1, startCount()};
    compareStarts(state);
    LevenbergMarquardt search = chooseBest(state);
    search.holdGauge();
    work = {TrainingWork::Stage::Iteration, static_cast<int>(reporter->iterations().size())};
    reachReportedObjective(search, state);
    search.validate();
    reporter->beginSearch();
    report(search);
    return search;
}

Trainer::Impl::SetSize Trainer::Impl::sizeOnAllRanks() const {
    double counts[] = {static_cast<double>(sets.training.configurations.size()),
                       static_cast<double>(sets.training.rowCount())};
    reduction->sum(counts, 2);
    return {static_cast<std::size_t>(counts[0]), static_cast<std::size_t>(counts[1])};
}

StartPlan Trainer::Impl::plan() const {
    const auto [configurations, rows] = sizeOnAllRanks();
    return startPlan(static_cast<std::size_t>(startCount()), nominalLevel(options), configurations,
                     rows, fit->columns());
}

int Trainer::Impl::startCount() const {
    return options.starts > 0 ? options.starts : defaultStarts(nominalLevel(options), isLarge());
}

// A single start is compared with nothing.
StartSearchState Trainer::Impl::firstState() {
    StartSearchState state;
    const bool isSingle = startCount() == 1 && plan().samples.front() == 1;
    if (!isContinued() && !isSingle)
        return state;
    StartCandidate only;
    only.state.radial = isContinued() ? radialFrom(*fit, sets, *options.start, options.seed)
                                      : randomRadial(fit->columns(), fit->plan(), options.seed);
    state.starts.push_back({std::move(only), {}});
    state.phase = StartSearchState::Phase::LastRound;
    return state;
}

void Trainer::Impl::compareStarts(StartSearchState& state) {
    if (state.phase != StartSearchState::Phase::Heats)
        return;
    const StartPlan plan = this->plan();
    StartSearchOptions search;
    search.starts = startCount();
    search.heats = plan.heats;
    search.mostSteps = options.maxIterations;
    search.seed = options.seed;
    search.note = noting();
    search.improved = [this](const StartCandidate& candidate) {
        FitPoint point = fit->solve(candidate.state.radial);
        point.validation = fit->validate(point);
        reportIfBetter(point, candidate.number, candidate.state.damping);
    };
    search.reportsFirstOnly = isVeryLarge();
    if (!isLarge())
        search.refineCandidate = [this, &state](StartCandidate& candidate) {
            refine(candidate, state, *fit);
        };
    search.stepped = [this, &state] {
        work.number = std::min(state.next + 1, work.count);
        reporter->offerCheckpoint(state);
    };
    observer->note(fmt::format(
        "Trying {}{}", counted(static_cast<std::size_t>(search.starts), "starting point"),
        plan.samples.front() > 1 ? " on a subset of the configurations" : ""));
    std::vector<std::unique_ptr<SampleFit>> parts;
    std::vector<Fit*> fits;
    for (const std::size_t step : plan.samples) {
        parts.push_back(std::make_unique<SampleFit>(*fit, sets, step, *reduction));
        fits.push_back(&parts.back()->fit());
    }
    searchStarts(fits, search, state);
}

// Makes the steps of the last round on these configurations, from the point that the candidate has
// reached there.
LevenbergMarquardt Trainer::Impl::refine(StartCandidate& candidate, const StartSearchState& state,
                                         Fit& last) {
    LevenbergMarquardt search(last, candidate.onAll.value_or(candidate.state.forOtherSet()));
    const int most = isLarge() ? kStepsOnAllOfLarge : kStepsOnAll;
    const int steps = candidate.isRefined ? 0 : std::min(most, options.maxIterations);
    while (candidate.stepsOnAll < steps) {
        if (!search.iterate(noting()))
            break;
        candidate.onAll = search.state();
        ++candidate.stepsOnAll;
        if (&last == &*fit)
            reportIfBetter(search.point(), candidate.number, search.damping());
        reporter->offerCheckpoint(state);
    }
    candidate.onAll = search.state();
    candidate.isRefined = true;
    return search;
}

LevenbergMarquardt Trainer::Impl::chooseBest(StartSearchState& state) {
    using Phase = StartSearchState::Phase;
    if (state.phase == Phase::LastRound && isLarge() && state.starts.size() == 1) {
        const StartCandidate& only = state.starts.front().candidate;
        state.chosen = only.state;
        state.chosenNumber = only.number;
        state.phase = Phase::Growing;
    } else if (state.phase == Phase::LastRound && isVeryLarge()) {
        // The whole set would take too long: the starts meet on the next sample.
        SampleFit next(*fit, sets, samples[1], *reduction);
        state.chosen = meet(state, next.fit()).state();
        state.sample = 1;
        state.phase = Phase::Growing;
    }
    if (state.phase == Phase::Growing)
        growSample(state);
    if (state.phase == Phase::LastRound) {
        LevenbergMarquardt best = meet(state, *fit);
        state.phase = Phase::Reaching;
        return best;
    }
    reporter->setStart(state.chosenNumber);
    return {*fit, *state.chosen};
}

// Returns the search that is the lowest after the last round on these configurations.
LevenbergMarquardt Trainer::Impl::meet(StartSearchState& state, Fit& last) {
    std::optional<LevenbergMarquardt> best;
    double bestMeasure = 0;
    for (StartSearchState::Start& start : state.starts) {
        StartCandidate& candidate = start.candidate;
        LevenbergMarquardt search = state.starts.size() == 1 && !candidate.isRefined
                                        ? LevenbergMarquardt(last, candidate.state.forOtherSet())
                                        : refine(candidate, state, last);
        search.validate();
        const FitPoint& point = search.point();
        const double measure =
            point.validation ? point.validation->objective : point.training.objective;
        if (best && measure >= bestMeasure)
            continue;
        best.emplace(std::move(search));
        best->releaseMatrices();
        bestMeasure = measure;
        state.chosenNumber = candidate.number;
    }
    reporter->setStart(state.chosenNumber);
    if (state.starts.size() > 1)
        observer->note(fmt::format("Continuing from starting point {}", state.chosenNumber + 1));
    return std::move(*best);
}

// Minimises the chosen start on one sample after another: the minimum of the last one is near that
// of the whole set, and costs a fraction of the steps there.
void Trainer::Impl::growSample(StartSearchState& state) {
    for (; state.sample < samples.size(); ++state.sample, state.stepsOfChosen = 0) {
        if (state.sample > 0 || reporter->iterations().empty()) {
            reportOnAll(*state.chosen, state.chosenNumber);
            reporter->offerCheckpoint(state);
        }
        work = {TrainingWork::Stage::Sample, static_cast<int>(state.sample) + 1,
                static_cast<int>(samples.size())};
        SampleFit sample(*fit, sets, samples[state.sample], *reduction);
        if (state.stepsOfChosen == 0)
            state.chosen = state.chosen->forOtherSet();
        LevenbergMarquardt search(sample.fit(), *state.chosen);
        search.holdGauge();
        while (state.stepsOfChosen < std::min(kMostStepsOnSample, options.maxIterations)) {
            const double before = search.point().training.objective;
            if (!search.iterate(noting()))
                break;
            const double fall = before - search.point().training.objective;
            state.chosen = search.state();
            state.stepsOfChosen =
                fall < kLeastFallOnSample * before ? kMostStepsOnSample : state.stepsOfChosen + 1;
            reporter->offerCheckpoint(state);
        }
    }
    state.chosen = state.chosen->forOtherSet();
    state.phase = StartSearchState::Phase::Reaching;
}

// A start that was chosen on a sample may have a higher objective on the whole set than a point
// that was reported before: it makes some more steps, so that the curve does not rise.
void Trainer::Impl::reachReportedObjective(LevenbergMarquardt& search, StartSearchState& state) {
    for (; state.stepsOfChosen < kMostStepsBehind && reporter->isBehind(search.point());
         ++state.stepsOfChosen) {
        state.chosen = search.state();
        reporter->offerCheckpoint(state);
        if (!search.iterate(noting()))
            break;
    }
    if (reporter->isBehind(search.point()))
        search = LevenbergMarquardt(*fit, {reporter->lastRadial()});
}

}  // namespace mtp
