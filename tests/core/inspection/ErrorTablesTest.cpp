#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/ErrorTables.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

constexpr double kRounding = 1e-12;

// Two atoms 2 Å apart in a cube of 10 Å and one without labels; the errors are small numbers whose
// statistics are worked out by hand below.
struct Case {
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;
};

Frame pairFrame(double edge) {
    Frame frame;
    frame.cell = Cell::fromRows(edge * Eigen::Matrix3d::Identity());
    frame.species = {"Li", "Cl"};
    frame.types = {0, 1};
    frame.positions.resize(2, 3);
    frame.positions << 0, 0, 0, 2, 0, 0;
    frame.timeFs = 40;
    return frame;
}

Case smallCase() {
    Case out;
    Frame frame = pairFrame(10);
    frame.labels.energy = -2;
    frame.labels.forces = Positions::Zero(2, 3);
    *frame.labels.forces << 3, 0, 4, 0, 0, 0;  // lengths 5 and 0
    frame.labels.virial = Eigen::Matrix3d::Identity() * 1.0;
    frame.lineage.densityRatio = 1.5;
    Prediction prediction;
    prediction.energy = -1.99;
    prediction.forces = Positions::Zero(2, 3);
    prediction.forces << 3, 1, 4, 2, 0, 0;
    prediction.virial = Eigen::Matrix3d::Identity() * 1.3;
    out.frames = {frame, pairFrame(10)};
    out.predictions = {prediction, prediction};
    return out;
}

bool isNear(double a, double b) {
    return std::abs(a - b) <= kRounding * std::max(1.0, std::abs(b));
}

}  // namespace

class ErrorTablesTest : public QObject {
    Q_OBJECT

private slots:
    void oneRowForEachConfiguration();
    void oneRowForEachAtom();
    void forceLengthsAndPressuresArePaired();
    void columnsOfConfigurationsJoinThoseOfAtoms();
    void statisticsAreThoseWorkedOutByHand();
    void groupsOfAnyColumn();
};

void ErrorTablesTest::oneRowForEachConfiguration() {
    const Case c = smallCase();
    const Table table = errorTable(c.frames, c.predictions, 7);
    QCOMPARE(table.rowCount(), std::size_t(2));
    const auto at = [&](const char* name) { return table.numeric(name)[0]; };
    QCOMPARE(at("configuration"), 7.0);
    QCOMPARE(at("density_ratio"), 1.5);
    QCOMPARE(at("time"), 40.0);
    QVERIFY(isNear(at("shortest"), 2));
    QVERIFY(isNear(at("E"), -1));
    QVERIFY(isNear(at("dE"), 5));  // 0.01 eV on two atoms
    QVERIFY(isNear(at("F_max"), 5));
    QVERIFY(isNear(at("dF"), std::sqrt(5.0 / 6)));  // 1² + 2² over six components
    QVERIFY(isNear(at("dF_max"), 2));
    QCOMPARE(at("dF_atom"), 1.0);
    // 1 eV in 1000 Å³ is 0.1602176634 GPa (CODATA); the trace of the matrix is three times that.
    QVERIFY(isNear(at("P"), 0.1602176634));
    QVERIFY(isNear(at("dP"), 0.3 * 0.1602176634));
    for (const char* name :
         {"E", "dE", "F_max", "dF", "dF_max", "dF_atom", "P", "dP", "density_ratio"})
        QVERIFY2(std::isnan(table.numbers(name)[1]), name);
    QVERIFY(isNear(table.numbers("P_predicted")[1], 1.3 * 0.1602176634));
}

void ErrorTablesTest::oneRowForEachAtom() {
    const Case c = smallCase();
    const Table table = atomErrorTable(c.frames, c.predictions, 3);
    QCOMPARE(table.rowCount(), std::size_t(2));  // the second frame has no forces
    QCOMPARE(table.texts("element")[1], std::string("Cl"));
    QCOMPARE(table.integers("configuration")[0], 3);
    QVERIFY(isNear(table.numbers("F")[0], 5));
    QVERIFY(isNear(table.numbers("F_predicted")[0], std::sqrt(26.0)));
    QVERIFY(isNear(table.numbers("dF")[0], 1));
    QVERIFY(isNear(table.numbers("dFy")[0], 1));
    QVERIFY(isNear(table.numbers("dFx")[1], 2));
}

void ErrorTablesTest::forceLengthsAndPressuresArePaired() {
    const Case c = smallCase();
    const Table lengths = forceLengthParity(c.frames, c.predictions);
    QCOMPARE(lengths.rowCount(), std::size_t(2));
    QVERIFY(isNear(lengths.numbers("reference")[0], 5));
    QVERIFY(isNear(lengths.numbers("predicted")[1], 2));
    const Table pressures = pressureParity(c.frames, c.predictions);
    QCOMPARE(pressures.rowCount(), std::size_t(1));
    QVERIFY(isNear(pressures.numbers("reference")[0], 0.1602176634));
    QCOMPARE(pressures.column("reference").unit, std::string("GPa"));
}

