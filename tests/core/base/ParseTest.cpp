#include "core/base/Parse.h"

#include <QTest>
#include <array>
#include <cmath>

#include "core/base/Lists.h"

using namespace mtp;

class ParseTest : public QObject {
    Q_OBJECT
private slots:
    void doublesAreReadExactly_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("integer") << "42" << 42.0;
        QTest::newRow("plus") << "+1.5" << 1.5;
        QTest::newRow("minus") << "-0.25" << -0.25;
        QTest::newRow("no leading digit") << "-.5" << -.5;
        QTest::newRow("no fraction") << "3." << 3.0;
        QTest::newRow("exponent") << "1.25E-02" << 1.25e-2;
        QTest::newRow("Fortran exponent") << "-1.25D+02" << -125.0;
        QTest::newRow("seventeen digits") << "0.10000000000000001" << 0.1;
        QTest::newRow("too small for a double") << "1e-400" << 0.0;
    }
    void doublesAreReadExactly() {
        QFETCH(QString, text);
        QFETCH(double, value);
        const std::string word = text.toStdString();
        const auto found = parseDouble(word);
        QVERIFY(found);
        QVERIFY(*found == value);  // the nearest double, so exactly
    }

    void whatIsNoFiniteNumberIsRefused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",         "nan",   "NaN",  "-nan", "inf",   "-Infinity",
                                 "********", "1.5x",  "--1",  "+-1",  "1e400", ".",
                                 "-",        "1.2.3", "0x10", "1,5",  "1.5 ",  "-100.123-200.456",
                                 "1D",       "D5"})
            QTest::addRow("\"%s\"", text) << text;
    }
    void whatIsNoFiniteNumberIsRefused() {
        QFETCH(QString, text);
        const std::string word = text.toStdString();
        QVERIFY(!parseDouble(word));
    }

    void integersAreReadWhole() {
        QVERIFY(parseInt("12") == 12);
        QVERIFY(parseInt("-7") == -7);
        QVERIFY(parseInt("+7") == 7);
        for (const char* text : {"", "1.0", "1e3", "12a", "99999999999999999999", "+-1", "+"})
            QVERIFY2(!parseInt(text), text);
    }

    void wordsAreSeparatedByAnyBlanks() {
        const auto words = wordsOf("  Li \t Cl\tAl\r");
        QCOMPARE(words.size(), 3u);
        QVERIFY(words[0] == "Li" && words[1] == "Cl" && words[2] == "Al");
        QCOMPARE(countWords(" \t "), 0u);
        QVERIFY(trimmed("\t a b \r") == "a b");
    }

    void takingNumbersStopsAtTheFirstThatIsNone() {
        std::string_view rest = " 1 2.5 stop 4";
        std::array<double, 3> values{};
        QVERIFY(!takeDoubles(rest, values));
        QCOMPARE(values[1], 2.5);
        QVERIFY(takeWord(rest) == "stop");
        std::string_view enough = "1 2 3 4";
        QVERIFY(takeDoubles(enough, values));
        QVERIFY(trimmed(enough) == "4");
    }

    // The short ways take and refuse what parseDouble() does, and give the same double.
    void allWaysOfReadingNumbersAgree_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"0",
                                 "-0",
                                 "+2.",
                                 ".5",
                                 "-.5",
                                 "5.",
                                 ".",
                                 "-",
                                 "+",
                                 "",
                                 "--1",
                                 "1-2",
                                 "1.2.3",
                                 "1,5",
                                 "12.345678",
                                 "0.12345678",
                                 "-0.99999999",
                                 "0.1234567x",
                                 "0.12345678x",
                                 "0.123456789",
                                 "98765.43210987e-3",
                                 "0.1234567812345678",
                                 "0.12345678-0.1",
                                 "-0.000001",
                                 "9007199254740992",
                                 "9007199254740993",
                                 "123456789012345678",
                                 "1234567890123456789",
                                 "99999999999999999999",
                                 "0.30000000000000004",
                                 "0.10000000000000001",
                                 "1e22",
                                 "1e23",
                                 "1.5e-22",
                                 "1.5e-23",
                                 "3e-5",
                                 "3E+05",
                                 "1e",
                                 "1e+",
                                 "1e-x",
                                 "1e5.",
                                 "1.0D+02",
                                 "1d3",
                                 "1e99",
                                 "1e308",
                                 "1e309",
                                 "1e400",
                                 "1e-400",
                                 "1e0000005",
                                 "nan",
                                 "inf",
                                 "-inf",
                                 "NaN",
                                 "****",
                                 "0x1",
                                 "1.5x",
                                 "x1.5",
                                 "1 "})
            QTest::addRow("\"%s\"", text) << text;
        QTest::newRow("long") << QString(400, '1');
        QTest::newRow("long with exponent") << QString(250, '1') + "e99";
        QTest::newRow("long fraction") << "0." + QString(400, '3');
    }
    void allWaysOfReadingNumbersAgree() {
        QFETCH(QString, text);
        const std::string word = text.toStdString();
        for (const std::string& line : {word, "  " + word, word + "\t7", " " + word + "\r"}) {
            std::string_view ahead = line;
            const std::optional<double> wanted = parseDouble(takeWord(ahead));
            std::string_view rest = line, skipped = line;
            double value = 0;
            QCOMPARE(takeDouble(rest, value), wanted.has_value());
            const bool isSmall = wanted && std::abs(*wanted) < 1e130;
            QCOMPARE(skipDoubles(skipped, 1), isSmall);
            QCOMPARE(rest.size(), wanted ? ahead.size() : line.size());
            QCOMPARE(skipped.size(), isSmall ? ahead.size() : line.size());
            QVERIFY(!wanted || (value == *wanted && std::signbit(value) == std::signbit(*wanted)));
        }
    }

    void columnsRunTogetherAreSplitAtTheSign() {
        std::array<double, 3> values{};
        std::string_view row = "-0.63265286-0.11227753 -1.5E-02 rest";
        QVERIFY(takeMergedDoubles(row, values));
        QVERIFY(values[0] == -0.63265286 && values[1] == -0.11227753 && values[2] == -1.5e-2);
        QVERIFY(trimmed(row) == "rest");
        std::string_view overflow = "1.0-2.0********";
        QVERIFY(!takeMergedDoubles(overflow, values));
    }

    void namesAreSeparatedByBlanksCommasOrSemicolons() {
        const std::vector<std::string> wanted{"Li", "Cl", "Al"};
        for (const char* text :
             {"Li Cl Al", "Li,Cl,Al", "Li, Cl, Al", " Li ;Cl\tAl ", "Li Cl, Al", "Li,Cl,Al,"})
            QVERIFY2(parseNames(text) == wanted, text);
        QVERIFY(parseNames("") && parseNames(" ")->empty());
        for (const char* text : {"Li,,Al", ",Li", "Li;;", ";"})
            QVERIFY2(!parseNames(text), text);
    }

    void textsAreSplitAtEverySeparator() {
        using Parts = std::vector<std::string_view>;
        QVERIFY(splitAt("Li, Cl,Al", ',') == (Parts{"Li", " Cl", "Al"}));
        QVERIFY(splitAt("5:", ':') == (Parts{"5", ""}));
        QVERIFY(splitAt("::7", ':') == (Parts{"", "", "7"}));
        QVERIFY(splitAt("", ',') == Parts{""});
    }

    void caseIsIgnoredWhereAskedFor() {
        QVERIFY(equalsIgnoringCase("SuperCell", "Supercell"));
        QVERIFY(!equalsIgnoringCase("Super", "Supercell"));
        QVERIFY(startsWithIgnoringCase("DIRECT configuration", "direct"));
        QVERIFY(toLower("POSCAR") == "poscar");
    }
};

QTEST_APPLESS_MAIN(ParseTest)
#include "ParseTest.moc"
