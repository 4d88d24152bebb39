#include "core/inspection/ShownNumbers.h"

#include <QTest>
#include <cmath>

#include "core/inspection/CurveColumns.h"

using namespace mtp;

class ShownNumbersTest : public QObject {
    Q_OBJECT

    static Table places() {
        Table table;
        table.add(columns::kConfiguration, {0, 2});
        table.add(columns::kAtom, {0, 5});
        table.add(columns::kWorstAtom, {3, NAN});
        table.add(columns::kDensity, {1.5, 2.5});
        return table;
    }

private slots:
    void configurationsAndAtomsAreCountedFromOne() {
        const Table shown = withShownNumbers(places());
        QCOMPARE(shown[columns::kConfiguration], (std::vector<int>{1, 3}));
        QCOMPARE(shown[columns::kAtom], (std::vector<int>{1, 6}));
        QCOMPARE(shown[columns::kWorstAtom][0], 4.0);
        QVERIFY(std::isnan(shown[columns::kWorstAtom][1]));
        QCOMPARE(shown[columns::kDensity], (std::vector<double>{1.5, 2.5}));
    }

    void configurationsHaveTheNumbersOfTheProject() {
        QCOMPARE(withShownNumbers(places(), {7, 8, 12})[columns::kConfiguration],
                 (std::vector<int>{7, 12}));
        QCOMPARE(withShownAtoms(places())[columns::kConfiguration], (std::vector<int>{0, 2}));
    }
};

QTEST_APPLESS_MAIN(ShownNumbersTest)
#include "ShownNumbersTest.moc"