void ErrorTablesTest::columnsOfConfigurationsJoinThoseOfAtoms() {
    const Case c = smallCase();
    const Table joined =
        withConfigurationColumns(atomErrorTable(c.frames, c.predictions),
                                 errorTable(c.frames, c.predictions), {"time", "source"});
    QCOMPARE(joined.rowCount(), std::size_t(2));
    QCOMPARE(joined.numbers("time")[1], 40.0);
    QCOMPARE(joined.column("time").unit, std::string("fs"));
    QCOMPARE(joined.texts("source")[0], std::string());
    QVERIFY_EXCEPTION_THROWN(withConfigurationColumns(joined, joined, {"time"}), InputError);
    QVERIFY_EXCEPTION_THROWN(
        withConfigurationColumns(atomErrorTable(c.frames, c.predictions, 90),
                                 errorTable(c.frames, c.predictions), {"time"}),
        InputError);
}

void ErrorTablesTest::statisticsAreThoseWorkedOutByHand() {
    const Case c = smallCase();
    const Table table = statisticsTable(errorReport(c.frames, c.predictions));
    const auto row = [&](const std::string& name, const std::string& quantity) {
        for (std::size_t i = 0; i < table.rowCount(); ++i)
            if (table.texts("name")[i] == name && table.texts("quantity")[i] == quantity)
                return i;
        throw InputError("no row " + name + " " + quantity);
    };
    const auto at = [&](const char* column, std::size_t i) { return table.numbers(column)[i]; };
    const std::size_t energy = row("all", "energy");
    QCOMPARE(table.texts("unit")[energy], std::string("meV/atom"));
    QCOMPARE(at("configurations", energy), 2.0);
    QCOMPARE(at("count", energy), 1.0);
    QVERIFY(isNear(at("mae", energy), 5));
    QVERIFY(isNear(at("bias", energy), 5));
    // Components: references 3 0 4 0 0 0 (mean 7/6, sum of squares 25, variation 25 - 49/6),
    // errors 0 1 0 2 0 0.
    const std::size_t force = row("all", "force");
    QCOMPARE(at("count", force), 6.0);
    QCOMPARE(table.texts("unit")[force], std::string("meV/Å"));
    QVERIFY(isNear(at("mae", force), 500));
    QVERIFY(isNear(at("rmse", force), 1000 * std::sqrt(5.0 / 6)));
    QVERIFY(isNear(at("bias", force), 500));
    QVERIFY(isNear(at("largest", force), 2000));
    QVERIFY(isNear(at("r2", force), 1 - 5 / (25 - 49.0 / 6)));
    // Lengths: 5 -> sqrt(26), 0 -> 2.
    const std::size_t length = row("all", "force length");
    QVERIFY(isNear(at("mae", length), 1000 * (std::sqrt(26.0) - 5 + 2) / 2));
    QVERIFY(isNear(at("rmse", row("Cl", "force length")), 2000));
    QVERIFY(isNear(at("rmse", row("Li", "force")), 1000 * std::sqrt(1.0 / 3)));
    // Virial: errors 0.3/2 eV/atom on three of six components.
    QVERIFY(isNear(at("mae", row("all", "virial")), 75));
    QVERIFY(isNear(at("bias", row("all", "pressure")), 0.3 * 0.1602176634));
    QCOMPARE(table.texts("group")[row("Cl", "force")], std::string("element"));
}

void ErrorTablesTest::groupsOfAnyColumn() {
    Table parity;
    parity.add("density", "g/cm³", {1.0, 1.01, 2.0, NAN});
    parity.add(columns::kComponent, {0, 1, 0, 1});
    parity.add("element", {"Li", "Cl", "Li", "Cl"});
    parity.add("reference", "eV/Å", {0, 0, 0, 0});
    parity.add("predicted", "eV/Å", {1, -2, 4, 10});
    const Table density = groupedStatistics(parity, "density");
    QCOMPARE(density.rowCount(), std::size_t(2));  // NaN is no group
    QVERIFY(isNear(density.numbers("density")[0], 1.005));
    QVERIFY(isNear(density.numbers("rmse")[0], std::sqrt(2.5)));
    const Table element = groupedStatistics(parity, "element");
    QCOMPARE(element.texts("element")[0], std::string("Cl"));
    QCOMPARE(element.numbers("mae")[0], 6.0);
    QCOMPARE(element.numbers("bias")[0], 4.0);
    QCOMPARE(groupedStatistics(parity, "component").numbers("largest")[0], 4.0);
    QVERIFY_EXCEPTION_THROWN(groupedStatistics(parity, "source"), InputError);
}

QTEST_APPLESS_MAIN(ErrorTablesTest)
#include "ErrorTablesTest.moc"
