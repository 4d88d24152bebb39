// How `mtp train` ends: signals, readers that go away, disks that are full; what it starts from;
// and what it says of input that cannot be right.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "core/mtp/PotentialFile.h"
#include "tests/app/CommandRun.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using test::contentOf;
using test::Outcome;
using test::runMtp;

namespace {

const QString kProgram = QStringLiteral(MTP_BINARY_DIR) + "/mtp";
const QString kField = QStringLiteral(MTP_SHARED_DATA) + "/field";

// Salt of 8 atoms, labelled by a potential.
QByteArray salt(int count, bool hasForces = true, double virialSign = 1) {
    const Evaluator evaluator(test::randomPotential(10, 2, 3));
    QByteArray text;
    const auto add = [&text](double value) { text += QByteArray::number(value, 'g', 17) + ' '; };
    for (int k = 0; k < count; ++k) {
        const Frame frame =
            test::jitteredGrid(2, 5.2 + 0.05 * (k % 9), 2, static_cast<unsigned>(k));
        const Prediction labels = evaluator.evaluate(frame);
        text += "8\nLattice=\"";
        for (int i = 0; i < 9; ++i)
            add(frame.cell.vectors(i / 3, i % 3));
        text += "\" energy=";
        add(labels.energy);
        if (hasForces) {
            text += "virial=\"";
            for (int i = 0; i < 9; ++i)
                add(virialSign * labels.virial(i / 3, i % 3));
            text += "\" ";
        }
        text += hasForces ? "Properties=species:S:1:pos:R:3:forces:R:3\n"
                          : "Properties=species:S:1:pos:R:3\n";
        for (Eigen::Index atom = 0; atom < 8; ++atom) {
            text += frame.types[static_cast<std::size_t>(atom)] == 0 ? "Li " : "Cl ";
            for (int axis = 0; axis < 3; ++axis)
                add(frame.positions(atom, axis));
            for (int axis = 0; axis < 3 && hasForces; ++axis)
                add(labels.forces(atom, axis));
            text += '\n';
        }
    }
    return text;
}

}  // namespace

