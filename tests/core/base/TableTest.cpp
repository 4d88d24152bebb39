#include "core/base/Table.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <sstream>

#include "core/base/Error.h"

using namespace mtp;

class TableTest : public QObject {
    Q_OBJECT
private slots:
    void columnsAreFoundByName() {
        Table table;
        table.add("energy", "eV", {1.0, 2.0});
        table.add("species", {"Li", "Cl"});
        QCOMPARE(table.rowCount(), 2u);
        QVERIFY(table.has("energy") && !table.has("force"));
        QCOMPARE(table.numbers("energy")[1], 2.0);
        QVERIFY(table.texts("species")[0] == "Li");
        QVERIFY(table.column("energy").unit == "eV");
    }

    void wrongUseIsAnError() {
        Table table;
        table.add("energy", "eV", {1.0, 2.0});
        QVERIFY_EXCEPTION_THROWN(table.add("short", "", std::vector<double>{1.0}), InputError);
        QVERIFY_EXCEPTION_THROWN((void)table.numbers("none"), InputError);
        QVERIFY_EXCEPTION_THROWN((void)table.texts("energy"), InputError);
    }

    void csvGivesBackTheSameDoublesAndTexts() {
        Table table;
        table.add("r", "Å", {0.1, 1.0 / 3.0, -1e-300, std::numeric_limits<double>::max()});
        table.add("label", {"plain", "with, comma", "a \"quote\"", ""});
        std::stringstream text;
        writeCsv(text, table);
        const Table back = readCsv(text);
        QVERIFY(back.numbers("r") == table.numbers("r"));
        QVERIFY(back.texts("label") == table.texts("label"));
        QVERIFY(back.column("r").unit == "Å");
    }

    void raggedCsvIsRefused() {
        std::istringstream ragged("a,b\n1,2\n3\n");
        QVERIFY_EXCEPTION_THROWN(readCsv(ragged), InputError);
        std::istringstream empty("");
        QVERIFY_EXCEPTION_THROWN(readCsv(empty), InputError);
    }
};

QTEST_APPLESS_MAIN(TableTest)
#include "TableTest.moc"
