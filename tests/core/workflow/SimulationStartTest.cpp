// Where simulations start from and are kept: sizes of cells, lists of ions, folders of runs.
#include "core/workflow/SimulationStart.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"
#include "core/workflow/SimulationRecords.h"

using namespace mtp;

namespace fs = std::filesystem;

class SimulationStartTest : public QObject {
    Q_OBJECT

private slots:
    void cellIsRepeatedToTheWantedSize();
    void ionsAreReadAsTheyAreWritten();
    void listsThatAreNoIonsAreRefused();
    void proportionsStayWhenIonsAreScaled();
    void packedIonsKeepTrainedDistances();
    void nextRunFolderIsFree();
    void runsAreFoundAgainWhereTheProjectWasMoved();
    void offendingFrameBecomesAConfigurationWithoutLabels();

private:
    static Frame cell(double a, double b, double c, int atoms);
};

Frame SimulationStartTest::cell(double a, double b, double c, int atoms) {
    Frame frame;
    frame.species = {"Cl"};
    frame.types.assign(static_cast<std::size_t>(atoms), 0);
    frame.positions = Positions::Zero(atoms, 3);
    frame.cell = Cell::fromRows(Eigen::Vector3d(a, b, c).asDiagonal());
    return frame;
}

void SimulationStartTest::cellIsRepeatedToTheWantedSize() {
    // 27 times 96 ions are the 2,592 of the literature.
    QCOMPARE(repeatsFor(cell(13, 13, 13, 96), kLargeMelt), (std::array<int, 3>{3, 3, 3}));
    // The short vector is repeated first.
    QCOMPARE(repeatsFor(cell(5, 10, 20, 10), 80), (std::array<int, 3>{4, 2, 1}));
    QCOMPARE(repeatsFor(cell(40, 40, 40, 5000), kLargeMelt), (std::array<int, 3>{1, 1, 1}));
}

void SimulationStartTest::ionsAreReadAsTheyAreWritten() {
    const IonCounts ions{{"Li", 16}, {"Al", 16}, {"Cl", 64}};
    QCOMPARE(parseIons("Li 16, Al=16;Cl64"), ions);
    QCOMPARE(parseIons(toText(ions)), ions);
}

void SimulationStartTest::listsThatAreNoIonsAreRefused() {
    for (const char* text : {"", "Li", "16 Li", "Li 0", "Li 4, Li 4", "Li 4.5", "Li -4"})
        QVERIFY_EXCEPTION_THROWN(parseIons(text), InputError);
}

void SimulationStartTest::proportionsStayWhenIonsAreScaled() {
    QCOMPARE(scaledTo({{"Li", 16}, {"Al", 16}, {"Cl", 64}}, kLargeMelt),
             (IonCounts{{"Li", 432}, {"Al", 432}, {"Cl", 1728}}));
    QCOMPARE(scaledTo({{"Na", 2}, {"Cl", 2}}, 1), (IonCounts{{"Na", 1}, {"Cl", 1}}));
}

void SimulationStartTest::packedIonsKeepTrainedDistances() {
    Potential potential;
    potential.speciesCount = 2;
    potential.species = {"Li", "Cl"};
    potential.trained = TrainedRange{{0, 2.1, 2.9}, 0, {}};  // Li-Li does not occur
    const PackingOptions options = packingFor(potential, {{"Li", 4}, {"Cl", 4}}, 1.5, 3);
    QCOMPARE(shortestAllowed(options, "Li", "Cl"), 2.1);
    QCOMPARE(shortestAllowed(options, "Cl", "Cl"), 2.9);
    QCOMPARE(shortestAllowed(options, "Li", "Li"),
             shortestAllowed(packingFor({}, options.ions, 1.5, 3), "Li", "Li"));
    QCOMPARE(options.density, 1.5);
}

void SimulationStartTest::nextRunFolderIsFree() {
    const QTemporaryDir place;
    const fs::path project = fs::path(place.path().toStdString()) / "melt.mtpw";
    const fs::path runs = project.parent_path() / "melt-runs";
    QCOMPARE(nextRunFolder(project, {}), runs / "run-1");
    fs::create_directories(runs / "run-1");
    QCOMPARE(nextRunFolder(project, {}), runs / "run-2");
    QCOMPARE(nextRunFolder(project, {runs / "run-2"}), runs / "run-3");
}

void SimulationStartTest::runsAreFoundAgainWhereTheProjectWasMoved() {
    const QTemporaryDir place;
    const fs::path before = fs::path(place.path().toStdString()) / "before";
    const fs::path after = fs::path(place.path().toStdString()) / "after";
    fs::create_directories(before / "melt-runs" / "run-1");
    const std::string list =
        toRunList({before / "melt-runs" / "run-1", "/elsewhere/run-7"}, before / "melt.mtpw");
    QCOMPARE(parseRunList(list, before / "melt.mtpw"),
             (std::vector<fs::path>{before / "melt-runs" / "run-1", "/elsewhere/run-7"}));
    // A copy of the project alone still knows where they are.
    QCOMPARE(parseRunList(list, after / "melt.mtpw").front(), before / "melt-runs" / "run-1");
    fs::rename(before, after);
    QCOMPARE(parseRunList(list, after / "melt.mtpw").front(), after / "melt-runs" / "run-1");
}

void SimulationStartTest::offendingFrameBecomesAConfigurationWithoutLabels() {
    Offender offender;
    offender.file = "/runs/run-1/trajectory.lammpstrj";
    offender.index = 4;
    offender.frame = cell(10, 10, 10, 2);
    offender.frame.step = 80;
    offender.frame.labels.energy = -3;
    offender.frame.velocities = Positions::Zero(2, 3);
    const Configuration made = offendingConfiguration(offender, {});
    QVERIFY(!made.record.energy && !made.frame.labels.energy && !made.frame.velocities);
    QCOMPARE(made.record.parent, std::optional(parentOf(offender)));
    QCOMPARE(QString::fromStdString(toText(*made.record.parent)),
             QString("/runs/run-1/trajectory.lammpstrj#80"));
}

QTEST_APPLESS_MAIN(SimulationStartTest)
#include "SimulationStartTest.moc"
