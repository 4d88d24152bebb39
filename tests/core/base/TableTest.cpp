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

    void csvGivesBackCellsOfSeveralLines() {
        Table table;
        table.add("r", "Å", {1.0, 2.0});
        table.add("note", {"two\nlines, and \"a quote\"", "a carriage\r\nreturn"});
        std::stringstream text;
        writeCsv(text, table);
        const Table back = readCsv(text);
        QVERIFY(back.numbers("r") == table.numbers("r"));
        QVERIFY(back.texts("note") == table.texts("note"));
        std::istringstream otherSystem("a,b\r\n1,x\r\n");
        QVERIFY(readCsv(otherSystem).texts("b") == std::vector<std::string>{"x"});
    }

    void rowsAreChosenAndAppended() {
        Table table;
        table.add("r", "Å", {1, 2, 3});
        table.add("label", {"a", "b", "c"});
        Table chosen = table.rows({2, 0});
        QVERIFY(chosen.numbers("r") == (std::vector<double>{3, 1}));
        QVERIFY(chosen.column("r").unit == "Å");
        chosen.append(table.rows({1}));
        QVERIFY(chosen.texts("label") == (std::vector<std::string>{"c", "a", "b"}));
        Table empty;
        empty.append(table);
        QVERIFY(empty.rowCount() == 3);
        Table other;
        other.add("r", "nm", {1});
        other.add("label", {"a"});
        QVERIFY_EXCEPTION_THROWN(chosen.append(other), InputError);
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
