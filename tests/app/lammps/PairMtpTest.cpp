// pair_style mtp: other styles beside it, values for a guard, errors, and the ways to load it.
#include <cmath>
#include <limits>

#include "core/mtp/NeighbourList.h"
#include "core/pruning/ReducedBasis.h"
#include "tests/app/lammps/LammpsRun.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

constexpr double kCutoff = 4.5;  // Å, of randomPotential()

const QByteArray kEnergyAndPressure =
    "thermo_style custom step pe pxx pxy\n"
    "thermo_modify format float %.16g\n";

QByteArray symbolsOf(const QString& file) {
    QProcess process;
    process.start("nm", {"-D", "--undefined-only", file});
    process.waitForFinished(-1);
    return process.readAllStandardOutput();
}

// The shortest distance of the pair of types, both from 0, by looking at all pairs and images.
double closest(const Frame& frame, const std::vector<std::vector<double>>& positions, int first,
               int second) {
    double least = kCutoff;
    for (std::size_t i = 0; i < positions.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const int a = frame.types[i], b = frame.types[j];
            if (std::minmax(a, b) != std::minmax(first, second))
                continue;
            const Eigen::Vector3d difference(positions[i][1] - positions[j][1],
                                             positions[i][2] - positions[j][2],
                                             positions[i][3] - positions[j][3]);
            least = std::min(least, frame.cell.minimumImage(difference).norm());
        }
    return least;
}

}  // namespace

class PairMtpTest : public QObject {
    Q_OBJECT

private slots:
    void hybridOverlayIsTheSumOfBoth();
    void prunedPotentialRunsAsItself();
    void hybridLeavesTypesToOtherStyles();
    void listsOfOursGiveTheRunOfThoseOfLammps_data();
    void listsOfOursGiveTheRunOfThoseOfLammps();
    void pairsThatAreExcludedAreNoNeighbours();
    void closestDistancesAreRightInEveryStep_data();
    void closestDistancesAreRightInEveryStep();
    void typesOfOneSpeciesHaveDistancesOfTheirOwn();
    void unnamedTypesAreTakenInOrder();
    void errorsSayWhatToDo_data();
    void errorsSayWhatToDo();
    void atomsAtOnePlaceAreNamed();
    void otherReleaseIsRefused();
    void pluginGivesTheSameResults();
    void pluginRefusesAnotherRelease();
    void objectsNeedNoCppInterfaceOfMpi();
};

void PairMtpTest::hybridOverlayIsTheSumOfBoth() {
    MTP_REQUIRE_LAMMPS(2);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    run.writeData(jitteredGrid(4, 12, 3, 5));
    const QByteArray zbl = "3 3\n", numbers[] = {"3", "17", "13"};
    const auto zblCoefficients = [&](const QByteArray& name) {
        QByteArray lines;
        for (int i = 0; i < 3; ++i)
            for (int j = i; j < 3; ++j)
                lines += "pair_coeff " + QByteArray::number(i + 1) + " " +
                         QByteArray::number(j + 1) + " " + name + numbers[i] + " " + numbers[j] +
                         "\n";
        return lines;
    };
    const QByteArray styles[] = {
        run.style(Way::Native), "pair_style zbl 2.5 3.5\n" + zblCoefficients(""),
        "pair_style hybrid/overlay mtp zbl 2.5 3.5\npair_coeff * * mtp model/potential.mtp Li Cl "
        "Al\n" +
            zblCoefficients("zbl ")};
    std::vector<Thermo> values;
    for (const QByteArray& style : styles) {
        const Outcome outcome = run.run(
            Way::Native, run.system() + style + run.lists() + kEnergyAndPressure + "run 0\n", 2);
        QVERIFY2(outcome.status == 0, outcome.all());
        values.push_back(thermoOf(outcome.out).at(0));
    }
    QVERIFY(std::abs(values[1]["PotEng"]) > 1e-3);     // the second style does something
    for (const char* name : {"PotEng", "Pxx", "Pxy"})  // sums in another order
        QVERIFY2(std::abs(values[0][name] + values[1][name] - values[2][name]) <=
                     1e-11 * std::max(1.0, std::abs(values[2]["Pxx"])),
                 name);
}

