#include "ui/theme/DisplayUnits.h"

#include <QSignalSpy>
#include <QTest>

using namespace mtp::ui;

namespace {

// The unit of this key for a measure, the others as stated.
void show(Measure measure, const char* key) {
    UnitChoice choice{};
    const auto units = unitsOf(measure);
    for (std::size_t i = 1; i < units.size(); ++i)
        if (QLatin1String(units[i].key) == QLatin1String(key))
            choice[static_cast<std::size_t>(measure)] = static_cast<int>(i);
    DisplayUnits::instance().choose(choice);
}

}  // namespace

class DisplayUnitsTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { DisplayUnits::instance().choose({}); }
    void unitsAreAsStatedAtFirst();
    void valuesAgreeWithKnownOnes_data();
    void valuesAgreeWithKnownOnes();
    void otherUnitsStayAsTheyAre();
    void labelsEndWithTheUnit();
    void numbersKeepTheirDigits();
    void aChangeIsToldOnce();
};

void DisplayUnitsTest::unitsAreAsStatedAtFirst() {
    for (const char* unit : {"eV", "meV/atom", "eV/Å", "GPa", "Å³", "g/cm³", "K"}) {
        QCOMPARE(shownUnit(QString::fromUtf8(unit)).name, QString::fromUtf8(unit));
        QCOMPARE(shownUnit(QString::fromUtf8(unit)).factor, 1.0);
    }
}

// CODATA 2018 and the definitions of calorie and bar.
void DisplayUnitsTest::valuesAgreeWithKnownOnes_data() {
    QTest::addColumn<int>("measure");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("stated");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<double>("factor");
    const auto row = [](Measure measure, const char* key, const char* stated, const char* shown,
                        double factor) {
        QTest::addRow("%s in %s", stated, key)
            << int(measure) << QString(key) << QString(stated) << QString(shown) << factor;
    };
    row(Measure::Energy, "kJ/mol", "eV", "kJ/mol", 96.48533212);
    row(Measure::Energy, "kcal/mol", "meV/atom", "kcal/mol/atom", 0.02306054783);
    row(Measure::Energy, "meV", "eV/atom", "meV/atom", 1000);
    row(Measure::Energy, "eV", "meV/atom", "eV/atom", 0.001);
    row(Measure::Force, "kJ/mol/nm", "eV/Å", "kJ/mol/nm", 964.8533212);
    row(Measure::Force, "kcal/mol/A", "meV/Å", "kcal/mol/Å", 0.02306054783);
    row(Measure::Force, "hartree/bohr", "eV/Å", "Ha/bohr", 0.01944690381);
    row(Measure::Stress, "kbar", "GPa", "kbar", 10);
    row(Measure::Stress, "bar", "GPa", "bar", 10000);
    row(Measure::Length, "nm", "Å", "nm", 0.1);
    row(Measure::Length, "nm", "Å³/atom", "nm³/atom", 0.001);
    row(Measure::Length, "nm", "1/Å", "1/nm", 10);
    row(Measure::Length, "bohr", "Å", "bohr", 1.889726125);
    row(Measure::Length, "bohr", "Å²/ps", "bohr²/ps", 3.571064826);
    row(Measure::Density, "kg/m3", "g/cm³", "kg/m³", 1000);
}

void DisplayUnitsTest::valuesAgreeWithKnownOnes() {
    QFETCH(int, measure);
    QFETCH(QString, key);
    QFETCH(QString, stated);
    QFETCH(QString, shown);
    QFETCH(double, factor);
    show(static_cast<Measure>(measure), key.toLatin1());
    QCOMPARE(shownUnit(stated).name, shown);
    QVERIFY(std::abs(shownUnit(stated).factor / factor - 1) < 1e-8);  // digits given above
}

void DisplayUnitsTest::otherUnitsStayAsTheyAre() {
    show(Measure::Energy, "kJ/mol");
    for (const char* unit : {"", "K", "ps", "GPa", "Å", "eV/Å", "MeV", "µs/atom"})
        QCOMPARE(shownUnit(QString::fromUtf8(unit)).name, QString::fromUtf8(unit));
}

void DisplayUnitsTest::labelsEndWithTheUnit() {
    show(Measure::Stress, "kbar");
    QCOMPARE(shownLabel("pressure, GPa").name, QString("pressure, kbar"));
    QCOMPARE(shownLabel("pressure, GPa").factor, 10.0);
    QCOMPARE(shownLabel("of GPa, in all").name, QString("of GPa, in all"));
    QCOMPARE(shownLabel("GPa").name, QString("kbar"));
    QCOMPARE(shownLabel(QString()).factor, 1.0);
}

void DisplayUnitsTest::numbersKeepTheirDigits() {
    QCOMPARE(shownNumber(4.1, 1, "meV/atom"), QString("4.1"));
    show(Measure::Energy, "eV");
    QCOMPARE(shownNumber(4.1, 1, "meV/atom"), QString("0.0041"));
    show(Measure::Energy, "kJ/mol");
    QCOMPARE(shownNumber(4.1, 1, "meV/atom"), QString("0.396"));
    show(Measure::Density, "kg/m3");
    QCOMPARE(shownNumber(1.992, 2, QStringLiteral("g/cm³")), QString("1,992"));
}

void DisplayUnitsTest::aChangeIsToldOnce() {
    const QSignalSpy told(&DisplayUnits::instance(), &DisplayUnits::changed);
    show(Measure::Length, "nm");
    show(Measure::Length, "nm");
    QCOMPARE(told.size(), 1);
}

QTEST_GUILESS_MAIN(DisplayUnitsTest)
#include "DisplayUnitsTest.moc"
