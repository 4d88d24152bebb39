#include <QTest>
#include <numeric>

#include "core/base/Error.h"
#include "core/density/Coverage.h"
#include "core/density/Expansion.h"
#include "core/mtp/RadialFunctions.h"
#include "tests/core/density/IonicSystems.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

// Two atoms at a distance along x in a large cell.
Frame dimer(double distance) {
    Frame frame;
    frame.species = {"Al", "Cl"};
    frame.types = {0, 1};
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 30);
    frame.positions.resize(2, 3);
    frame.positions << 0.3, 0, 0, 0.3 + distance, 0, 0;
    return frame;
}

}  // namespace

class CoverageTest : public QObject {
    Q_OBJECT

private slots:
    void everyPairIsCountedOnce();
    void densitiesAreKeptApart();
    void regionsFollowTheFirstShell();
    void gapNamesTheDensityThatFillsIt();
    void fullCoverageHasNoGap();
    void frameAndRatioMustPair();
    void radialFunctionsOfAPotentialAreTabled();
};

void CoverageTest::everyPairIsCountedOnce() {
    const Frame frame = test::jitteredGrid(3, 7.0, 3, 5);
    const CoverageOptions options{.cutoff = 3, .beyond = 1, .binWidth = 0.1};
    const Table table = pairCoverage({frame}, {1.0}, options);
    QCOMPARE(pairsOf(table).size(), std::size_t(6));
    double sum = 0;
    for (double count : table.numbers("count"))
        sum += count;
    int expected = 0;  // by 5 x 5 x 5 images of every pair, each once
    for (Eigen::Index i = 0; i < frame.positions.rows(); ++i)
        for (Eigen::Index j = i; j < frame.positions.rows(); ++j)
            for (int n = 0; n < 125; ++n) {
                const Eigen::RowVector3d image(n % 5 - 2, n / 5 % 5 - 2, n / 25 - 2);
                const double length =
                    (frame.positions.row(j) - frame.positions.row(i) + image * frame.cell.vectors)
                        .norm();
                expected += length > 0 && length < 4 ? (i == j ? 1 : 2) : 0;
            }
    QCOMPARE(2 * sum, double(expected));
    QCOMPARE(countsOf(table, "Li-Cl").size(), std::size_t(40));
}

void CoverageTest::densitiesAreKeptApart() {
    const CoverageOptions options{.cutoff = 5, .beyond = 0, .binWidth = 0.1};
    const Table table = pairCoverage({dimer(2.13), dimer(2.13), dimer(3.02)}, {1, 1, 0.5}, options);
    QCOMPARE(ratiosOf(table), (std::vector<double>{0.5, 1}));
    const auto reference = countsOf(table, "Al-Cl", 1.0);
    QCOMPARE(reference[21], 2.0);
    QCOMPARE(std::accumulate(reference.begin(), reference.end(), 0.0), 2.0);
    QCOMPARE(countsOf(table, "Al-Cl", 0.5)[30], 1.0);
    QCOMPARE(countsOf(table, "Al-Cl")[30], 1.0);
}

void CoverageTest::regionsFollowTheFirstShell() {
    const Frame frame = test::tetrachloroaluminates(2, 14.0, 1);
    const CoverageOptions options;
    const Table regions = coverageRegions(pairCoverage({frame}, {1.0}, options), options);
    bool hasSeen = false;
    for (std::size_t i = 0; i < regions.rowCount(); ++i)
        if (regions.texts("pair")[i] == "Cl-Al") {
            hasSeen = true;
            // Bonds of 2.13 Å: the shell begins in their bin and ends before the next Cl at 4 Å.
            QVERIFY(std::abs(regions.numbers("from")[i] - 2.1) < 1e-9);
            QVERIFY(regions.numbers("to")[i] > 2.15 && regions.numbers("to")[i] < 4.3);
        }
    QVERIFY(hasSeen);
}

void CoverageTest::gapNamesTheDensityThatFillsIt() {
    // At ratio 1 the pair is at 2.1 to 2.3 and at 3.2 Å and beyond: nothing between.
    std::vector<Frame> frames;
    for (double r = 2.11; r < 2.3; r += 0.05)
        frames.push_back(dimer(r));
    for (double r = 3.22; r < 5; r += 0.05)
        frames.push_back(dimer(r));
    const CoverageOptions options{.cutoff = 5, .beyond = 0, .binWidth = 0.1};
    const Table gaps = coverageGaps(
        pairCoverage(frames, std::vector<double>(frames.size(), 1.0), options), options);
    QCOMPARE(gaps.rowCount(), std::size_t(1));
    QVERIFY(std::abs(gaps.numbers("from")[0] - 2.3) < 1e-9);
    QVERIFY(std::abs(gaps.numbers("to")[0] - 3.2) < 1e-9);
    // Compressed, the far branch covers it: 3.2 -> 2.3 Å is a linear factor of 0.72, a ratio of
    // 2.7; the largest ratio offered, 2.5, leaves little of it.
    const double ratio = gaps.numbers("density ratio")[0];
    QVERIFY2(ratio > 2.0 && ratio <= 2.5, qPrintable(QString::number(ratio)));
    // And it does: with that density added less of the gap is left.
    std::vector<double> ratios(frames.size(), 1.0);
    const std::size_t count = frames.size();
    for (std::size_t i = 0; i < count; ++i) {
        frames.push_back(dimer(frames[i].positions(1, 0) - 0.3));
        frames.back().positions(1, 0) =
            0.3 + (frames[i].positions(1, 0) - 0.3) * linearFactor(ratio);
        ratios.push_back(ratio);
    }
    const Table after = coverageGaps(pairCoverage(frames, ratios, options), options);
    double left = 0;
    for (std::size_t i = 0; i < after.rowCount(); ++i)
        left += after.numbers("to")[i] - after.numbers("from")[i];
    QVERIFY(left < 0.4);
}

void CoverageTest::fullCoverageHasNoGap() {
    std::vector<Frame> frames;
    for (double r = 2.05; r < 6; r += 0.1)
        frames.push_back(dimer(r));
    const CoverageOptions options{.cutoff = 5, .beyond = 1, .binWidth = 0.1};
    const std::vector<double> ones(frames.size(), 1.0);
    QCOMPARE(coverageGaps(pairCoverage(frames, ones, options), options).rowCount(), std::size_t(0));
    QCOMPARE(coverageGaps(pairCoverage({}, {}, options), options).rowCount(), std::size_t(0));
}

void CoverageTest::frameAndRatioMustPair() {
    QVERIFY_EXCEPTION_THROWN(pairCoverage({dimer(2)}, {}, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(pairCoverage({dimer(2)}, {1}, {.cutoff = -1}), InputError);
}

void CoverageTest::radialFunctionsOfAPotentialAreTabled() {
    const Potential potential = test::randomPotential(8, 3, 1);
    const Table table = radialFunctionTable(potential, "Cl", "Al", 0.5);
    QCOMPARE(table.columns().size(), std::size_t(1 + potential.radialFunctionCount()));
    QCOMPARE(table.rowCount(), std::size_t(9));  // 0.5 to the cutoff of 4.5 Å
    const auto direct = radialFunctions(potential, 1, 2, table.numbers("r")[4]);
    QCOMPARE(table.numbers("f_1")[4], direct[1].value);
    QVERIFY(radialFunctionTable(potential, "Cl", "Na").rowCount() == 0);
}

QTEST_APPLESS_MAIN(CoverageTest)
#include "CoverageTest.moc"