// Both interfaces read a file whose basis is that of no level, and give the energy of the whole
// potential with the other coefficients at zero.
void PairMtpTest::prunedPotentialRunsAsItself() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    Potential whole = randomPotential(12, 3, 7);
    FunctionSet kept(whole.basis.scalars.size());
    for (std::size_t k = 0; k < whole.basis.scalars.size(); ++k)
        if (k % 3 == 1)
            kept.insert(k);
        else
            whole.momentCoefficients[k] = 0;
    run.writePotential(reducePotential(whole, kept));
    const Frame frame = jitteredGrid(4, 12, 3, 5);
    run.writeData(frame);
    const double expected = Evaluator(whole).evaluate(frame).energy;
    for (const Way way : {Way::Native, Way::Kim}) {
        const Outcome outcome = run.run(
            way, run.system() + run.style(way) + run.lists() + kEnergyAndPressure + "run 0\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        const double energy = thermoOf(outcome.out).at(0)["PotEng"];
        QVERIFY(std::abs(energy - expected) <= 1e-11 * std::abs(expected));  // rounding
    }
}

// What mtp is not given: its energy is that of the system without those atoms.
void PairMtpTest::hybridLeavesTypesToOtherStyles() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    const Frame frame = jitteredGrid(4, 12, 3, 5);
    run.writeData(frame);
    const Outcome outcome =
        run.run(Way::Native,
                run.system() +
                    "pair_style hybrid mtp zero 4.5\npair_coeff * * mtp model/potential.mtp Li "
                    "Cl NULL\npair_coeff * 3 zero\n" +
                    run.lists() + kEnergyAndPressure + "run 0\n");
    QVERIFY2(outcome.status == 0, outcome.all());
    Frame without = frame;
    without.types.clear();
    Positions kept(frame.positions.rows(), 3);
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom)
        if (frame.types[atom] != 2) {
            kept.row(static_cast<Eigen::Index>(without.types.size())) =
                frame.positions.row(static_cast<Eigen::Index>(atom));
            without.types.push_back(frame.types[atom]);
        }
    without.positions = kept.topRows(static_cast<Eigen::Index>(without.types.size()));
    const double expected = Evaluator(randomPotential(8, 3, 7)).evaluate(without).energy;
    Thermo values = thermoOf(outcome.out).at(0);
    QVERIFY(std::abs(values["PotEng"] - expected) <= 1e-11 * std::abs(expected));  // rounding
}

void PairMtpTest::listsOfOursGiveTheRunOfThoseOfLammps_data() {
    closestDistancesAreRightInEveryStep_data();
}

// In a hybrid the lists are those of LAMMPS. The lists are built several times on the way.
void PairMtpTest::listsOfOursGiveTheRunOfThoseOfLammps() {
    QFETCH(int, ranks);
    MTP_REQUIRE_LAMMPS(ranks);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    run.writeData(jitteredGrid(4, 12, 3, 5));
    const QByteArray styles[] = {
        run.style(Way::Native),
        "pair_style hybrid mtp\npair_coeff * * mtp model/potential.mtp Li Cl Al\n"};
    std::vector<Thermo> values;
    for (const QByteArray& style : styles) {
        const Outcome outcome = run.run(Way::Native,
                                        run.system() + style + run.lists() +
                                            "velocity all create 3000 1\nfix n all nve\n" +
                                            kEnergyAndPressure + "run 60\n",
                                        ranks);
        QVERIFY2(outcome.status == 0, outcome.all());
        QVERIFY(!outcome.out.contains("Neighbor list builds = 0"));
        values.push_back(thermoOf(outcome.out).back());
    }
    for (const char* name : {"PotEng", "Pxx", "Pxy"})  // rounding, and what 60 steps make of it
        QVERIFY2(std::abs(values[0][name] - values[1][name]) <=
                     1e-9 * std::max(1.0, std::abs(values[0]["Pxx"])),
                 name);
}

