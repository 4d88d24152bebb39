// VerletLists: against all pairs, for what simulation programs hand over.
#include <QTest>
#include <algorithm>
#include <random>

#include "core/base/Error.h"
#include "core/mtp/VerletLists.h"

using namespace mtp;

namespace {

std::vector<double> randomPositions(std::size_t count, const Eigen::Vector3d& edges,
                                    unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit;
    std::vector<double> positions;
    for (std::size_t i = 0; i < count; ++i)
        for (const double edge : edges)
            positions.push_back(edge * unit(random) - 3);
    return positions;
}

std::vector<int> neighboursByAllPairs(const std::vector<double>& positions, std::size_t central,
                                      double reach) {
    std::vector<int> found;
    const Eigen::Map<const Positions> rows(positions.data(),
                                           static_cast<Eigen::Index>(positions.size() / 3), 3);
    for (Eigen::Index other = 0; other < rows.rows(); ++other)
        if (other != static_cast<Eigen::Index>(central) &&
            (rows.row(other) - rows.row(static_cast<Eigen::Index>(central))).squaredNorm() <
                reach * reach)
            found.push_back(static_cast<int>(other));
    return found;
}

void compareWithAllPairs(const VerletLists& lists, const std::vector<double>& positions,
                         std::size_t centralCount, double reach) {
    QCOMPARE(lists.centrals().size(), centralCount);
    for (std::size_t i = 0; i < centralCount; ++i) {
        QCOMPARE(lists.centrals()[i], static_cast<int>(i));
        std::vector<int> found(lists.neighbours()[i], lists.neighbours()[i] + lists.counts()[i]);
        std::sort(found.begin(), found.end());
        QCOMPARE(found, neighboursByAllPairs(positions, i, reach));
    }
}

}  // namespace

class VerletListsTest : public QObject {
    Q_OBJECT

private slots:
    void holdWhatAllPairsHold_data();
    void holdWhatAllPairsHold();
    void areBuiltAnewInTheSameMemory();
    void positionsThatAreNotNumbersAreRefused();
};

void VerletListsTest::holdWhatAllPairsHold_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("centrals");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("z");
    QTest::newRow("locals and ghosts") << 600 << 200 << 18.0 << 20.0;
    QTest::newRow("all local") << 200 << 200 << 12.0 << 12.0;
    QTest::newRow("a slab") << 200 << 150 << 20.0 << 0.5;
    QTest::newRow("a wire") << 100 << 100 << 1e-9 << 60.0;
    QTest::newRow("within reach of each other") << 40 << 20 << 2.0 << 2.0;
    QTest::newRow("scattered") << 60 << 60 << 1e6 << 3.0;
    QTest::newRow("one atom") << 1 << 1 << 5.0 << 5.0;
    QTest::newRow("ghosts alone") << 50 << 0 << 10.0 << 10.0;
    QTest::newRow("nothing") << 0 << 0 << 1.0 << 1.0;
}

void VerletListsTest::holdWhatAllPairsHold() {
    QFETCH(int, count);
    QFETCH(int, centrals);
    QFETCH(double, x);
    QFETCH(double, z);
    constexpr double kReach = 6;
    const auto positions =
        randomPositions(static_cast<std::size_t>(count), {x, 0.5 * (x + z), z}, 5);
    VerletLists lists;
    lists.build(positions, static_cast<std::size_t>(centrals), kReach);
    compareWithAllPairs(lists, positions, static_cast<std::size_t>(centrals), kReach);
}

void VerletListsTest::areBuiltAnewInTheSameMemory() {
    VerletLists lists;
    for (const std::size_t count : {300u, 40u, 500u}) {
        const auto positions = randomPositions(count, {14, 15, 16}, static_cast<unsigned>(count));
        lists.build(positions, count, 4);
        compareWithAllPairs(lists, positions, count, 4);
    }
}

void VerletListsTest::positionsThatAreNotNumbersAreRefused() {
    std::vector<double> positions = randomPositions(10, {5, 5, 5}, 1);
    positions[17] = std::numeric_limits<double>::quiet_NaN();
    VerletLists lists;
    QVERIFY_EXCEPTION_THROWN(lists.build(positions, 10, 3), InputError);
}

QTEST_APPLESS_MAIN(VerletListsTest)
#include "VerletListsTest.moc"
