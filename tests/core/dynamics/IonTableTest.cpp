// What each ion of a run does, and ions that are chosen by it.
#include <QTest>
#include <cmath>

#include "core/base/SelectionExpression.h"
#include "core/dynamics/IonTable.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

class IonTableTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAreWhatTheIonsDo();
    void whatIsNotKnownIsNotANumber();
    void expressionsAreCheckedWithoutARun();
};

// Ion 0 hops by 3 Å at 100 and back at 200 ps, ion 1 by 4 Å at 104, ion 2 stays.
void IonTableTest::rowsAreWhatTheIonsDo() {
    constexpr std::size_t kFrames = 400;
    Displacements all =
        ionsThatMove(3, kFrames, [](std::size_t ion, std::size_t k, std::size_t axis) {
            if (axis != 0)
                return 0.0;
            return ion == 0 && k == 100   ? 3.0
                   : ion == 0 && k == 200 ? -3.0
                   : ion == 1 && k == 104 ? 4.0
                                          : 0.0;
        });
    all.ids = {7, 8, 9};
    all.meanCell = Cell::fromRows(30 * Eigen::Matrix3d::Identity());
    Dynamics dynamics;
    dynamics.hops = hopsOf(all, {.window = 10});
    dynamics.cascades = cascadesOf(all, dynamics.hops, {.window = 10, .neighbourRadius = 5});
    dynamics.caged = cagedShareOf(all, std::nullopt, {.time = 50.0});
    const Table table = ionTable(all, dynamics);
    QCOMPARE(table[kIonId], (std::vector<double>{7, 8, 9}));
    QCOMPARE(table[kIonPlace], (std::vector<int>{0, 1, 2}));
    QCOMPARE(table[kIonHops], (std::vector<double>{2, 1, 0}));
    QCOMPARE(table[kIonLength][0], 3.0);
    QVERIFY(std::isnan(table[kIonLength][2]));
    QCOMPARE(table[kIonLongest][1], 4.0);
    QCOMPARE(table[kIonUndone][0], 0.5);
    QCOMPARE(table[kIonShare][0], 2.0 / 3);
    QCOMPARE(table[kIonCascades], (std::vector<double>{1, 1, 0}));
    QCOMPARE(table[kIonStay][0], 100.0);
    QVERIFY(std::isnan(table[kIonStay][1]));
    QCOMPARE(table[kIonDisplacement], (std::vector<double>{0, 4, 0}));
    // Of 350 origins at 50 ps, 100 of ion 0 see a hop of 9 Å².
    QCOMPARE(table[kIonMsd][0], 9.0 * 100 / 350);
    QCOMPARE(table[kIonCagedShare][0], 1 - 100.0 / 350);
    QCOMPARE(table[kIonMotion][0], std::string("caged"));
    // 381 frames in which each ion could hop: from 10 to 390.
    QVERIFY(std::abs(table[kIonRate][1] - 1000 / dynamics.hops.observed) < 1e-12);
    using Rows = std::vector<std::size_t>;
    QCOMPARE(selectedRows(table, "hops > 0"), (Rows{0, 1}));
    QCOMPARE(selectedRows(table, "length > 3.5"), (Rows{1}));
    QCOMPARE(selectedRows(table, "id > 7 and hops == 0"), (Rows{2}));
    QCOMPARE(selectedRows(table, "motion == hopping"), Rows());
    QCOMPARE(selectedRows(table, "not (motion == hopping) and hops < 2"), (Rows{1, 2}));
}

void IonTableTest::whatIsNotKnownIsNotANumber() {
    Displacements all =
        ionsThatMove(2, 20, [](std::size_t, std::size_t, std::size_t) { return 0.0; });
    all.atoms = {0, 1};
    Dynamics dynamics;
    dynamics.hops.reason = "the run is too short";
    const Table table = ionTable(all, dynamics);
    QCOMPARE(table[kIonId], (std::vector<double>{1, 2}));
    for (const ColumnKey<double>& key :
         {kIonHops, kIonShare, kIonRate, kIonUndone, kIonCascades, kIonLength, kIonLongest,
          kIonStay, kIonMsd, kIonCagedShare})
        QVERIFY2(std::isnan(table[key][1]), key.name);
    QVERIFY(table[kIonMotion][1].empty());
    QVERIFY(selectedRows(table, "hops >= 0 or hops < 0 or motion == caged").empty());
}

void IonTableTest::expressionsAreCheckedWithoutARun() {
    requireIonExpression("hops > 3 and (motion == caged or length > 2.5)");
    for (const char* text : {"", "hops", "lenght > 2", "hops > 3 and", "motion > 2", "hops = 3"})
        QVERIFY_EXCEPTION_THROWN(requireIonExpression(text), InputError);
}

QTEST_GUILESS_MAIN(IonTableTest)
#include "IonTableTest.moc"
