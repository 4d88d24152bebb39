#include "core/simulation/Schedule.h"

#include <QTest>
#include <set>

#include "SimulationSystems.h"

using namespace mtp;
using namespace mtp::test;

Q_DECLARE_METATYPE(mtp::SimulationOptions)

class ScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void holdTakesTheTemperatureOfTheStart();
    void quenchTakesAsLongAsItsRateSays();
    void givenStepsAreThoseOfTheWholeRun();
    void quenchThatDoesNotFitIsRefused();
    void ladderVisitsTheDensitiesInOrder();
    void rehearsalHasARunForEachDensityAndSeed();
    void densitiesAreThoseThatWereTrained();
    void optionsWithoutMeaningAreRefused_data();
    void optionsWithoutMeaningAreRefused();
};

void ScheduleTest::holdTakesTheTemperatureOfTheStart() {
    Frame start = saltCell();
    SimulationOptions options;
    QCOMPARE(makeSchedule(options, start, {}).runs.at(0).stages.at(0).fromTemperature, 300.0);
    start.temperature = 650;
    const Schedule schedule = makeSchedule(options, start, {});
    QCOMPARE(schedule.runs.size(), std::size_t{1});
    QCOMPARE(schedule.runs[0].stages.size(), std::size_t{1});
    QCOMPARE(schedule.runs[0].stages[0].toTemperature, 650.0);
    QCOMPARE(schedule.steps(), std::int64_t{20000});  // 20 ps of 1 fs
    options.temperature = 900;
    options.pressure = 0.0;
    options.steps = 123;
    const Stage stage = makeSchedule(options, start, {}).runs[0].stages[0];
    QCOMPARE(stage.fromTemperature, 900.0);
    QCOMPARE(stage.pressure, std::optional(0.0));
    QCOMPARE(stage.end, std::int64_t{123});
}

void ScheduleTest::quenchTakesAsLongAsItsRateSays() {
    SimulationOptions options;
    options.protocol = Protocol::MeltQuench;
    options.timestep = 2;
    const std::vector<Stage> stages = makeSchedule(options, saltCell(), {}).runs[0].stages;
    QCOMPARE(stages.size(), std::size_t{3});
    QCOMPARE(stages[1].fromTemperature, 1000.0);
    QCOMPARE(stages[1].toTemperature, 300.0);
    // 700 K at 4.5e11 K/s are 1.5556 ns.
    QCOMPARE(stages[1].length(), std::int64_t{777778});
    QCOMPARE(stages[1].begin, stages[0].end);
    QCOMPARE(stages[2].begin, stages[1].end);
}

void ScheduleTest::givenStepsAreThoseOfTheWholeRun() {
    for (const Protocol protocol :
         {Protocol::Hold, Protocol::MeltQuench, Protocol::DensityLadder, Protocol::Ramp}) {
        SimulationOptions options;
        options.protocol = protocol;
        options.steps = 1001;
        QCOMPARE(makeSchedule(options, saltCell(), {}).steps(), std::int64_t{1001});
    }
}

void ScheduleTest::quenchThatDoesNotFitIsRefused() {
    SimulationOptions options;
    options.protocol = Protocol::MeltQuench;
    options.steps = 1000;
    options.rate = 1e12;
    const QString message = inputError([&] { makeSchedule(options, saltCell(), {}); });
    QVERIFY2(message.contains("700000"), qPrintable(message));
    options.rate = 1e15;
    QCOMPARE(makeSchedule(options, saltCell(), {}).runs[0].stages[1].length(), std::int64_t{700});
}

void ScheduleTest::ladderVisitsTheDensitiesInOrder() {
    SimulationOptions options;
    options.protocol = Protocol::DensityLadder;
    options.densities = {1.5, 2.0};
    options.steps = 1000;
    const std::vector<Stage> stages = makeSchedule(options, saltCell(), {}).runs[0].stages;
    QCOMPARE(stages.size(), std::size_t{4});
    QCOMPARE(stages[0].toDensity, std::optional(1.5));
    QCOMPARE(stages[0].length(), std::int64_t{200});
    QVERIFY(!stages[1].toDensity && stages[1].isMeasured);
    QCOMPARE(stages[2].toDensity, std::optional(2.0));
    QCOMPARE(stages[3].end, std::int64_t{1000});
}

void ScheduleTest::rehearsalHasARunForEachDensityAndSeed() {
    SimulationOptions options;
    options.protocol = Protocol::Rehearsal;
    options.densities = {1.5, 2.0, 2.5};
    options.seeds = 2;
    options.seed = 7;
    options.steps = 500;
    const Schedule schedule = makeSchedule(options, saltCell(), {});
    QCOMPARE(schedule.runs.size(), std::size_t{6});
    QCOMPARE(schedule.steps(), std::int64_t{3000});
    std::set<std::uint64_t> seeds;
    for (const PlannedRun& run : schedule.runs)
        seeds.insert(run.seed);
    QCOMPARE(seeds.size(), std::size_t{6});
    QCOMPARE(*seeds.begin(), std::uint64_t{7});
    QCOMPARE(schedule.runs[4].stages[0].toDensity, std::optional(2.0));
}

void ScheduleTest::densitiesAreThoseThatWereTrained() {
    SimulationOptions options;
    options.protocol = Protocol::DensityLadder;
    const TrainedRange trained{{}, 0, {{1.0, 3.0}}};
    const std::vector<Stage> stages = makeSchedule(options, saltCell(), trained).runs[0].stages;
    QCOMPARE(stages[0].toDensity, std::optional(1.0));
    QCOMPARE(stages[2].toDensity, std::optional(2.0));
    QCOMPARE(stages[4].toDensity, std::optional(3.0));
    Frame unknown = saltCell();
    unknown.species = {"type1", "type2"};
    QVERIFY(inputError([&] { makeSchedule(options, unknown, {}); }).contains("density"));
}

void ScheduleTest::optionsWithoutMeaningAreRefused_data() {
    QTest::addColumn<SimulationOptions>("options");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const char* word, auto change) {
        SimulationOptions options;
        change(options);
        QTest::newRow(name) << options << QString(word);
    };
    row("time step", "time step", [](auto& o) { o.timestep = 0; });
    row("supercell", "supercell", [](auto& o) { o.supercell = {1, 0, 1}; });
    row("temperature", "temperature", [](auto& o) { o.temperature = -1; });
    row("steps", "steps", [](auto& o) { o.steps = 0; });
    row("frames", "between frames", [](auto& o) { o.dumpEvery = 0; });
    row("densities of a hold", "densities", [](auto& o) { o.densities = {1}; });
    row("pressure of a ladder", "pressure", [](auto& o) {
        o.protocol = Protocol::DensityLadder;
        o.pressure = 1;
    });
    row("rate of a ramp", "rate", [](auto& o) {
        o.protocol = Protocol::Ramp;
        o.rate = 1e12;
    });
    row("end of a hold", "end temperature", [](auto& o) { o.endTemperature = 100; });
}

void ScheduleTest::optionsWithoutMeaningAreRefused() {
    QFETCH(SimulationOptions, options);
    QFETCH(QString, word);
    const QString message = inputError([&] { validate(options); });
    QVERIFY2(message.contains(word), qPrintable(message));
}

QTEST_APPLESS_MAIN(ScheduleTest)
#include "ScheduleTest.moc"
