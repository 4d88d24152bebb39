// What LAMMPS computes by our potentials is what Evaluator computes, and it is mechanics: conserved
// energy, a pressure that is the derivative of the energy, shares of atoms that add up.
#include <cmath>

#include "tests/app/lammps/LammpsRun.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

const QString kData = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/lammps";

// LAMMPS prints what is asked for with 16 digits.
const QByteArray kThermo =
    "thermo_style custom step pe vol pxx pyy pzz pyz pxz pxy\n"
    "thermo_modify format float %.16g\n";
const QByteArray kDump =
    "dump d all custom 1 dump.lmp id fx fy fz\n"
    "dump_modify d sort id format float %.16g\n";

// Atoms in a quarter of the cell, the rest of which is empty.
Frame layer() {
    Frame frame = jitteredGrid(4, 12, 3, 5);
    frame.cell.vectors.row(2) << 0, 0, 4 * frame.cell.vectors(2, 2);
    return frame;
}

void addWays() {
    QTest::addColumn<Way>("way");
    QTest::newRow("KIM") << Way::Kim;
    QTest::newRow("native") << Way::Native;
}

}  // namespace

class ResultsTest : public QObject {
    Q_OBJECT

private slots:
    void resultsAreThoseOfTheEvaluator_data();
    void resultsAreThoseOfTheEvaluator();
    void restartGivesTheSameForces_data() { addWays(); }
    void restartGivesTheSameForces();
    void sharesOfTheAtomsAddUp_data() { addWays(); }
    void sharesOfTheAtomsAddUp();
    void pressureIsTheDerivativeOfTheEnergy_data() { addWays(); }
    void pressureIsTheDerivativeOfTheEnergy();
    void energyIsConserved_data() { addWays(); }
    void energyIsConserved();
};

void ResultsTest::resultsAreThoseOfTheEvaluator_data() {
    QTest::addColumn<Way>("way");
    QTest::addColumn<int>("ranks");
    QTest::addColumn<bool>("isLayer");
    for (const Way way : {Way::Kim, Way::Native})
        for (const int ranks : {1, 2, 4})
            for (const bool isLayer : {false, true})
                QTest::addRow("%s, %d rank(s), %s", way == Way::Kim ? "KIM" : "native", ranks,
                              isLayer ? "layer" : "skewed cell")
                    << way << ranks << isLayer;
}

void ResultsTest::resultsAreThoseOfTheEvaluator() {
    QFETCH(Way, way);
    QFETCH(int, ranks);
    QFETCH(bool, isLayer);
    MTP_REQUIRE_LAMMPS(ranks);
    const LammpsRun run;
    const Frame frame = isLayer ? layer() : jitteredGrid(4, 12, 3, 5);
    run.writePotential(randomPotential(10, 3, 7));
    run.writeData(frame);
    // Ranks are stacked along the layer's normal, so that half of four have no atom.
    const Outcome outcome = run.run(way,
                                    "processors 1 1 *\n" + run.system() + run.style(way) +
                                        run.lists() + kThermo + kDump + "run 0\n",
                                    ranks);
    QVERIFY2(outcome.status == 0, outcome.all());
    const Evaluator evaluator(readPotential(run.potentialPath().toStdString()));
    const Prediction expected = evaluator.evaluate(frame);
    const std::vector<Thermo> thermo = thermoOf(outcome.out);
    QCOMPARE(thermo.size(), std::size_t(1));
    // The order of sums differs, and LAMMPS goes through fractional coordinates: some units in the
    // last of 16 digits of numbers of the size of the largest term.
    constexpr double kRounding = 1e-12;
    Thermo values = thermo.front();
    QVERIFY(std::abs(values["PotEng"] - expected.energy) <=
            kRounding * std::max(1.0, std::abs(expected.energy)));
    const char* names[3][3] = {{"Pxx", "Pxy", "Pxz"}, {"Pxy", "Pyy", "Pyz"}, {"Pxz", "Pyz", "Pzz"}};
    const double scale = expected.virial.cwiseAbs().maxCoeff();
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b) {
            const double virial = values[names[a][b]] * values["Volume"] / kLammpsBar;
            // LAMMPS sums forces times positions, which cancel by a factor of ten.
            QVERIFY2(std::abs(virial - expected.virial(a, b)) <= 10 * kRounding * scale,
                     names[a][b]);
        }
    const auto atoms = lastSnapshot(run.read("dump.lmp"));
    QCOMPARE(atoms.size(), frame.atomCount());
    for (std::size_t atom = 0; atom < atoms.size(); ++atom)
        for (int k = 0; k < 3; ++k)
            QVERIFY(std::abs(atoms[atom][k + 1] - expected.forces(atom, k)) <=
                    10 * kRounding * expected.forces.cwiseAbs().maxCoeff());
}

