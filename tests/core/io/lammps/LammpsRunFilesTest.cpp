#include "core/io/lammps/LammpsRunFiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/core/io/lammps/DumpText.h"

using namespace mtp;
using mtp::test::dumpFrame;

class LammpsRunFilesTest : public QObject {
    Q_OBJECT

private slots:
    void dumpIsCutBeforeAFrame_data();
    void dumpIsCutBeforeAFrame();
    void missingFilesAreNoFailure();

private:
    std::filesystem::path write(const QByteArray& text) const {
        QFile file(m_folder.filePath("dump"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return m_folder.filePath("dump").toStdString();
    }
    QByteArray read() const {
        QFile file(m_folder.filePath("dump"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
};

void LammpsRunFilesTest::dumpIsCutBeforeAFrame_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QByteArray>("left");
    for (const bool hasTime : {true, false}) {
        const QByteArray first = dumpFrame(0, hasTime, true), second = dumpFrame(20, hasTime),
                         third = dumpFrame(40, hasTime), all = first + second + third;
        const char* kind = hasTime ? "with times" : "without times";
        QTest::addRow("in the middle, %s", kind) << all << qint64(20) << first;
        QTest::addRow("between frames, %s", kind) << all << qint64(30) << first + second;
        QTest::addRow("before all, %s", kind) << all << qint64(0) << QByteArray();
        QTest::addRow("behind all, %s", kind) << all << qint64(41) << all;
        QTest::addRow("half a frame at the end, %s", kind)
            << first + second + third.left(60) << qint64(40) << first + second;
    }
}

void LammpsRunFilesTest::dumpIsCutBeforeAFrame() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, step);
    QFETCH(QByteArray, left);
    cutDump(write(text), step);
    QCOMPARE(read(), left);
}

void LammpsRunFilesTest::missingFilesAreNoFailure() {
    const std::filesystem::path nowhere = m_folder.filePath("nowhere").toStdString();
    cutDump(nowhere, 0);
    QVERIFY(!restartStep(nowhere));
    QVERIFY(!restartStep(write("LammpS RestartT")));
    QVERIFY(!restartStep(write(QByteArray(1000, '\0'))));
}

QTEST_APPLESS_MAIN(LammpsRunFilesTest)
#include "LammpsRunFilesTest.moc"