class TrainEndTest : public QObject {
    Q_OBJECT

private slots:
    void scriptTrainsAndGoesOn();
    void initTestCase();
    void signalsKeepTheBest_data();
    void signalsKeepTheBest();
    void aReaderThatGoesAwayKeepsTheBest();
    void aFullDiskForTheLogKeepsTheBest();
    void anyUntrainedPotentialCanBeStartedFrom_data();
    void anyUntrainedPotentialCanBeStartedFrom();
    void whatNeedsATrainedPotentialSaysSo();
    void aStartIsExtendedOrTheReasonIsGiven();
    void absentErrorsAreAbsent();
    void pathsThatAreNotUtf8AreNoError();
    void brokenFramesAreNamedByFileFrameAndAtoms();
    void virialsOfTheWrongSignAreWarnedOf();
    void unknownElementsAreAskedFor();
    void slabsAndClustersAreNotExpanded();

private:
    Outcome run(const QStringList& arguments) const { return runMtp(m_folder.path(), arguments); }
    QString in(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text) const {
        QDir().mkpath(QFileInfo(in(name)).path());
        QFile file(in(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    bool isTrained(const QString& name) const {
        return QFile::exists(in(name)) && readPotential(in(name).toStdString()).isTrained();
    }
    // A training that does not end by itself soon.
    static QStringList longTraining(const QString& output) {
        return {"train",  "salt.xyz", "--level", "12", "--max-iterations",
                "100000", "--hops",   "100000",  "-o", output};
    }

    QTemporaryDir m_folder;
};

void TrainEndTest::initTestCase() {
    qputenv("XDG_CONFIG_HOME", in("settings").toLocal8Bit());
    write("salt.xyz", salt(40));
}

void TrainEndTest::signalsKeepTheBest_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("SIGINT") << SIGINT << QByteArray("Stopped by the user");
    QTest::newRow("SIGTERM") << SIGTERM << QByteArray("Stopped by SIGTERM");
    QTest::newRow("SIGHUP") << SIGHUP << QByteArray("Stopped by SIGHUP");
}

void TrainEndTest::signalsKeepTheBest() {
    QFETCH(int, signal);
    QFETCH(QByteArray, reason);
    const QString output = QString("signal%1.almtp").arg(signal);
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(kProgram, longTraining(output));
    QVERIFY(process.waitForReadyRead(120000));  // an iteration is there
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(
        out.contains(reason) && out.contains("best: iteration") && out.contains(output.toUtf8()),
        out);
    QVERIFY(isTrained(output));
}

// Run by a shell, with an srun that only starts its command, it gives the potential of the command
// itself; submitted again it goes on from its checkpoint.
void TrainEndTest::scriptTrainsAndGoesOn() {
    write("settings/mtp-workbench/machines.json",
          R"({"machines": [{"name": "hal", "slurm": true, "sbatch_options": ["--partition=long"],
             "minutes": 90, "setup": "export FROM_THE_MACHINE=1"}]})");
    const QStringList training{"train", "salt.xyz", "--level", "4", "--max-iterations",
                               "3",     "--starts", "1"};
    QCOMPARE(run(training + QStringList{"--threads", "1", "-o", "direct.almtp"}).status, 0);
    const Outcome written =
        run(training + QStringList{"--ranks", "2", "--threads", "1", "--machine", "hal", "--script",
                                   "train.sh", "-o", "by script.almtp"});
    QVERIFY2(written.status == 0, written.err);
    const QByteArray script = contentOf(in("train.sh"));
    for (const char* line :
         {"#SBATCH --job-name=by_script\n", "#SBATCH --ntasks=2\n", "#SBATCH --cpus-per-task=1\n",
          "#SBATCH --time=90\n", "#SBATCH --partition=long\n", "#SBATCH --signal=TERM@120\n",
          "FROM_THE_MACHINE=1\n"})
        QVERIFY2(script.contains(line), script);
    write("srun", "#!/bin/sh\nexec \"$@\"\n");
    QVERIFY(
        QFile::setPermissions(in("srun"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const auto submit = [&] {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", m_folder.path() + ":" + QFileInfo(kProgram).path() + ":" +
                                       environment.value("PATH"));
        process.setProcessEnvironment(environment);
        return test::outcomeOf(process, "sh", {"train.sh"});
    };
    const Outcome first = submit();
    QVERIFY2(first.status == 0, first.all());
    QCOMPARE(contentOf(in("by script.almtp")), contentOf(in("direct.almtp")));
    QVERIFY(QFile::exists(in("by script.almtp.checkpoint")));
    const Outcome second = submit();
    QVERIFY2(second.status == 0, second.all());
    const Outcome unknown =
        run(training + QStringList{"--script", "x.sh", "--machine", "nobody", "-o", "x.almtp"});
    QVERIFY(unknown.status != 0 && unknown.err.contains("nobody"));
    QVERIFY(run(training + QStringList{"--ranks", "2", "-o", "x.almtp"}).status != 0);
}

void TrainEndTest::aReaderThatGoesAwayKeepsTheBest() {
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start("sh", QStringList{"-c", "\"$0\" \"$@\" | head -n 1", kProgram} +
                            longTraining("pipe.almtp"));
    QVERIFY(process.waitForFinished(120000));
    QVERIFY(isTrained("pipe.almtp"));
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(err.contains("nobody reads") && err.contains("pipe.almtp"), err);
}

void TrainEndTest::aFullDiskForTheLogKeepsTheBest() {
    if (!QFile::exists("/dev/full"))
        QSKIP("this machine has no /dev/full");
    const Outcome outcome = run({"train", "salt.xyz", "--level", "6", "--starts", "1",
                                 "--max-iterations", "3", "--log", "/dev/full", "-o", "log.almtp"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("goes on without the log"), outcome.err);
    QVERIFY(outcome.out.contains("best: iteration"));
    QVERIFY(isTrained("log.almtp"));
}

void TrainEndTest::anyUntrainedPotentialCanBeStartedFrom_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("mtp new") << "";
    QTest::newRow("own_new") << kField + "/mtp/own_new.almtp";
    QTest::newRow("MLIP-3") << kField + "/mtp/mlip3-extract__MTP_templates_08.almtp";
}

void TrainEndTest::anyUntrainedPotentialCanBeStartedFrom() {
    QFETCH(QString, path);
    if (path.isEmpty()) {
        path = "new.almtp";
        QCOMPARE(run({"new", "--level", "8", "--species", "Cl,Li", "-o", path}).status, 0);
    } else if (!QFile::exists(path)) {
        QSKIP("the potentials of the field are not on this machine");
    }
    const Outcome outcome = run({"train", "salt.xyz", "--start", path, "--starts", "1",
                                 "--max-iterations", "3", "-o", "started.almtp"});
    QVERIFY2(outcome.status == 0, outcome.err);
    QVERIFY2(outcome.err.contains("not trained: the training begins with random"), outcome.err);
    QVERIFY(isTrained("started.almtp"));
    const Potential potential = readPotential(in("started.almtp").toStdString());
    QCOMPARE(levelOf(potential.basis), std::optional(8));  // that of the file
    if (path == "new.almtp")
        QCOMPARE(potential.species, (std::vector<std::string>{"Cl", "Li"}));
}

void TrainEndTest::whatNeedsATrainedPotentialSaysSo() {
    for (const QStringList& arguments :
         {QStringList{"evaluate", "new.almtp", "salt.xyz"},
          {"evaluate", "started.almtp", "salt.xyz", "--compare", "new.almtp"},
          {"curves", "new.almtp", "salt.xyz", "-o", "curves"}}) {
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("new.almtp: the potential is not trained"), outcome.err);
    }
    QVERIFY(!QFile::exists(in("curves")));
}