void ResultsTest::restartGivesTheSameForces() {
    QFETCH(Way, way);
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    run.writeData(jitteredGrid(4, 12, 3, 5));
    const Outcome first = run.run(way, run.system() + run.style(way) + run.lists() + kThermo +
                                           "velocity all create 300 1\nfix n all nve\nrun 20\n" +
                                           kDump + "run 0\nwrite_restart state\n");
    QVERIFY2(first.status == 0, first.all());
    const auto before = lastSnapshot(run.read("dump.lmp"));
    const Outcome second =
        run.run(way, "read_restart state\n" + run.style(way) + run.lists() + kDump + "run 0\n");
    QVERIFY2(second.status == 0, second.all());
    const auto after = lastSnapshot(run.read("dump.lmp"));
    QCOMPARE(after.size(), std::size_t(64));
    for (std::size_t atom = 0; atom < after.size(); ++atom)
        for (std::size_t k = 1; k < 4; ++k)  // 16 digits printed, sums in another order
            QVERIFY(std::abs(after[atom][k] - before[atom][k]) <= 1e-11);
}

void ResultsTest::sharesOfTheAtomsAddUp() {
    QFETCH(Way, way);
    MTP_REQUIRE_LAMMPS(2);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    run.writeData(jitteredGrid(4, 12, 3, 5));
    const QByteArray shares =
        "compute e all pe/atom\ncompute s all stress/atom NULL\ncompute sum all reduce sum c_e "
        "c_s[1] c_s[2] c_s[3] c_s[4] c_s[5] c_s[6]\nthermo_style custom step pe vol pxx pyy pzz "
        "pxy pxz pyz c_sum[*]\nthermo_modify format float %.16g\n";
    const Outcome outcome =
        run.run(way, run.system() + run.style(way) + run.lists() + shares + "run 0\n", 2);
    QVERIFY2(outcome.status == 0, outcome.all());
    Thermo values = thermoOf(outcome.out).at(0);
    // Sums of 64 numbers of the size of the total: rounding.
    constexpr double kRounding = 1e-11;
    QVERIFY(std::abs(values["c_sum[1]"] / values["PotEng"] - 1) <= kRounding);
    const char* pressures[] = {"Pxx", "Pyy", "Pzz", "Pxy", "Pxz", "Pyz"};
    double scale = 0;
    for (const char* name : pressures)
        scale = std::max(scale, std::abs(values[name] * values["Volume"]));
    for (int k = 0; k < 6; ++k) {  // stress is minus pressure
        const double sum = values["c_sum[" + QByteArray::number(k + 2) + "]"];
        QVERIFY2(std::abs(sum + values[pressures[k]] * values["Volume"]) <= kRounding * scale,
                 pressures[k]);
    }
}

void ResultsTest::pressureIsTheDerivativeOfTheEnergy() {
    QFETCH(Way, way);
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    constexpr double kStep = 1e-4;  // of the lengths
    Thermo at[3];
    for (const int sign : {-1, 0, 1}) {
        Frame frame = jitteredGrid(4, 12, 3, 5);
        frame.cell.vectors *= 1 + sign * kStep;
        frame.positions *= 1 + sign * kStep;
        run.writeData(frame);
        const Outcome outcome =
            run.run(way, run.system() + run.style(way) + run.lists() + kThermo + "run 0\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        at[sign + 1] = thermoOf(outcome.out).at(0);
    }
    const double slope = (at[2]["PotEng"] - at[0]["PotEng"]) / (at[2]["Volume"] - at[0]["Volume"]);
    const double pressure = (at[1]["Pxx"] + at[1]["Pyy"] + at[1]["Pzz"]) / 3 / kLammpsBar;
    QVERIFY(std::abs(pressure) > 1e-3);  // eV/Å³: enough to compare
    // Central differences err by the square of the step, times the third derivative.
    QVERIFY2(std::abs(pressure + slope) <= 1e-5 * std::abs(pressure),
             qPrintable(QString("%1 %2").arg(pressure).arg(-slope)));
}

void ResultsTest::energyIsConserved() {
    QFETCH(Way, way);
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(readPotential((kData + "/LiAlCl4_level8.mtp").toStdString()));
    run.write("data.lmp", [] {
        QFile file(kData + "/LiAlCl4.data");
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }());
    // 10 ps at 1 fs, cool enough that so small a potential stays within its trained range.
    const Outcome outcome =
        run.run(way, run.system() + run.style(way) + run.lists() +
                         "velocity all create 400 1\nfix n all nvt temp 400 400 0.1\n"
                         "timestep 0.001\nrun 1000\nunfix n\nfix n all nve\n"
                         "thermo_style custom step etotal temp\nthermo 10\n"
                         "thermo_modify format float %.12g\nreset_timestep 0\nrun 10000\n");
    QVERIFY2(outcome.status == 0, outcome.all());
    // The slope of a line through all energies: their scatter averages out.
    double sx = 0, sy = 0, sxx = 0, sxy = 0, n = 0;
    for (Thermo row : thermoOf(outcome.out)) {
        if (row.size() != 3)  // of the run at constant temperature
            continue;
        const double ps = row["Step"] / 1000, energy = row["TotEng"] / 48 * 1000;  // meV/atom
        sx += ps, sy += energy, sxx += ps * ps, sxy += ps * energy, n += 1;
    }
    QCOMPARE(n, 1001.0);
    const double drift = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    // What the program promises; the scatter of the energies makes slopes of 0.002 at most.
    QVERIFY2(std::abs(drift) < 0.01, qPrintable(QString::number(drift)));
    QVERIFY2(!outcome.out.contains("Dangerous builds = ") ||
                 outcome.out.contains("Dangerous builds = 0"),
             outcome.out);
}

QTEST_GUILESS_MAIN(ResultsTest)
#include "ResultsTest.moc"
