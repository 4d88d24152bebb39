#include "core/simulation/RunLog.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "SimulationSystems.h"
#include "core/simulation/Deck.h"

using namespace mtp;
using namespace mtp::test;

class RunLogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void rowsBecomeATableAsTheyAreWritten();
    void halfALineWaitsForItsEnd();
    void haltNamesTheLimitAndTheStep();
    void continuedRunReplacesWhatItRepeats();
    void errorsAndTimesAreRead();
    void runsOfARehearsalAreToldApart();
    void gradesAreColumns();

private:
    void append(const QByteArray& text);
    RunLog log(Protocol protocol = Protocol::Hold);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const char kHeading[] =
    "Step Time Temp PotEng KinEng TotEng Press Density v_force v_d_Li_Cl v_d_Li_Al v_d_Cl_Cl\n";

}  // namespace

void RunLogTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void RunLogTest::append(const QByteArray& text) {
    QFile file(m_folder->filePath("log.lammps"));
    QVERIFY(file.open(QIODevice::Append));
    file.write(text);
}

RunLog RunLogTest::log(Protocol protocol) {
    SimulationOptions options;
    options.protocol = protocol;
    options.steps = 100;
    if (protocol == Protocol::Rehearsal)
        options.densities = {1.5, 1.6};
    return RunLog(m_folder->path().toStdString(), prepareRun(requestFor(options)).description);
}

void RunLogTest::rowsBecomeATableAsTheyAreWritten() {
    RunLog run = log();
    QVERIFY(!run.update());
    append(
        "LAMMPS (29 Sep 2021 - Update 2)\nMTP Workbench: run 1 of 1: hold\n"
        "MTP Workbench: style mtp\n");
    QVERIFY(run.update());
    QCOMPARE(run.style(), std::string("mtp"));
    QVERIFY(run.runs()[0].hasBegun);
    append(QByteArray(kHeading) +
           "       0  0  300  -640  6.4  -633.6  20000  1.6  1.5  2.8  3.0  3.9\n"
           "WARNING: something (src/x.cpp:1)\n"
           "      20  0.02  310  -641  6.4  -634.6  -10000  1.6  1.7  2.6  1.8  3.9\n");
    QVERIFY(run.update());
    const Table& table = run.table();
    QCOMPARE(table.rowCount(), std::size_t{2});
    QCOMPARE(table[columns::kStep][1], 20.0);
    QCOMPARE(table[columns::kPotentialEnergy][0], -10.0);  // per atom, of 64
    QCOMPARE(table[columns::kRunPressure][0], 2.0);        // GPa of bar
    QCOMPARE(table[columns::kRunPressure][1], -1.0);
    // Of all pairs, that which is nearest in terms of its own distance; all are trained to 2 Å.
    QCOMPARE(table[columns::kClosest][1], 1.8);
    QCOMPARE(table[columns::kClosestRatio][1], 0.9);
    QCOMPARE(run.warnings().size(), std::size_t{1});
    QCOMPARE(run.stepsDone(), std::int64_t{20});
    QVERIFY(!run.update());
    // The cutoff of 5 Å stands for pairs that are not within it.
    append("      40  0.04  310  -641  6.4  -634.6  -10000  1.6  1.7  5  5  5\n");
    QVERIFY(run.update());
    QVERIFY(std::isnan(run.table()[columns::kClosest][2]));
}

void RunLogTest::halfALineWaitsForItsEnd() {
    RunLog run = log();
    append("MTP Workbench: run 1 of 1: hold\nStep Temp\n0 300\n10 31");
    run.update();
    QCOMPARE(run.table().rowCount(), std::size_t{1});
    append("5\n");
    run.update();
    QCOMPARE(run.table()[columns::kRunTemperature].back(), 315.0);
}

void RunLogTest::haltNamesTheLimitAndTheStep() {
    RunLog run = log();
    append(
        "MTP Workbench: run 1 of 1: hold\n"
        "Fix halt condition for fix-id closest_Li_Cl met on step 45 with value 1.25 "
        "(src/fix_halt.cpp:240)\n"
        "MTP Workbench: ended at step 45 of 100\n");
    run.update();
    QVERIFY(run.runs()[0].stop && run.runs()[0].hasEnded);
    QCOMPARE(run.runs()[0].stop->fix, std::string("closest_Li_Cl"));
    QCOMPARE(run.runs()[0].stop->step, std::int64_t{45});
    QCOMPARE(run.runs()[0].stop->value, 1.25);
    QCOMPARE(run.stepsDone(), std::int64_t{45});
}

void RunLogTest::continuedRunReplacesWhatItRepeats() {
    RunLog run = log();
    append("MTP Workbench: run 1 of 1: hold\nStep Temp\n0 300\n20 310\n40 320\n");
    append("MTP Workbench: run 1 of 1: hold\nStep Temp\n20 400\n40 410\n60 420\n");
    run.update();
    QCOMPARE(run.table()[columns::kRunTemperature], (std::vector<double>{300, 400, 410, 420}));
    QCOMPARE(run.table()[columns::kStep], (std::vector<double>{0, 20, 40, 60}));
}

void RunLogTest::errorsAndTimesAreRead() {
    RunLog run = log();
    append(
        "MTP Workbench: run 1 of 1: hold\nStep Temp\n0 300\n"
        "Loop time of 3.5 on 1 procs for 50 steps with 64 atoms\n"
        "ERROR: Lost atoms: original 64 current 63 (src/thermo.cpp:438)\n");
    run.update();
    QCOMPARE(run.loopTime(), 3.5);
    QCOMPARE(run.timedSteps(), std::int64_t{50});
    QVERIFY(run.error().starts_with("ERROR: Lost atoms"));
}

void RunLogTest::runsOfARehearsalAreToldApart() {
    RunLog run = log(Protocol::Rehearsal);
    QCOMPARE(run.runs().size(), std::size_t{4});
    append(
        "MTP Workbench: run 1 of 4: 1.5 g/cm3, seed 1\nStep Temp\n0 300\n100 310\n"
        "MTP Workbench: ended at step 100 of 100\n"
        "MTP Workbench: run 2 of 4: 1.6 g/cm3, seed 2\nStep Temp\n0 301\n40 311\n");
    run.update();
    QCOMPARE(run.table()[columns::kRun], (std::vector<int>{0, 0, 1, 1}));
    QCOMPARE(run.current(), std::optional<std::size_t>(1));
    QVERIFY(run.runs()[0].hasEnded && !run.runs()[1].hasEnded);
    QCOMPARE(run.stepsDone(), std::int64_t{140});
}

void RunLogTest::gradesAreColumns() {
    RunLog run = log();
    append(
        "MTP Workbench: run 1 of 1: hold\nStep Temp v_grade v_highest_grade\n"
        "3 300 0 0\n20 300 1.5 2.5\n");
    run.update();
    // A run that was continued between two steps with grades has none at first.
    QVERIFY(std::isnan(run.table()[columns::kRunGrade][0]));
    QCOMPARE(run.table()[columns::kRunGrade][1], 1.5);
    QCOMPARE(run.table()[columns::kRunHighestGrade][1], 2.5);
    append("Step Temp\n40 300\n");
    run.update();
    QVERIFY(std::isnan(run.table()[columns::kRunGrade][2]));
}

QTEST_APPLESS_MAIN(RunLogTest)
#include "RunLogTest.moc"