void TrainEndTest::aStartIsExtendedOrTheReasonIsGiven() {
    const QStringList train{"train", "salt.xyz",   "--start",          "started.almtp",
                            "-o",    "more.almtp", "--max-iterations", "2"};
    const Outcome larger =
        run(train + QStringList{"--level", "10", "--radial-size", "9", "--min-dist", "1.7"});
    QVERIFY2(larger.status == 0, larger.err);
    const Potential potential = readPotential(in("more.almtp").toStdString());
    QCOMPARE(levelOf(potential.basis), std::optional(10));
    QCOMPARE(potential.radial.size, 9);
    QCOMPARE(potential.radial.minDist, 1.7);
    for (const auto& [option, value, reason] : {std::tuple{"--cutoff", "6", "the cutoff"},
                                                {"--radial-size", "4", "with fewer"},
                                                {"--level", "6", "of level 8"}}) {
        const Outcome refused = run(train + QStringList{option, value});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(reason) && refused.err.contains("started.almtp"),
                 refused.err);
    }
}

void TrainEndTest::absentErrorsAreAbsent() {
    write("energies.xyz", salt(30, false));
    const QStringList train{"train", "energies.xyz",     "--level", "4",  "--starts",
                            "1",     "--max-iterations", "2",       "-o", "energies.almtp"};
    const Outcome text = run(train);
    QVERIFY2(text.status == 0, text.err);
    QVERIFY2(text.err.contains(", 30 labels;"), text.err);
    QVERIFY2(text.out.contains("force       - meV/Å"), text.out);
    const QJsonObject json =
        QJsonDocument::fromJson(run(train + QStringList{"--json"}).out).object();
    QVERIFY(json["energy_rmse"].isDouble());
    QVERIFY(json["force_rmse"].isNull() && json["virial_rmse"].isNull());
    const QJsonObject errors =
        QJsonDocument::fromJson(run({"evaluate", "energies.almtp", "energies.xyz", "--json"}).out)
            .object();
    QVERIFY(errors["energy_per_atom"].toObject()["rmse"].isDouble());
    QVERIFY(errors["force_component"].toObject()["rmse"].isNull());
    QCOMPARE(errors["force_component"].toObject()["count"].toInt(-1), 0);
}

void TrainEndTest::pathsThatAreNotUtf8AreNoError() {
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start("sh", {"-c",
                         "\"$0\" train salt.xyz --level 4 --starts 1 --max-iterations 1 --json "
                         "-o \"$(printf 'p\\344.almtp')\"",
                         kProgram});
    QVERIFY(process.waitForFinished(120000));
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    QVERIFY(QJsonDocument::fromJson(out).object()["potential"].toString().endsWith(".almtp"));
}

