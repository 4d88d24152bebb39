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

// Until the stack is full; nobody asks for a depth that ends before.
int deeper(volatile int* above, long depth) {
    volatile int here[1000] = {*above};
    return depth == 0 ? 0 : deeper(here, depth - 1) + here[1];
}

[[noreturn]] void crash(const std::string& how, const std::string& project) {
    installCrashHandler("1.2.3");
    noteProject(project);
    for (int i = 0; i < 30; ++i)
        noteCommand("Command " + std::to_string(i));
    volatile int start = 0;
    if (how == "overflow")
        std::exit(deeper(&start, 100000000));
    std::raise(SIGSEGV);
    std::abort();
}

}  // namespace

class CrashReportTest : public QObject {
    Q_OBJECT

private slots:
    void crashLeavesAReport_data();
    void crashLeavesAReport();
};

void CrashReportTest::crashLeavesAReport_data() {
    QTest::addColumn<QString>("how");
    QTest::newRow("a signal") << "crash";
    QTest::newRow("a full stack") << "overflow";
}

void CrashReportTest::crashLeavesAReport() {
    QFETCH(QString, how);
    const QTemporaryDir folder;
    const QString project = folder.filePath("crashed.mtpw");
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {how, project});
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
    if (argc == 3)
        crash(argv[1], argv[2]);
    QCoreApplication application(argc, argv);
    CrashReportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "CrashReportTest.moc"
