#include <QTest>

#include "core/model/Geometry.h"

using namespace mtp;

class GeometryTest : public QObject {
    Q_OBJECT

private slots:
    void nearestImagesAreMeasured();
    void anglesOfATetrahedron();
    void dihedralHasItsSign();
    void atomsOnALineAreNoError();
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

QTEST_APPLESS_MAIN(GeometryTest)
#include "GeometryTest.moc"
