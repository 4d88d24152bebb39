#include "core/io/lammps/LammpsRunFiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtp;

class LammpsRunFilesTest : public QObject {
    Q_OBJECT

private slots:
    void dumpIsCutBeforeAFrame_data();
    void dumpIsCutBeforeAFrame();
    void newestWholeFrameIsRead();
    void frameIsFoundInALongFile();
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

namespace {

// A frame of two atoms as LAMMPS dumps it; the first of a file says the units.
QByteArray frame(int step, bool hasTime = true, bool isFirst = false) {
    const QByteArray number = QByteArray::number(step);
    QByteArray text = isFirst ? "ITEM: UNITS\nmetal\n" : "";
    if (hasTime)
        text += "ITEM: TIME\n" + QByteArray::number(step * 0.001) + "\n";
    return text + "ITEM: TIMESTEP\n" + number +
           "\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 5\n0 5\n0 5\n"
           "ITEM: ATOMS id type element xu yu zu\n1 1 Li 0 0 " +
           number + "\n2 2 Cl 1 1 1\n";
}

}  // namespace

void LammpsRunFilesTest::dumpIsCutBeforeAFrame_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QByteArray>("left");
    for (const bool hasTime : {true, false}) {
        const QByteArray first = frame(0, hasTime, true), second = frame(20, hasTime),
                         third = frame(40, hasTime), all = first + second + third;
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

void LammpsRunFilesTest::newestWholeFrameIsRead() {
    const std::vector<std::string> species{"Cl", "Li"};
    const QByteArray all = frame(0, true, true) + frame(20) + frame(40);
    const std::optional<Frame> newest = newestDumpFrame(write(all), 2, species);
    QVERIFY(newest);
    QCOMPARE(newest->step, std::optional<std::int64_t>(40));
    QVERIFY(newest->timeFs && std::abs(*newest->timeFs - 40) < 1e-9);
    QCOMPARE(newest->species, species);
    QCOMPARE(newest->types, (std::vector<int>{1, 0}));
    // Whatever is cut off its end, it is not taken, and the one before is.
    for (qsizetype cut = 2; cut < frame(40).size(); cut += 7) {
        const std::optional<Frame> before = newestDumpFrame(write(all.chopped(cut)), 2, species);
        QVERIFY2(before && before->step == 20, qPrintable(QString::number(cut)));
    }
    QVERIFY(!newestDumpFrame(write(frame(0, true, true).left(50)), 2, species));
}

void LammpsRunFilesTest::frameIsFoundInALongFile() {
    QByteArray text = frame(0, true, true);
    for (int step = 20; step <= 20000; step += 20)
        text += frame(step);
    const std::optional<Frame> newest = newestDumpFrame(write(text), 2, {"Li", "Cl"});
    QVERIFY(newest);
    QCOMPARE(newest->step, std::optional<std::int64_t>(20000));
}

void LammpsRunFilesTest::missingFilesAreNoFailure() {
    const std::filesystem::path nowhere = m_folder.filePath("nowhere").toStdString();
    cutDump(nowhere, 0);
    QVERIFY(!newestDumpFrame(nowhere, 2, {"Li", "Cl"}));
    QVERIFY(!restartStep(nowhere));
    QVERIFY(!restartStep(write("LammpS RestartT")));
    QVERIFY(!restartStep(write(QByteArray(1000, '\0'))));
}

QTEST_APPLESS_MAIN(LammpsRunFilesTest)
#include "LammpsRunFilesTest.moc"
