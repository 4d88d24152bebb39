#include <QTest>
#include <set>

#include "core/base/Error.h"
#include "core/mtp/Potential.h"

using namespace mtp;

class BasisTest : public QObject {
    Q_OBJECT

private slots:
    void levelHasTheCountsOfThePublishedTable_data();
    void levelHasTheCountsOfThePublishedTable();
    void productsComeAfterWhatTheyAreMadeOf();
    void basisOfNoLevelHasNone();
    void oddOrLargeLevelsAreRefused();
};

void BasisTest::levelHasTheCountsOfThePublishedTable_data() {
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("radialFunctions");
    QTest::addColumn<int>("basics");
    QTest::addColumn<int>("scalars");
    const int table[][4] = {{2, 1, 1, 1},       {4, 1, 1, 2},      {6, 2, 5, 5},
                            {8, 2, 11, 9},      {10, 3, 25, 16},   {12, 3, 46, 29},
                            {14, 4, 81, 52},    {16, 4, 130, 92},  {18, 5, 201, 163},
                            {20, 5, 295, 288},  {22, 6, 421, 500}, {24, 6, 581, 864},
                            {26, 6, 706, 1464}, {28, 6, 866, 2445}};
    for (const auto& row : table)
        QTest::addRow("level %d", row[0]) << row[0] << row[1] << row[2] << row[3];
}

void BasisTest::levelHasTheCountsOfThePublishedTable() {
    QFETCH(int, level);
    QFETCH(int, radialFunctions);
    QFETCH(int, basics);
    QFETCH(int, scalars);
    const MomentBasis basis = makeBasis(level);
    QCOMPARE(basis.radialFunctionCount(), radialFunctions);
    QCOMPARE(static_cast<int>(basis.basics.size()), basics);
    QCOMPARE(static_cast<int>(basis.scalars.size()), scalars);
    QCOMPARE(levelOf(basis), std::optional(level));
    // Distinct moments: MLIP sets, and does not add, the derivative by the moment of a scalar.
    const std::set<int> moments(basis.scalars.begin(), basis.scalars.end());
    QCOMPARE(moments.size(), basis.scalars.size());
}

void BasisTest::productsComeAfterWhatTheyAreMadeOf() {
    const MomentBasis basis = makeBasis(16);
    // A moment may be summed up over several products, all before its first use.
    std::vector<bool> isUsed(static_cast<std::size_t>(basis.momentCount), false);
    for (const MomentProduct& p : basis.products) {
        QVERIFY(!isUsed[static_cast<std::size_t>(p.target)]);
        isUsed[static_cast<std::size_t>(p.left)] = true;
        isUsed[static_cast<std::size_t>(p.right)] = true;
        QVERIFY(p.target >= static_cast<int>(basis.basics.size()));
    }
}

void BasisTest::basisOfNoLevelHasNone() {
    MomentBasis basis = makeBasis(8);
    basis.scalars.pop_back();
    QVERIFY(!levelOf(basis) && !levelOf({}));
}

void BasisTest::oddOrLargeLevelsAreRefused() {
    QVERIFY_EXCEPTION_THROWN(makeBasis(7), InputError);
    QVERIFY_EXCEPTION_THROWN(makeBasis(30), InputError);
    QVERIFY_EXCEPTION_THROWN(makeBasis(0), InputError);
}

QTEST_APPLESS_MAIN(BasisTest)
#include "BasisTest.moc"