void PairMtpTest::pairsThatAreExcludedAreNoNeighbours() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    run.writeData(jitteredGrid(4, 12, 3, 5));
    const QByteArray exclude = "neigh_modify exclude type 1 2\n";
    const QByteArray decks[] = {
        run.style(Way::Native) + run.lists(), run.style(Way::Native) + run.lists() + exclude,
        "pair_style hybrid mtp\npair_coeff * * mtp model/potential.mtp Li Cl Al\n" + run.lists() +
            exclude};
    std::vector<double> energies;
    for (const QByteArray& deck : decks) {
        const Outcome outcome =
            run.run(Way::Native, run.system() + deck + kEnergyAndPressure + "run 0\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        energies.push_back(thermoOf(outcome.out).at(0)["PotEng"]);
    }
    QVERIFY(std::abs(energies[0] - energies[1]) > 1e-3);
    QVERIFY(std::abs(energies[1] - energies[2]) <= 1e-11 * std::abs(energies[1]));  // rounding
}

void PairMtpTest::closestDistancesAreRightInEveryStep_data() {
    QTest::addColumn<int>("ranks");
    QTest::newRow("1 rank") << 1;
    QTest::newRow("2 ranks") << 2;
}

void PairMtpTest::closestDistancesAreRightInEveryStep() {
    QFETCH(int, ranks);
    MTP_REQUIRE_LAMMPS(ranks);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    const Frame frame = jitteredGrid(4, 12, 3, 5);
    run.writeData(frame);
    const QByteArray motion = "velocity all create 3000 1\nfix n all nve\n";
    const QByteArray watch =
        "compute closest all pair mtp\nthermo_style custom step pe c_closest[*]\nthermo 1\n"
        "thermo_modify format float %.16g\ndump d all custom 1 step*.lmp id xu yu zu\n"
        "dump_modify d sort id format float %.16g\n";
    const Outcome watched = run.run(
        Way::Native,
        run.system() + run.style(Way::Native) + run.lists() + motion + watch + "run 20\n", ranks);
    QVERIFY2(watched.status == 0, watched.all());
    const std::vector<Thermo> rows = thermoOf(watched.out);
    QCOMPARE(rows.size(), std::size_t(21));
    std::map<QByteArray, double> first;
    for (Thermo row : rows) {
        const auto positions = lastSnapshot(
            run.read("step" + QString::number(static_cast<int>(row["Step"])) + ".lmp"));
        QCOMPARE(positions.size(), frame.atomCount());
        int k = 0;
        for (int a = 0; a < 3; ++a)
            for (int b = a; b < 3; ++b) {
                const QByteArray name = "c_closest[" + QByteArray::number(++k) + "]";
                // Positions are printed with 16 digits.
                QVERIFY2(std::abs(row[name] - closest(frame, positions, a, b)) <= 1e-12, name);
            }
    }
    QVERIFY(rows.front() != rows.back());  // the distances change
    // Forces do not depend on whether anybody looks.
    const Outcome unwatched = run.run(Way::Native,
                                      run.system() + run.style(Way::Native) + run.lists() + motion +
                                          kEnergyAndPressure + "thermo 20\nrun 20\n",
                                      ranks);
    Thermo last = thermoOf(unwatched.out).back(), sameStep = rows.back();
    QCOMPARE(last["Step"], 20.0);
    QVERIFY(last["PotEng"] == sameStep["PotEng"]);
}

void PairMtpTest::typesOfOneSpeciesHaveDistancesOfTheirOwn() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    const Frame frame = jitteredGrid(4, 12, 3, 5);
    run.writeData(frame);
    const Outcome outcome =
        run.run(Way::Native, run.system() + run.style(Way::Native, "Li Cl Li") + run.lists() +
                                 "compute closest all pair mtp\n"
                                 "thermo_style custom step c_closest[*]\n"
                                 "thermo_modify format float %.16g\n"
                                 "dump d all custom 1 dump.lmp id xu yu zu\n"
                                 "dump_modify d sort id format float %.16g\nrun 0\n");
    QVERIFY2(outcome.status == 0, outcome.all());
    Thermo row = thermoOf(outcome.out).at(0);
    const auto positions = lastSnapshot(run.read("dump.lmp"));
    int k = 0;
    for (int a = 0; a < 3; ++a)
        for (int b = a; b < 3; ++b) {
            const QByteArray name = "c_closest[" + QByteArray::number(++k) + "]";
            QVERIFY2(std::abs(row[name] - closest(frame, positions, a, b)) <= 1e-12, name);
        }
}

