#include "core/base/Table.h"
#include "core/base/TableRows.h"

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
        QVERIFY(readCsv(otherSystem).texts("b") == Categories{"x"});
    }

    void rowsAreChosenAndAppended() {
        Table table;
        table.add("r", "Å", {1, 2, 3});
        table.add("label", {"a", "b", "c"});
        Table chosen = table.rows({2, 0});
        QVERIFY(chosen.numbers("r") == (std::vector<double>{3, 1}));
        QVERIFY(chosen.column("r").unit == "Å");
        chosen.append(table.rows({1}));
        QVERIFY(chosen.texts("label") == (Categories{"c", "a", "b"}));
        Table empty;
        empty.append(table);
        QVERIFY(empty.rowCount() == 3);
        Table other;
        other.add("r", "nm", {1});
        other.add("label", {"a"});
        QVERIFY_EXCEPTION_THROWN(chosen.append(other), InputError);
    }

    void declaredColumnsHaveTheirTypeAndUnit() {
        constexpr ColumnKey<double> kDensity{"density", "g/cm³"};
        constexpr ColumnKey<int> kAtom{"atom"};
        constexpr ColumnKey<std::string> kElement{"element"};
        TableRows rows(kElement, kAtom, kDensity);
        rows.add("Li", 0, 1.5);
        rows.add("Cl", 1, 2);
        const Table table = rows.table();
        QCOMPARE(table[kDensity][1], 2.0);
        QCOMPARE(table[kAtom][1], 1);
        QCOMPARE(table[kElement][0], std::string("Li"));
        QCOMPARE(table.column("density").unit, std::string("g/cm³"));
        QCOMPARE(table.numeric("atom")[1], 1.0);
        QVERIFY_EXCEPTION_THROWN((void)table[ColumnKey<double>{"atom"}], InputError);
        QVERIFY_EXCEPTION_THROWN((void)table.numbers("element"), InputError);
        QVERIFY_EXCEPTION_THROWN((void)table.numeric("element"), InputError);
        std::ostringstream csv;
        writeCsv(csv, table);
        QCOMPARE(csv.str(), std::string("element,atom,density [g/cm³]\nLi,0,1.5\nCl,1,2\n"));
    }

    void equalTextsAreStoredOnce() {
        Categories elements{"Li", "Cl", "Li", "Cl", "Cl"};
        QCOMPARE(elements.names(), (std::vector<std::string>{"Li", "Cl"}));
        QCOMPARE(elements[4], std::string("Cl"));
        const Categories chosen = elements.rows({4, 1});  // without Li: its name goes too
        QCOMPARE(chosen.names(), std::vector<std::string>{"Cl"});
        Categories others{"Al", "Cl"};
        others.append(elements);
        QVERIFY(others == (Categories{"Al", "Cl", "Li", "Cl", "Li", "Cl", "Cl"}));
        QCOMPARE(others.names().size(), std::size_t(3));
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
