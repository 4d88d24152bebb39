#include "core/training/Trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "core/training/BasinHopping.h"
#include "core/training/Checkpoint.h"
#include "core/training/FittedPotential.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingReporter.h"
#include "core/training/TrainingSet.h"

namespace mtp {

namespace {

constexpr int kMostStepsBehind = 15;

struct StopRequested {};

void requireSpecies(const std::vector<Frame>& frames, const std::vector<std::string>& species) {
    std::vector<bool> occurs(species.size(), false);
    for (const Frame& frame : frames)
        for (int type : frame.types)
            occurs[static_cast<std::size_t>(type)] = true;
    for (std::size_t i = 0; i < species.size(); ++i)
        if (!occurs[i])
            throw InputError(fmt::format("{} occurs in no configuration to train on", species[i]));
}

}  // namespace

std::string describe(StopReason reason) {
    switch (reason) {
        case StopReason::Converged:
            return "Converged";
        case StopReason::IterationLimit:
            return "Reached the limit of iterations";
        case StopReason::Stopped:
            return "Stopped by the user";
        case StopReason::NoProgress:
            return "No step lowers the objective any more";
    }
    return {};
}

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
    void pollCommand();
    void pollCommandOnAllRanks();
    void report(const LevenbergMarquardt& search);
    bool reportIfBetter(const FitPoint& point, int start, double damping);
    StopReason search(const TrainingCheckpoint* from);
    StopReason iterate(LevenbergMarquardt& search);
    StopReason runBasinHopping(LevenbergMarquardt& search, StopReason reason);
    int iterationsLeft() const;
    LevenbergMarquardt chooseStart();
    std::vector<StartCandidate> searchStartsOnSample();
    LevenbergMarquardt refineOnFullSet(const StartCandidate& candidate);
    LevenbergMarquardt chooseBestOnFullSet(const std::vector<StartCandidate>& candidates);
    void reachReportedObjective(LevenbergMarquardt& search);
    std::size_t stepOfSample(std::size_t rowsEach) const;
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
    for (std::vector<Frame>* frames : {&training, &validation})
        for (Frame& frame : *frames) {
            frame = withSpeciesOrder(std::move(frame), species);
            validate(frame);
        }
    requireSpecies(training, species);
    if (options.start)
        options.cutoff = options.start->radial.maxDist;
    // Refuses a level or a cutoff that cannot be.
    makePotential(options.level, species,
                  {.minDist = std::min(1.0, options.cutoff / 2),
                   .maxDist = options.cutoff,
                   .size = options.radialSize});
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
    StopReason reason = StopReason::Stopped;
    try {
        impl.prepare(from);
        reason = impl.search(from);
    } catch (const StopRequested&) {
        reason = StopReason::Stopped;
    }
    if (!impl.reporter || impl.reporter->iterations().empty())
        throw InputError("the training was stopped before its first iteration");
    return {impl.reporter->potential(), reason, impl.reporter->iterations(), impl.reporter->best()};
}

void Trainer::Impl::prepare(const TrainingCheckpoint* from) {
    const auto began = std::chrono::steady_clock::now();
    const int count = static_cast<int>(species.size());
    const std::string fingerprint = fingerprintOf(training, validation, species, options);
    if (options.start) {
        if (options.start->radial.size != options.radialSize)
            options.radialSize = options.start->radial.size;
        options.minDist = options.start->radial.minDist;
    }
    sets = prepareSets(training, validation, count, options, *reduction);
    observer->note(
        fmt::format("min_dist is {:.4f} Å{}", sets.radial.minDist,
                    options.minDist ? "" : ", just below the shortest distance of the data"));
    fit.emplace(makeBasis(options.level), sets, count,
                FitOptions{options.threads, options.regularisation, options.memory}, *reduction,
                [this] { pollCommand(); });
    reporter.emplace(TrainingReporter::Context{*fit, sets, options, species, *observer, began},
                     fingerprint, from);
}

// Between configurations. Processes that share a training pollCommand commands between iterations
// only.
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
        from ? LevenbergMarquardt(*fit, {reporter->lastRadial(), from->damping, from->growth})
             : chooseStart();
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

