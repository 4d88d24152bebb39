// What a training starts from, and what it leaves when it ends early.
#include "core/training/TrainingStart.h"

#include <QTest>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/training/Checkpoint.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/SampleFit.h"
#include "core/training/StartSearch.h"
#include "core/training/TrainingSet.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

class TrainingStartTest : public QObject {
    Q_OBJECT

private slots:
    void aLargerBasisStartsWhereTheSmallerEnded();
    void whatAStartCannotBecomeIsRefused();
    void anUntrainedStartBeginsAtRandomInItsBasis();
    void aBasisOfNoLevelCanBeTrained();
    void absentLabelsHaveNoErrors();
    void anErrorKeepsTheBest();
    void checkpointsComeWhileStartsAreCompared();
    void aLargeSetIsMinimisedOnSamplesFirst();
    void aSearchOnALargeSetResumes();
    void heatsGoOnFromEachOfTheirSteps();
    void aSearchLeavesTheMinimumOfASample();
};

// A higher level, more polynomials and another min_dist hold the functions of the start: it
// predicts its own labels from the first step on.
void TrainingStartTest::aLargerBasisStartsWhereTheSmallerEnded() {
    const Potential start = randomPotential(6, 2, 43);
    const std::vector<Frame> frames = labelledFrames(start, 24, 44);
    for (const StartSettings& asked :
         {StartSettings{}, StartSettings{.level = 8}, StartSettings{.radialSize = 9},
          StartSettings{.minDist = 1.6},
          StartSettings{.level = 10, .radialSize = 8, .minDist = 0.9}}) {
        TrainingOptions options = startingFrom(start, asked, quickOptions());
        options.maxIterations = 1;
        Recorder recorder;
        Trainer(frames, {}, kSpecies, options).run(recorder);
        const FitErrors& errors = recorder.steps.front().training;
        double size = 0;
        for (const Frame& frame : frames)
            size = std::max(size, frame.labels.forces->cwiseAbs().maxCoeff());
        // What the ridge of 1e-8 takes away.
        QVERIFY2(*errors.force < 1e-4 * size && *errors.energy < 1e-4,
                 qPrintable(QString("%1 %2").arg(*errors.energy).arg(*errors.force)));
    }
}

void TrainingStartTest::whatAStartCannotBecomeIsRefused() {
    const Potential start = randomPotential(8, 2, 45);  // cutoff 4.5, 6 polynomials
    const auto messageOf = [&](const StartSettings& asked) -> std::string {
        try {
            startingFrom(start, asked, {});
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    QVERIFY(messageOf({.level = 6}).find("of level 8") != std::string::npos);
    QVERIFY(messageOf({.radialSize = 5}).find("6 radial polynomials") != std::string::npos);
    QVERIFY(messageOf({.cutoff = 5}).find("cutoff 4.5") != std::string::npos);
    QCOMPARE(messageOf({.level = 10, .radialSize = 6, .cutoff = 4.5, .minDist = 2}), std::string());
    const TrainingOptions own = startingFrom(start, {}, {});
    QCOMPARE(own.level, 8);
    QCOMPARE(own.radialSize, 6);
    QCOMPARE(own.cutoff, 4.5);
    QCOMPARE(own.minDist, std::optional(1.2));
}

void TrainingStartTest::anUntrainedStartBeginsAtRandomInItsBasis() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 47), 8, 48);
    // Of another number of species, as templates are.
    const Potential untrained = makePotential(8, {"Li"}, {.minDist = 2, .maxDist = 4.2, .size = 7});
    TrainingOptions options = startingFrom(untrained, {}, quickOptions());
    QCOMPARE(options.level, 8);
    options.maxIterations = 4;
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
    QVERIFY(summary.potential.isTrained());
    QCOMPARE(summary.potential.radial.size, 7);
    QCOMPARE(summary.potential.radial.maxDist, 4.2);
    QVERIFY(summary.potential.basis.scalars == untrained.basis.scalars);
    QVERIFY(std::any_of(recorder.notes.begin(), recorder.notes.end(), [](const std::string& note) {
        return note.find("just below the shortest distance of the data") != std::string::npos;
    }));
    QVERIFY(recorder.steps.back().objective < recorder.steps.front().objective);
    // It stands for nothing but its basis, so that everything can be asked for.
    QCOMPARE(startingFrom(untrained, {.level = 6, .radialSize = 4, .cutoff = 5}, {}).level, 6);
}

