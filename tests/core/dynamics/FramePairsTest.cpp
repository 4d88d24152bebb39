#include "core/dynamics/FramePairs.h"

#include <QTest>

#include "core/base/Random.h"

using namespace mtp;

class FramePairsTest : public QObject {
    Q_OBJECT

private slots:
    void sortedPlacesGiveTheSameCounts_data();
    void sortedPlacesGiveTheSameCounts();
};

void FramePairsTest::sortedPlacesGiveTheSameCounts_data() {
    QTest::addColumn<double>("edge");
    QTest::addColumn<bool>("isSkewed");
    QTest::addColumn<bool>("isPeriodic");
    QTest::addColumn<int>("parts");  // along the second axis
    QTest::newRow("large") << 40.0 << false << true << 5;
    QTest::newRow("large and skewed") << 40.0 << true << true << 4;
    QTest::newRow("a surface") << 40.0 << false << false << 1;
    QTest::newRow("too small for parts") << 20.0 << true << true << 1;
    QTest::newRow("smaller than the distance") << 6.0 << true << true << 1;
}

void FramePairsTest::sortedPlacesGiveTheSameCounts() {
    QFETCH(double, edge);
    QFETCH(bool, isSkewed);
    QFETCH(bool, isPeriodic);
    QFETCH(int, parts);
    Cell cell = Cell::fromRows(Eigen::Matrix3d::Identity() * edge);
    if (isSkewed)
        cell.vectors.row(2) << 0.3 * edge, -0.2 * edge, edge;
    cell.periodic[1] = isPeriodic;
    constexpr double kLongest = 7.9;
    const EvenBins bins(0.1, 79);
    const FramePairs pairs(cell, kLongest, bins);
    QCOMPARE(pairs.parts()[1], parts);
    Random random(3);
    SpeciesPlaces places;
    for (int atom = 0; atom < 400; ++atom)
        places.add(
            pairs.inside({2 * random.uniform() - 1, random.uniform(), 2 * random.uniform() - 1}));
    places.add({0, 0, 0});  // on the faces
    const SortedPlaces sorted(places, pairs.parts());
    std::vector<double> squares;
    std::vector<std::uint64_t> all(bins.count() + 1), near = all;
    for (std::size_t atom = 0; atom < places.size(); ++atom) {
        const Eigen::RowVector3d from(places.axes[0][atom], places.axes[1][atom],
                                      places.axes[2][atom]);
        pairs.add(from, places, squares, all);
        pairs.add(from, sorted, squares, near);
    }
    QVERIFY(std::count_if(all.begin(), all.end(), [](std::uint64_t n) { return n > 0; }) > 40);
    QCOMPARE(near, all);
}

QTEST_APPLESS_MAIN(FramePairsTest)
#include "FramePairsTest.moc"
