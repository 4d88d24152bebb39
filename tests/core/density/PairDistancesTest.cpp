#include <QTest>

#include "core/density/Expansion.h"
#include "core/density/PairDistances.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class PairDistancesTest : public QObject {
    Q_OBJECT

private slots:
    void periodicImagesCount();
    void distancesScaleWithTheCell();
    void everyPairIsFoundInASkewedCell();
    void shortestOfASetIsThatOfItsNearestFrame();
    void bothLimitsAreChecked();
    void planeWavesGrowWithTheVolume();
};

void PairDistancesTest::periodicImagesCount() {
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

void PairDistancesTest::distancesScaleWithTheCell() {
    const Frame frame = test::jitteredGrid(3, 6.0, 2, 4);
    const double before = shortestDistances(frame)[0].shortest;
    const double after = shortestDistances(scaledLinearly(frame, 1.1))[0].shortest;
    QVERIFY(std::abs(after - 1.1 * before) < 1e-12);
}

void PairDistancesTest::everyPairIsFoundInASkewedCell() {
    const Frame frame = test::jitteredGrid(3, 7.0, 3, 5);
    for (const PairDistance& pair : shortestDistances(frame)) {
        double least = 1e9;
        for (std::size_t i = 0; i < frame.atomCount(); ++i)
            for (std::size_t j = 0; j < frame.atomCount(); ++j)
                if (i != j &&
                    frame.species[static_cast<std::size_t>(frame.types[i])] == pair.first &&
                    frame.species[static_cast<std::size_t>(frame.types[j])] == pair.second)
                    least = std::min(least,
                                     frame.cell
                                         .minimumImage((frame.positions.row(static_cast<long>(j)) -
                                                        frame.positions.row(static_cast<long>(i)))
                                                           .transpose())
                                         .norm());
        QVERIFY(std::abs(pair.shortest - least) < 1e-12);
    }
}

void PairDistancesTest::shortestOfASetIsThatOfItsNearestFrame() {
    const Frame frame = test::jitteredGrid(3, 6.0, 2, 4);
    Frame renamed = scaledLinearly(frame, 0.9);
    renamed = withSpeciesOrder(renamed, {"Cl", "Li"});
    const auto all = shortestDistances(std::vector<Frame>{frame, renamed});
    const auto near = shortestDistances(scaledLinearly(frame, 0.9));
    QCOMPARE(all.size(), near.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        QVERIFY(std::abs(all[i].shortest - near[i].shortest) < 1e-12);
}

void PairDistancesTest::bothLimitsAreChecked() {
    const std::vector<PairDistance> now{{"Li", "Cl", 1.5, 2.3}, {"Cl", "Cl", 2.0, 2.04}};
    const std::vector<PairDistance> training{{"Cl", "Li", 1.9, 2.3}};
    const auto safety = pairSafety(now, 0.7, training);
    QVERIFY(safety[0].isTooShort());  // 1.5 < 0.7 * 2.3 = 1.61
    QVERIFY(safety[0].isBelowTraining());
    QVERIFY(!safety[1].isTooShort());
    QVERIFY(!safety[1].trainingShortest && !safety[1].isBelowTraining());
}

void PairDistancesTest::planeWavesGrowWithTheVolume() {
    // 1 Ry = 13.6057 eV: k = 1 / bohr, so V / (6 pi²) in bohr³.
    const double expected = 1000 / std::pow(0.529177210903, 3) / (6 * M_PI * M_PI);
    // The constant in the function has nine digits.
    QVERIFY(std::abs(planeWaveCount(1000, 13.605693122994) / expected - 1) < 1e-8);
    QVERIFY(std::abs(planeWaveCount(2000, 520) / planeWaveCount(1000, 520) - 2) < 1e-12);
}

QTEST_APPLESS_MAIN(PairDistancesTest)
#include "PairDistancesTest.moc"
