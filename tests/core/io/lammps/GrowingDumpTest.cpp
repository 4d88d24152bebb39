#include "core/io/lammps/GrowingDump.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/core/io/lammps/DumpText.h"

using namespace mtp;
using mtp::test::dumpFrame;

class GrowingDumpTest : public QObject {
    Q_OBJECT

private slots:
    void newestWholeFrameIsRead();
    void newestFrameIsFoundInALongFile();
    void eachNewFrameIsReadOnce();
    void framesBehindTheNewestFollow();
    void fileThatWasCutOffIsReadAgain();
    void missingFileHasNoFrames();

private:
    std::filesystem::path path() const { return m_folder.filePath("dump").toStdString(); }
    std::filesystem::path write(const QByteArray& text) const {
        QFile file(m_folder.filePath("dump"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path();
    }
    void append(const QByteArray& text) const {
        QFile file(m_folder.filePath("dump"));
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }
    GrowingDump open() const { return {path(), 2, {"Cl", "Li"}}; }
    static QList<qint64> newSteps(GrowingDump& dump) {
        QList<qint64> steps;
        dump.readNew([&](const Frame& frame) { steps << frame.step.value_or(-1); });
        return steps;
    }
    QTemporaryDir m_folder;
};

void GrowingDumpTest::newestWholeFrameIsRead() {
    const QByteArray all = dumpFrame(0, true, true) + dumpFrame(20) + dumpFrame(40);
    write(all);
    const std::optional<Frame> newest = open().skipToNewest();
    QVERIFY(newest);
    QCOMPARE(newest->step, std::optional<std::int64_t>(40));
    QVERIFY(newest->timeFs && std::abs(*newest->timeFs - 40) < 1e-9);
    QCOMPARE(newest->species, (std::vector<std::string>{"Cl", "Li"}));
    QCOMPARE(newest->types, (std::vector<int>{1, 0}));
    // Whatever is cut off its end, it is not taken, and the one before is.
    for (qsizetype cut = 1; cut < dumpFrame(40).size(); cut += 7) {
        write(all.chopped(cut));
        const std::optional<Frame> before = open().skipToNewest();
        QVERIFY2(before && before->step == 20, qPrintable(QString::number(cut)));
    }
    write(dumpFrame(0, true, true).left(50));
    QVERIFY(!open().skipToNewest());
}

void GrowingDumpTest::newestFrameIsFoundInALongFile() {
    QByteArray text = dumpFrame(0, true, true);
    for (int step = 20; step <= 20000; step += 20)
        text += dumpFrame(step);
    write(text);
    const std::optional<Frame> newest = open().skipToNewest();
    QVERIFY(newest);
    QCOMPARE(newest->step, std::optional<std::int64_t>(20000));
}

// A look may come at any byte of a frame that is being written.
void GrowingDumpTest::eachNewFrameIsReadOnce() {
    const QByteArray all = dumpFrame(0, true, true) + dumpFrame(20) + dumpFrame(40) + dumpFrame(60);
    for (qsizetype part = 1; part < 90; part += 11) {
        write({});
        GrowingDump dump = open();
        QList<qint64> steps;
        for (qsizetype at = 0; at < all.size(); at += part) {
            append(all.mid(at, part));
            steps << newSteps(dump);
        }
        QCOMPARE(steps, (QList<qint64>{0, 20, 40, 60}));
        QVERIFY(newSteps(dump).isEmpty());
    }
}

void GrowingDumpTest::framesBehindTheNewestFollow() {
    write(dumpFrame(0, true, true) + dumpFrame(20) + dumpFrame(40).left(30));
    GrowingDump dump = open();
    QCOMPARE(dump.skipToNewest()->step, std::optional<std::int64_t>(20));
    QVERIFY(newSteps(dump).isEmpty());
    append(dumpFrame(40).mid(30) + dumpFrame(60));
    QCOMPARE(newSteps(dump), (QList<qint64>{40, 60}));
}

// As a run that is continued does, which may then write more than there was.
void GrowingDumpTest::fileThatWasCutOffIsReadAgain() {
    write(dumpFrame(0, true, true) + dumpFrame(20) + dumpFrame(40));
    GrowingDump dump = open();
    QCOMPARE(newSteps(dump).size(), qsizetype{3});
    write(dumpFrame(0, true, true) + dumpFrame(20));
    QCOMPARE(newSteps(dump), (QList<qint64>{0, 20}));
    write(dumpFrame(0, true, true) + dumpFrame(15) + dumpFrame(30000) + dumpFrame(40000));
    QCOMPARE(newSteps(dump), (QList<qint64>{0, 15, 30000, 40000}));
}

void GrowingDumpTest::missingFileHasNoFrames() {
    GrowingDump dump(m_folder.filePath("nowhere").toStdString(), 2, {"Li", "Cl"});
    QVERIFY(!dump.skipToNewest());
    QVERIFY(newSteps(dump).isEmpty());
}

QTEST_APPLESS_MAIN(GrowingDumpTest)
#include "GrowingDumpTest.moc"
