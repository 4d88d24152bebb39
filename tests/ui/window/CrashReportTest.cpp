// What a program that crashes leaves behind: this test runs itself as that program.
#include "ui/window/CrashReport.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <cstdlib>

using namespace mtp::ui;

namespace {

[[noreturn]] void crash(const std::string& project) {
    installCrashHandler("1.2.3");
    noteProject(project);
    for (int i = 0; i < 30; ++i)
        noteCommand("Command " + std::to_string(i));
    std::raise(SIGSEGV);
    std::abort();
}

}  // namespace

class CrashReportTest : public QObject {
    Q_OBJECT

private slots:
    void crashLeavesAReport();
};

void CrashReportTest::crashLeavesAReport() {
    const QTemporaryDir folder;
    const QString project = folder.filePath("crashed.mtpw");
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {"crash", project});
    QVERIFY(process.waitForFinished(-1));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);  // by its signal, as without the handler
    QFile file(QString::fromStdString(crashReportOf(project.toStdString()).string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray report = file.readAll();
    for (const char* part : {"MTP Workbench 1.2.3", "signal 11", "Stack:", "CrashReportTest",
                             "Command 10\n", "Command 29\n"})
        QVERIFY2(report.contains(part), report);
    QVERIFY(!report.contains("Command 9\n"));
}

int main(int argc, char** argv) {
    if (argc == 3 && std::string(argv[1]) == "crash")
        crash(argv[2]);
    QCoreApplication application(argc, argv);
    CrashReportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "CrashReportTest.moc"