void TrainingStartTest::aBasisOfNoLevelCanBeTrained() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 49), 8, 50);
    Potential untrained = makePotential(8, kSpecies, {.minDist = 1, .maxDist = 4.5, .size = 6});
    untrained.basis.scalars.pop_back();
    TrainingOptions options = startingFrom(untrained, {}, quickOptions());
    QCOMPARE(options.level, 0);
    options.maxIterations = 2;
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
    QCOMPARE(summary.potential.momentCoefficients.size(), untrained.basis.scalars.size());
    QVERIFY(std::abs(objectiveOf(frames, Evaluator(summary.potential), options) /
                         summary.best.objective -
                     1) < 1e-6);
}

void TrainingStartTest::absentLabelsHaveNoErrors() {
    std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 51), 12, 52);
    for (Frame& frame : frames) {
        frame.labels.forces.reset();
        frame.labels.virial.reset();
    }
    TrainingOptions options = quickOptions();
    options.maxIterations = 2;
    Recorder recorder;
    Trainer(frames, {}, kSpecies, options).run(recorder);
    const FitErrors& errors = recorder.steps.back().training;
    QVERIFY(errors.energy && !errors.force && !errors.virial);
    const TrainingCheckpoint back = decodeCheckpoint(encodeCheckpoint(recorder.checkpoints.back()));
    QVERIFY(back.iterations.back().training.energy && !back.iterations.back().training.force);
}

void TrainingStartTest::anErrorKeepsTheBest() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(8, 2, 53), 10, 54);
    class Failing : public Recorder {
    public:
        void iterated(const IterationSummary& step) override {
            Recorder::iterated(step);
            if (steps.size() == 3)
                throw FileError("disk full");
        }
    } failing;
    TrainingOptions options = quickOptions();
    options.tolerance = 0;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(failing);
    QCOMPARE(summary.reason, StopReason::Failed);
    QCOMPARE(summary.failure, std::string("disk full"));
    QVERIFY(summary.potential.isTrained());
    QVERIFY(std::abs(objectiveOf(frames, Evaluator(summary.potential), options) /
                         summary.best.objective -
                     1) < 1e-6);
}

// A training that is killed among its starts goes on from there, to the same end.
void TrainingStartTest::checkpointsComeWhileStartsAreCompared() {
    std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 55), 40, 56);
    const std::vector<Frame> validation(frames.end() - 3, frames.end());
    frames.resize(37);
    TrainingOptions options = quickOptions();
    options.maxIterations = 60;
    std::map<StartSearchState::Phase, std::vector<TrainingCheckpoint>> byPhase;
    for (const int starts : {3, 9}) {
        options.starts = starts;
        Recorder whole;
        const TrainingSummary expected = Trainer(frames, validation, kSpecies, options).run(whole);
        byPhase.clear();
        for (const TrainingCheckpoint& checkpoint : whole.checkpoints)
            if (checkpoint.search)
                byPhase[checkpoint.search->phase].push_back(checkpoint);
        QVERIFY(!byPhase[StartSearchState::Phase::Heats].empty());
        for (const auto& [phase, checkpoints] : byPhase)
            for (const std::size_t at :
                 {std::size_t(0), checkpoints.size() / 2, checkpoints.size() - 1}) {
                const TrainingCheckpoint from = decodeCheckpoint(encodeCheckpoint(checkpoints[at]));
                Recorder rest;
                const TrainingSummary found =
                    Trainer(frames, validation, kSpecies, options).run(rest, &from);
                QVERIFY(found.potential.radialCoefficients ==
                        expected.potential.radialCoefficients);
                QVERIFY(found.potential.momentCoefficients ==
                        expected.potential.momentCoefficients);
                QCOMPARE(found.iterations.size(), expected.iterations.size());
            }
    }
    std::string damaged = encodeCheckpoint(byPhase.begin()->second.front());
    damaged.replace(damaged.find("\"phase\":"), 9, "\"phase\":7");
    QVERIFY_EXCEPTION_THROWN(decodeCheckpoint(damaged), InputError);
    // As an older version wrote it, which knew no heats.
    std::string older = encodeCheckpoint(byPhase.begin()->second.front());
    const std::size_t heat = older.find("\"heat\":");
    QVERIFY(heat != std::string::npos);
    older.replace(heat, 6, "\"else\"");
    QVERIFY_EXCEPTION_THROWN(decodeCheckpoint(older), InputError);
}

