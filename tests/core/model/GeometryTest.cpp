#include <QTest>

#include "core/base/Random.h"
#include "core/model/Geometry.h"

using namespace mtp;

class GeometryTest : public QObject {
    Q_OBJECT

private slots:
    void nearestImagesAreMeasured();
    void anglesOfATetrahedron();
    void dihedralHasItsSign();
    void atomsOnALineAreNoError();
    void theNearestPairIsFoundOverPeriodicImages();
    void atomsOfACrystalAreNoPair();
    void theNearestPairIsThatOfAllPairs();
};

namespace {

Frame atoms(const std::vector<Eigen::RowVector3d>& places) {
    Frame frame;
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 10);
    frame.types.assign(places.size(), 0);
    frame.positions.resize(static_cast<Eigen::Index>(places.size()), 3);
    for (std::size_t i = 0; i < places.size(); ++i)
        frame.positions.row(static_cast<Eigen::Index>(i)) = places[i];
    return frame;
}

}  // namespace

void GeometryTest::nearestImagesAreMeasured() {
    QVERIFY(std::abs(distanceBetween(atoms({{0.5, 0, 0}, {9.5, 0, 0}}), 0, 1) - 1) < 1e-12);
    const Frame bent = atoms({{9.5, 0, 0}, {0.5, 0, 0}, {0.5, 9, 0}});
    QVERIFY(std::abs(angleBetween(bent, 0, 1, 2) - 90) < 1e-10);
}

void GeometryTest::anglesOfATetrahedron() {
    const Frame frame = atoms({{1, 1, 1}, {0, 0, 0}, {1, -1, -1}});
    QVERIFY(std::abs(angleBetween(frame, 0, 1, 2) - 109.47122063449069) < 1e-10);
}

void GeometryTest::dihedralHasItsSign() {
    // Looking along x, from y to z is clockwise for one who sees x come towards the back: +90.
    const Frame frame = atoms({{0, 1, 0}, {0, 0, 0}, {1, 0, 0}, {1, 0, 1}});
    QVERIFY(std::abs(dihedralBetween(frame, 0, 1, 2, 3) - 90) < 1e-10);
    const Frame mirrored = atoms({{0, 1, 0}, {0, 0, 0}, {1, 0, 0}, {1, 0, -1}});
    QVERIFY(std::abs(dihedralBetween(mirrored, 0, 1, 2, 3) + 90) < 1e-10);
    const Frame trans = atoms({{0, 1, 0}, {0, 0, 0}, {1, 0, 0}, {1, -1, 0}});
    QVERIFY(std::abs(std::abs(dihedralBetween(trans, 0, 1, 2, 3)) - 180) < 1e-10);
}

void GeometryTest::atomsOnALineAreNoError() {
    const Frame line = atoms({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {3, 0, 0}});
    QCOMPARE(angleBetween(line, 0, 1, 2), 180.0);
    QCOMPARE(dihedralBetween(line, 0, 1, 2, 3), 0.0);
}

void GeometryTest::theNearestPairIsFoundOverPeriodicImages() {
    Frame frame = atoms({{5, 5, 5}, {0.1, 0, 0}, {5, 5, 5.3}, {9.9, 10, 0}});
    const auto pair = findNearestPair(frame);
    QVERIFY(pair && pair->first == 1 && pair->second == 3);
    QVERIFY(std::abs(pair->distance - 0.2) < 1e-12);
    frame.species = {"Li"};
    QCOMPARE(describe(*pair, frame), std::string("atoms 2 (Li) and 4 (Li) are 0.200 Å apart"));
    // Across the boundary only if the cell is periodic.
    frame.cell.periodic = {false, false, false};
    QCOMPARE(findNearestPair(frame)->first, std::size_t(0));
    // Without a cell, and at one place.
    Frame cluster = atoms({{1, 2, 3}, {4, 4, 4}, {1, 2, 3}});
    cluster.cell = {};
    QCOMPARE(findNearestPair(cluster)->distance, 0.0);
}

void GeometryTest::atomsOfACrystalAreNoPair() {
    // In a skewed cell, with atoms far outside of it.
    Frame frame = atoms({{0, 0, 0}, {13.1, 2, 1}, {-25, 3, 7}});
    frame.cell.vectors << 4, 0, 0, 3.5, 4, 0, -3, 2, 4;
    QVERIFY(!findNearestPair(frame));
    frame.positions.row(2) =
        frame.positions.row(0) + 3 * frame.cell.vectors.row(1) - frame.cell.vectors.row(2);
    QVERIFY(findNearestPair(frame)->distance < 1e-12);
}

void GeometryTest::theNearestPairIsThatOfAllPairs() {
    Random random(5);
    for (int trial = 0; trial < 20; ++trial) {
        Frame frame;
        frame.cell.vectors << 9, 0, 0, 3.5, 7, 0, -2, 2, 8;
        frame.cell.periodic = {true, trial % 2 == 0, true};
        frame.positions.resize(60, 3);
        for (double& value : frame.positions.reshaped())
            value = 12 * random.uniform() - 3;
        if (trial % 2 != 0)  // along a direction that is not periodic, the cell holds all atoms
            frame.positions.col(1) = 0.5 * frame.positions.col(1).array().abs();
        frame.types.assign(60, 0);
        constexpr double kLimit = 2;
        double least = kLimit;
        std::pair<std::size_t, std::size_t> wanted;
        for (int i = 0; i < 60; ++i)
            for (int j = i + 1; j < 60; ++j)
                if (const double apart = distanceBetween(frame, i, j); apart < least) {
                    least = apart;
                    wanted = {i, j};
                }
        const auto pair = findNearestPair(frame, kLimit);
        QVERIFY(pair);
        QCOMPARE(std::pair(pair->first, pair->second), wanted);
        QVERIFY(std::abs(pair->distance - least) < 1e-12);
    }
}

QTEST_APPLESS_MAIN(GeometryTest)
#include "GeometryTest.moc"
