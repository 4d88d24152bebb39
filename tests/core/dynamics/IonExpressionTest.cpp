// Ions are chosen by what they do.
#include <QTest>
#include <cmath>

#include "core/dynamics/ChosenIons.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

IonQuantities ion(std::initializer_list<std::pair<IonQuantity, double>> known) {
    IonQuantities quantities;
    quantities.fill(kUnknown);
    for (const auto& [quantity, value] : known)
        quantities[static_cast<std::size_t>(quantity)] = value;
    return quantities;
}

// Four hops of 3 Å, mostly caged; its length of stay is not known.
const IonQuantities kIon = ion({{IonQuantity::Id, 17},
                                {IonQuantity::Hops, 4},
                                {IonQuantity::Length, 3},
                                {IonQuantity::CagedShare, 0.75},
                                {IonQuantity::Msd, 0.5}});

}  // namespace

class IonExpressionTest : public QObject {
    Q_OBJECT

private slots:
    void conditionHolds_data();
    void conditionHolds();
    void mistakeIsNamed_data();
    void mistakeIsNamed();
    void longAndDeepOnesAreRefused();
    void quantitiesAreThoseOfTheRun();
};

void IonExpressionTest::conditionHolds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("holds");
    for (const auto& [text, holds] : std::initializer_list<std::pair<const char*, bool>>{
             {"hops > 3 and length > 2.5", true},
             {"hops > 3 and length > 3", false},
             {"hops > 4 or length >= 3", true},
             {"hops>=4&&length<=3", true},
             {"hops < 4 || length != 3", false},
             {"HOPS = 4 AND Length == 3", true},
             {"caged", true},
             {"hopping", false},
             {"not caged", false},
             {"!hopping and not (hops < 4)", true},
             {"not hops > 3 or caged", true},          // not binds tighter than or
             {"hops > 5 and caged or id = 17", true},  // and binds tighter than or
             {"hops > 5 and (caged or id = 17)", false},
             {"2 + 3 * hops = 14", true},
             {"(2 + 3) * hops = 20", true},
             {"12 / hops - 2 = 1", true},
             {"8 - 2 - 1 = 5", true},
             {"-hops < -3.9e0", true},
             {"hops > +3", true},
             {"msd < 5e-1", false},
             {"msd <= .5", true},
             {"((((hops)))) > 3", true},
             {"stay > 0", false},  // what is not known
             {"stay <= 0", false},
             {"stay != 1", false},
             {"not stay > 0", true},
             {"hops / 0 > 1", true},
         })
        QTest::newRow(text) << QString(text) << holds;
}

void IonExpressionTest::conditionHolds() {
    QFETCH(QString, text);
    QFETCH(bool, holds);
    QCOMPARE(IonExpression::parse(text.toStdString()).holdsFor(kIon), holds);
}

void IonExpressionTest::mistakeIsNamed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    for (const auto& [text, message] : std::initializer_list<std::pair<const char*, const char*>>{
             {"", "a quantity or a number is missing at character 1"},
             {"hops",
              "a condition is missing, such as hops > 3, instead of a number at character 1"},
             {"hops >", "a quantity or a number is missing at character 7"},
             {"hops > 3 and", "a quantity or a number is missing at character 13"},
             {"hops > 3 and length", "instead of a number at character 14"},
             {"hop > 3", "\"hop\" is no quantity of an ion (there are id, ion, hops, share"},
             {"hops > 3 length", "\"length\" cannot follow what stands before it at character 10"},
             {"1 < hops < 3", "\"<\" cannot follow what stands before it at character 10"},
             {"hops > caged", "a number is missing, instead of a condition at character 8"},
             {"caged + 1 > 2", "a number is missing, instead of a condition at character 1"},
             {"-caged", "a number is missing, instead of a condition at character 2"},
             {"not hops",
              "a condition is missing, such as hops > 3, instead of a number at character 5"},
             {"(hops > 3", "\")\" is missing for the bracket at character 1 at character 10"},
             {"hops > 3)", "\")\" cannot follow what stands before it at character 9"},
             {"hops > )", "a quantity or a number is missing before \")\" at character 8"},
             {"hops > 1.2.3", "\"1.2.3\" is no number at character 8"},
             {"hops > 1e999", "\"1e999\" is no number at character 8"},
             {"hops $ 3", "\"$\" means nothing at character 6"},
             {"hops > 3 & caged", "\"&\" means nothing at character 10"},
             {"hops \xE2\x89\xA5 3", "a character that means nothing at character 6"},
             {"3hops > 1",
              "a condition is missing, such as hops > 3, instead of a number at character 1"},
         })
        QTest::newRow(text) << QString(text) << QString(message);
}

