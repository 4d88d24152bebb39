#include "core/training/Trainer.h"

#include <fmt/format.h>

#include <chrono>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/Plural.h"
#include "core/mtp/TrainedRange.h"
#include "core/training/Checkpoint.h"
#include "core/training/FittedPotential.h"
#include "core/training/TrainerImpl.h"
#include "core/training/TrainingSet.h"
#include "core/training/TrainingStart.h"

namespace mtp {

namespace {

struct StopRequested {};

}  // namespace

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
                [this](std::size_t done, std::size_t configurations) {
                    pollCommand(done, configurations);
                });
    double rows = static_cast<double>(sets.training.rowCount());
    reduction->sum(&rows, 1);
    samples = growingSamples(static_cast<std::size_t>(rows), fit->columns().total());
    if (isLarge())
        firstSample = std::make_unique<SampleFit>(*fit, sets, samples.front(), *reduction);
    reporter.emplace(
        TrainingReporter::Context{*fit, sets, options, species, *observer, began, samples.size()},
        fingerprint, from);
}

// Called between configurations. Processes that share a training obey commands between iterations
// only (pollCommandOnAllRanks()), so that all of them stop at the same one.
void Trainer::Impl::pollCommand(std::size_t done, std::size_t configurations) {
    const std::scoped_lock lock(commandMutex);
    work.done = done;
    work.configurations = configurations;
    observer->worked(work);
    if (reduction->size() > 1)
        return;
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

// Reports the point on the whole set.
void Trainer::Impl::reportOnAll(const SearchState& state, int start) {
    FitPoint point = fit->solve(state.radial);
    point.validation = fit->validate(point);
    reportIfBetter(point, start, state.damping);
}

StopReason Trainer::Impl::search(const TrainingCheckpoint* from) {
    LevenbergMarquardt search =
        from && !from->search
            ? LevenbergMarquardt(*fit, {reporter->lastRadial(), from->damping, from->growth})
            : chooseStart(from);
    search.holdGauge();
    return runBasinHopping(search, iterate(search));
}

int Trainer::Impl::iterationsLeft() const {
    return options.maxIterations - (static_cast<int>(reporter->iterations().size()) - 1);
}

StopReason Trainer::Impl::iterate(LevenbergMarquardt& search) {
    while (iterationsLeft() > 0) {
        if (reporter->isConverged())
            return StopReason::Converged;
        work = {TrainingWork::Stage::Iteration, static_cast<int>(reporter->iterations().size())};
        if (!search.iterate(noting()))
            return StopReason::NoProgress;
        search.validate();
        report(search);
    }
    return StopReason::IterationLimit;
}

// Goes from a minimum to lower ones.
StopReason Trainer::Impl::runBasinHopping(LevenbergMarquardt& search, StopReason reason) {
    const int hops = options.hops.value_or(defaultHops(nominalLevel(options), isLarge()));
    if (reporter->hops() >= hops || iterationsLeft() <= 0)
        return reason;
    observer->note(fmt::format("Minimum found; testing {}",
                               counted(static_cast<std::size_t>(hops), "nearby point")));
    const auto [configurations, rows] = sizeOnAllRanks();
    SampleFit small(*fit, sets, secondSampleStep(configurations, rows, fit->columns()), *reduction);
    BasinHopping hopping(judge(), small.fit(), options.seed, noting());
    while (reporter->hops() < hops && iterationsLeft() > 0) {
        work = {TrainingWork::Stage::Hop, reporter->hops() + 1, hops};
        search.releaseMatrices();
        std::optional<LevenbergMarquardt> found =
            isLarge() ? hopFromSample(hopping, search.point())
                      : hopping.hop(search.point(), reporter->hops());
        reporter->countHop();
        if (!found) {
            pollCommandOnAllRanks();
            reporter->offerCheckpoint(search);
            continue;
        }
        search = std::move(*found);
        search.holdGauge();
        search.validate();
        reporter->beginSearch();
        report(search);
        reason = iterate(search);
    }
    return reason;
}

// A hop of a large set is found on the first sample and makes its last steps on the whole set.
std::optional<LevenbergMarquardt> Trainer::Impl::hopFromSample(BasinHopping& hopping,
                                                               const FitPoint& minimum) {
    LevenbergMarquardt here(judge(), {minimum.radial});
    for (int step = 0; step < kHopStepsOnSample && here.iterate(noting()); ++step)
        ;
    const std::optional<LevenbergMarquardt> found = hopping.hop(here.point(), reporter->hops());
    if (!found)
        return {};
    LevenbergMarquardt search(*fit, found->state().forOtherSet());
    const double goal = BasinHopping::kLower * minimum.training.objective;
    for (int step = 0; step < kStepsOnAll && search.point().training.objective >= goal; ++step)
        if (!search.iterate(noting()))
            return {};
    if (search.point().training.objective >= goal)
        return {};
    return search;
}

}  // namespace mtp
