#include "core/training/Trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "core/training/Checkpoint.h"
#include "core/training/FittedPotential.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingSet.h"

namespace mtp {

namespace {

constexpr int kConvergedOver = 5;  // iterations over which the objective must still fall
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

Prediction predictionOf(const std::vector<double>& rows, double baseline) {
    const std::size_t atoms = (rows.size() - 7) / 3;
    Prediction prediction;
    prediction.energy = rows[0] + baseline;
    prediction.forces =
        Eigen::Map<const Positions>(rows.data() + 1, static_cast<Eigen::Index>(atoms), 3);
    const double* v = rows.data() + 1 + 3 * atoms;
    prediction.virial << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
    return prediction;
}

std::vector<Prediction> predictionsOf(const PredictedRows& rows, const TrainingSet& set) {
    std::vector<Prediction> predictions;
    for (std::size_t i = 0; i < rows.size(); ++i)
        predictions.push_back(predictionOf(rows[i], set.configurations[i].baseline));
    return predictions;
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
    std::chrono::steady_clock::time_point began;
    double secondsBefore = 0;  // of the run that is gone on with
    TrainingObserver* observer = nullptr;
    std::mutex commandMutex;
    TrainingSummary summary;
    PreparedSets sets;
    std::optional<Fit> fit;
    TrainingCheckpoint state;
    Eigen::VectorXd lowest;  // radial coefficients of the last point reported

    void prepare();
    void heed();
    void heedTogether();
    void report(const FitPoint& point, int start, double damping);
    void keepIfBest(const FitPoint& point, const IterationSummary& step);
    void offerCheckpoint(const LevenbergMarquardt& search);
    bool isConverged() const;
    StopReason iterate(LevenbergMarquardt& search, int iterations);
    LevenbergMarquardt chosenStart();
    std::vector<StartCandidate> startsFromSample();
    LevenbergMarquardt bestOnAll(const std::vector<StartCandidate>& candidates);
    void reportIfBetter(const FitPoint& point, int start, double damping);
    void catchUp(LevenbergMarquardt& search);
    LevenbergMarquardt resumed(const TrainingCheckpoint& from);
    void note(const std::string& text) { observer->note(text); }
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
    impl.began = std::chrono::steady_clock::now();
    impl.observer = &observer;
    impl.summary = {};
    impl.state = {};
    try {
        impl.prepare();
        LevenbergMarquardt search = from ? impl.resumed(*from) : impl.chosenStart();
        const int done = static_cast<int>(impl.state.iterations.size()) - 1;
        impl.summary.reason = impl.iterate(search, impl.options.maxIterations - done);
    } catch (const StopRequested&) {
        impl.summary.reason = StopReason::Stopped;
    }
    if (impl.state.iterations.empty())
        throw InputError("the training was stopped before its first iteration");
    impl.summary.iterations = impl.state.iterations;
    return impl.summary;
}

void Trainer::Impl::prepare() {
    const int count = static_cast<int>(species.size());
    state.fingerprint = fingerprintOf(training, validation, species, options);
    if (options.start) {
        if (options.start->radial.size != options.radialSize)
            options.radialSize = options.start->radial.size;
        options.minDist = options.start->radial.minDist;
    }
    sets = prepareSets(training, validation, count, options, *reduction);
    note(fmt::format("min_dist is {:.4f} Å{}", sets.radial.minDist,
                     options.minDist ? "" : ", just below the shortest distance of the data"));
    fit.emplace(makeBasis(options.level), sets, count,
                FitOptions{options.threads, options.regularisation, options.memory}, *reduction,
                [this] { heed(); });
}

// Between configurations. Processes that share a training heed commands between iterations only.
void Trainer::Impl::heed() {
    if (reduction->size() > 1)
        return;
    const std::scoped_lock lock(commandMutex);
    if (observer->command() == TrainingCommand::Pause)
        observer->waitWhilePaused();
    if (observer->command() == TrainingCommand::Stop)
        throw StopRequested();
}

void Trainer::Impl::heedTogether() {
    if (reduction->size() == 1)
        return;
    double stops = observer->command() == TrainingCommand::Stop ? 1 : 0;
    reduction->sum(&stops, 1);
    if (stops > 0)
        throw StopRequested();
}

void Trainer::Impl::report(const FitPoint& point, int start, double damping) {
    IterationSummary step;
    step.iteration = static_cast<int>(state.iterations.size());
    step.seconds = secondsBefore +
                   std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    step.objective = point.training.objective;
    step.training = point.training.errors;
    if (point.validation) {
        step.validationObjective = point.validation->objective;
        step.validation = point.validation->errors;
    }
    step.startNumber = start;
    step.damping = damping;
    lowest = point.radial;
    state.iterations.push_back(step);
    keepIfBest(point, step);
    observer->iterated(step);
    if (observer->wantsSnapshot()) {
        auto snapshot = std::make_shared<FitSnapshot>();
        snapshot->training = predictionsOf(point.training.predicted, sets.training);
        if (point.validation)
            snapshot->validation = predictionsOf(point.validation->predicted, sets.validation);
        observer->snapshot(std::move(snapshot));
    }
    heedTogether();
}

void Trainer::Impl::keepIfBest(const FitPoint& point, const IterationSummary& step) {
    const auto measure = [](const IterationSummary& one) {
        return one.validationObjective.value_or(one.objective);
    };
    if (state.iterations.size() > 1 && measure(step) >= measure(summary.best))
        return;
    summary.best = step;
    summary.potential = potentialOf(*fit, sets, options.level, species, point);
    state.best = step.iteration;
    state.bestRadial.assign(point.radial.begin(), point.radial.end());
}

void Trainer::Impl::offerCheckpoint(const LevenbergMarquardt& search) {
    const SearchState at = search.state();
    state.radial.assign(at.radial.begin(), at.radial.end());
    state.damping = at.damping;
    state.growth = at.growth;
    observer->checkpoint(state);
}

bool Trainer::Impl::isConverged() const {
    const std::size_t count = state.iterations.size();
    if (count <= static_cast<std::size_t>(state.firstStep + kConvergedOver))
        return false;
    const double before = state.iterations[count - 1 - kConvergedOver].objective;
    return before - state.iterations.back().objective < options.tolerance * before;
}

StopReason Trainer::Impl::iterate(LevenbergMarquardt& search, int iterations) {
    for (int i = 0; i < iterations; ++i) {
        if (isConverged())
            return StopReason::Converged;
        if (!search.iterate([this](const std::string& text) { note(text); }))
            return StopReason::NoProgress;
        search.validate();
        report(search.point(), state.startNumber, search.damping());
        offerCheckpoint(search);
    }
    return StopReason::IterationLimit;
}

// The point the search goes on from, reported.
LevenbergMarquardt Trainer::Impl::chosenStart() {
    const std::vector<StartCandidate> candidates =
        options.start
            ? std::vector<StartCandidate>{{0,
                                           {radialFrom(*fit, sets, *options.start, options.seed)},
                                           0}}
            : startsFromSample();
    LevenbergMarquardt search = bestOnAll(candidates);
    catchUp(search);
    search.validate();
    state.firstStep = static_cast<int>(state.iterations.size());
    report(search.point(), state.startNumber, search.damping());
    offerCheckpoint(search);
    return search;
}

std::vector<StartCandidate> Trainer::Impl::startsFromSample() {
    const int starts = options.starts > 0 ? options.starts : defaultStarts(options.level);
    double counts[] = {static_cast<double>(sets.training.configurations.size()),
                       static_cast<double>(sets.training.rowCount())};
    reduction->sum(counts, 2);
    const auto step = [&](std::size_t rowsEach) {
        return sampleStep(static_cast<std::size_t>(counts[0]), static_cast<std::size_t>(counts[1]),
                          rowsEach, fit->columns());
    };
    const std::size_t first = step(kRowsEachFirst), second = step(kRowsEachSecond);
    if (starts == 1 && first == 1)
        return {{0, {randomRadial(fit->columns(), fit->plan().radialCount, options.seed)}, 0}};
    StartSearchOptions search;
    search.starts = starts;
    search.mostSteps = options.maxIterations;
    search.seed = options.seed;
    search.note = [this](const std::string& text) { note(text); };
    search.improved = [this](const StartCandidate& candidate) {
        FitPoint point = fit->solve(candidate.state.radial);
        point.validation = fit->validate(point);
        reportIfBetter(point, candidate.number, candidate.state.damping);
    };
    note(fmt::format("{} {}, on one configuration in {}, then in {}", starts,
                     starts == 1 ? "start" : "starts", first, second));
    const PreparedSets few = sampleOf(sets, first, *reduction);
    const PreparedSets more = sampleOf(sets, second, *reduction);
    Fit small(*fit, few), large(*fit, more);
    return searchStarts(small, large, search);
}

void Trainer::Impl::reportIfBetter(const FitPoint& point, int start, double damping) {
    const bool isBetter =
        state.iterations.empty() || point.training.objective < state.iterations.back().objective;
    // The start that is chosen in the end is reported within the limit.
    if (isBetter && static_cast<int>(state.iterations.size()) < options.maxIterations)
        report(point, start, damping);
}

// A few steps of each start on the whole set.
LevenbergMarquardt Trainer::Impl::bestOnAll(const std::vector<StartCandidate>& candidates) {
    std::optional<LevenbergMarquardt> best;
    double bestMeasure = 0;
    for (const StartCandidate& candidate : candidates) {
        LevenbergMarquardt search(*fit, candidate.state);
        const int steps = candidates.size() == 1 ? 0 : std::min(kStepsOnAll, options.maxIterations);
        for (int i = 0; i < steps; ++i) {
            if (!search.iterate([this](const std::string& text) { note(text); }))
                break;
            reportIfBetter(search.point(), candidate.number, search.damping());
        }
        search.validate();
        const FitPoint& point = search.point();
        const double measure =
            point.validation ? point.validation->objective : point.training.objective;
        if (best && measure >= bestMeasure)
            continue;
        best.emplace(std::move(search));
        bestMeasure = measure;
        state.startNumber = candidate.number;
    }
    if (candidates.size() > 1)
        note(fmt::format("start {} goes on", state.startNumber + 1));
    return std::move(*best);
}

// A start chosen on a sample may stand higher on the whole set than a point reported before.
void Trainer::Impl::catchUp(LevenbergMarquardt& search) {
    const auto isBehind = [&] {
        return !state.iterations.empty() &&
               search.point().training.objective > state.iterations.back().objective;
    };
    for (int i = 0; i < kMostStepsBehind && isBehind(); ++i)
        if (!search.iterate([this](const std::string& text) { note(text); }))
            break;
    if (isBehind())
        search = LevenbergMarquardt(*fit, {lowest});
}

LevenbergMarquardt Trainer::Impl::resumed(const TrainingCheckpoint& from) {
    if (from.fingerprint != state.fingerprint || from.iterations.empty() ||
        from.radial.size() != fit->columns().radial() ||
        from.bestRadial.size() != fit->columns().radial())
        throw InputError("the checkpoint is of another training: its data or options differ");
    state = from;
    secondsBefore = from.iterations.back().seconds;
    const auto vectorOf = [](const std::vector<double>& values) {
        return Eigen::VectorXd(Eigen::Map<const Eigen::VectorXd>(
            values.data(), static_cast<Eigen::Index>(values.size())));
    };
    summary.best = from.iterations.at(static_cast<std::size_t>(from.best));
    summary.potential =
        potentialOf(*fit, sets, options.level, species, fit->solve(vectorOf(from.bestRadial)));
    return {*fit, {vectorOf(from.radial), from.damping, from.growth}};
}

}  // namespace mtp
