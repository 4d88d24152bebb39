// The portable model by itself: what its log says if it cannot be used, and what its library needs.
#include "tests/app/lammps/LammpsRun.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

QByteArray symbolsOf(const QString& library, const QStringList& options) {
    QProcess process;
    process.start("nm", options + QStringList{library});
    process.waitForFinished(-1);
    return process.readAllStandardOutput();
}

}  // namespace

class KimModelTest : public QObject {
    Q_OBJECT

private slots:
    void unusablePotentialIsNamedInTheLog_data();
    void unusablePotentialIsNamedInTheLog();
    void libraryKnowsNeitherMpiNorLammps();
    void twoModelsAreKeptApart();
};

void KimModelTest::unusablePotentialIsNamedInTheLog_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const Potential& potential, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(formatPotential(potential))
                            << QByteArray(reason);
    };
    Potential unnamed = randomPotential(2, 3, 1);
    unnamed.species.clear();
    row("no names of elements", unnamed, "potential_tag = species:Li,Cl,Al");
    Potential strange = randomPotential(2, 3, 1);
    strange.species = {"Li", "type2", "Al"};
    row("a name that is no element's", strange, "\"type2\" is not an element of the KIM API");
    row("not trained", makePotential(2, {"Li", "Cl", "Al"}, {}), "is not trained");
    QTest::newRow("no potential") << QByteArray("hello\n") << QByteArray("potential.mtp:1:");
    QTest::newRow("no file") << QByteArray() << QByteArray("there is no such file");
}

void KimModelTest::unusablePotentialIsNamedInTheLog() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.addKimLibrary("model");
    if (!text.isEmpty())
        run.write("model/potential.mtp", text);
    run.writeData(jitteredGrid(3, 9, 3, 5));
    const Outcome outcome = run.run(Way::Kim, run.system() + run.style(Way::Kim) + "run 0\n");
    QVERIFY(outcome.status != 0);
    const QByteArray log = run.read("kim.log");
    QVERIFY2(log.contains("model/potential.mtp") && log.contains(reason), log);
}

void KimModelTest::libraryKnowsNeitherMpiNorLammps() {
    if (QStandardPaths::findExecutable("nm").isEmpty())
        QSKIP("there is no nm on this machine");
    const QString library =
        QStringLiteral(MTP_BINARY_DIR) + "/../lib/mtp-workbench/kim/libkim-api-portable-model.so";
    const QByteArray needed = symbolsOf(library, {"-D", "--undefined-only"});
    QVERIFY2(needed.contains("KIM"), needed);
    for (const char* foreign : {"MPI", "mpi_", "LAMMPS", "lmp"})
        QVERIFY2(!needed.contains(foreign), needed);
    // Nothing of ours is there to be mixed up with symbols of the program that loads it.
    const QByteArray offered = symbolsOf(library, {"-D", "--defined-only"});
    QVERIFY2(offered.contains("kim_shared_library_schema_version"), offered);
    for (const char* own : {"3fmt", "3mtp", "3hwy", "5Eigen"})
        QVERIFY2(!offered.contains(own), offered);
}

void KimModelTest::twoModelsAreKeptApart() {
    MTP_REQUIRE_LAMMPS(1);
    const LammpsRun run;
    run.writeData(jitteredGrid(3, 9, 3, 5));
    run.writePotential(randomPotential(2, 3, 1));
    run.addKimLibrary("other");
    writePotential(run.path("other/potential.mtp").toStdString(), randomPotential(4, 3, 2));
    // One run uses both models, one after the other.
    const Outcome outcome =
        run.run(Way::Kim, run.system() + run.style(Way::Kim) +
                              "thermo_modify format float %.12g\nrun 0\npair_style kim other\n"
                              "pair_coeff * * Li Cl Al\nrun 0\n");
    QVERIFY2(outcome.status == 0, outcome.all());
    const std::vector<Thermo> rows = thermoOf(outcome.out);
    QCOMPARE(rows.size(), std::size_t(2));
    const Frame frame = jitteredGrid(3, 9, 3, 5);
    const int levels[] = {2, 4};
    for (unsigned k = 0; k < 2; ++k) {
        Thermo row = rows[k];
        const double expected =
            Evaluator(randomPotential(levels[k], 3, k + 1)).evaluate(frame).energy;
        QVERIFY(std::abs(row["E_pair"] - expected) <= 1e-10);  // 12 digits are printed
    }
}

QTEST_GUILESS_MAIN(KimModelTest)
#include "KimModelTest.moc"
