#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/SelectionExpression.h"

using namespace mtp;

namespace {

Table sample() {
    Table table;
    table.add("density", "g/cm³", {1, 2, 3, 4, NAN});
    table.add("dF", "eV/Å", {0.1, -0.7, 0.6, -0.2, 2});
    table.add("element", {"Li", "Cl", "Cl", "Al", "and"});
    table.add("part", {"training", "validation", "training", "test", "training"});
    return table;
}

std::vector<std::size_t> rows(const char* expression) {
    return selectedRows(sample(), expression);
}

QString reasonOf(const std::string& expression) {
    try {
        selectedRows(sample(), expression);
    } catch (const InputError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

using Rows = std::vector<std::size_t>;

}  // namespace

class SelectionExpressionTest : public QObject {
    Q_OBJECT

private slots:
    void exampleOfTheManual();
    void operatorsBindAsUsual();
    void textsAreCompared();
    void unknownNumbersAreNeverChosen();
    void errorsNamePlaceAndReason_data();
    void errorsNamePlaceAndReason();
    void noTextExhaustsTheStack();
};

void SelectionExpressionTest::exampleOfTheManual() {
    QCOMPARE(rows("density > 2 and abs(dF) > 0.5"), (Rows{2}));
    QCOMPARE(rows("density >= 2 and abs(dF) > 0.5"), (Rows{1, 2}));
    const std::vector<bool> mask = SelectionExpression("dF < 0").select(sample());
    QCOMPARE(mask, (std::vector<bool>{false, true, false, true, false}));
}

void SelectionExpressionTest::operatorsBindAsUsual() {
    // and before or; not before both.
    QCOMPARE(rows("density == 1 or density == 2 and dF > 0"), (Rows{0}));
    QCOMPARE(rows("(density == 1 or density == 2) and dF > 0"), (Rows{0}));
    QCOMPARE(rows("(density == 1 or density == 2) and dF < 0"), (Rows{1}));
    QCOMPARE(rows("not density == 1 and not density == 4 and density < 9"), (Rows{1, 2}));
    QCOMPARE(rows("1 + 2 * density - 4 / 2 == 5"), (Rows{2}));  // 2 density = 6
    QCOMPARE(rows("10 - density - 3 == 5"), (Rows{1}));         // from the left
    QCOMPARE(rows("-density ^ 2 == -9"), (Rows{2}));
    QCOMPARE(rows("2 ^ density == 8"), (Rows{2}));
    QCOMPARE(rows("sqrt(density) == 2"), (Rows{3}));
    QCOMPARE(rows("min(density, 3, 2.5) == 2.5"), (Rows{2, 3}));
    QCOMPARE(rows("max(density, 3) == 3"), (Rows{0, 1, 2}));
    QCOMPARE(rows("density != 1e0"), (Rows{1, 2, 3}));
    QCOMPARE(rows(".5 < dF"), (Rows{2, 4}));
}

void SelectionExpressionTest::textsAreCompared() {
    QCOMPARE(rows("element == \"Cl\""), (Rows{1, 2}));
    QCOMPARE(rows("element == Cl and part != training"), (Rows{1}));
    QCOMPARE(rows("'Al' == element"), (Rows{3}));
    QCOMPARE(rows("element == \"and\""), (Rows{4}));
    QCOMPARE(rows("element == part"), Rows{});
    QCOMPARE(rows("element == Xe"), Rows{});
}

void SelectionExpressionTest::unknownNumbersAreNeverChosen() {
    QCOMPARE(rows("density > 0 or density <= 0 or density != 1").size(), std::size_t(4));
    QCOMPARE(rows("min(density, 1) == 1 or min(1, density) == 1"), (Rows{0, 1, 2, 3}));
}

void SelectionExpressionTest::errorsNamePlaceAndReason_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* expression, const char* reason) {
        QTest::newRow(expression) << expression << reason;
    };
    row("density > 2 and force > 1",
        "at character 17: there is no column force; there are density, dF, element, part");
    row("é > 1", "at character 1: there is no column é; there are density, dF, element, part");
    row("density", "at character 1: this is a value, not a condition; compare it, as in \"> 0\"");
    row("density >", "at character 10: the expression ends where a column or a number is missing");
    row("", "at character 1: the expression ends where a column or a number is missing");
    row("(density > 1", "at character 13: a closing bracket is missing");
    row("density > 1)", "at character 12: \")\" was not expected; and, or, or an operator was");
    row("1 < density < 3", "at character 13: one comparison at a time; join two with \"and\"");
    row("density = 1", "at character 9: = is written == here");
    row("density > 1 & dF", "at character 13: unexpected \"&\"; use \"and\"");
    row("density > 1 # dF", "at character 13: unexpected \"#\"");
    row("sin(dF) > 1",
        "at character 1: there is no function sin; there are abs, sqrt, min and max");
    row("abs(dF, 1) > 1", "at character 1: abs takes one value");
    row("element > Cl", "at character 9: texts can be compared by == and != only");
    row("element == 3", "at character 12: a text column can be compared with a text only");
    row("element + 1 > 2",
        "at character 1: column element has texts, not numbers; compare it as in element == "
        "\"...\"");
    row("dF > \"Cl\"", "at character 6: \"Cl\" is a text where a number was expected");
    row("(dF > 1) > 2", "at character 5: this is a condition where a number was expected");
    row("element == \"Cl", "at character 12: the text has no end; a quotation mark is missing");
    row("dF > 1e", "at character 6: \"1e\" is not a number");
    row("dF > 1 or and", "at character 11: \"and\" stands where a column or a number was expected");
}

void SelectionExpressionTest::errorsNamePlaceAndReason() {
    QFETCH(QString, expression);
    QFETCH(QString, reason);
    QCOMPARE(reasonOf(expression.toStdString()), reason);
}

void SelectionExpressionTest::noTextExhaustsTheStack() {
    QVERIFY(reasonOf(std::string(1500, '(') + "dF").contains("nested too deep"));
    QVERIFY(reasonOf(std::string(1500, '-') + "dF > 1").contains("nested too deep"));
    std::string nots;
    for (int i = 0; i < 700; ++i)
        nots += "not ";
    QVERIFY(reasonOf(nots + "dF > 1").contains("nested too deep"));
    QVERIFY(reasonOf(std::string(5000, ' ') + "dF > 1").contains("longer than 4000"));
    std::string sum = "0", chain = "dF > 9";
    for (int i = 0; i < 90; ++i) {
        sum += " + dF";
        chain += " or dF > 9";
    }
    QCOMPARE(rows((sum + " > 0").c_str()), (Rows{0, 2, 4}));
    QCOMPARE(rows(chain.c_str()), Rows{});
    QCOMPARE(rows((std::string(90, '(') + "dF > 1" + std::string(90, ')')).c_str()), (Rows{4}));
}

QTEST_APPLESS_MAIN(SelectionExpressionTest)
#include "SelectionExpressionTest.moc"
