#include <QTest>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/inspection/Distributions.h"

using namespace mtp;

class DistributionsTest : public QObject {
    Q_OBJECT

private slots:
    void histogramCountsEveryFiniteValueOnce();
    void rangeOfAHistogramLeavesOutliersToItsEnds();
    void cumulativeReachesOneAtTheLargest();
    void errorsAreBinnedByAnotherColumn();
    void worstComeFirst();
};

void DistributionsTest::histogramCountsEveryFiniteValueOnce() {
    const Table table =
        errorHistogram({-1, -0.5, -0.01, 0.01, 0.4, 0.999, 1, 7, NAN}, "eV", {4, 1.0});
    // Bins -1, -0.5, 0, 0.5, 1; 1 and 7 are at the end and beyond it.
    QCOMPARE(table.numbers("count"), (std::vector<double>{1, 2, 2, 3}));
    QCOMPARE(table.numbers("from"), (std::vector<double>{-1, -0.5, 0, 0.5}));
    QCOMPARE(table.numbers("middle")[3], 0.75);
    QCOMPARE(table.column("to").unit, std::string("eV"));
    QVERIFY_EXCEPTION_THROWN(errorHistogram({1}, "", {0, {}}), InputError);
    const Table none = errorHistogram({}, "eV", {3, {}});
    QCOMPARE(none.numbers("count"), (std::vector<double>{0, 0, 0}));
}

void DistributionsTest::rangeOfAHistogramLeavesOutliersToItsEnds() {
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back((i % 2 == 0 ? 1 : -1) * 0.001 * i);
    values.push_back(500);
    const Table table = errorHistogram(values, "eV");
    // 99.5 % of 1001 values: the 995th by size.
    QVERIFY(std::abs(table.numbers("to").back() - 0.995) < 1e-12);
    const std::vector<double>& counts = table.numbers("count");
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0.0), 1001.0);
}

void DistributionsTest::cumulativeReachesOneAtTheLargest() {
    const Table all = cumulativeErrors({-3, 1, 2, -4}, "eV");
    QCOMPARE(all.numbers("error"), (std::vector<double>{1, 2, 3, 4}));
    QCOMPARE(all.numbers("fraction"), (std::vector<double>{0.25, 0.5, 0.75, 1}));
    const Table two = cumulativeErrors({-3, 1, 2, -4}, "eV", 2);
    QCOMPARE(two.numbers("error"), (std::vector<double>{2, 4}));
    QCOMPARE(cumulativeErrors({}, "eV").rowCount(), std::size_t(0));
}

void DistributionsTest::errorsAreBinnedByAnotherColumn() {
    Table table;
    table.add("F", "eV/Å", {0, 0.5, 2, 10, NAN, 9});
    table.add("dF", "eV/Å", {1, 3, 5, 2, 100, NAN});
    const Table binned = binnedErrors(table, "F", "dF", 5);
    // Bins of 2 from 0 to 10: {1, 3}, {5}, none, none, {2}.
    QCOMPARE(binned.numbers("from"), (std::vector<double>{0, 2, 8}));
    QCOMPARE(binned.numbers("count"), (std::vector<double>{2, 1, 1}));
    QCOMPARE(binned.numbers("mae"), (std::vector<double>{2, 5, 2}));
    QCOMPARE(binned.numbers("rmse")[0], std::sqrt(5.0));
    QCOMPARE(binned.numbers("largest"), (std::vector<double>{3, 5, 2}));
    QVERIFY_EXCEPTION_THROWN(binnedErrors(table, "G", "dF"), InputError);
    Table same;
    same.add("F", "", {2, 2});
    same.add("dF", "", {1, -1});
    QCOMPARE(binnedErrors(same, "F", "dF", 5).numbers("count"), (std::vector<double>{2}));
}

void DistributionsTest::worstComeFirst() {
    Table table;
    table.add("dE", "meV/atom", {1, -5, NAN, 3, 5});
    QCOMPARE(worstRows(table, "dE", 3), (std::vector<std::size_t>{1, 4, 3}));
    QCOMPARE(worstRows(table, "dE", 10).size(), std::size_t(4));
}

QTEST_APPLESS_MAIN(DistributionsTest)
#include "DistributionsTest.moc"