// From a minimum to lower ones.
StopReason Trainer::Impl::runBasinHopping(LevenbergMarquardt& search, StopReason reason) {
    const int hops = options.hops.value_or(defaultHops(options.level));
    if (reporter->hops() >= hops || iterationsLeft() <= 0)
        return reason;
    observer->note(fmt::format("a minimum; {} points nearby are tried", hops));
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

// The point the search goes on from, reported.
LevenbergMarquardt Trainer::Impl::chooseStart() {
    std::vector<StartCandidate> candidates;
    if (options.start)
        candidates.push_back({0, {radialFrom(*fit, sets, *options.start, options.seed)}, {}});
    else
        candidates = searchStartsOnSample();
    LevenbergMarquardt search = chooseBestOnFullSet(candidates);
    reachReportedObjective(search);
    search.validate();
    reporter->beginSearch();
    report(search);
    return search;
}

// Every how many-th configuration makes a sample with so many labels for each coefficient.
std::size_t Trainer::Impl::stepOfSample(std::size_t rowsEach) const {
    double counts[] = {static_cast<double>(sets.training.configurations.size()),
                       static_cast<double>(sets.training.rowCount())};
    reduction->sum(counts, 2);
    return sampleStep(static_cast<std::size_t>(counts[0]), static_cast<std::size_t>(counts[1]),
                      rowsEach, fit->columns());
}

std::vector<StartCandidate> Trainer::Impl::searchStartsOnSample() {
    const int starts = options.starts > 0 ? options.starts : defaultStarts(options.level);
    const std::size_t first = stepOfSample(kRowsEachFirst);
    const std::size_t second = stepOfSample(kRowsEachSecond);
    if (starts == 1 && first == 1)
        return {{0, {randomRadial(fit->columns(), fit->plan().radialCount, options.seed)}, {}}};
    StartSearchOptions search;
    search.starts = starts;
    search.mostSteps = options.maxIterations;
    search.seed = options.seed;
    search.note = noting();
    search.improved = [this](const StartCandidate& candidate) {
        FitPoint point = fit->solve(candidate.state.radial);
        point.validation = fit->validate(point);
        reportIfBetter(point, candidate.number, candidate.state.damping);
    };
    search.refineCandidate = [this](StartCandidate& candidate) {
        candidate.onAll = refineOnFullSet(candidate).state();
    };
    observer->note(fmt::format("{} {}, on one configuration in {}, then in {}", starts,
                               starts == 1 ? "start" : "starts", first, second));
    const PreparedSets few = sampleOf(sets, first, *reduction);
    const PreparedSets more = sampleOf(sets, second, *reduction);
    Fit small(*fit, few), large(*fit, more);
    return searchStarts(small, large, search);
}

// A few steps on the whole set.
LevenbergMarquardt Trainer::Impl::refineOnFullSet(const StartCandidate& candidate) {
    LevenbergMarquardt search(*fit, candidate.state);
    for (int i = 0; i < std::min(kStepsOnAll, options.maxIterations); ++i) {
        if (!search.iterate(noting()))
            break;
        reportIfBetter(search.point(), candidate.number, search.damping());
    }
    return search;
}

LevenbergMarquardt Trainer::Impl::chooseBestOnFullSet(
    const std::vector<StartCandidate>& candidates) {
    std::optional<LevenbergMarquardt> best;
    double bestMeasure = 0;
    for (const StartCandidate& candidate : candidates) {
        LevenbergMarquardt search = candidate.onAll ? LevenbergMarquardt(*fit, *candidate.onAll)
                                    : candidates.size() == 1
                                        ? LevenbergMarquardt(*fit, candidate.state)
                                        : refineOnFullSet(candidate);
        search.validate();
        const FitPoint& point = search.point();
        const double measure =
            point.validation ? point.validation->objective : point.training.objective;
        if (best && measure >= bestMeasure)
            continue;
        best.emplace(std::move(search));
        bestMeasure = measure;
        reporter->setStart(candidate.number);
    }
    if (candidates.size() > 1)
        observer->note(fmt::format("start {} goes on", reporter->startNumber() + 1));
    return std::move(*best);
}

// A start chosen on a sample may stand higher on the whole set than a point reported before.
void Trainer::Impl::reachReportedObjective(LevenbergMarquardt& search) {
    for (int i = 0; i < kMostStepsBehind && reporter->isBehind(search.point()); ++i)
        if (!search.iterate(noting()))
            break;
    if (reporter->isBehind(search.point()))
        search = LevenbergMarquardt(*fit, {reporter->lastRadial()});
}

}  // namespace mtp
