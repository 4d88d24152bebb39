#include "core/learning/LearningLoop.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/inspection/Errors.h"
#include "core/learning/Rehearsal.h"
#include "core/learning/RoundGain.h"
#include "core/mtp/PotentialFile.h"
#include "core/mtp/TrainedRange.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/training/Trainer.h"

namespace mtp {
namespace {

// Seeds of a rehearsal are consecutive numbers; those of two rounds do not meet.
constexpr std::uint64_t kSeedsPerRound = 1000;

// The configuration of the middle density: rehearsals bring it to the others.
const Frame& startCell(const std::vector<Frame>& training) {
    std::vector<std::pair<double, std::size_t>> densities;
    for (std::size_t k = 0; k < training.size(); ++k)
        if (const std::optional<double> one = density(training[k]))
            densities.emplace_back(*one, k);
    if (densities.empty())
        throw InputError(
            "no configuration of the training set has a volume: there is no cell to "
            "rehearse in");
    std::sort(densities.begin(), densities.end());
    return training[densities[densities.size() / 2].second];
}

double forceError(const Potential& potential, const std::vector<Frame>& frames, int threads) {
    const auto predictions = evaluateAll(Evaluator(potential), frames, threads);
    return errorReport(frames, predictions).all.forceComponent.rmse;
}

class RetrainObserver : public TrainingObserver {
public:
    RetrainObserver(Progress& progress, int most) : m_progress(progress), m_most(most) {}
    void iterated(const IterationSummary& summary) override {
        m_progress.report(static_cast<double>(summary.iteration) / m_most, "Training");
    }
    TrainingCommand command() override {
        return m_progress.isCancelled() ? TrainingCommand::Stop : TrainingCommand::Continue;
    }

private:
    Progress& m_progress;
    int m_most;
};

// Throws Cancelled also if the training had made no iteration, which it reports as an error.
TrainingSummary retrain(Trainer& trainer, int mostIterations, Progress& progress) {
    RetrainObserver observer(progress, mostIterations);
    try {
        TrainingSummary summary = trainer.run(observer);
        if (!progress.isCancelled())
            return summary;
    } catch (const InputError&) {
        if (!progress.isCancelled())
            throw;
    }
    throw Cancelled();
}

}  // namespace

void validate(const LearningOptions& options) {
    validate(options.rehearsal);
    if (!(options.save > 1))
        throw InputError(
            fmt::format("a grade of {} is inside of the training set: frames are "
                        "worth labels above 1",
                        options.save));
    if (!(options.tooFar > options.save))
        throw InputError(fmt::format("runs are followed to a grade of {}; more than {} is needed",
                                     options.tooFar, options.save));
    if (options.mostWithoutGain < 0)
        throw InputError(
            fmt::format("a loop cannot end after {} rounds without gain", options.mostWithoutGain));
    if (options.mostPerRound < 1 || options.mostRounds < 1)
        throw InputError("a loop needs at least one round and one configuration in each");
}

void beginLearning(const LearningFolder& folder, const Potential& potential,
                   std::vector<Frame> training, const LearningOptions& options) {
    validate(options);
    if (!potential.isTrained())
        throw InputError("the potential has no coefficients: it is not trained");
    if (potential.species.empty())
        throw InputError("the potential does not name its species");
    if (training.empty())
        throw InputError("the training set is empty");
    if (folder.exists())
        throw InputError(folder.path().string() + " holds a learning loop already: continue it");
    for (Frame& frame : training)
        frame = withSpeciesOrder(std::move(frame), potential.species);
    startCell(training);
    makeFolder(folder.path());
    writePotential(folder.potential(1), potential);
    writeLearningFrames(folder.training(1), training);
    folder.store({options, LearningState::Running, {}});
}

// What a round begins with.
struct LearningLoop::Round {
    int number;
    Potential potential;
    std::vector<Frame> training;
};

LearningLoop::LearningLoop(LearningFolder folder, Engine engine,
                           std::optional<std::filesystem::path> kimLibrary, LabelSource& labels)
    : m_folder(std::move(folder))
    , m_engine(std::move(engine))
    , m_kimLibrary(std::move(kimLibrary))
    , m_labels(labels)
    , m_record(m_folder.record()) {}

void LearningLoop::runRound(Progress& progress) {
    const int number = static_cast<int>(m_record.rounds.size()) + 1;
    if (number > m_record.options.mostRounds)
        return finish(LearningState::RoundLimit);
    Round round{number, readTrainedPotential(m_folder.potential(number)),
                readLearningFrames(m_folder.training(number))};
    for (Frame& frame : round.training)
        frame = withSpeciesOrder(std::move(frame), round.potential.species);
    makeFolder(m_folder.round(number));
    RoundRecord record;
    record.round = number;
    rehearse(round, progress);
    const std::vector<Frame> selected = select(round, record);
    record.selected = selected.size();
    if (selected.empty()) {
        m_record.rounds.push_back(record);
        const bool isStable = record.beyond == 0 && record.finishedRuns == record.runs;
        return finish(isStable ? LearningState::Stable : LearningState::NothingToLearn);
    }
    std::vector<Frame> labelled = readLearningFrames(m_folder.labelled(number));
    if (labelled.empty()) {
        std::optional<std::vector<Frame>> now =
            m_labels.label(selected, m_folder, number, progress);
        if (!now || now->empty())
            return finish(LearningState::WaitingForLabels);
        labelled = std::move(*now);
        writeLearningFrames(m_folder.labelled(number), labelled);
    }
    for (Frame& frame : labelled)
        frame = withSpeciesOrder(std::move(frame), round.potential.species);
    // The file says it: the round may have got its labels before it was interrupted, and from
    // another source than the present one.
    record.arePredicted = std::any_of(labelled.begin(), labelled.end(),
                                      [](const Frame& frame) { return frame.labels.isPredicted; });
    train(round, labelled, record, progress);
    m_record.rounds.push_back(record);
    finish(isGaining(m_record.rounds, m_record.options) ? LearningState::Running
                                                        : LearningState::NoGain);
}

void LearningLoop::rehearse(const Round& round, Progress& progress) const {
    const std::filesystem::path folder = m_folder.rehearsal(round.number);
    if (!isRunFolder(folder)) {
        std::error_code error;  // What is in the way is said when the folder is written.
        std::filesystem::remove_all(folder, error);  // it may have been interrupted halfway
        SimulationRequest request;
        request.potential = round.potential;
        request.potentialName = fmt::format("round{}", round.number);
        request.options = m_record.options.rehearsal;
        request.options.seed =
            m_record.options.seed + kSeedsPerRound * static_cast<std::uint64_t>(round.number);
        request.start = startCell(round.training);
        request.startName = "the training set";
        request.trained = trainedRangeOf(round.training, round.potential);
        request.guard.grades.reset();  // its frames are graded afterwards
        writeRunFolder(folder, request, prepareRun(request), m_kimLibrary);
    }
    runToEnd(folder, m_engine, m_record.options.ranks, progress);
}

// What was selected before an interruption stays selected.
std::vector<Frame> LearningLoop::select(const Round& round, RoundRecord& record) const {
    const LearningOptions& options = m_record.options;
    ActiveSet set = buildActiveSet(round.potential, GradeMode::Neighbourhood, round.training,
                                   {.threads = options.threads});
    const RehearsalFrames frames =
        gradeRehearsal(m_folder.rehearsal(round.number), GradeEvaluator(round.potential, set),
                       options.save, options.tooFar, options.threads);
    record.runs = frames.runs;
    record.finishedRuns = frames.finishedRuns;
    record.graded = frames.graded;
    record.beyond = frames.beyond.size();
    record.highestGrade = frames.highest;
    std::vector<Frame> selected = readLearningFrames(m_folder.selected(round.number));
    if (!selected.empty() || frames.beyond.empty())
        return selected;
    for (const std::size_t index :
         extendActiveSet(set, round.potential, frames.beyond,
                         {.most = options.mostPerRound, .threads = options.threads})) {
        selected.push_back(frames.beyond[index]);
        selected.back().labels = {};
    }
    if (!selected.empty())
        writeLearningFrames(m_folder.selected(round.number), selected);
    return selected;
}

void LearningLoop::train(const Round& round, const std::vector<Frame>& labelled,
                         RoundRecord& record, Progress& progress) const {
    const LearningOptions& options = m_record.options;
    std::vector<Frame> training = round.training;
    training.insert(training.end(), labelled.begin(), labelled.end());
    TrainingOptions how;
    how.level = options.level > 0 ? options.level : levelOf(round.potential.basis).value_or(0);
    how.cutoff = round.potential.radial.maxDist;
    how.radialSize = round.potential.radial.size;
    how.threads = options.threads;
    how.seed = options.seed;
    how.start = round.potential;
    Trainer trainer(training, {}, round.potential.species, how);
    const TrainingSummary summary = retrain(trainer, how.maxIterations, progress);
    if (!summary.failure.empty())
        throw InputError(
            fmt::format("the training of round {} failed: {}", round.number, summary.failure));
    record.labelled = labelled.size();
    record.trainingSize = training.size();
    const auto guessed = evaluateAll(Evaluator(round.potential), labelled, options.threads);
    record.errorBefore = errorReport(labelled, guessed).all.forceComponent.rmse;
    record.errorAfter = forceError(summary.potential, training, options.threads);
    if (round.number > 1) {
        const Evaluator former(readTrainedPotential(m_folder.potential(round.number - 1)));
        record.errorGain =
            errorGain(labelled, evaluateAll(former, labelled, options.threads), guessed);
    }
    // The potential last: with it the round has ended.
    writeLearningFrames(m_folder.training(round.number + 1), training);
    writePotential(m_folder.potential(round.number + 1), summary.potential);
}

void LearningLoop::finish(LearningState state) {
    m_record.state = state;
    m_folder.store(m_record);
}

}  // namespace mtp
