#include "core/simulation/Engine.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtp;

class EngineTest : public QObject {
    Q_OBJECT

private slots:
    void helpTellsVersionAndStyles();
    void helpOfANewReleaseIsReadToo();
    void otherTextIsNoLammps();
    void adviceNamesWhatIsMissing();
    void programsAreAskedAndTheFirstThatCanRunIsTaken();
    void launcherIsThatOfTheMpiOfTheEngine();
};

namespace {

// As the package of Debian 12 prints it, shortened.
const char kHelp2021[] = R"END(
Large-scale Atomic/Molecular Massively Parallel Simulator - 29 Sep 2021 - Update 2

Usage example: lmp -var t 300 -echo screen -in in.alloy

MPI v3.1: Open MPI v4.1.4, package: Debian OpenMPI, ident: 4.1.4

* Atom styles:

atomic          kim

* Pair styles:

born            hybrid          hybrid/overlay  kim             lj/cut
zbl

* Bond styles:

harmonic        mtp
)END";

const char kHelp2025[] = R"END(
Large-scale Atomic/Molecular Massively Parallel Simulator - 2 Apr 2025 - Development
Git info (develop / patch_2Apr2025-1)

Usage example: lmp -var t 300 -echo screen -in in.alloy

OS: Linux "Debian GNU/Linux 13 (trixie)" 6.12 on x86_64

MPI v1.0: LAMMPS MPI STUBS

* Pair styles

lj/cut          mtp             zbl

* Fix styles

kim
)END";

void writeProgram(const QString& path, const QByteArray& script) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.close();
    QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
}

QByteArray printing(const char* help) {
    return QByteArray("cat <<'END'\n") + help + "END\n";
}

}  // namespace

void EngineTest::helpTellsVersionAndStyles() {
    const std::optional<Engine> engine = parseEngineHelp(kHelp2021);
    QVERIFY(engine);
    QCOMPARE(engine->version, std::string("29 Sep 2021 - Update 2"));
    QVERIFY(engine->hasKim && engine->hasMpi);
    QVERIFY2(!engine->hasMtp, "a style of bonds is no style of pairs");
    QCOMPARE(engine->style(), std::string_view("kim"));
}

void EngineTest::helpOfANewReleaseIsReadToo() {
    const std::optional<Engine> engine = parseEngineHelp(kHelp2025);
    QVERIFY(engine);
    QCOMPARE(engine->version, std::string("2 Apr 2025 - Development"));
    QVERIFY(engine->hasMtp && !engine->hasKim && !engine->hasMpi);
    QCOMPARE(engine->style(), std::string_view("mtp"));
}

void EngineTest::otherTextIsNoLammps() {
    QVERIFY(!parseEngineHelp(""));
    QVERIFY(!parseEngineHelp("GNU coreutils\n* Pair styles:\nkim\n"));
    QVERIFY(!probeEngine("/bin/false"));
    QVERIFY(!probeEngine("/nowhere/lmp"));
}

void EngineTest::adviceNamesWhatIsMissing() {
    QVERIFY(engineAdvice({}).find("apt install lammps") != std::string::npos);
    Engine engine;
    engine.path = "/opt/lmp";
    QVERIFY(engineAdvice(engine).find("/opt/lmp") != std::string::npos);
    engine.hasKim = true;
    QVERIFY(engineAdvice(engine).empty());
    // On Windows whatever is installed.
    QVERIFY(engineAdvice(engine, false).find("mtp export lammps") != std::string::npos);
}

void EngineTest::programsAreAskedAndTheFirstThatCanRunIsTaken() {
    QTemporaryDir folder;
    writeProgram(folder.filePath("lmp"),
                 printing("Large-scale Atomic/Molecular Massively Parallel "
                          "Simulator - 1 Jan 2020\n* Pair styles:\nlj/cut\n"));
    writeProgram(folder.filePath("lmp_mpi"), printing(kHelp2021));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toLocal8Bit() + ":/bin:/usr/bin");
    const std::optional<Engine> engine = findEngine("/nowhere");
    qputenv("PATH", folder.path().toLocal8Bit());
    QVERIFY(QFile::remove(folder.filePath("lmp_mpi")));
    QFile::link("/bin/cat", folder.filePath("cat"));
    const std::optional<Engine> unable = findEngine("/nowhere");
    qputenv("PATH", path);
    QVERIFY(engine);
    QCOMPARE(QString::fromStdString(engine->path.string()), folder.filePath("lmp_mpi"));
    // One that cannot run a potential is still named, so that the user knows which was found.
    QVERIFY(unable && !unable->canRun());
    QCOMPARE(unable->version, std::string("1 Jan 2020"));
}

// Two MPIs on one machine: mpirun is the one, and LAMMPS was built with the other.
void EngineTest::launcherIsThatOfTheMpiOfTheEngine() {
    const std::optional<Engine> engine = parseEngineHelp(kHelp2021);
    QVERIFY(engine);
    QCOMPARE(engine->mpi, std::string(kOpenMpi));
    QTemporaryDir folder;
    writeProgram(folder.filePath("mpirun"), "echo 'HYDRA build details:'\n");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toLocal8Bit());
    const std::optional<std::filesystem::path> other = findMpiLauncher(*engine);
    Engine unknown;
    const std::optional<std::filesystem::path> any = findMpiLauncher(unknown);
    writeProgram(folder.filePath("mpirun.openmpi"), "echo 'mpirun.openmpi (OpenRTE) 4.1.4'\n");
    const std::optional<std::filesystem::path> own = findMpiLauncher(*engine);
    qputenv("PATH", path);
    QVERIFY(!other);
    QCOMPARE(any, std::optional<std::filesystem::path>(folder.filePath("mpirun").toStdString()));
    QCOMPARE(own,
             std::optional<std::filesystem::path>(folder.filePath("mpirun.openmpi").toStdString()));
}

QTEST_APPLESS_MAIN(EngineTest)
#include "EngineTest.moc"
