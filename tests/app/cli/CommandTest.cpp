// The mtp command as scripts use it: real processes on the bundled example.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/app/CommandRun.h"

using namespace mtp::test;

namespace {

const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4";

}  // namespace

class CommandTest : public QObject {
    Q_OBJECT

private slots:
    void mainJobRunsFromEndToEnd();
    void inspectPrintsTheContract();
    void formatsAreListedWithWhatTheyHold();
    void trainLogsEachIteration();
    void killedTrainingGoesOnToTheSamePotential();
    void processesTrainTheSamePotential();
    void evaluatePrintsTheContract();
    void evaluateOfManyBlocksGivesTheSameErrors();
    void reportIsOnePageWithTheSameNumbers();
    void curvesTellWhereThePressureTurns();
    void newWritesAnUntrainedPotential();
    void everyCommandHasHelpWithAnExample();
    void badInputNamesFileAndReason();
    void oneBadFileDoesNotStopTheOthers();
    void typesWithoutNamesAreAskedFor();
    void inputsAreNeverOverwritten();
    void mixedFunctionalsAreRefused();
    void rigidExpansionIsTheSameForTheSameSeed();
    void packedIonsKeepTheirDistances();
    void coverageNamesGaps();
    void badExpansionsAreRefused();

private:
    Outcome run(const QStringList& arguments) const { return runMtp(m_folder.path(), arguments); }
    QString in(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void CommandTest::mainJobRunsFromEndToEnd() {
    QCOMPARE(run({"sample", kExample + "/aimd", "--every", "20fs", "--skip", "0.12ps", "-o",
                  "selected.extxyz"})
                 .status,
             0);
    QCOMPARE(
        run({"expand", "selected.extxyz", "--ratios", "0.5,1,1.5", "-o", "expanded.extxyz"}).status,
        0);
    const Outcome label =
        run({"label", "expanded.extxyz", kExample + "/single_points", "-o", "labelled.extxyz"});
    QCOMPARE(label.status, 0);
    QVERIFY(label.out.contains("50 of 96"));
    QCOMPARE(run({"split", "labelled.extxyz", "--fraction", "0.2", "--training", "train.extxyz",
                  "--validation", "held-back.extxyz"})
                 .status,
             0);
    const Outcome three = run({"split", "labelled.extxyz", "--by", "density", "--densities", "1.00",
                               "--test-densities", "2.99", "--training", "one.extxyz",
                               "--validation", "two.extxyz", "--test", "three.extxyz"});
    QVERIFY2(three.status == 0, three.err);
    for (const char* part : {"one.extxyz", "two.extxyz", "three.extxyz"})
        QVERIFY(QFile::exists(in(part)));
    QCOMPARE(run({"split", "labelled.extxyz", "--by", "time", "--test-fraction", "0.1",
                  "--training", "one.extxyz", "--validation", "two.extxyz"})
                 .status,
             1);  // no file for the test part
    QCOMPARE(run({"convert", "train.extxyz", "train.cfg"}).status, 0);
    QVERIFY(QFile::exists(in("train.cfg")));
}

void CommandTest::inspectPrintsTheContract() {
    const Outcome outcome = run({"inspect", kExample + "/aimd", "--json", "--frames", "0,377"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject input = objectOf(outcome.out);
    for (const char* key :
         {"path", "format", "code", "version", "frame_count", "warnings", "labels", "frames"})
        QVERIFY2(input.contains(key), key);
    QCOMPARE(input["frame_count"].toInt(), 378);
    const QJsonObject frame = input["frames"].toArray()[1].toObject();
    for (const char* key : {"index", "time_fs", "atom_count", "composition", "cell", "volume",
                            "density", "energy", "converged", "position_first", "position_last",
                            "force_first", "force_last", "force_max", "virial", "energy_sigma0"})
        QVERIFY2(frame.contains(key), key);
    QCOMPARE(frame["time_fs"].toDouble(), 754.0);
    QVERIFY(frame["virial"].isNull());  // the run prints it with its kinetic part only
    QCOMPARE(input["summary"].toObject()["kind"].toString(), QString("molecular dynamics"));
    QVERIFY(run({"inspect", kExample + "/aimd"}).out.contains("  run: molecular dynamics\n"));
}

void CommandTest::formatsAreListedWithWhatTheyHold() {
    const Outcome table = run({"convert", "--formats"});
    QCOMPARE(table.status, 0);
    QVERIFY(table.out.startsWith("name ") && table.out.contains("\nmlip-cfg "));
    const Outcome lines = run({"convert", "--formats", "--json"});
    QCOMPARE(lines.status, 0);
    QStringList names;
    for (const QString& line : QString::fromUtf8(lines.out).split('\n', Qt::SkipEmptyParts)) {
        const QJsonObject format = QJsonDocument::fromJson(line.toUtf8()).object();
        names << format["name"].toString();
        if (names.back() == "lammps-data")
            QVERIFY(format["writes"].toArray().contains("velocities") &&
                    !format["writes"].toArray().contains("forces"));
        if (names.back() == "vasp-outcar")
            QVERIFY(format["writes"].isNull() && format["reads"].toArray().contains("virial"));
    }
    QVERIFY(names.contains("lammps-data") && names.contains("vasp-outcar"));
    QVERIFY(run({"convert"}).status != 0);
    QVERIFY(run({"convert", "train.extxyz"}).err.contains("output"));
}

void CommandTest::trainLogsEachIteration() {
    const Outcome outcome =
        run({"train", "train.extxyz", "--level", "6", "--validation", "held-back.extxyz",
             "--max-iterations", "4", "--starts", "1", "--log", "log.jsonl", "-o", "p.almtp"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY2(outcome.err.contains("parameters") && outcome.err.contains("s per iteration"),
             outcome.err);
    QFile log(in("log.jsonl"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    int lines = 0;
    while (!log.atEnd()) {
        const QJsonObject step = QJsonDocument::fromJson(log.readLine()).object();
        for (const char* key :
             {"iteration", "seconds", "objective", "energy_rmse", "force_rmse", "virial_rmse",
              "validation_energy_rmse", "validation_force_rmse", "validation_virial_rmse"})
            QVERIFY2(step[key].isDouble(), key);
        QCOMPARE(step["iteration"].toInt(), lines++);
    }
    QCOMPARE(lines, 5);
}

void CommandTest::killedTrainingGoesOnToTheSamePotential() {
    const QStringList training{"train", "train.extxyz",     "--level", "8", "--starts",
                               "2",     "--max-iterations", "30"};
    const Outcome whole = run(training + QStringList{"-o", "whole.almtp"});
    QVERIFY2(whole.status == 0, whole.err);

    const QStringList saved = training + QStringList{"--checkpoint", "state", "-o", "rest.almtp"};
    QProcess killed;
    killed.setWorkingDirectory(m_folder.path());
    killed.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp", saved);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(in("state")), 120000);
    killed.kill();
    killed.waitForFinished(-1);
    QCOMPARE(killed.exitStatus(), QProcess::CrashExit);
    QVERIFY(!QFile::exists(in("rest.almtp")));

    const Outcome careless = run(saved);
    QCOMPARE(careless.status, 1);
    QVERIFY2(careless.err.contains("--resume"), careless.err);
    const Outcome rest = run(saved + QStringList{"--resume"});
    QVERIFY2(rest.status == 0, rest.err);
    QCOMPARE(contentOf(in("rest.almtp")), contentOf(in("whole.almtp")));
    const Outcome other = run({"train", "train.extxyz", "--level", "6", "--checkpoint", "state",
                               "--resume", "-o", "other.almtp"});
    QCOMPARE(other.status, 1);
    QVERIFY2(other.err.contains("of another training"), other.err);
}

void CommandTest::processesTrainTheSamePotential() {
    const QString launcher = QStandardPaths::findExecutable("mpirun");
    if (launcher.isEmpty())
        QSKIP("there is no mpirun on this machine");
    const auto training = [](const char* starts) {
        return QStringList{"train", "train.extxyz",     "--level", "6",         "--starts",
                           starts,  "--max-iterations", "3",       "--threads", "1",
                           "--json"};
    };
    const Outcome alone = run(training("1") + QStringList{"-o", "one.almtp"});
    QVERIFY2(alone.status == 0, alone.err);
    // Several starts share samples of the set too.
    const Outcome several = run(training("3") + QStringList{"-o", "several.almtp"});
    QVERIFY2(several.status == 0, several.err);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Containers run tests as root, on fewer cores than processes.
    environment.insert("OMPI_ALLOW_RUN_AS_ROOT", "1");
    environment.insert("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
    environment.insert("OMPI_MCA_rmaps_base_oversubscribe", "1");                   // Open MPI 4
    environment.insert("PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe");  // Open MPI 5
    // Open MPI and its modules keep memory to the end, in places that have no name by then.
    environment.insert("LSAN_OPTIONS", "detect_leaks=0");
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    const auto trainOn = [&](const char* processes, const char* starts, const char* potential) {
        process.start(launcher,
                      QStringList{"-n", processes, QStringLiteral(MTP_BINARY_DIR) + "/mtp"} +
                          training(starts) + QStringList{"-o", potential});
        process.waitForFinished(-1);
        return process.readAllStandardError();
    };
    for (const char* processes : {"2", "4"}) {
        const QByteArray errors = trainOn(processes, "3", "power-of-two.almtp");
        if (errors.contains("built without MPI"))
            QSKIP("the program was built without MPI");
        QVERIFY2(process.exitCode() == 0, errors);
        QCOMPARE(contentOf(in("power-of-two.almtp")), contentOf(in("several.almtp")));
    }
    const QByteArray errors = trainOn("3", "1", "three.almtp");
    QVERIFY2(process.exitCode() == 0, errors);
    const auto objectiveOf = [](const QByteArray& out) {
        return QJsonDocument::fromJson(out).object()["objective"].toDouble();
    };
    const double expected = objectiveOf(alone.out);
    QVERIFY(expected > 0);
    // Sums in another order: rounding, that three steps do not blow up much.
    QVERIFY(std::abs(objectiveOf(process.readAllStandardOutput()) - expected) < 1e-6 * expected);
}

void CommandTest::evaluatePrintsTheContract() {
    const Outcome outcome = run({"evaluate", "p.almtp", "held-back.extxyz", "--json", "-o",
                                 "predicted.extxyz", "--tables", "tables"});
    QVERIFY2(outcome.status == 0, outcome.err);
    const QJsonObject report = objectOf(outcome.out);
    QVERIFY(report["configurations"].toInt() > 0);
    QCOMPARE(report["atoms"].toInt(), 48 * report["configurations"].toInt());
    for (const char* kind : {"energy_per_atom", "force_component", "virial_per_atom"})
        for (const char* key : {"mae", "rmse", "max", "r2"})
            QVERIFY2(report[kind].toObject()[key].isDouble(), key);
    QVERIFY(!report["by_density"].toArray().isEmpty());
    QVERIFY(report["by_element"].toObject().contains("Cl"));
    QVERIFY(QFile::exists(in("predicted.extxyz")) && QFile::exists(in("tables/force_parity.csv")));
}

void CommandTest::evaluateOfManyBlocksGivesTheSameErrors() {
    constexpr int kCopies = 30;  // more atoms than a block holds
    QStringList copies;
    for (int i = 0; i < kCopies; ++i)
        copies << "train.extxyz";
    const Outcome once = run({"evaluate", "p.almtp", "train.extxyz", "--json"});
    const Outcome often = run(QStringList{"evaluate", "p.almtp"} + copies +
                              QStringList{"--json", "-o", "many.cfg", "--tables", "many"});
    QVERIFY2(often.status == 0, often.err);
    const QJsonObject a = objectOf(once.out);
    const QJsonObject b = objectOf(often.out);
    const int configurations = kCopies * a["configurations"].toInt();
    QCOMPARE(b["configurations"].toInt(), configurations);
    for (const char* kind : {"energy_per_atom", "force_component", "virial_per_atom"})
        for (const char* key : {"mae", "rmse", "max", "r2"}) {
            const double one = a[kind].toObject()[key].toDouble();
            const double other = b[kind].toObject()[key].toDouble();
            QVERIFY2(std::abs(one - other) <= 1e-11 * std::abs(one), key);  // order of summation
        }
    QCOMPARE(b["by_density"].toArray().size(), a["by_density"].toArray().size());
    const QJsonObject inspected =
        QJsonDocument::fromJson(run({"inspect", "many.cfg", "--json"}).out).object();
    QCOMPARE(inspected["frame_count"].toInt(), configurations);
    const QList<QByteArray> lines = contentOf(in("many/energy_parity.csv")).trimmed().split('\n');
    QCOMPARE(lines.size(), configurations + 1);
    QVERIFY(lines[0].startsWith("configuration,"));
    QVERIFY(lines.last().startsWith(QByteArray::number(configurations - 1) + ","));
}

void CommandTest::reportIsOnePageWithTheSameNumbers() {
    const Outcome outcome = run({"evaluate", "p.almtp", "held-back.extxyz", "--json", "--compare",
                                 "whole.almtp", "--report", "report.html", "--tables", "compared"});
    QVERIFY2(outcome.status == 0, outcome.err);
    const QJsonObject report = objectOf(outcome.out);
    const QByteArray page = contentOf(in("report.html"));
    QVERIFY(page.startsWith("<!DOCTYPE html>") && page.trimmed().endsWith("</html>"));
    const auto rmse = [](const QJsonObject& errors, int decimals) {
        return QByteArray::number(1000 * errors["force_component"].toObject()["rmse"].toDouble(),
                                  'f', decimals);
    };
    QVERIFY(page.contains("RMSE " + rmse(report, 1) + " meV/Å"));
    QVERIFY(page.contains("<td>" + rmse(report["compared"].toObject(), 3) + "</td>"));
    QVERIFY(page.contains("functional") && page.contains("CP2K"));  // provenance
    for (const char* name : {"statistics.csv", "comparison.csv", "comparison_statistics.csv",
                             "configuration_errors.csv", "atom_errors.csv"})
        QVERIFY2(QFile::exists(in("compared") + "/" + name), name);
    QCOMPARE(run({"evaluate", "p.almtp", "held-back.extxyz", "--report", "p.almtp"}).status, 1);
}

void CommandTest::curvesTellWhereThePressureTurns() {
    const Outcome outcome = run({"curves", "whole.almtp", "train.extxyz", "--most", "2", "--points",
                                 "12", "--from", "0.4", "--to", "1.6", "-o", "curves"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY(outcome.out.contains("2 configurations scaled"));
    const QList<QByteArray> rows =
        contentOf(in("curves/equation_of_state.csv")).trimmed().split('\n');
    QCOMPARE(rows.size(), 1 + 2 * 12);
    // Each configuration has labels at its three densities, or those of them that train.
    QVERIFY(contentOf(in("curves/equation_of_state_labels.csv")).count('\n') > 2);
    for (const char* name : {"dimers", "pair_ranges", "pair_extrapolation",
                             "equation_of_state_marks", "radial_functions_Li-Cl"})
        QVERIFY2(QFile::exists(in("curves/") + name + ".csv"), name);
    QVERIFY(!outcome.out.contains("as near as"));  // its own frames are not outside the set
}

void CommandTest::newWritesAnUntrainedPotential() {
    QCOMPARE(run({"new", "--level", "8", "--species", "Li,Cl,Al", "-o", "new.almtp"}).status, 0);
    const Outcome evaluate = run({"evaluate", "new.almtp", "held-back.extxyz"});
    QCOMPARE(evaluate.status, 1);
    QVERIFY(evaluate.err.contains("not trained"));
}

void CommandTest::everyCommandHasHelpWithAnExample() {
    for (const char* name : {"inspect", "pack", "sample", "expand", "coverage", "label", "split",
                             "new", "train", "evaluate", "curves", "convert"}) {
        const Outcome outcome = run({name, "--help"});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("Example") && outcome.out.contains("mtp " + QByteArray(name)),
                 name);
    }
}

void CommandTest::badInputNamesFileAndReason() {
    QFile file(in("broken.xyz"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("2\nProperties=species:S:1:pos:R:3\nLi 0 0 0\nCl 0 zero 0\n");
    file.close();
    const Outcome outcome = run({"convert", "broken.xyz", "out.cfg"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("broken.xyz:4:"), outcome.err);
    QVERIFY(!QFile::exists(in("out.cfg")));
    QVERIFY(run({"sample"}).status != 0);
    QVERIFY(run({"sample", "selected.extxyz", "--every", "soon", "-o", "x.cfg"}).status == 1);
}

void CommandTest::oneBadFileDoesNotStopTheOthers() {
    const Outcome outcome = run({"inspect", "missing.xyz", "train.extxyz", "--json"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("missing.xyz"));
    QVERIFY(objectOf(outcome.out)["frame_count"].toInt() > 0);
}

void CommandTest::typesWithoutNamesAreAskedFor() {
    QFile file(in("unnamed.cfg"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "BEGIN_CFG\n Size\n 1\n Supercell\n 5 0 0\n 0 5 0\n 0 0 5\n AtomData: id type "
        "cartes_x cartes_y cartes_z fx fy fz\n 1 0 0 0 0 0 0 0\n Energy\n -1\nEND_CFG\n");
    file.close();
    const Outcome outcome = run({"train", "unnamed.cfg", "--level", "6", "-o", "q.almtp"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("--species"));
    QVERIFY(!QFile::exists(in("q.almtp")));
}

void CommandTest::inputsAreNeverOverwritten() {
    const Outcome outcome = run({"convert", "train.extxyz", "train.extxyz"});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("overwrite"));
    QVERIFY(QFileInfo(in("train.extxyz")).size() > 0);
}

void CommandTest::mixedFunctionalsAreRefused() {
    const QStringList train{"train",
                            "selected.extxyz",
                            "train.extxyz",
                            "--level",
                            "4",
                            "--max-iterations",
                            "1",
                            "--starts",
                            "1",
                            "-o",
                            "mixed.almtp"};
    const Outcome refused = run(train);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("functional"), refused.err);
    QVERIFY(!QFile::exists(in("mixed.almtp")));
    QCOMPARE(run(train + QStringList{"--allow-mixed-settings"}).status, 0);
}

void CommandTest::rigidExpansionIsTheSameForTheSameSeed() {
    const QStringList expand{"expand",   "selected.extxyz", "--ratios", "0.5,1.5",
                             "--mode",   "rigid",           "--rattle", "0.05",
                             "--strain", "0.01,0,0,0,0,0",  "--seed"};
    const Outcome first = run(expand + QStringList{"7", "-o", "rigid.extxyz"});
    QVERIFY2(first.status == 0, first.err);
    QVERIFY2(first.out.contains("AlCl4") && first.out.contains("8 Li"), first.out);
    QCOMPARE(run(expand + QStringList{"7", "-o", "again.extxyz"}).status, 0);
    QCOMPARE(run(expand + QStringList{"8", "-o", "other.extxyz"}).status, 0);
    QVERIFY(contentOf(in("rigid.extxyz")).size() > 1000);
    QCOMPARE(contentOf(in("rigid.extxyz")), contentOf(in("again.extxyz")));
    QVERIFY(contentOf(in("rigid.extxyz")) != contentOf(in("other.extxyz")));
}

void CommandTest::packedIonsKeepTheirDistances() {
    const QStringList pack{"pack",   "--ions", "Li=16,Cl=64,Al=16", "--distances", "Cl-Cl=2.8",
                           "--seed", "3",      "--density"};
    const Outcome first = run(pack + QStringList{"1.99", "-o", "POSCAR"});
    QVERIFY2(first.status == 0, first.err);
    QVERIFY2(first.out.contains("96 ions") && first.out.contains("1.9900 g/cm³"), first.out);
    QCOMPARE(run(pack + QStringList{"1.99", "-o", "again.vasp"}).status, 0);
    QCOMPARE(contentOf(in("POSCAR")), contentOf(in("again.vasp")));
    QVERIFY(run(pack + QStringList{"30", "-o", "dense.vasp"}).err.contains("no room"));
    QVERIFY(!QFile::exists(in("dense.vasp")));
}

void CommandTest::coverageNamesGaps() {
    const Outcome outcome = run({"coverage", "expanded.extxyz", "--cutoff", "5", "-o", "c.csv"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY2(outcome.out.contains("equilibrium to"), outcome.out);
    QVERIFY(contentOf(in("c.csv")).startsWith("pair,density ratio,r [Å],count"));
}

void CommandTest::badExpansionsAreRefused() {
    const QStringList expand{"expand", "selected.extxyz", "--ratios", "1", "-o", "bad.extxyz"};
    QVERIFY(run(expand + QStringList{"--strain", "0.1,0.2"}).err.contains("six components"));
    QVERIFY(run(expand + QStringList{"--supercell", "2x2"}).err.contains("supercell"));
    QVERIFY(run(expand + QStringList{"--strain", "-2,0,0,0,0,0"}).err.contains("no cell"));
    QVERIFY(run(expand + QStringList{"--shape", "0.1,0,0,0,0,0"}).err.contains("not a shape"));
    QVERIFY(run(expand + QStringList{"--shape", "0.9:0.1,0,0,0,0,0"}).err.contains("none of the"));
    QVERIFY(!QFile::exists(in("bad.extxyz")));
}

QTEST_GUILESS_MAIN(CommandTest)
#include "CommandTest.moc"