void PairMtpTest::unnamedTypesAreTakenInOrder() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    Potential potential = randomPotential(8, 3, 7);
    potential.species.clear();
    run.writePotential(potential);
    const Frame frame = jitteredGrid(4, 12, 3, 5);
    run.writeData(frame);
    const double expected = Evaluator(potential).evaluate(frame).energy;
    for (const char* types : {"", "0 1 2"}) {
        const Outcome outcome =
            run.run(Way::Native, run.system() + run.style(Way::Native, types) + run.lists() +
                                     kEnergyAndPressure + "run 0\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        QCOMPARE(outcome.out.contains("1 is its type 0, 2 is its type 1"), *types == '\0');
        QVERIFY(std::abs(thermoOf(outcome.out).at(0)["PotEng"] - expected) <=
                1e-12 * std::abs(expected));  // rounding
    }
}

void PairMtpTest::errorsSayWhatToDo_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("style");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const char* before, const char* style,
                        const char* reason) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(style) << QByteArray(reason);
    };
    const char* usual = "pair_style mtp\npair_coeff * * model/potential.mtp Li Cl Al\n";
    row("units", "units real\n", usual, "write \"units metal\" (it is \"units real\")");
    row("newton", "units metal\nnewton off\n", usual, "write \"newton on\"");
    row("arguments", "units metal\n", "pair_style mtp model/potential.mtp\n",
        "and the potential in pair_coeff * * FILE Li Cl Al");
    row("no file", "units metal\n", "pair_style mtp\npair_coeff * * nowhere.mtp Li Cl Al\n",
        "nowhere.mtp: there is no such file");
    row("unknown element", "units metal\n",
        "pair_style mtp\npair_coeff * * model/potential.mtp Li Cl Xe\n",
        "model/potential.mtp has no species Xe; it has Li, Cl, Al");
    row("no elements", "units metal\n", "pair_style mtp\npair_coeff * * model/potential.mtp\n",
        "nothing says which atom type is which element");
    row("not trained", "units metal\n", "pair_style mtp\npair_coeff * * untrained.mtp Li Cl Al\n",
        "untrained.mtp: the potential is not trained");
    row("no potential", "units metal\n", "pair_style mtp\npair_coeff * * data.lmp Li Cl Al\n",
        "data.lmp:1:");
    row("a type of nobody", "units metal\n",
        "pair_style mtp\npair_coeff * * model/potential.mtp Li Cl NULL\n",
        "All pair coeffs are not set");
}

void PairMtpTest::errorsSayWhatToDo() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, style);
    QFETCH(QByteArray, reason);
    MTP_REQUIRE_LAMMPS(2);
    const LammpsRun run;
    run.writePotential(randomPotential(2, 3, 7));
    run.write("untrained.mtp",
              QByteArray::fromStdString(formatPotential(makePotential(2, {"Li", "Cl", "Al"}, {}))));
    run.writeData(jitteredGrid(3, 9, 3, 5));
    // By two processes, so that an error that only one of them meets would hang.
    const Outcome outcome = run.run(
        Way::Native,
        before + "atom_style atomic\nbox tilt large\nread_data data.lmp\n" + style + "run 0\n", 2);
    QVERIFY(outcome.status != 0);
    QVERIFY2(outcome.all().contains(reason), outcome.all());
    QVERIFY2(!outcome.all().contains(MTP_SOURCE_DIR), outcome.all());
}

