#include "core/base/Process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"

using namespace mtp;
using namespace std::chrono_literals;

class ProcessTest : public QObject {
    Q_OBJECT

private slots:
    void outputAndStatusAreReturned();
    void slowOrTalkativeProgramsAreEnded();
    void programsAreFoundOnThePath();
    void detachedScriptHoldsItsLock();
    void scriptThatCannotBeStartedIsAnError();

private:
    std::filesystem::path script(const QByteArray& text) const {
        QFile file(m_folder.filePath("script"));
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + text);
        file.close();
        file.setPermissions(file.permissions() | QFile::ExeOwner);
        return m_folder.filePath("script").toStdString();
    }
    QTemporaryDir m_folder;
};

void ProcessTest::outputAndStatusAreReturned() {
    const auto output = runProgram(script("echo out\necho err >&2\ncat\nexit 3\n"), {}, 20s);
    QVERIFY(output);
    QCOMPARE(output->status, 3);
    QCOMPARE(output->text, std::string("out\nerr\n"));
    QCOMPARE(runProgram(script("echo \"$1|$2\"\n"), {"a b", "$c"}, 20s)->text,
             std::string("a b|$c\n"));
    QCOMPARE(runProgram(script("kill -9 $$\n"), {}, 20s)->status, 128 + 9);
    QVERIFY(!runProgram(m_folder.filePath("nowhere").toStdString(), {}, 20s));
}

void ProcessTest::slowOrTalkativeProgramsAreEnded() {
    QElapsedTimer timer;
    timer.start();
    // The children of the script, which hold its output open, end too.
    QVERIFY(!runProgram(script("sleep 60 & sleep 60\n"), {}, 200ms));
    QVERIFY(!runProgram(script("exec >/dev/null 2>&1\nsleep 60\n"), {}, 200ms));
    QVERIFY(!runProgram(script("while :; do echo more; done\n"), {}, 60s, 1000));
    QVERIFY(timer.elapsed() < 30000);
}

void ProcessTest::programsAreFoundOnThePath() {
    QCOMPARE(findProgram("sh")->filename(), std::filesystem::path("sh"));
    QVERIFY(!findProgram("no-such-program"));
    QVERIFY(findProgram(script("").string()));
    QVERIFY(!findProgram(m_folder.path().toStdString()));  // a folder is no program
}

void ProcessTest::detachedScriptHoldsItsLock() {
    const std::filesystem::path lock = m_folder.filePath("lock").toStdString();
    QVERIFY(!isLocked(lock));
    const std::filesystem::path sleeper =
        script("echo \"$WORD\" > " + m_folder.filePath("word").toLocal8Bit() + "\nwhile [ ! -e " +
               m_folder.filePath("end").toLocal8Bit() + " ]; do sleep 0.02; done\n");
    startDetached(sleeper, {{"WORD", "hello"}}, lock);
    QVERIFY(isLocked(lock));
    QVERIFY_THROWS_EXCEPTION(FileError, startDetached(sleeper, {}, lock));
    QFile end(m_folder.filePath("end"));
    QVERIFY(end.open(QIODevice::WriteOnly));
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked(lock), 20000);
    QFile word(m_folder.filePath("word"));
    QVERIFY(word.open(QIODevice::ReadOnly));
    QCOMPARE(word.readAll(), QByteArray("hello\n"));
}

void ProcessTest::scriptThatCannotBeStartedIsAnError() {
    QVERIFY_THROWS_EXCEPTION(
        FileError, startDetached(script(""), {}, m_folder.filePath("no/lock").toStdString()));
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "ProcessTest.moc"
