// What a project survives, by real processes: being killed, a full disk, damage, a second program.
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <fstream>
#include <random>

#ifdef __linux__
#include <sys/mount.h>
#endif

#include "core/base/Error.h"
#include "core/project/file/Database.h"
#include "core/project/repair/Repair.h"
#include "tests/core/project/ProjectContent.h"

using namespace mtp;

namespace {

namespace fs = std::filesystem;

// MTP_TEST_SEED repeats a run that failed.
unsigned seedOfThisRun() {
    const QByteArray given = qgetenv("MTP_TEST_SEED");
    const unsigned seed = given.isEmpty() ? 20261126u : given.toUInt();
    qInfo("seed %u", seed);
    return seed;
}

struct Outcome {
    QStringList lines;  // "<number> <fingerprint>"
    QByteArray errors;
    bool isKilled = false;
    int status = 0;
};

Outcome runWorker(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(MTP_PROJECT_WORKER), arguments);
    process.waitForFinished(-1);
    Outcome outcome;
    QString out = QString::fromUtf8(process.readAllStandardOutput());
    out.truncate(out.lastIndexOf(QLatin1Char('\n')) + 1);  // whole lines only
    outcome.lines = out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    outcome.errors = process.readAllStandardError();
    outcome.isKilled = process.exitStatus() == QProcess::CrashExit;
    outcome.status = process.exitCode();
    return outcome;
}

std::string fingerprint(const QString& line) {
    return line.section(QLatin1Char(' '), 1).toStdString();
}

std::string bytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// In memory if there is room: what is killed here are processes, so that nothing depends on what
// has come to a disk, and a disk makes each step wait for it.
QString placeOfProjects() {
    constexpr qint64 kRoom = 500'000'000;
    const QString memory = QStringLiteral("/dev/shm");
    const bool hasRoom =
        QFileInfo(memory).isWritable() && QStorageInfo(memory).bytesAvailable() > kRoom;
    return (hasRoom ? memory : QDir::tempPath()) + "/FaultTest-XXXXXX";
}

// A tmpfs of so many bytes, for as long as this lives; Linux and root only.
class SmallFileSystem {
public:
    SmallFileSystem(const QString& folder, std::uintmax_t bytes) : m_folder(folder.toStdString()) {
        fs::create_directory(m_folder);
#ifdef __linux__
        const std::string options = "size=" + std::to_string(bytes);
        m_isThere = mount("tmpfs", m_folder.c_str(), "tmpfs", 0, options.c_str()) == 0;
#else
        (void)bytes;
#endif
    }
    ~SmallFileSystem() {
#ifdef __linux__
        if (m_isThere)
            umount2(m_folder.c_str(), MNT_DETACH);
#endif
    }
    SmallFileSystem(const SmallFileSystem&) = delete;
    SmallFileSystem& operator=(const SmallFileSystem&) = delete;
    bool isThere() const {
        return m_isThere;
    }

private:
    std::string m_folder;
    bool m_isThere = false;
};

}  // namespace

class FaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void killedAtAnyMomentLosesNoStep();
    void fullDiskLosesNoStep();
    void aFullFileSystemLosesNoStep();
    void secondProgramMayOnlyLook();
    void removedFileIsNotWrittenSilently();
    void replacedFileIsNotWritten();
    void readOnlyMediumIsOpened();
    void damagedBytesAreNeverSilent();
    void damagedBeginningIsRepaired();
    void aRepairKeepsTheHistory_data();
    void aRepairKeepsTheHistory();

private:
    QString in(const QString& name) const { return m_folder.filePath(name); }
    // The state a process left: that of its last line, or the next.
    void requireLastState(const fs::path& path, const Outcome& outcome);

    QTemporaryDir m_folder{placeOfProjects()};
    QStringList m_states;  // of a whole run
    qint64 m_runMicroseconds = 0;
};

void FaultTest::initTestCase() {
    QElapsedTimer timer;
    timer.start();
    const Outcome whole = runWorker({"run", in("whole.mtpw")});
    m_runMicroseconds = timer.nsecsElapsed() / 1000;
    QVERIFY2(whole.status == 0, whole.errors);
    m_states = whole.lines;
    // Fourteen and the checkpoints of two trainings.
    QVERIFY2(m_states.size() > 20, qPrintable(QString::number(m_states.size())));
    QCOMPARE(test::fingerprintOf(ProjectStore::open(in("whole.mtpw").toStdString())),
             fingerprint(m_states.back()));
}