void TrainEndTest::brokenFramesAreNamedByFileFrameAndAtoms() {
    QByteArray text = salt(2);
    text +=
        "2\nLattice=\"5 0 0 0 5 0 0 0 5\" energy=-1 "
        "Properties=species:S:1:pos:R:3:forces:R:3\nLi 4.9 0 0 0 0 0\nCl 0.05 0 0 0 0 0\n";
    write("broken.xyz", text);
    const QByteArray said = "broken.xyz: frame 3: atoms 1 (Li) and 2 (Cl) are 0.150 Å apart";
    const Outcome train = run({"train", "broken.xyz", "--level", "4", "-o", "broken.almtp"});
    QCOMPARE(train.status, 1);
    QVERIFY2(train.err.contains(said), train.err);
    QVERIFY(run({"inspect", "broken.xyz"})
                .out.contains("warning: frame 3: atoms 1 (Li) and 2 (Cl) are 0.150 Å apart"));
    write("same.xyz", text.replace("Cl 0.05 0 0", "Cl 4.9 5 0"));
    const Outcome evaluate = run({"evaluate", "started.almtp", "same.xyz"});
    QCOMPARE(evaluate.status, 1);
    QVERIFY2(evaluate.err.contains("same.xyz: frame 3: atoms 1 (Li) and 2 (Cl) are 0.000 Å apart"),
             evaluate.err);
}

void TrainEndTest::virialsOfTheWrongSignAreWarnedOf() {
    write("wrong.xyz", salt(20, true, -1));
    const QStringList train{"train", "wrong.xyz",        "--level", "4",  "--starts",
                            "1",     "--max-iterations", "1",       "-o", "wrong.almtp"};
    QVERIFY(run(train).err.contains("virials seem to have the wrong sign"));
    QVERIFY(run({"inspect", "wrong.xyz"}).out.contains("virials seem to have the wrong sign"));
    QVERIFY(!run({"inspect", "salt.xyz"}).out.contains("wrong sign"));
}

void TrainEndTest::unknownElementsAreAskedFor() {
    write("xx.xyz", salt(3).replace("Cl ", "Xx "));
    const Outcome refused = run({"convert", "xx.xyz", "out.extxyz"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("xx.xyz: frame 1: Xx is no element") &&
                 refused.err.contains("--species"),
             refused.err);
    QVERIFY(!QFile::exists(in("out.extxyz")));
    const Outcome renamed = run({"convert", "xx.xyz", "out.extxyz", "--species", "Xx=Cl"});
    QVERIFY2(renamed.status == 0 && renamed.err.contains("Xx is renamed Cl"), renamed.err);
    const Outcome listed = run({"convert", "xx.xyz", "list.extxyz", "--species", "Li,Cl"});
    QVERIFY2(listed.status == 0 && listed.err.contains("Xx is renamed Cl"), listed.err);
    // Who names the types may use any names.
    QCOMPARE(run({"convert", "xx.xyz", "any.extxyz", "--species", "Li,A"}).status, 0);
    QVERIFY(run({"inspect", "xx.xyz"}).out.contains("Xx is no element"));
}

void TrainEndTest::slabsAndClustersAreNotExpanded() {
    QByteArray slab = salt(1);
    slab.replace("Properties", "pbc=\"T T F\" Properties");
    write("slab.xyz", slab);
    const QStringList expand{"expand", "slab.xyz", "--ratios", "0.5,1", "-o", "expanded.extxyz"};
    const Outcome refused = run(expand);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("slab.xyz: frame 1: it is a slab: not periodic along c") &&
                 refused.err.contains("--with-vacuum"),
             refused.err);
    QVERIFY(!QFile::exists(in("expanded.extxyz")));
    const Outcome asked = run(expand + QStringList{"--with-vacuum"});
    QVERIFY2(asked.status == 0, asked.err);
    QVERIFY2(asked.out.contains("1 frame x 2 densities = 2 configurations"), asked.out);
    QVERIFY(run({"sample", "slab.xyz", "--every", "1fs", "--time-step", "1fs", "-o", "s.extxyz"})
                .err.contains("it is a slab"));
    if (!QFile::exists(kField))
        return;
    for (const char* name : {"slab.xyz", "clusters.xyz", "cluster.cfg"})
        QCOMPARE(run({"expand", kField + "/train/" + name, "--ratios", "0.5,1", "--species",
                      "Li,Cl", "-o", "f.extxyz"})
                     .status,
                 1);
    QCOMPARE(
        run({"expand", kField + "/train/bulk.xyz", "--ratios", "0.5,1.5", "-o", "b.extxyz"}).status,
        0);
}

QTEST_GUILESS_MAIN(TrainEndTest)
#include "TrainEndTest.moc"