namespace {

// Counts how often a training passes over all `configurations`.
class PassCounter : public Recorder {
public:
    explicit PassCounter(std::size_t configurations) : m_configurations(configurations) {}
    void worked(const TrainingWork& work) override {
        if (work.configurations == m_configurations && work.done == 0)
            ++passes;
        stages.insert(work.stage);
    }
    int passes = 0;
    std::set<TrainingWork::Stage> stages;

private:
    std::size_t m_configurations;
};

// A set of this many configurations with 655 labels each.
std::vector<Frame> framesOfMany(unsigned count) {
    const Evaluator truth(randomPotential(6, 2, 61));
    std::vector<Frame> frames;
    for (unsigned i = 0; i < count; ++i) {
        const Frame frame = jitteredGrid(6, 15.6 + 0.4 * (i % 4), 2, 62 + i);
        frames.push_back(withPredictedLabels(frame, truth.evaluate(frame)));
    }
    return frames;
}

TrainingOptions optionsForMany(int starts) {
    TrainingOptions options = quickOptions();
    options.level = 2;
    options.cutoff = 3.4;
    options.starts = starts;
    options.maxIterations = 50;
    return options;
}

std::map<StartSearchState::Phase, TrainingCheckpoint> lastOfEachPhase(
    const std::vector<TrainingCheckpoint>& checkpoints) {
    std::map<StartSearchState::Phase, TrainingCheckpoint> byPhase;
    for (const TrainingCheckpoint& checkpoint : checkpoints)
        if (checkpoint.search)
            byPhase.insert_or_assign(checkpoint.search->phase, checkpoint);
    return byPhase;
}

// Whether a training that resumes from the checkpoint, after it was text, ends at these very bits.
bool endsAt(const Potential& expected, const std::vector<Frame>& frames,
            const TrainingOptions& options, const TrainingCheckpoint& checkpoint) {
    const TrainingCheckpoint from = decodeCheckpoint(encodeCheckpoint(checkpoint));
    Recorder rest;
    const TrainingSummary found = Trainer(frames, {}, kSpecies, options).run(rest, &from);
    return found.potential.radialCoefficients == expected.radialCoefficients &&
           found.potential.momentCoefficients == expected.momentCoefficients;
}

}  // namespace

void TrainingStartTest::aLargeSetIsMinimisedOnSamplesFirst() {
    const std::vector<Frame> frames = framesOfMany(280);
    TrainingOptions options = optionsForMany(2);
    options.hops = 1;
    PassCounter whole(frames.size());
    const TrainingSummary expected = Trainer(frames, {}, kSpecies, options).run(whole);
    using Stage = TrainingWork::Stage;
    QVERIFY((whole.stages == std::set{Stage::Starts, Stage::Sample, Stage::Iteration, Stage::Hop}));
    for (std::size_t i = 1; i < whole.steps.size(); ++i)
        QVERIFY(whole.steps[i].objective <= whole.steps[i - 1].objective);

    // The sample is a third of the set and has a minimum near that of the whole.
    const auto byPhase = lastOfEachPhase(whole.checkpoints);
    QVERIFY(byPhase.contains(StartSearchState::Phase::Growing));
    const TrainingCheckpoint& growing = byPhase.at(StartSearchState::Phase::Growing);
    const auto before = static_cast<std::ptrdiff_t>(growing.iterations.size());
    const auto first =
        std::find_if(whole.steps.begin(), whole.steps.end(),
                     [&](const IterationSummary& step) { return step.iteration >= before; });
    QVERIFY(first != whole.steps.end());
    QVERIFY2(first->objective < 1.02 * expected.best.objective,
             qPrintable(QString::number(first->objective / expected.best.objective)));
    QCOMPARE(expected.reason, StopReason::Converged);

    for (const auto& [phase, checkpoint] : byPhase)
        QVERIFY(endsAt(expected.potential, frames, options, checkpoint));
}

