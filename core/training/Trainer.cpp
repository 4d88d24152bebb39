#include "core/training/Trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "core/training/Fit.h"
#include "core/training/LevenbergMarquardt.h"
#include "core/training/TrainingSet.h"

namespace mtp {

namespace {

constexpr int kPruneAfter = 15;    // iterations of each start before the best goes on
constexpr int kConvergedOver = 5;  // iterations over which the objective must still fall

struct StopRequested {};

int defaultStarts(int level) {
    if (level <= 8)
        return 5;
    return level <= 12 ? 3 : 1;
}

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
    std::chrono::steady_clock::time_point began;
    TrainingObserver* observer = nullptr;
    std::mutex commandMutex;
    TrainingSummary summary;
    Reduction reduction;
    PreparedSets sets;
    std::optional<Fit> fit;
    std::vector<double> history;  // objectives of the present start

    void prepare();
    void checkpoint();
    void report(const LevenbergMarquardt& search, int start);
    void keepIfBest(const FitPoint& point, const IterationSummary& step);
    Potential potentialOf(const FitPoint& point) const;
    Eigen::VectorXd startingPoint(int start) const;
    Eigen::VectorXd radialFrom(const Potential& potential) const;
    bool isConverged() const;
    StopReason iterate(LevenbergMarquardt& search, int start, int iterations);
    StopReason search();
};

Trainer::Trainer(std::vector<Frame> training, std::vector<Frame> validation,
                 std::vector<std::string> species, TrainingOptions options)
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
}

Trainer::~Trainer() = default;

TrainingSummary Trainer::run(TrainingObserver& observer) {
    m_impl->began = std::chrono::steady_clock::now();
    m_impl->observer = &observer;
    m_impl->summary = {};
    try {
        m_impl->prepare();
        m_impl->summary.reason = m_impl->search();
    } catch (const StopRequested&) {
        m_impl->summary.reason = StopReason::Stopped;
    }
    if (m_impl->summary.iterations.empty())
        throw InputError("the training was stopped before its first iteration");
    return m_impl->summary;
}

void Trainer::Impl::prepare() {
    const int count = static_cast<int>(species.size());
    if (options.start) {
        if (options.start->radial.size != options.radialSize)
            options.radialSize = options.start->radial.size;
        options.minDist = options.start->radial.minDist;
    }
    sets = prepareSets(training, validation, count, options);
    observer->note(
        fmt::format("min_dist is {:.4f} Å{}", sets.radial.minDist,
                    options.minDist ? "" : ", just below the shortest distance of the data"));
    fit.emplace(makeBasis(options.level), sets, count,
                FitOptions{options.threads, options.regularisation, options.memory}, reduction,
                [this] { checkpoint(); });
}

void Trainer::Impl::checkpoint() {
    const std::scoped_lock lock(commandMutex);
    if (observer->command() == TrainingCommand::Pause)
        observer->waitWhilePaused();
    if (observer->command() == TrainingCommand::Stop)
        throw StopRequested();
}

void Trainer::Impl::report(const LevenbergMarquardt& search, int start) {
    const FitPoint& point = search.point();
    IterationSummary step;
    step.iteration = static_cast<int>(summary.iterations.size());
    step.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    step.objective = point.training.objective;
    step.training = point.training.errors;
    if (point.validation) {
        step.validationObjective = point.validation->objective;
        step.validation = point.validation->errors;
    }
    step.startNumber = start;
    step.damping = search.damping();
    history.push_back(step.objective);
    summary.iterations.push_back(step);
    keepIfBest(point, step);
    observer->iterated(step);
    if (!observer->wantsSnapshot())
        return;
    auto snapshot = std::make_shared<FitSnapshot>();
    snapshot->training = predictionsOf(point.training.predicted, sets.training);
    if (point.validation)
        snapshot->validation = predictionsOf(point.validation->predicted, sets.validation);
    observer->snapshot(std::move(snapshot));
}

void Trainer::Impl::keepIfBest(const FitPoint& point, const IterationSummary& step) {
    const auto measure = [](const IterationSummary& one) {
        return one.validationObjective.value_or(one.objective);
    };
    if (summary.iterations.size() > 1 && measure(step) >= measure(summary.best))
        return;
    summary.best = step;
    summary.potential = potentialOf(point);
}