void FaultTest::requireLastState(const fs::path& path, const Outcome& outcome) {
    for (qsizetype i = 0; i < outcome.lines.size(); ++i)
        QCOMPARE(outcome.lines[i], m_states[i]);
    if (outcome.lines.isEmpty() && !fs::exists(path))
        return;  // it had not been created
    std::optional<ProjectStore> store;
    try {
        store = ProjectStore::open(path);
    } catch (const Error&) {
        QVERIFY2(outcome.lines.isEmpty(), "a project that was there cannot be opened");
        return;  // it was being created
    }
    const auto next = std::min<qsizetype>(outcome.lines.size(), m_states.size() - 1);
    const std::string state = test::fingerprintOf(*store);
    QVERIFY2(state == fingerprint(m_states[next]) ||
                 (!outcome.lines.isEmpty() && state == fingerprint(outcome.lines.back())),
             qPrintable(QString("after %1 steps").arg(outcome.lines.size())));
    QVERIFY(store->readOnlyReason().empty());
    QVERIFY(store->problems(true).empty());
    // The history is whole: back to the start, and to the state again.
    int undone = 0;
    while (store->undoName()) {
        store->undo();
        ++undone;
    }
    QVERIFY(store->configurations().empty() && store->sources().empty());
    for (; undone > 0; --undone)
        store->redo();
    QCOMPARE(test::fingerprintOf(*store), state);
}

void FaultTest::killedAtAnyMomentLosesNoStep() {
    constexpr int kMoments = 200, kMostRuns = 10 * kMoments;
    std::mt19937_64 random(seedOfThisRun());
    int killed = 0;
    std::vector<int> steps(static_cast<std::size_t>(m_states.size()) + 1);
    for (int i = 0; i < kMostRuns && killed < kMoments; ++i) {
        const QString path = in(QString("killed-%1.mtpw").arg(i));
        const auto moment =
            static_cast<qint64>(random() % static_cast<std::uint64_t>(m_runMicroseconds));
        QElapsedTimer timer;
        timer.start();
        const Outcome outcome = runWorker({"run", path, "--kill-after", QString::number(moment)});
        if (!outcome.isKilled)  // the machine is less busy than it was
            m_runMicroseconds = std::max<qint64>(timer.nsecsElapsed() / 1000, 1);
        killed += outcome.isKilled ? 1 : 0;
        steps[static_cast<std::size_t>(outcome.lines.size())] += outcome.isKilled ? 1 : 0;
        requireLastState(path.toStdString(), outcome);
        if (QTest::currentTestFailed())
            return;
        QFile::remove(path);
    }
    QCOMPARE(killed, kMoments);
    // The moments are spread over the work, not before or after it.
    QVERIFY(std::count_if(steps.begin(), steps.end(), [](int count) { return count > 0; }) > 5);
}