// On a set with one sample the starts that are left meet on the whole set.
void TrainingStartTest::aSearchOnALargeSetResumes() {
    const std::vector<Frame> frames = framesOfMany(90);
    const TrainingOptions options = optionsForMany(2);
    Recorder whole;
    const TrainingSummary expected = Trainer(frames, {}, kSpecies, options).run(whole);
    const auto byPhase = lastOfEachPhase(whole.checkpoints);
    QVERIFY(byPhase.contains(StartSearchState::Phase::Heats));
    QVERIFY(byPhase.contains(StartSearchState::Phase::LastRound));
    for (const auto& [phase, checkpoint] : byPhase)
        QVERIFY(endsAt(expected.potential, frames, options, checkpoint));
}

// Whichever step a search was interrupted after, also in the second heat on a sample.
void TrainingStartTest::heatsGoOnFromEachOfTheirSteps() {
    const std::vector<Frame> frames = framesOfMany(9);
    const TrainingOptions options = optionsForMany(1);
    const PreparedSets sets = prepareSets(frames, {}, 2, options);
    Fit whole(makeBasis(options.level), sets, 2, {1, options.regularisation, options.memory},
              oneProcess());
    SampleFit first(whole, sets, 3, oneProcess());
    SampleFit second(whole, sets, 1, oneProcess());
    StartSearchOptions search;
    search.starts = 4;
    search.heats = {{0, 3, 3}, {0, 2, 2}, {1, 2, 1, 0, true}};
    search.improved = [](const StartCandidate&) {};
    search.note = [](const std::string&) {};
    StartSearchState state;
    TrainingCheckpoint checkpoint;
    checkpoint.radial.resize(whole.columns().radial());
    checkpoint.bestRadial = checkpoint.radial;
    checkpoint.iterations.emplace_back();
    std::vector<std::string> stored;
    search.stepped = [&] {
        checkpoint.search = std::make_shared<const StartSearchState>(state);
        stored.push_back(encodeCheckpoint(checkpoint));
    };
    searchStarts({&first.fit(), &second.fit()}, search, state);
    QCOMPARE(state.starts.size(), std::size_t(1));
    QVERIFY(stored.size() > 12);
    search.stepped = [] {};
    for (const std::string& text : stored) {
        StartSearchState from = *decodeCheckpoint(text).search;
        searchStarts({&first.fit(), &second.fit()}, search, from);
        QCOMPARE(from.starts.size(), std::size_t(1));
        QVERIFY(from.starts.front().candidate.state.radial ==
                state.starts.front().candidate.state.radial);
    }
}

void TrainingStartTest::aSearchLeavesTheMinimumOfASample() {
    const Evaluator truth(randomPotential(6, 2, 71));
    std::vector<Frame> frames;
    for (unsigned i = 0; i < 30; ++i) {
        const Frame frame = jitteredGrid(2, 5.2, 2, 72 + i);
        frames.push_back(withPredictedLabels(frame, truth.evaluate(frame)));
    }
    TrainingOptions options = quickOptions();
    options.level = 4;
    const PreparedSets sets = prepareSets(frames, {}, 2, options);
    Fit whole(makeBasis(options.level), sets, 2, {1, options.regularisation, options.memory},
              oneProcess());
    SampleFit sample(whole, sets, 5, oneProcess());
    const auto note = [](const std::string&) {};
    LevenbergMarquardt search(sample.fit(), {randomRadial(whole.columns(), whole.plan(), 73)});
    int steps = 0;
    while (search.iterate(note))
        QVERIFY(++steps < 1000);
    // The damping at the end lets nothing move, neither here nor on other configurations.
    QVERIFY(!LevenbergMarquardt(whole, search.state()).iterate(note));
    LevenbergMarquardt onAll(whole, search.state().forOtherSet());
    const double before = onAll.point().training.objective;
    for (int step = 0; step < 5; ++step)
        onAll.iterate(note);
    QVERIFY(onAll.point().training.objective < 0.999 * before);
}

QTEST_APPLESS_MAIN(TrainingStartTest)
#include "TrainingStartTest.moc"
