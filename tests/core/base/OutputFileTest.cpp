// What is written is at its place when it is complete; a failure tells its reason.
#include <QTemporaryDir>
#include <QTest>

#include "core/base/OutputFile.h"

using namespace mtp;

class OutputFileTest : public QObject {
    Q_OBJECT

private slots:
    void fileIsThereOnlyWhenItIsComplete();
    void failureNamesTheFileAndTheReason();

private:
    QTemporaryDir m_folder;
};

void OutputFileTest::fileIsThereOnlyWhenItIsComplete() {
    const QString path = m_folder.filePath("complete.txt");
    {
        OutputFile left(path.toStdString());
        left.write("half");
    }
    QVERIFY(QDir(m_folder.path()).isEmpty());
    OutputFile file(path.toStdString());
    file.write("whole\n");
    QVERIFY(!QFile::exists(path));
    file.close();
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{"complete.txt"});
}

void OutputFileTest::failureNamesTheFileAndTheReason() {
    const auto messageFor = [](const QString& path) {
        try {
            const OutputFile file(path.toStdString());
        } catch (const FileError& error) {
            return QString::fromUtf8(error.what());
        }
        return QString();
    };
    const QString folder = m_folder.filePath("missing");
    QCOMPARE(messageFor(folder + "/a.txt"),
             folder + "/a.txt: cannot be written: there is no folder " + folder);
    const QString tooLong = m_folder.filePath(QString(300, 'x'));
    QCOMPARE(messageFor(tooLong), tooLong + ": cannot be written: the name is too long");
    QCOMPARE(messageFor(m_folder.path()), m_folder.path() + ": is a folder");
    QVERIFY(QString::fromUtf8(writeError("a/b.mtp", EACCES).what()).endsWith("permission denied"));
    QVERIFY(QString::fromUtf8(writeError("a/b.mtp", ENOSPC).what()).endsWith("the disk is full"));
}

QTEST_GUILESS_MAIN(OutputFileTest)
#include "OutputFileTest.moc"
