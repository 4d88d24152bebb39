#include "core/workflow/TrainingSession.h"

#include <QTemporaryDir>
#include <QTest>
#include <thread>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/ProjectStore.h"
#include "core/workflow/TrainingRun.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;

namespace {

// Notes what it is told; may act on it, on the thread of the training.
class Recorder : public TrainingListener {
public:
    void iterated(const IterationSummary& iteration) override {
        iterations.push_back(iteration);
        if (onIteration)
            onIteration(iteration);
    }
    void parityReady(std::shared_ptr<const LiveParity> told) override { parity = std::move(told); }
    void checkpointed(const std::string& told) override { checkpoint = told; }
    void noted(const std::string& text) override { notes.push_back(text); }

    std::vector<IterationSummary> iterations;
    std::shared_ptr<const LiveParity> parity;
    std::string checkpoint;
    std::vector<std::string> notes;
    std::function<void(const IterationSummary&)> onIteration;
};

}  // namespace

class TrainingSessionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void runsAreNumberedOn();
    void aNewTrainingTakesTheUsableConfigurations();
    void aRemovedConfigurationCannotBeResumed();
    void listenersHearOfEveryIterationAndTheParityThatIsKept();
    void aPausedTrainingWaitsAndKeepsACheckpoint();
    void aStoppedTrainingResumesToTheSamePotential();
    void aSessionBecomesARun();
    void timeLeftComesFromTheLastSteps();

private:
    TrainingInput inputOf(const TrainingRecord& record) const;
    TrainingRecord newRecord(int iterations) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ProjectStore> m_store;
};

// Ten labelled configurations, of which the first two are for validation and the last is excluded.
void TrainingSessionTest::init() {
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store.emplace(ProjectStore::create(m_folder->filePath("p.mtpw").toStdString()));
    const Evaluator labels(test::randomPotential(6, 2, 1));
    std::vector<Configuration> configurations;
    for (unsigned i = 0; i < 10; ++i) {
        Frame frame = test::jitteredGrid(2, 5.5, 2, i + 1);
        frame = test::withPredictedLabels(frame, labels.evaluate(frame));
        configurations.push_back({recordOf(frame, 1), frame});
        configurations.back().record.part = i < 2 ? Part::Validation : Part::Training;
    }
    configurations.back().record.isExcluded = true;
    ProjectEdit edit = m_store->edit({.name = "Make 10 configurations"});
    edit.addConfigurations(configurations);
    edit.commit();
}

TrainingRecord TrainingSessionTest::newRecord(int iterations) const {
    TrainingOptions options = test::quickOptions();
    options.level = 4;
    options.threads = 1;
    options.maxIterations = iterations;
    return newTraining("Run 1, level 4", options, m_store->configurations());
}

TrainingInput TrainingSessionTest::inputOf(const TrainingRecord& record) const {
    FrameLoader loader(m_store->path());
    Progress progress;
    return readTrainingInput(record, findTrained(record, m_store->configurations()), loader,
                             progress);
}

void TrainingSessionTest::runsAreNumberedOn() {
    QCOMPARE(nextRunNumber({}, {}), 1);
    std::vector<RunRecord> runs(3);
    runs[0].name = "Run 2, level 16";
    runs[1].name = "a good one";
    runs[2].name = "Run of last week";
    QCOMPARE(nextRunNumber(runs, {}), 3);
    std::vector<TrainingRecord> trainings(1);
    trainings[0].name = "Run 11, level 8";
    QCOMPARE(nextRunNumber(runs, trainings), 12);
}

void TrainingSessionTest::aNewTrainingTakesTheUsableConfigurations() {
    const TrainingRecord record = newRecord(3);
    QCOMPARE(record.trainingIds.size(), std::size_t(7));
    QCOMPARE(record.validationIds.size(), std::size_t(2));
    QVERIFY(!record.setChecksum.empty() && !record.created.empty());
    const TrainingInput input = inputOf(record);
    QCOMPARE(input.training.size(), std::size_t(7));
    QCOMPARE(input.validation.size(), std::size_t(2));
    QCOMPARE(input.species, (std::vector<std::string>{"Li", "Cl"}));
    QVERIFY(!input.from);
}

void TrainingSessionTest::aRemovedConfigurationCannotBeResumed() {
    const TrainingRecord record = newRecord(3);
    ProjectEdit edit = m_store->edit({.name = "Remove a configuration"});
    edit.removeConfigurations({record.trainingIds.front()});
    edit.commit();
    try {
        findTrained(record, m_store->configurations());
        QFAIL("a configuration that is gone is found");
    } catch (const InputError& error) {
        QVERIFY(QString(error.what()).startsWith("Run 1, level 4 cannot be resumed"));
    }
}

