#include "core/inspection/TrustWarnings.h"

#include <QTest>

#include "core/mtp/PotentialFile.h"

using namespace mtp;

class TrustWarningsTest : public QObject {
    Q_OBJECT

private slots:
    void errorsBeyondTheTrainedDensitiesAreNamed();
    void nothingIsSaidWithoutAComparison();
    void holesNeedATrainedRange();
    void energyThatIsAddedClosesHoles();
};

namespace {

// An atom of lithium in a cube of this density, with a force that is off by an error.
void add(DensityErrorCheck& check, double rho, double error) {
    Frame frame;
    frame.species = {"Li"};
    frame.types = {0};
    frame.positions = Positions::Zero(1, 3);
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity());
    frame.cell.vectors *= std::cbrt(*density(frame) / rho);
    frame.labels.forces = Positions::Zero(1, 3);
    Prediction prediction;
    prediction.forces = Positions::Constant(1, 3, error);
    check.add(frame, prediction);
}

TrainedRange trainedAt(double low, double high) {
    return {{}, 0, {{low, high}}};
}

}  // namespace

void TrustWarningsTest::errorsBeyondTheTrainedDensitiesAreNamed() {
    DensityErrorCheck check(trainedAt(1.9, 2.0));
    add(check, 1.95, 0.1);
    add(check, 2.03, 0.1);  // hardly beyond
    add(check, 1.5, 0.2);   // twice as much: no word
    add(check, 3.99, 3.3);
    const std::vector<std::string> warnings = check.warnings();
    QCOMPARE(warnings.size(), std::size_t{1});
    const QString text = QString::fromStdString(warnings[0]);
    QVERIFY2(text.contains("3.99 g/cm³") && text.contains("3.3 eV/Å") && text.contains("33 times"),
             qPrintable(text));
}

void TrustWarningsTest::nothingIsSaidWithoutAComparison() {
    DensityErrorCheck unknown({});
    add(unknown, 1.0, 0.1);
    add(unknown, 2.0, 9.0);
    QVERIFY(unknown.warnings().empty());
    DensityErrorCheck noneInside(trainedAt(1.0, 1.1));
    add(noneInside, 2.0, 9.0);
    QVERIFY(noneInside.warnings().empty());
}

void TrustWarningsTest::holesNeedATrainedRange() {
    Potential potential =
        readPotential(std::string(MTP_SOURCE_DIR) + "/tests/data/lammps/LiAlCl4_level8.mtp");
    potential.trained.reset();
    QVERIFY(holeWarnings(potential).empty());
    // Every pair of this potential turns attractive somewhere below the distances of a melt; what
    // counts is that one is found where it is.
    potential.trained = TrainedRange{std::vector<double>(6, 2.6), 0, {}};
    const Evaluator evaluator(potential);
    for (const std::string& warning : holeWarnings(potential))
        QVERIFY(
            QString::fromStdString(warning).contains("below the shortest trained distance of "
                                                     "2.60 Å"));
}

void TrustWarningsTest::energyThatIsAddedClosesHoles() {
    Potential potential =
        readPotential(std::string(MTP_SOURCE_DIR) + "/tests/data/lammps/LiAlCl4_level8.mtp");
    constexpr double kShortest = 2.6;
    potential.trained = TrainedRange{std::vector<double>(6, kShortest), 0, {}};
    QCOMPARE(holeWarnings(potential).size(), std::size_t(4));
    // Of one pair alone: the third, which is Li-Al.
    const std::vector<std::string> others = holeWarnings(
        potential,
        [&](std::size_t pair, double r) { return pair == 2 ? 1e3 * (kShortest - r) : 0; });
    QCOMPARE(others.size(), std::size_t(3));
    for (const std::string& warning : others)
        QVERIFY2(warning.find("Li-Al") == std::string::npos, warning.c_str());
}

QTEST_APPLESS_MAIN(TrustWarningsTest)
#include "TrustWarningsTest.moc"