void FaultTest::fullDiskLosesNoStep() {
    std::mt19937_64 random(seedOfThisRun());
    const auto whole = fs::file_size(in("whole.mtpw").toStdString());
    int failed = 0;
    for (int i = 0; i < 20; ++i) {
        const QString path = in(QString("full-%1.mtpw").arg(i));
        const auto room = 100'000 + random() % whole;
        const Outcome outcome = runWorker({"run", path, "--largest-file", QString::number(room)});
        QVERIFY(!outcome.isKilled);
        if (outcome.status != 0) {
            ++failed;
            QVERIFY2(outcome.errors.contains("this step is not saved"), outcome.errors);
        }
        requireLastState(path.toStdString(), outcome);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(failed > 0);
}

void FaultTest::aFullFileSystemLosesNoStep() {
    const auto whole = fs::file_size(in("whole.mtpw").toStdString());
    int failed = 0;
    for (int quarter = 1; quarter <= 6; ++quarter) {
        const SmallFileSystem disk(in("disk"), whole * static_cast<std::uintmax_t>(quarter) / 4);
        if (!disk.isThere())
            QSKIP("a file system of limited size cannot be mounted here (not root?)");
        const Outcome outcome = runWorker({"run", in("disk/full.mtpw")});
        QVERIFY(!outcome.isKilled);
        if (outcome.status != 0) {
            ++failed;
            QVERIFY2(outcome.errors.contains("this step is not saved") ||
                         outcome.lines.isEmpty(),  // no room to make one
                     outcome.errors);
        }
        // To where there is room for undo.
        const fs::path copy = in(QString("from-full-%1.mtpw").arg(quarter)).toStdString();
        for (const char* part : {"", "-wal"})
            if (const fs::path file = in("disk/full.mtpw").toStdString() + part; fs::exists(file))
                fs::copy_file(file, copy.string() + part);
        requireLastState(copy, outcome);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(failed > 0);
}

void FaultTest::secondProgramMayOnlyLook() {
    const QString path = in("two.mtpw");
    QVERIFY(QFile::copy(in("whole.mtpw"), path));
    QProcess first;
    first.start(QStringLiteral(MTP_PROJECT_WORKER), {"hold", path});
    QVERIFY(first.waitForReadyRead(-1));
    QCOMPARE(first.readLine(), QByteArray("writing\n"));
    {
        ProjectStore second = ProjectStore::open(path.toStdString());
        QVERIFY2(
            second.readOnlyReason().find("another program has it open (process " +
                                         std::to_string(first.processId())) != std::string::npos,
            second.readOnlyReason().c_str());
        QCOMPARE(test::fingerprintOf(second), fingerprint(m_states.back()));
        QVERIFY_EXCEPTION_THROWN(second.edit({.name = "Change"}), FileError);
        // A copy of it can be changed.
        second.copyTo(in("copy.mtpw").toStdString(), false);
        QVERIFY(ProjectStore::open(in("copy.mtpw").toStdString()).readOnlyReason().empty());
        QVERIFY_EXCEPTION_THROWN(second.copyTo(path.toStdString(), true), FileError);
    }
    first.kill();  // a lock does not outlive its process
    first.waitForFinished(-1);
    QVERIFY(ProjectStore::open(path.toStdString()).readOnlyReason().empty());
}

void FaultTest::removedFileIsNotWrittenSilently() {
    const fs::path path = in("removed.mtpw").toStdString();
    fs::copy_file(in("whole.mtpw").toStdString(), path);
    ProjectStore store = ProjectStore::open(path);
    fs::remove(path);
    try {
        store.edit({.name = "Change"});
        QFAIL("written to a file that is gone");
    } catch (const FileError& error) {
        QVERIFY2(std::string(error.what()).find("removed or replaced") != std::string::npos,
                 error.what());
    }
    QVERIFY_EXCEPTION_THROWN(store.undo(), FileError);
    // All that was open can be saved elsewhere.
    store.copyTo(in("saved.mtpw").toStdString(), false);
    QCOMPARE(test::fingerprintOf(ProjectStore::open(in("saved.mtpw").toStdString())),
             fingerprint(m_states.back()));
}

void FaultTest::replacedFileIsNotWritten() {
    const fs::path path = in("replaced.mtpw").toStdString();
    fs::copy_file(in("whole.mtpw").toStdString(), path);
    ProjectStore store = ProjectStore::open(path);
    const fs::path other = in("other.mtpw").toStdString();
    fs::copy_file(in("whole.mtpw").toStdString(), other);
    const std::string bytes = bytesOf(other);
    fs::rename(other, path);
    QVERIFY_EXCEPTION_THROWN(store.edit({.name = "Change"}), FileError);
    QVERIFY(bytesOf(path) == bytes);
}

void FaultTest::readOnlyMediumIsOpened() {
    const fs::path folder = in("medium").toStdString();
    fs::create_directory(folder);
    // Not closed: the last steps are in the log beside the file.
    const QString path = QString::fromStdString((folder / "p.mtpw").string());
    const Outcome killed = [&] {
        for (qint64 part = 8;; ++part) {
            const Outcome outcome = runWorker(
                {"run", path, "--kill-after", QString::number(m_runMicroseconds * part / 10)});
            if (outcome.lines.size() > 3 && fs::exists(path.toStdString() + "-wal"))
                return outcome;
            for (const char* suffix : {"", "-wal", "-shm", "-lock"})
                fs::remove(path.toStdString() + suffix);
        }
    }();
    fs::remove(path.toStdString() + "-shm");
    fs::permissions(path.toStdString(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(path.toStdString() + "-wal", fs::perms::owner_read | fs::perms::others_read);
    constexpr auto kLook = fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                           fs::perms::others_exec;
    fs::permissions(folder, kLook);
    fs::permissions(m_folder.path().toStdString(), fs::perms::owner_all | kLook);
    const auto restore = qScopeGuard([&] { fs::permissions(folder, fs::perms::owner_all); });
    // A user who may write everything becomes another one there.
    const Outcome looked = runWorker({"look", path});
    QVERIFY2(looked.status == 0, looked.errors);
    QVERIFY2(looked.lines.at(0).contains("cannot be written"), qPrintable(looked.lines.at(0)));
    const std::string state = looked.lines.at(1).toStdString();
    QVERIFY(state == fingerprint(killed.lines.back()) ||
            state == fingerprint(m_states[killed.lines.size()]));
}

void FaultTest::damagedBytesAreNeverSilent() {
    std::mt19937_64 random(seedOfThisRun());
    const std::string whole = bytesOf(in("whole.mtpw").toStdString());
    const auto records = ProjectStore::open(in("whole.mtpw").toStdString()).configurations();
    int noticed = 0, repaired = 0;
    constexpr int kTimes = 200;
    for (int i = 0; i < kTimes; ++i) {
        const fs::path path = in(QString("damaged-%1.mtpw").arg(i)).toStdString();
        std::string bytes = whole;
        const std::size_t at = random() % bytes.size();
        const std::size_t length = std::min<std::size_t>(1 + random() % 4096, bytes.size() - at);
        for (std::size_t k = 0; k < length; ++k)
            bytes[at + k] = static_cast<char>(random());
        std::ofstream(path, std::ios::binary) << bytes;
        bool isNoticed = false;
        std::string state;
        try {
            const ProjectStore store = ProjectStore::open(path);
            isNoticed = !store.problems(true).empty();
            state = test::fingerprintOf(store);
        } catch (const Error& error) {
            isNoticed = true;
            QVERIFY(std::string(error.what()).find("damaged-") != std::string::npos);
        }
        QVERIFY2(isNoticed || state == fingerprint(m_states.back()),
                 qPrintable(QString("%1 bytes from %2").arg(length).arg(at)));
        noticed += isNoticed ? 1 : 0;

        const fs::path saved = in(QString("saved-%1.mtpw").arg(i)).toStdString();
        Progress progress;
        try {
            const RepairReport report = repairProject(path, saved, progress);
            ++repaired;
            const ProjectStore store = ProjectStore::open(saved);
            QCOMPARE(store.configurations().size(), report.configurations);
            QVERIFY(store.problems(true).empty());
            // What is not there is named.
            QVERIFY(report.configurations == records.size() || !report.losses.empty());
            QVERIFY(report.configurations + length >= records.size());
        } catch (const Error&) {
            QVERIFY(!fs::exists(saved));
        }
        fs::remove(path);
        fs::remove(saved);
    }
    qInfo("%d of %d damages noticed, %d repaired", noticed, kTimes, repaired);
    QVERIFY(noticed > kTimes / 4);
    QVERIFY(repaired > kTimes * 9 / 10);
}

void FaultTest::damagedBeginningIsRepaired() {
    const fs::path path = in("beginning.mtpw").toStdString();
    std::string bytes = bytesOf(in("whole.mtpw").toStdString());
    bytes.replace(0, 4096, std::string(4096, '\x5a'));
    std::ofstream(path, std::ios::binary) << bytes;
    QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), Error);
    Progress progress;
    const RepairReport report =
        repairProject(path, in("beginning-saved.mtpw").toStdString(), progress);
    const auto records = ProjectStore::open(in("whole.mtpw").toStdString()).configurations();
    QCOMPARE(report.configurations, records.size());
    QCOMPARE(report.runs, std::size_t(1));
    QVERIFY(!report.losses.empty());
}

void FaultTest::aRepairKeepsTheHistory_data() {
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<int>("lost");  // configurations
    QTest::newRow("atoms") << QByteArray(
                                  "UPDATE frame SET bytes = x'00' WHERE id = "
                                  "(SELECT frame FROM configuration LIMIT 1)")
                           << true << 1;
    QTest::newRow("labels") << QByteArray("UPDATE labels SET bytes = x'00'") << true << 0;
    QTest::newRow("rows") << QByteArray("UPDATE configuration SET weight = 7; DELETE FROM source")
                          << true << 0;
    QTest::newRow("history") << QByteArray("UPDATE configuration_history SET weight = 7") << false
                             << 0;
    QTest::newRow("commands") << QByteArray("DELETE FROM command WHERE id = 2") << false << 0;
}

void FaultTest::aRepairKeepsTheHistory() {
    QFETCH(QByteArray, damage);
    QFETCH(bool, isKept);
    QFETCH(int, lost);
    const fs::path path = in(QString("%1.mtpw").arg(QTest::currentDataTag())).toStdString();
    fs::copy_file(in("whole.mtpw").toStdString(), path);
    execute(DatabaseHandle(openDatabase(path, SQLITE_OPEN_READWRITE)).get(), damage.constData());
    const fs::path saved = path.string() + "-saved.mtpw";
    Progress progress;
    const RepairReport report = repairProject(path, saved, progress);
    QCOMPARE(report.hasHistory, isKept);

    const ProjectStore whole = ProjectStore::openForReading(in("whole.mtpw").toStdString());
    ProjectStore store = ProjectStore::open(saved);
    QVERIFY(store.problems(true).empty());
    QCOMPARE(store.configurations().size() + static_cast<std::size_t>(lost),
             whole.configurations().size());
    QCOMPARE(store.configurations().back().weight, whole.configurations().back().weight);
    if (isKept) {
        QCOMPARE(store.history().size(), whole.history().size());
        QCOMPARE(store.sources().size(), whole.sources().size());
    }
    const std::string state = test::fingerprintOf(store);
    int undone = 0;
    for (; store.undoName(); ++undone)
        store.undo();
    QCOMPARE(undone > 1, isKept);
    QVERIFY(store.configurations().empty() && store.sources().empty());
    for (; undone > 0; --undone) {
        store.redo();
        test::fingerprintOf(store);  // reads all: nothing refers to what is lost
    }
    QCOMPARE(test::fingerprintOf(store), state);
}

QTEST_GUILESS_MAIN(FaultTest)
#include "FaultTest.moc"
