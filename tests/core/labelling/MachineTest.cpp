// Machines of a user, and the words by which another computer is reached.
#include "core/labelling/Machine.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/labelling/Submit.h"

using namespace mtp;

namespace {

Machine cluster() {
    Machine machine;
    machine.name = "hal";
    machine.host = "hal.example.org";
    machine.folder = "~/campaigns";
    machine.hasSlurm = true;
    machine.options = {"--partition=long"};
    machine.setup = "module load vasp\nexport OMP_NUM_THREADS=1";
    return machine;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

class MachineTest : public QObject {
    Q_OBJECT

private slots:
    void machinesComeBackFromTheirFile();
    void damagedFilesAreNamed();
    void unknownNamesAreToldWithThoseThatThereAre();
    void namesThatAShellOrSshCouldMistakeAreRefused();
    void remoteWordsNeverRemoveOrAsk();
    void machinesHaveDifferentNames();
    void decksAreWrittenWithTheSettingsOfTheMachine();
};

void MachineTest::machinesComeBackFromTheirFile() {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.path().toStdString() + "/a/machines.json";
    QVERIFY(readMachines(file).empty());
    writeMachines(file, {cluster()});
    QVERIFY(readMachines(file) == std::vector{cluster()});
}

void MachineTest::damagedFilesAreNamed() {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.path().toStdString() + "/machines.json";
    for (const char* text :
         {"{\"machines\": [{\"name\": 5}]}", "{", "{}", "{\"machines\": [{\"name\": \"\"}]}"}) {
        writeTextFile(file, text);
        QVERIFY_EXCEPTION_THROWN(readMachines(file), ParseError);
    }
}

void MachineTest::unknownNamesAreToldWithThoseThatThereAre() {
    QCOMPARE(machineNamed({cluster()}, "hal").host, std::string("hal.example.org"));
    try {
        machineNamed({cluster()}, "skynet");
        QFAIL("there is no such machine");
    } catch (const InputError& error) {
        QCOMPARE(error.what(), "there is no machine skynet; there are hal");
    }
}

void MachineTest::namesThatAShellOrSshCouldMistakeAreRefused() {
    for (const char* host : {"-oProxyCommand=rm", "a b", "a'b"}) {
        Machine machine = cluster();
        machine.host = host;
        QVERIFY_EXCEPTION_THROWN(validate(machine), InputError);
    }
    Machine machine = cluster();
    machine.folder = "campaigns";
    QVERIFY_EXCEPTION_THROWN(validate(machine), InputError);
}

void MachineTest::remoteWordsNeverRemoveOrAsk() {
    const std::vector<std::string> ssh = sshWords(cluster(), "cd 'a b' && sh status.sh");
    QVERIFY(has(ssh, "BatchMode=yes"));  // no password is asked for
    QCOMPARE(ssh.back(), std::string("cd 'a b' && sh status.sh"));
    const std::vector<std::string> push = pushWords("/here/", "hal:there/");
    for (const std::string& word : push)
        QVERIFY(word.find("delete") == std::string::npos);
    QVERIFY(has(push, "--exclude=attempt-*"));
}

void MachineTest::machinesHaveDifferentNames() {
    Machine here = cluster();
    here.name = "here";
    validate(std::vector{cluster()});
    QVERIFY_EXCEPTION_THROWN(validate(std::vector{cluster(), cluster()}), InputError);
    QVERIFY_EXCEPTION_THROWN(validate(std::vector{here}), InputError);
}

void MachineTest::decksAreWrittenWithTheSettingsOfTheMachine() {
    Machine machine = cluster();
    machine.command = "mpirun vasp_std";
    machine.library = "/opt/potcars";
    const ExportOptions options = exportOptionsFor(machine);
    QCOMPARE(options.setup, machine.setup);
    QCOMPARE(options.command, machine.command);
    QCOMPARE(options.libraryThere, machine.library);
    QCOMPARE(options.machine, std::string("hal"));
}

QTEST_APPLESS_MAIN(MachineTest)
#include "MachineTest.moc"