void TrainingSessionTest::listenersHearOfEveryIterationAndTheParityThatIsKept() {
    const TrainingInput input = inputOf(newRecord(3));
    TrainingControl control;
    Recorder recorder;
    const TrainingSummary summary = runTraining(input, control, recorder);
    QCOMPARE(recorder.iterations.size(), summary.iterations.size());
    QVERIFY(!recorder.iterations.back().byDensity.empty());
    QVERIFY(!recorder.checkpoint.empty());
    // The parity told last is of the potential that is kept, not of the last step.
    const Table& energy = recorder.parity->energy.table;
    QCOMPARE(energy.rowCount(), std::size_t(9));
    QCOMPARE(energy.texts("part").front(), std::string("training"));
    QCOMPARE(energy.texts("part").back(), std::string("validation"));
    QCOMPARE(recorder.parity->energy.validation.count, std::size_t(2));
    const Frame first = withSpeciesOrder(input.training.front(), input.species);
    QCOMPARE(energy.numbers("predicted").front(),
             Evaluator(summary.potential).evaluate(first).energy / 8);
}

void TrainingSessionTest::aPausedTrainingWaitsAndKeepsACheckpoint() {
    const TrainingInput input = inputOf(newRecord(3));
    TrainingControl control;
    Recorder recorder;
    std::atomic<bool> isPausing = false, isOver = false;
    recorder.onIteration = [&](const IterationSummary& iteration) {
        if (iteration.iteration != 1)
            return;
        control.setPaused(true);
        isPausing = true;
    };
    std::optional<TrainingSummary> summary;
    std::thread worker([&] {
        summary = runTraining(input, control, recorder);
        isOver = true;
    });
    // The hang guard of the other tests; it ends as soon as the condition holds.
    const bool hasPaused = QTest::qWaitFor([&] { return isPausing.load(); }, 60000);
    const bool wasOver = isOver;
    control.setPaused(false);
    worker.join();
    QVERIFY(hasPaused && !wasOver);
    QVERIFY(!recorder.checkpoint.empty());
    QCOMPARE(summary->iterations.back().iteration, 3);
}

void TrainingSessionTest::aStoppedTrainingResumesToTheSamePotential() {
    const TrainingRecord record = newRecord(6);
    TrainingControl whole;
    Recorder ignored;
    const TrainingSummary expected = runTraining(inputOf(record), whole, ignored);

    TrainingControl control;
    Recorder recorder;
    recorder.onIteration = [&](const IterationSummary& iteration) {
        if (iteration.iteration == 2)
            control.setPaused(true);  // which keeps a checkpoint
    };
    // Waits in the pause until another thread stops it.
    std::thread stopper([&] {
        while (!control.isPaused())
            std::this_thread::yield();
        control.stop();
    });
    TrainingSession session(record);
    runTraining(inputOf(record), control, recorder);
    stopper.join();
    session.keep(recorder.checkpoint, false);
    const TrainingInput rest = inputOf(session.record());
    QVERIFY(rest.from);
    TrainingControl second;
    const TrainingSummary resumed = runTraining(rest, second, ignored);
    QCOMPARE(formatPotential(resumed.potential), formatPotential(expected.potential));
}

void TrainingSessionTest::aSessionBecomesARun() {
    const TrainingRecord record = newRecord(2);
    TrainingSession session(record);
    TrainingControl control;
    Recorder recorder;
    recorder.onIteration = [&](const IterationSummary& iteration) { session.add(iteration); };
    const TrainingSummary summary = runTraining(inputOf(record), control, recorder);
    session.keep(recorder.checkpoint, true);
    QCOMPARE(session.record().state, TrainingState::Paused);
    const RunRecord run = session.finish(summary);
    QCOMPARE(run.name, record.name);
    QCOMPARE(run.iterations.size(), summary.iterations.size());
    QCOMPARE(run.trainedOn->trainingIds, record.trainingIds);
    QCOMPARE(run.trainedOn->checksum, record.setChecksum);
    QCOMPARE(run.stopReason, describe(summary.reason));
    QVERIFY(run.potential && !run.isFromFile());
    QCOMPARE(session.fraction(), 1.0);
}

void TrainingSessionTest::timeLeftComesFromTheLastSteps() {
    TrainingRecord record;
    record.options.maxIterations = 20;
    TrainingSession session(record);
    QCOMPARE(session.fraction(), 0.0);
    for (int i = 0; i < 10; ++i) {
        IterationSummary step;
        step.iteration = i;
        step.seconds = i < 4 ? 0 : 2 * (i - 4);  // slower since the fifth
        session.add(step);
        QCOMPARE(session.secondsLeft().has_value(), i > 0);
    }
    QCOMPARE(*session.secondsPerStep(), 2.0);
    QCOMPARE(*session.secondsLeft(), 22.0);
    QCOMPARE(session.fraction(), 0.45);
}

QTEST_APPLESS_MAIN(TrainingSessionTest)
#include "TrainingSessionTest.moc"