Potential Trainer::Impl::potentialOf(const FitPoint& point) const {
    Potential potential = makePotential(options.level, species, sets.radial);
    const auto size = static_cast<Eigen::Index>(sets.radial.size);
    potential.radialCoefficients.resize(fit->columns().radial());
    for (Eigen::Index at = 0; at < point.radial.size(); at += size) {
        const Eigen::VectorXd file = sets.transform.toFile(point.radial.segment(at, size));
        std::copy(file.begin(), file.end(), potential.radialCoefficients.begin() + at);
    }
    const std::size_t scalars = fit->columns().scalars;
    potential.momentCoefficients.resize(scalars);
    for (std::size_t column = 0; column < scalars; ++column)
        potential.momentCoefficients[fit->plan().scalarOf[column]] =
            point.linear[static_cast<Eigen::Index>(column)];
    potential.speciesCoefficients = sets.speciesBaseline;
    for (std::size_t s = 0; s < species.size(); ++s)
        potential.speciesCoefficients[s] += point.linear[static_cast<Eigen::Index>(scalars + s)];
    return potential;
}

Eigen::VectorXd Trainer::Impl::radialFrom(const Potential& potential) const {
    if (potential.speciesCount != static_cast<int>(species.size()))
        throw InputError(fmt::format("the potential to start from has {} species, the data {}",
                                     potential.speciesCount, species.size()));
    const auto radialCount = fit->plan().radialCount;
    if (static_cast<std::size_t>(potential.radialFunctionCount()) > radialCount)
        throw InputError("the potential to start from is of a higher level than the one to train");
    // Radial functions that a lower level does not have begin at random.
    Eigen::VectorXd radial = randomRadial(fit->columns(), radialCount, options.seed);
    const auto size = static_cast<Eigen::Index>(sets.radial.size);
    Eigen::VectorXd file(size);
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = 0; j < potential.speciesCount; ++j)
            for (int mu = 0; mu < potential.radialFunctionCount(); ++mu) {
                for (int b = 0; b < potential.radial.size; ++b)
                    file[b] = potential.radial.scaling *
                              potential.radialCoefficients[potential.radialIndex(i, j, mu, b)];
                const auto at = static_cast<Eigen::Index>(
                    static_cast<std::size_t>(i) * fit->columns().radialPerSpecies +
                    (static_cast<std::size_t>(j) * radialCount + static_cast<std::size_t>(mu)) *
                        static_cast<std::size_t>(size));
                radial.segment(at, size) = sets.transform.fromFile(file);
            }
    return gaugeFixed(radial, fit->columns(), radialCount);
}

Eigen::VectorXd Trainer::Impl::startingPoint(int start) const {
    if (options.start)
        return radialFrom(*options.start);
    return randomRadial(fit->columns(), fit->plan().radialCount,
                        options.seed + static_cast<std::uint64_t>(start) * 1000003);
}

bool Trainer::Impl::isConverged() const {
    if (history.size() <= kConvergedOver)
        return false;
    const double before = history[history.size() - 1 - kConvergedOver];
    return before - history.back() < options.tolerance * before;
}

StopReason Trainer::Impl::iterate(LevenbergMarquardt& search, int start, int iterations) {
    for (int i = 0; i < iterations; ++i) {
        if (isConverged())
            return StopReason::Converged;
        if (!search.iterate([this](const std::string& text) { observer->note(text); }))
            return StopReason::NoProgress;
        report(search, start);
    }
    return StopReason::IterationLimit;
}

StopReason Trainer::Impl::search() {
    const int starts =
        options.start ? 1 : (options.starts > 0 ? options.starts : defaultStarts(options.level));
    const int trial = starts == 1 ? 0 : std::min(kPruneAfter, options.maxIterations);
    std::optional<LevenbergMarquardt> best;
    int bestStart = 0;
    std::vector<double> bestHistory;
    for (int start = 0; start < starts; ++start) {
        history.clear();
        LevenbergMarquardt search(*fit, startingPoint(start));
        report(search, start);
        iterate(search, start, trial);
        if (!best || search.point().training.objective < best->point().training.objective) {
            best.emplace(std::move(search));
            bestStart = start;
            bestHistory = history;
        }
    }
    history = bestHistory;
    if (starts > 1)
        observer->note(fmt::format("start {} of {} goes on", bestStart + 1, starts));
    return iterate(*best, bestStart, options.maxIterations - trial);
}

}  // namespace mtp