void PairMtpTest::atomsAtOnePlaceAreNamed() {
    MTP_REQUIRE_LAMMPS(2);
    const LammpsRun run;
    run.writePotential(randomPotential(2, 3, 7));
    Frame frame = jitteredGrid(3, 9, 3, 5);
    frame.positions.row(11) = frame.positions.row(4);
    run.writeData(frame);
    const Outcome outcome =
        run.run(Way::Native, run.system() + run.style(Way::Native) + "run 0\n", 2);
    QVERIFY(outcome.status != 0);
    QVERIFY2(outcome.all().contains("step 0: atoms 5 and 12 are at the same place") ||
                 outcome.all().contains("step 0: atoms 12 and 5 are at the same place"),
             outcome.all());
}

void PairMtpTest::otherReleaseIsRefused() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(2, 3, 7));
    run.writeData(jitteredGrid(3, 9, 3, 5));
    QProcessEnvironment other;
    other.insert("LD_PRELOAD",
                 QStringLiteral(MTP_BINARY_DIR) + "/../tests/libmtp_other_release.so");
    const Outcome outcome =
        run.run(Way::Native, run.system() + run.style(Way::Native) + "run 0\n", 1, other);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("does not work in this one, of 3 Feb 2001"), outcome.all());
    QVERIFY(!outcome.out.contains("Loop time"));
}

void PairMtpTest::pluginGivesTheSameResults() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writePotential(randomPotential(8, 3, 7));
    const Frame frame = jitteredGrid(4, 12, 3, 5);
    run.writeData(frame);
    run.write("in.lmp",
              run.system() + run.style(Way::Native) + run.lists() + kEnergyAndPressure + "run 0\n");
    const Outcome outcome = run.start(
        QStringLiteral(MTP_BINARY_DIR) + "/../tests/mtp_plugin_host",
        {QStringLiteral(MTP_BINARY_DIR) + "/../lib/mtp-workbench/mtpplugin.so", "-in", "in.lmp"});
    QVERIFY2(outcome.status == 0, outcome.all());
    QVERIFY2(outcome.out.contains("plugin pair mtp for "), outcome.out);
    const double expected = Evaluator(randomPotential(8, 3, 7)).evaluate(frame).energy;
    QVERIFY(std::abs(thermoOf(outcome.out).at(0)["PotEng"] - expected) <=
            1e-12 * std::abs(expected));  // rounding
}

void PairMtpTest::pluginRefusesAnotherRelease() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.write("in.lmp",
              "units metal\nregion r block 0 9 0 9 0 9\ncreate_box 1 r\npair_style mtp\n");
    QProcessEnvironment other;
    other.insert("LD_PRELOAD",
                 QStringLiteral(MTP_BINARY_DIR) + "/../tests/libmtp_other_release.so");
    const Outcome outcome = run.start(
        QStringLiteral(MTP_BINARY_DIR) + "/../tests/mtp_plugin_host",
        {QStringLiteral(MTP_BINARY_DIR) + "/../lib/mtp-workbench/mtpplugin.so", "-in", "in.lmp"},
        other);
    QVERIFY(outcome.status != 0);
    QVERIFY2(outcome.all().contains("does not work in this one, of 3 Feb 2001"), outcome.all());
    QVERIFY2(!outcome.out.contains("plugin pair mtp for "), outcome.out);
}

void PairMtpTest::objectsNeedNoCppInterfaceOfMpi() {
    if (QStandardPaths::findExecutable("nm").isEmpty())
        QSKIP("there is no nm on this machine");
    for (const char* file : {"/../lib/mtp-workbench/mtpplugin.so", "/mtp-lmp"}) {
        const QByteArray needed = symbolsOf(QStringLiteral(MTP_BINARY_DIR) + file);
        QVERIFY2(needed.contains("MPI_Allreduce") && needed.contains("LAMMPS_NS"), needed);
        // A class of the namespace MPI, and fmt of another library than ours.
        for (const char* foreign : {"N3MPI", "3fmt"})
            QVERIFY2(!needed.contains(foreign), needed);
    }
}

QTEST_GUILESS_MAIN(PairMtpTest)
#include "PairMtpTest.moc"
