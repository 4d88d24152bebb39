#include "core/training/Trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/Plural.h"
#include "core/mtp/TrainedRange.h"
#include "core/training/BasinHopping.h"
#include "core/training/Checkpoint.h"
#include "core/training/FittedPotential.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingReporter.h"
#include "core/training/TrainingSet.h"
#include "core/training/TrainingStart.h"

namespace mtp {

namespace {

constexpr int kMostStepsBehind = 15;

struct StopRequested {};

}  // namespace

struct Trainer::Impl {
    std::vector<Frame> training, validation;
    std::vector<std::string> species;
    TrainingOptions options;
    const Reduction* reduction = nullptr;
    TrainingObserver* observer = nullptr;
    std::mutex commandMutex;
    PreparedSets sets;
    std::optional<Fit> fit;
    std::optional<TrainingReporter> reporter;

    void prepare(const TrainingCheckpoint* from);
    // Whether the search begins at the coefficients of a potential, and not at random ones.
    bool isContinued() const { return options.start && !options.start->radialCoefficients.empty(); }
    void pollCommand();
    void pollCommandOnAllRanks();
    void report(const LevenbergMarquardt& search);
    bool reportIfBetter(const FitPoint& point, int start, double damping);
    StopReason search(const TrainingCheckpoint* from);
    TrainingSummary summary(StopReason reason, std::string failure = {}) const;
    StopReason iterate(LevenbergMarquardt& search);
    StopReason runBasinHopping(LevenbergMarquardt& search, StopReason reason);
    int iterationsLeft() const;
    LevenbergMarquardt chooseStart(const TrainingCheckpoint* from);
    StartSearchState firstState();
    void searchStartsOnSample(StartSearchState& state);
    LevenbergMarquardt refineOnFullSet(StartCandidate& candidate, const StartSearchState& state);
    LevenbergMarquardt chooseBestOnFullSet(StartSearchState& state);
    void reachReportedObjective(LevenbergMarquardt& search, StartSearchState& state);
    std::size_t stepOfSample(std::size_t rowsEach) const;
    int startCount() const;
    std::function<void(const std::string&)> noting() {
        return [this](const std::string& text) { observer->note(text); };
    }
};

Trainer::Trainer(std::vector<Frame> training, std::vector<Frame> validation,
                 std::vector<std::string> species, TrainingOptions options,
                 const Reduction& reduction)
    : m_impl(std::make_unique<Impl>()) {
    if (training.empty())
        throw InputError("no configuration to train on");
    training = typedFrames(std::move(training), species);
    validation = typedFrames(std::move(validation), species);
    requireSpecies(training, species);
    mtp::validate(options);
    m_impl->training = std::move(training);
    m_impl->validation = std::move(validation);
    m_impl->species = std::move(species);
    m_impl->options = std::move(options);
    m_impl->reduction = &reduction;
}

Trainer::~Trainer() = default;

TrainingSummary Trainer::run(TrainingObserver& observer, const TrainingCheckpoint* from) {
    Impl& impl = *m_impl;
    impl.observer = &observer;
    impl.reporter.reset();
    const auto hasPotential = [&] { return impl.reporter && !impl.reporter->iterations().empty(); };
    try {
        impl.prepare(from);
        return impl.summary(impl.search(from));
    } catch (const StopRequested&) {
        if (!hasPotential())
            throw InputError("the training was stopped before its first iteration");
        return impl.summary(StopReason::Stopped);
    } catch (const std::exception& error) {
        if (!hasPotential())
            throw;
        return impl.summary(StopReason::Failed, error.what());
    }
}

TrainingSummary Trainer::Impl::summary(StopReason reason, std::string failure) const {
    TrainingSummary summary{reporter->potential(), reason, reporter->iterations(), reporter->best(),
                            std::move(failure)};
    TrainedRange& range = summary.potential.trained.emplace();
    widen(range, training, static_cast<int>(species.size()), options.cutoff);
    return summary;
}

void Trainer::Impl::prepare(const TrainingCheckpoint* from) {
    const auto began = std::chrono::steady_clock::now();
    const int count = static_cast<int>(species.size());
    const std::string fingerprint = fingerprintOf(training, validation, species, options);
    if (isContinued() && !options.minDist)
        options.minDist = options.start->radial.minDist;
    sets = prepareSets(training, validation, count, options, *reduction);
    observer->note(
        fmt::format("min_dist is {:.4f} Å{}", sets.radial.minDist,
                    options.minDist ? "" : ", just below the shortest distance of the data"));
    if (options.start && !isContinued())
        observer->note(
            "the potential to start from is not trained: the training begins with random radial "
            "coefficients in its basis");
    fit.emplace(basisOf(options), sets, count,
                FitOptions{options.threads, options.regularisation, options.memory}, *reduction,
                [this] { pollCommand(); });
    reporter.emplace(TrainingReporter::Context{*fit, sets, options, species, *observer, began},
                     fingerprint, from);
}

// Called between configurations. Processes that share a training obey commands between iterations
// only (pollCommandOnAllRanks()), so that all of them stop at the same one.
void Trainer::Impl::pollCommand() {
    if (reduction->size() > 1)
        return;
    const std::scoped_lock lock(commandMutex);
    if (observer->command() == TrainingCommand::Pause)
        observer->waitWhilePaused();
    if (observer->command() == TrainingCommand::Stop)
        throw StopRequested();
}

void Trainer::Impl::pollCommandOnAllRanks() {
    if (reduction->size() == 1)
        return;
    double stops = observer->command() == TrainingCommand::Stop ? 1 : 0;
    reduction->sum(&stops, 1);
    if (stops > 0)
        throw StopRequested();
}

void Trainer::Impl::report(const LevenbergMarquardt& search) {
    reporter->report(search.point(), search.damping());
    pollCommandOnAllRanks();
    reporter->offerCheckpoint(search);
}

bool Trainer::Impl::reportIfBetter(const FitPoint& point, int start, double damping) {
    const bool isReported = reporter->reportIfBetter(point, start, damping);
    if (isReported)
        pollCommandOnAllRanks();
    return isReported;
}

StopReason Trainer::Impl::search(const TrainingCheckpoint* from) {
    LevenbergMarquardt search =
        from && !from->search
            ? LevenbergMarquardt(*fit, {reporter->lastRadial(), from->damping, from->growth})
            : chooseStart(from);
    return runBasinHopping(search, iterate(search));
}

int Trainer::Impl::iterationsLeft() const {
    return options.maxIterations - (static_cast<int>(reporter->iterations().size()) - 1);
}

StopReason Trainer::Impl::iterate(LevenbergMarquardt& search) {
    while (iterationsLeft() > 0) {
        if (reporter->isConverged())
            return StopReason::Converged;
        if (!search.iterate(noting()))
            return StopReason::NoProgress;
        search.validate();
        report(search);
    }
    return StopReason::IterationLimit;
}

// Goes from a minimum to lower ones.
StopReason Trainer::Impl::runBasinHopping(LevenbergMarquardt& search, StopReason reason) {
    const int hops = options.hops.value_or(defaultHops(nominalLevel(options)));
    if (reporter->hops() >= hops || iterationsLeft() <= 0)
        return reason;
    observer->note(fmt::format("Minimum found; testing {}",
                               counted(static_cast<std::size_t>(hops), "nearby point")));
    const PreparedSets part = sampleOf(sets, stepOfSample(kRowsEachSecond), *reduction);
    Fit sample(*fit, part);
    BasinHopping hopping(*fit, sample, options.seed, noting());
    while (reporter->hops() < hops && iterationsLeft() > 0) {
        std::optional<LevenbergMarquardt> found = hopping.hop(search.point(), reporter->hops());
        reporter->countHop();
        if (!found) {
            pollCommandOnAllRanks();
            reporter->offerCheckpoint(search);
            continue;
        }
        search = std::move(*found);
        search.validate();
        reporter->beginSearch();
        report(search);
        reason = iterate(search);
    }
    return reason;
}

// Returns the point that the search goes on from, which has been reported.
LevenbergMarquardt Trainer::Impl::chooseStart(const TrainingCheckpoint* from) {
    StartSearchState state = from ? *from->search : firstState();
    searchStartsOnSample(state);
    LevenbergMarquardt search = chooseBestOnFullSet(state);
    reachReportedObjective(search, state);
    search.validate();
    reporter->beginSearch();
    report(search);
    return search;
}

// Returns n so that every n-th configuration makes a sample with `rowsEach` labels for each
// coefficient.
std::size_t Trainer::Impl::stepOfSample(std::size_t rowsEach) const {
    double counts[] = {static_cast<double>(sets.training.configurations.size()),
                       static_cast<double>(sets.training.rowCount())};
    reduction->sum(counts, 2);
    return sampleStep(static_cast<std::size_t>(counts[0]), static_cast<std::size_t>(counts[1]),
                      rowsEach, fit->columns());
}

int Trainer::Impl::startCount() const {
    return options.starts > 0 ? options.starts : defaultStarts(nominalLevel(options));
}

// A single start is compared with nothing.
StartSearchState Trainer::Impl::firstState() {
    StartSearchState state;
    const bool isSingle = startCount() == 1 && stepOfSample(kRowsEachFirst) == 1;
    if (!isContinued() && !isSingle)
        return state;
    StartCandidate only;
    only.state.radial = isContinued() ? radialFrom(*fit, sets, *options.start, options.seed)
                                      : randomRadial(fit->columns(), fit->plan(), options.seed);
    state.starts.push_back({std::move(only), {}, {}, 0});
    state.phase = StartSearchState::Phase::WholeSet;
    return state;
}

void Trainer::Impl::searchStartsOnSample(StartSearchState& state) {
    using Phase = StartSearchState::Phase;
    if (state.phase != Phase::FirstRound && state.phase != Phase::SecondRound)
        return;
    StartSearchOptions search;
    search.starts = startCount();
    search.mostSteps = options.maxIterations;
    search.seed = options.seed;
    search.note = noting();
    search.improved = [this](const StartCandidate& candidate) {
        FitPoint point = fit->solve(candidate.state.radial);
        point.validation = fit->validate(point);
        reportIfBetter(point, candidate.number, candidate.state.damping);
    };
    search.refineCandidate = [this, &state](StartCandidate& candidate) {
        refineOnFullSet(candidate, state);
    };
    search.stepped = [this, &state] { reporter->offerCheckpoint(state); };
    const std::size_t first = stepOfSample(kRowsEachFirst);
    const std::size_t second = stepOfSample(kRowsEachSecond);
    observer->note(fmt::format("Trying {}{}",
                               counted(static_cast<std::size_t>(search.starts), "starting point"),
                               first > 1 ? " on a subset of the configurations" : ""));
    const PreparedSets few = sampleOf(sets, first, *reduction);
    const PreparedSets more = sampleOf(sets, second, *reduction);
    Fit small(*fit, few), large(*fit, more);
    searchStarts(small, large, search, state);
}

// Makes a few steps on the whole set, from the point that the candidate has reached there.
LevenbergMarquardt Trainer::Impl::refineOnFullSet(StartCandidate& candidate,
                                                  const StartSearchState& state) {
    LevenbergMarquardt search(*fit, candidate.onAll.value_or(candidate.state));
    const int steps = candidate.isRefined ? 0 : std::min(kStepsOnAll, options.maxIterations);
    while (candidate.stepsOnAll < steps) {
        if (!search.iterate(noting()))
            break;
        candidate.onAll = search.state();
        ++candidate.stepsOnAll;
        reportIfBetter(search.point(), candidate.number, search.damping());
        reporter->offerCheckpoint(state);
    }
    candidate.onAll = search.state();
    candidate.isRefined = true;
    return search;
}

LevenbergMarquardt Trainer::Impl::chooseBestOnFullSet(StartSearchState& state) {
    if (state.phase == StartSearchState::Phase::Reaching) {
        reporter->setStart(state.chosenNumber);
        return {*fit, *state.chosen};
    }
    std::optional<LevenbergMarquardt> best;
    double bestMeasure = 0;
    for (StartSearchState::Start& start : state.starts) {
        StartCandidate& candidate = start.candidate;
        LevenbergMarquardt search = state.starts.size() == 1 && !candidate.isRefined
                                        ? LevenbergMarquardt(*fit, candidate.state)
                                        : refineOnFullSet(candidate, state);
        search.validate();
        const FitPoint& point = search.point();
        const double measure =
            point.validation ? point.validation->objective : point.training.objective;
        if (best && measure >= bestMeasure)
            continue;
        best.emplace(std::move(search));
        bestMeasure = measure;
        state.chosenNumber = candidate.number;
    }
    reporter->setStart(state.chosenNumber);
    if (state.starts.size() > 1)
        observer->note(fmt::format("Continuing from starting point {}", state.chosenNumber + 1));
    state.phase = StartSearchState::Phase::Reaching;
    return std::move(*best);
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
