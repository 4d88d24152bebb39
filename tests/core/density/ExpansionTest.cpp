#include <QTest>

#include "core/base/Error.h"
#include "core/density/Expansion.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class ExpansionTest : public QObject {
    Q_OBJECT

private slots:
    void halfTheDensityIsTwiceTheVolume();
    void referenceDensityIsRatioOne();
    void scalingDropsLabelsAndKeepsTheParent();
    void shortestDistancesSeePeriodicImages();
    void distancesScaleWithTheCell();
    void ratiosThatAreNotPositiveAreRefused();
};

void ExpansionTest::halfTheDensityIsTwiceTheVolume() {
    const Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    const Frame half = scaledToRatio(frame, 0.5);
    // Rounding of a cube root and a determinant.
    QVERIFY(std::abs(half.cell.volume() / frame.cell.volume() - 2) < 1e-13);
    QVERIFY(std::abs(*density(half) / *density(frame) - 0.5) < 1e-13);
    const Positions before = frame.cell.toFractional(frame.positions);
    QVERIFY((half.cell.toFractional(half.positions) - before).cwiseAbs().maxCoeff() < 1e-13);
}

void ExpansionTest::referenceDensityIsRatioOne() {
    const Frame frame = test::jitteredGrid(2, 5.0, 2, 2);
    const auto expanded =
        expandAffine({frame}, {.ratios = {0.5, 1, 1.5}, .referenceDensity = 1.99});
    QCOMPARE(expanded.size(), std::size_t(3));
    QVERIFY(std::abs(*density(expanded[0]) - 0.995) < 1e-12);
    QVERIFY(std::abs(*density(expanded[1]) - 1.99) < 1e-12);
    QVERIFY(std::abs(*density(expanded[2]) - 2.985) < 1e-12);
}

void ExpansionTest::scalingDropsLabelsAndKeepsTheParent() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 3);
    frame.labels.energy = -1;
    frame.features["parent"] = "aimd#40";
    const auto expanded = expandAffine({frame}, {.ratios = {1.0}, .referenceDensity = {}});
    QVERIFY(!expanded[0].labels.energy);
    QCOMPARE(expanded[0].features.at("parent"), std::string("aimd#40"));
    QCOMPARE(expanded[0].features.at("density_ratio"), std::string("1"));
}

void ExpansionTest::shortestDistancesSeePeriodicImages() {
    Frame frame;
    frame.species = {"Li", "Cl"};
    frame.types = {0, 1};
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 5);
    frame.positions.resize(2, 3);
    frame.positions << 0.2, 0, 0, 4.6, 0, 0;
    const auto pairs = shortestDistances(frame);
    QCOMPARE(pairs.size(), std::size_t(3));
    QCOMPARE(pairs[0].first, std::string("Li"));
    QVERIFY(std::abs(pairs[0].shortest - 5.0) < 1e-12);  // its own image
    QCOMPARE(pairs[1].second, std::string("Cl"));
    QVERIFY(std::abs(pairs[1].shortest - 0.6) < 1e-12);
    QVERIFY(std::abs(pairs[1].covalentSum - (1.28 + 1.02)) < 1e-12);
}

void ExpansionTest::distancesScaleWithTheCell() {
    const Frame frame = test::jitteredGrid(3, 6.0, 2, 4);
    const double before = shortestDistances(frame)[0].shortest;
    const double after = shortestDistances(scaledLinearly(frame, 1.1))[0].shortest;
    QVERIFY(std::abs(after - 1.1 * before) < 1e-12);
}

void ExpansionTest::ratiosThatAreNotPositiveAreRefused() {
    QVERIFY_EXCEPTION_THROWN(linearFactor(0), InputError);
    QVERIFY_EXCEPTION_THROWN(linearFactor(-1), InputError);
    Frame unnamed = test::jitteredGrid(2, 5.0, 2, 5);
    unnamed.species = {"", ""};
    QVERIFY_EXCEPTION_THROWN(expandAffine({unnamed}, {.ratios = {1.0}, .referenceDensity = 2.0}),
                             InputError);
}

QTEST_APPLESS_MAIN(ExpansionTest)
#include "ExpansionTest.moc"