void IonExpressionTest::mistakeIsNamed() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    try {
        IonExpression::parse(text.toStdString());
    } catch (const InputError& error) {
        const QString said = error.what();
        QVERIFY2(said.startsWith("choice of ions: ") && said.contains(message), qPrintable(said));
        return;
    }
    QFAIL("it was taken");
}

void IonExpressionTest::longAndDeepOnesAreRefused() {
    for (const std::string& text :
         {std::string(1001, ' '), std::string(300, '('), std::string(500, '-') + "1 > 2",
          std::string(500, '!') + "caged"})
        QVERIFY_EXCEPTION_THROWN(IonExpression::parse(text), InputError);
    std::string longest = "caged";  // a chain is no depth
    while (longest.size() < 990)
        longest += " or caged";
    QVERIFY(IonExpression::parse(longest).holdsFor(kIon));
}

// Ion 0 hops by 3 Å at 100 and back at 200 ps, ion 1 by 4 Å at 104, ion 2 stays.
void IonExpressionTest::quantitiesAreThoseOfTheRun() {
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
    const std::vector<IonQuantities> found = ionQuantities(all, dynamics);
    const auto of = [&](std::size_t ion, IonQuantity quantity) {
        return found[ion][static_cast<std::size_t>(quantity)];
    };
    QCOMPARE(of(0, IonQuantity::Id), 7.0);
    QCOMPARE(of(0, IonQuantity::Hops), 2.0);
    QCOMPARE(of(0, IonQuantity::Length), 3.0);
    QCOMPARE(of(1, IonQuantity::Longest), 4.0);
    QCOMPARE(of(0, IonQuantity::Undone), 0.5);
    QCOMPARE(of(0, IonQuantity::Share), 2.0 / 3);
    QCOMPARE(of(0, IonQuantity::Cascades), 1.0);
    QCOMPARE(of(1, IonQuantity::Cascades), 1.0);
    QCOMPARE(of(0, IonQuantity::Stay), 100.0);
    QVERIFY(std::isnan(of(1, IonQuantity::Stay)));
    QCOMPARE(of(0, IonQuantity::Displacement), 0.0);
    QCOMPARE(of(1, IonQuantity::Displacement), 4.0);
    // Of 350 origins at 50 ps, 100 of ion 0 see a hop of 9 Å².
    QCOMPARE(of(0, IonQuantity::Msd), 9.0 * 100 / 350);
    QCOMPARE(of(0, IonQuantity::CagedShare), 1 - 100.0 / 350);
    // 381 frames in which each ion could hop: from 10 to 390.
    QVERIFY(std::abs(of(1, IonQuantity::Rate) - 1000 / dynamics.hops.observed) < 1e-12);
    const auto chosen = [&](const char* text) {
        return chosenIons(IonExpression::parse(text), found);
    };
    QCOMPARE(chosen("hops > 0"), (std::vector<std::size_t>{0, 1}));
    QCOMPARE(chosen("length > 3.5"), (std::vector<std::size_t>{1}));
    QCOMPARE(chosen("id > 7 and hops = 0"), (std::vector<std::size_t>{2}));
    QCOMPARE(chosen("hopping"), std::vector<std::size_t>());
    const Table table = ionTable({0, 1}, found);
    QCOMPARE(table.rowCount(), std::size_t(2));
    QCOMPARE(table.numeric("longest")[1], 4.0);
}

QTEST_GUILESS_MAIN(IonExpressionTest)
#include "IonExpressionTest.moc"
