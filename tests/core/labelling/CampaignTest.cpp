// A campaign from export to labels, with a shell script in the place of the code.
#include "core/labelling/Campaign.h"

#include <signal.h>
#include <unistd.h>
#include <QSet>
#include <QTest>
#include <QThread>
#include <cmath>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/Process.h"
#include "core/labelling/CampaignScripts.h"
#include "core/labelling/Collect.h"
#include "core/labelling/CutoffCheck.h"
#include "core/labelling/Matching.h"
#include "core/labelling/Retry.h"
#include "core/labelling/Runner.h"
#include "core/labelling/TaskMatrix.h"
#include "core/labelling/Tidy.h"
#include "tests/core/labelling/FakeCode.h"

using namespace mtp;
using namespace mtp::test;

namespace {

namespace fs = std::filesystem;

CampaignStatus statusHere(const FakeCode& code) {
    Progress quiet;
    return campaignStatus(Campaign::open(code.campaign()), {}, quiet);
}

RunReport runAll(const FakeCode& code, int atOnce = 2) {
    Progress quiet;
    return runHere(Campaign::open(code.campaign()), atOnce, false, quiet);
}

TaskStatus statusOfKey(const FakeCode& code, const std::string& key) {
    for (const CampaignTask& task : statusHere(code).tasks)
        if (task.files.key == key)
            return task.status;
    return {};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// Every file of a folder with its content.
std::map<std::string, std::string> contentOfFolder(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().string()] = readTextFile(entry.path());
    return files;
}

}  // namespace

class CampaignTest : public QObject {
    Q_OBJECT

private slots:
    void finishedTasksGiveLabels();
    void exportingAgainChangesNothing();
    void exportingMoreAddsOnlyWhatIsMissing();
    void anotherRecipeIsRefused();
    void anotherSolverIsTheSameCampaign();
    void interruptedExportsAreCompleted();
    void badOutputsAreToldApart_data();
    void badOutputsAreToldApart();
    void whatDiffersFromTheRecipeIsMismatched_data();
    void whatDiffersFromTheRecipeIsMismatched();
    void aChangedOutputIsReadAgain();
    void retriesStartFromTheFailure();
    void onlyTheSolverCanBeSet();
    void theFuseStopsABatchThatFailsAlike();
    void scriptsAloneSeeThatNothingCameOfIt_data();
    void scriptsAloneSeeThatNothingCameOfIt();
    void scriptsKnowTheWordsOfEachCode_data();
    void scriptsKnowTheWordsOfEachCode();
    void theFirstIsOfTheMiddleDensity();
    void twoRunnersStartNoTaskTwice();
    void killedTasksAreLostAndRunAgain();
    void cancelledTasksSaySo();
    void tidyKeepsTheLabels();
    void spacingMakesMeshesAgree();
    void labelledConfigurationsAreLeftOut();
    void foreignFoldersAreLeftAlone();
    void timeIsDoubledAfterALimit();
    void theFuseOfABatchIsToldByItsFiles();
    void tasksStandByParentAndDensity();
    void cutoffsAreComparedWithTheHighest();
};

void CampaignTest::finishedTasksGiveLabels() {
    const FakeCode code;
    const ExportReport report = code.exportAll();
    QCOMPARE(report.keys.size(), std::size_t{3});
    QCOMPARE(statusHere(code).exitStatus(), 3);
    QCOMPARE(runAll(code).started, std::size_t{3});
    QCOMPARE(statusHere(code).exitStatus(), 0);
    Progress quiet;
    const Campaign campaign = Campaign::open(code.campaign());
    const CollectedLabels labels = collectLabels(campaign, statusHere(code), quiet);
    QCOMPARE(labels.labelled.size(), std::size_t{3});
    QVERIFY(labels.others.empty());
    const Frame& first = labels.labelled.front();
    // -15.6624... Ry, as pw.x printed it behind "!".
    QVERIFY(std::abs(first.labels.energy.value() + 213.0996920859649) < 1e-9);
    QVERIFY(first.labels.forces && first.labels.virial && first.labels.isConverged == true);
    QVERIFY(first.positions == FakeCode::configurations().front().positions);
    QVERIFY(first.provenance->settings.at("recipe").starts_with("pbe xxh128:"));
    QVERIFY(first.provenance->source.ends_with("attempt-1/out"));
}

void CampaignTest::exportingAgainChangesNothing() {
    const FakeCode code;
    const ExportReport first = code.exportAll();
    QCOMPARE(first.written, std::size_t{3});
    const auto before = contentOfFolder(code.campaign());
    const ExportReport second = code.exportAll();
    QCOMPARE(second.written, std::size_t{0});
    QCOMPARE(second.keys, first.keys);
    QVERIFY(contentOfFolder(code.campaign()) == before);
}

void CampaignTest::exportingMoreAddsOnlyWhatIsMissing() {
    const FakeCode code;
    Progress quiet;
    std::vector<Frame> all = FakeCode::configurations();
    const ExportReport two =
        exportTasks(code.campaign(), {all[2], all[0]}, FakeCode::recipe(), code.options(), quiet);
    const ExportReport three =
        exportTasks(code.campaign(), all, FakeCode::recipe(), code.options(), quiet);
    QCOMPARE(three.written, std::size_t{1});
    QCOMPARE(three.keys[2], two.keys[0]);
    QCOMPARE(three.keys[0], two.keys[1]);
    QVERIFY(three.keys[1].starts_with("000003-"));
    QCOMPARE(Campaign::open(code.campaign()).configurations().size(), std::size_t{3});
    // The same configuration twice is one task.
    QCOMPARE(
        exportTasks(code.campaign(), {all[1], all[1]}, FakeCode::recipe(), code.options(), quiet)
            .keys,
        (std::vector{three.keys[1], three.keys[1]}));
}

void CampaignTest::anotherRecipeIsRefused() {
    const FakeCode code;
    code.exportAll();
    Recipe recipe = FakeCode::recipe();
    recipe.physics.cutoff *= 2;
    Progress quiet;
    QVERIFY_EXCEPTION_THROWN(
        exportTasks(code.campaign(), FakeCode::configurations(), recipe, code.options(), quiet),
        InputError);
}

void CampaignTest::anotherSolverIsTheSameCampaign() {
    const FakeCode code;
    const ExportReport first = code.exportAll();
    Recipe recipe = FakeCode::recipe();
    recipe.solver.mostSteps = 7;
    Progress quiet;
    const ExportReport second =
        exportTasks(code.campaign(), FakeCode::configurations(), recipe, code.options(), quiet);
    QCOMPARE(second.keys, first.keys);
    QCOMPARE(second.written, std::size_t{0});
}

void CampaignTest::interruptedExportsAreCompleted() {
    const FakeCode code;
    const ExportReport whole = code.exportAll();
    const fs::path jobs = code.campaign() / "jobs";
    // Killed between the folder of a task and its deck, and while a deck was written.
    fs::remove_all(jobs / whole.keys[1]);
    fs::rename(jobs / whole.keys[2] / "deck", jobs / whole.keys[2] / "deck.tmp");
    QCOMPARE(statusOfKey(code, whole.keys[1]).state, TaskState::ToDo);
    QCOMPARE(statusOfKey(code, whole.keys[2]).state, TaskState::ToDo);
    QCOMPARE(code.exportAll().written, std::size_t{2});
    // Killed between the configurations and the list of keys.
    fs::remove(code.campaign() / "tasks");
    QCOMPARE(code.exportAll().keys, whole.keys);
    QVERIFY(fs::exists(code.campaign() / "tasks"));
    // Killed before the header was written: the folder becomes a campaign.
    fs::remove(code.campaign() / "campaign");
    QCOMPARE(code.exportAll().keys, whole.keys);
    QVERIFY(isCampaign(code.campaign()));
}

void CampaignTest::badOutputsAreToldApart_data() {
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("failure");
    const std::string good = readTextFile(kDftData / "si2-1.out");
    const auto cutAt = [&](const char* text) {
        return QString::fromStdString(good.substr(0, good.find(text)));
    };
    const auto row = [](const char* name, const QString& output, int status, const char* state,
                        const char* failure) {
        QTest::newRow(name) << output << status << QString(state) << QString(failure);
    };
    row("good", QString::fromStdString(good), 0, "done", "none");
    row("good, but with a status of MPI", QString::fromStdString(good), 1, "done", "none");
    row("unconverged", QString::fromStdString(readTextFile(kDftData / "si2-unconverged.out")), 0,
        "not_converged", "not_converged");
    row("empty", "", 0, "incomplete", "none");
    row("cut before the energy", cutAt("!    total energy"), 0, "incomplete", "none");
    row("cut before the forces", cutAt("     Forces acting"), 0, "incomplete", "none");
    row("cut in the forces", cutAt("     atom    2 type"), 0, "incomplete", "none");
    row("cut before the stress", cutAt("          total   stress"), 0, "incomplete", "none");
    row("without its end", cutAt("   JOB DONE"), 0, "incomplete", "none");
    row("killed", cutAt("!    total energy"), 137, "failed", "memory");
    row("no such program", "", 127, "failed", "code_not_found");
    row("out of time", cutAt("     convergence has been") + "     Maximum CPU time exceeded\n", 2,
        "failed", "time");
}

void CampaignTest::badOutputsAreToldApart() {
    QFETCH(QString, output);
    QFETCH(int, status);
    QFETCH(QString, state);
    QFETCH(QString, failure);
    const FakeCode code;
    const std::string key = code.exportAll().keys.front();
    code.printText(key, output.toStdString(), status);
    runAll(code);
    const TaskStatus is = statusOfKey(code, key);
    QVERIFY2(stateKey(is.state) == state.toStdString(),
             (stateName(is.state) + ": " + is.reason).c_str());
    QCOMPARE(QString::fromStdString(std::string(failureKey(is.failure))), failure);
    Progress quiet;
    QCOMPARE(
        collectLabels(Campaign::open(code.campaign()), statusHere(code), quiet).labelled.size(),
        std::size_t{state == "done" ? 3u : 2u});
}

void CampaignTest::whatDiffersFromTheRecipeIsMismatched_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("another functional")
        << "Exchange-correlation= PBE"
        << "Exchange-correlation= VDW-DF-OBK8" << QStringList{"functional", "optB88-vdW", "PBE"};
    QTest::newRow("another cutoff") << "kinetic-energy cutoff     =      16.0000"
                                    << "kinetic-energy cutoff     =      20.0000"
                                    << QStringList{"cutoff_eV", "272.114", "217.691"};
    QTest::newRow("another pseudopotential")
        << "Si.pbe-rrkj.UPF"
        << "Si.pz-vbc.UPF" << QStringList{"pseudopotentials", "Si.pz-vbc.UPF", "Si.pbe-rrkj.UPF"};
    QTest::newRow("another file of that name")
        << "d7f89eb60b7b396f5f4f9eaa825fcfdc"
        << "0123456789abcdef0123456789abcdef"
        << QStringList{"pseudopotential_md5", "Si 0123456789abcdef0123456789abcdef",
                       "Si d7d28c20677d1178b63af3174270a4b3"};
    QTest::newRow("another charge") << "number of electrons       =         8.00"
                                    << "number of electrons       =         7.00"
                                    << QStringList{"charge: 1, but the recipe has 0"};
    QTest::newRow("an atom moved by 0.01 Å")
        << "tau(   1) = (   0.0000000   0.0000000   0.0000000  )"
        << "tau(   1) = (   0.0019231   0.0000000   0.0000000  )" << QStringList{"geometry"};
}

void CampaignTest::whatDiffersFromTheRecipeIsMismatched() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QStringList, told);
    const FakeCode code;
    const std::string key = code.exportAll().keys.front();
    std::string text = readTextFile(kDftData / "si2-1.out");
    QVERIFY(text.find(from.toStdString()) != std::string::npos);
    // pw.x 6.7 gives the numbers of the functional in the next line, which count more.
    if (to.contains("OBK8"))
        text = replaced(text, "(   1   4   3   4   0   0   0)", "(   1   4  23   0   1   0   0)");
    code.printText(key, replaced(text, from.toStdString(), to.toStdString()));
    runAll(code);
    const TaskStatus status = statusOfKey(code, key);
    QVERIFY2(status.state == TaskState::Mismatched,
             (stateName(status.state) + ": " + status.reason).c_str());
    for (const QString& part : told)
        QVERIFY2(QString::fromStdString(status.reason).contains(part), status.reason.c_str());
    Progress quiet;
    QCOMPARE(
        collectLabels(Campaign::open(code.campaign()), statusHere(code), quiet).labelled.size(),
        std::size_t{2});
}

void CampaignTest::aChangedOutputIsReadAgain() {
    const FakeCode code;
    const std::string key = code.exportAll().keys.front();
    runAll(code);
    QCOMPARE(statusOfKey(code, key).state, TaskState::Done);
    QVERIFY(fs::exists(code.campaign() / "results.json"));
    const fs::path output = code.campaign() / "jobs" / key / "attempt-1/out";
    writeTextFile(output, readTextFile(output).substr(0, 2000));
    QCOMPARE(statusOfKey(code, key).state, TaskState::Incomplete);
    writeTextFile(code.campaign() / "results.json", "damaged");
    QCOMPARE(statusOfKey(code, key).state, TaskState::Incomplete);
}

void CampaignTest::retriesStartFromTheFailure() {
    const FakeCode code;
    const std::string key = code.exportAll().keys.front();
    code.print(key, "si2-unconverged.out", 2);
    runAll(code);
    const Campaign campaign = Campaign::open(code.campaign());
    const RetryReport retry = prepareRetries(campaign, statusHere(code), {});
    QCOMPARE(retry.keys, std::vector{key});
    QCOMPARE(statusOfKey(code, key).state, TaskState::Exported);
    const std::string deck = readTextFile(campaign.taskFolder(key) / "retry-2/pw.in");
    QVERIFY(deck.find("mixing_beta = 0.2") != std::string::npos);
    QVERIFY(deck.find("electron_maxstep = 200") != std::string::npos);
    code.print(key, "si2-1.out");
    runAll(code);
    QCOMPARE(statusOfKey(code, key).state, TaskState::Done);
    QCOMPARE(statusOfKey(code, key).attempt, 2);
    QCOMPARE(code.starts().size(), 4);
    QVERIFY(prepareRetries(campaign, statusHere(code), {}).keys.empty());
}

void CampaignTest::onlyTheSolverCanBeSet() {
    const Solver solver = builtInRecipe(Functional::Pbe, DftCode::Vasp).solver;
    QCOMPARE(withSetting(solver, DftCode::Vasp, "algo", "All").algorithm, std::string("All"));
    QCOMPARE(withSetting(solver, DftCode::QuantumEspresso, "mixing_beta", "0.2").mixing, 0.2);
    for (const char* name : {"ENCUT", "GGA", "PREC", "mixing_beta"})
        QVERIFY_EXCEPTION_THROWN(withSetting(solver, DftCode::Vasp, name, "1"), InputError);
    QVERIFY_EXCEPTION_THROWN(withSetting(solver, DftCode::Vasp, "NELM", "many"), InputError);
}

void CampaignTest::theFuseStopsABatchThatFailsAlike() {
    const FakeCode code;
    Progress quiet;
    std::vector<Frame> many;
    for (int i = 0; i < 6; ++i) {
        many.push_back(FakeCode::configurations().front());
        many.back().positions(0, 0) += 0.01 * i;
    }
    ExportOptions options = code.options();
    options.command = "no-such-program";
    exportTasks(code.campaign(), many, FakeCode::recipe(), options, quiet);
    const RunReport report = runAll(code, 1);
    QCOMPARE(report.started, std::size_t{3});
    QVERIFY(report.stopped.find("code not found") != std::string::npos);
    QCOMPARE(statusHere(code).exitStatus(), 4);
    // A failure among others is no reason to stop.
    Fuse fuse;
    TaskStatus failed;
    failed.state = TaskState::Failed;
    failed.failure = FailureClass::Memory;
    failed.seconds = 2;
    TaskStatus done = failed;
    done.state = TaskState::Done;
    QVERIFY(!fuse.take(failed) && !fuse.take(done) && !fuse.take(failed) && !fuse.take(failed));
}

void CampaignTest::scriptsAloneSeeThatNothingCameOfIt_data() {
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("started");
    QTest::addColumn<QString>("result");
    QTest::newRow("not converged") << "si2-unconverged.out" << 0 << 3 << "not-converged";
    QTest::newRow("nothing") << "" << 0 << 3 << "unproven";
    QTest::newRow("failed") << "" << 1 << 3 << "unproven";
    QTest::newRow("good") << "si2-1.out" << 0 << 6 << "converged";
}

// The code says by status 0 that all is well: its output counts.
void CampaignTest::scriptsAloneSeeThatNothingCameOfIt() {
    QFETCH(QString, output);
    QFETCH(int, status);
    QFETCH(int, started);
    QFETCH(QString, result);
    const FakeCode code;
    Progress quiet;
    std::vector<Frame> many(6, FakeCode::configurations().front());
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i].positions(0, 0) += 0.01 * static_cast<double>(i);
    for (const std::string& key :
         exportTasks(code.campaign(), many, FakeCode::recipe(), code.options(), quiet).keys)
        code.printText(key, output.isEmpty() ? "" : readTextFile(kDftData / output.toStdString()),
                       status);
    const auto ran = runProgram("/bin/sh", {(code.campaign() / "run-here.sh").string(), "1"},
                                std::chrono::minutes(1));
    QCOMPARE(code.starts().size(), started);
    QCOMPARE(ran.value().status, started == 6 ? 0 : 4);
    const std::string first = code.starts().front().toStdString();
    const std::string ended = readTextFile(code.campaign() / "jobs" / first / "attempt-1/ended");
    QVERIFY2(ended.find("result=" + result.toStdString() + "\n") != std::string::npos,
             ended.c_str());
}

// What the scripts look for, in outputs that CP2K and VASP wrote or write.
void CampaignTest::scriptsKnowTheWordsOfEachCode_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("result");
    const int cp2k = static_cast<int>(DftCode::Cp2k), vasp = static_cast<int>(DftCode::Vasp);
    QTest::newRow("CP2K converged") << cp2k
                                    << "  *** SCF run converged in    11 steps ***\n"
                                       "  **** PROGRAM ENDED AT 2026-11-28\n"
                                    << "converged";
    QTest::newRow("CP2K not converged")
        << cp2k << "  *** SCF run NOT converged ***\n  **** PROGRAM ENDED AT 2026-11-28\n"
        << "not-converged";
    QTest::newRow("CP2K out of time")
        << cp2k
        << " *** SCF run converged in 9 steps ***\n"
           " requested execution time exceeded requested execution time\n PROGRAM ENDED AT\n"
        << "not-converged";
    QTest::newRow("CP2K aborted") << cp2k << " * [ABORT] *\n"
                                  << "unproven";
    const QString steps = "   NELM   =      2;   NELMIN=  4;\n- Iteration 1( 1)\n";
    const QString end = " aborting loop because EDIFF is reached\n  Voluntary context switches\n";
    QTest::newRow("VASP converged") << vasp << steps + end << "converged";
    QTest::newRow("VASP at NELM") << vasp << steps + "- Iteration 1( 2)\n" + end << "not-converged";
    QTest::newRow("VASP 6 at NELM")
        << vasp << steps + " EDIFF was not reached (unconverged)!\n Voluntary context switches\n"
        << "not-converged";
    QTest::newRow("VASP cut") << vasp << steps + " aborting loop because EDIFF is reached\n"
                              << "unproven";
}

void CampaignTest::scriptsKnowTheWordsOfEachCode() {
    QFETCH(int, code);
    QFETCH(QString, output);
    QFETCH(QString, result);
    QTemporaryDir folder;
    const fs::path path = folder.path().toStdString();
    for (const auto& [name, text] : campaignScripts(static_cast<DftCode>(code), false, {}))
        writeTextFile(path / name, text);
    writeTextFile(path / "environment.sh",
                  "run_code() { cp ../../../output OUTCAR; cat OUTCAR; }\n");
    writeTextFile(path / "output", output.toStdString());
    makeFolder(path / "jobs/1/deck");
    writeTextFile(path / "jobs/1/deck/input", "");
    QVERIFY(
        runProgram("/bin/sh", {(path / "task.sh").string(), "1", "1"}, std::chrono::minutes(1)));
    const std::string ended = readTextFile(path / "jobs/1/attempt-1/ended");
    QVERIFY2(ended.find("result=" + result.toStdString() + "\n") != std::string::npos,
             ended.c_str());
}

void CampaignTest::theFirstIsOfTheMiddleDensity() {
    const FakeCode code;
    const ExportReport report = code.exportAll();  // 2.65, 2.37 and 2.12 g/cm³
    Progress quiet;
    QCOMPARE(runHere(Campaign::open(code.campaign()), 2, true, quiet).started, std::size_t{1});
    QCOMPARE(statusOfKey(code, report.keys[1]).state, TaskState::Done);
    QCOMPARE(statusOfKey(code, report.keys[0]).state, TaskState::Exported);
}

void CampaignTest::twoRunnersStartNoTaskTwice() {
    const FakeCode code;
    code.exportAll();
    code.setDelay("0.3");
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back(QThread::create([&code] { runAll(code, 3); }));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        QVERIFY(thread->wait(30000));
    QStringList starts = code.starts();
    starts.sort();
    QCOMPARE(starts.size(), 3);
    QCOMPARE(QSet<QString>(starts.begin(), starts.end()).size(), 3);
    QCOMPARE(statusHere(code).exitStatus(), 0);
}

void CampaignTest::killedTasksAreLostAndRunAgain() {
    const FakeCode code;
    const std::string key = code.exportAll().keys.front();
    code.setDelay("20");
    const Campaign campaign = Campaign::open(code.campaign());
    std::unique_ptr<QThread> runner(QThread::create([&] { runAll(code, 3); }));
    runner->start();
    QTRY_COMPARE_WITH_TIMEOUT(code.starts().size(), 3, 10000);
    for (const CampaignTask& task : statusHere(code).tasks) {
        QCOMPARE(task.status.state, TaskState::Running);
        // The shell and what it started die without a word.
        QCOMPARE(kill(-getpgid(*task.files.attempt->process), SIGKILL), 0);
    }
    code.setDelay("0");
    QTRY_COMPARE_WITH_TIMEOUT(statusOfKey(code, key).state, TaskState::Lost, 30000);
    QVERIFY(runner->wait(30000));
    runAll(code, 3);
    QCOMPARE(statusHere(code).exitStatus(), 0);
    QCOMPARE(statusOfKey(code, key).attempt, 2);
}

void CampaignTest::cancelledTasksSaySo() {
    const FakeCode code;
    code.exportAll();
    code.setDelay("20");
    std::unique_ptr<QThread> runner(QThread::create([&] { runAll(code, 3); }));
    runner->start();
    QTRY_COMPARE_WITH_TIMEOUT(code.starts().size(), 3, 10000);
    for (const TaskFiles& task : Campaign::open(code.campaign()).tasks())
        QVERIFY(cancelHere(task));
    QVERIFY(runner->wait(30000));
    for (const CampaignTask& task : statusHere(code).tasks) {
        QCOMPARE(task.status.state, TaskState::Failed);
        QCOMPARE(task.status.failure, FailureClass::Cancelled);
        QVERIFY(!cancelHere(task.files));
    }
    QCOMPARE(startableTasks(statusHere(code)).size(), std::size_t{3});
}

void CampaignTest::tidyKeepsTheLabels() {
    const FakeCode code;
    const std::string key = code.exportAll().keys.front();
    runAll(code);
    const Campaign campaign = Campaign::open(code.campaign());
    std::ofstream(campaign.attemptFolder(key, 1) / "left-over.dat") << "1";
    const TidyReport report = tidy(campaign);
    QCOMPARE(report.packed, std::size_t{3});
    QVERIFY(!fs::exists(campaign.attemptFolder(key, 1) / "left-over.dat"));
    QVERIFY(fs::exists(campaign.attemptFolder(key, 1) / "out.gz"));
    QVERIFY(!fs::exists(campaign.attemptFolder(key, 1) / "out"));
    Progress quiet;
    QCOMPARE(collectLabels(campaign, statusHere(code), quiet).labelled.size(), std::size_t{3});
    QCOMPARE(tidy(campaign).packed, std::size_t{0});
}

void CampaignTest::spacingMakesMeshesAgree() {
    const FakeCode code;
    code.exportAll();
    runAll(code);
    Progress quiet;
    std::vector<Frame> labelled =
        collectLabels(Campaign::open(code.campaign()), statusHere(code), quiet).labelled;
    Provenance other = *labelled[1].provenance;
    other.settings["k_mesh"] = "32 points";
    labelled[1].provenance = std::make_shared<const Provenance>(other);
    QVERIFY(conflictingSettings(labelled).empty());
    other.settings["k_spacing_per_A"] = "0.5";
    labelled[1].provenance = std::make_shared<const Provenance>(other);
    QCOMPARE(conflictingSettings(labelled), (std::vector<std::string>{"k_spacing_per_A: 0.5 / 1"}));
}

void CampaignTest::labelledConfigurationsAreLeftOut() {
    std::vector<Frame> all = FakeCode::configurations();
    Frame labelled = all[1];
    labelled.labels.energy = -1;
    const std::vector<Frame> missing = withoutLabelled(all, {labelled});
    QCOMPARE(missing.size(), std::size_t{2});
    QVERIFY(missing[1].positions == all[2].positions);
}

void CampaignTest::foreignFoldersAreLeftAlone() {
    const FakeCode code;
    makeFolder(code.campaign());
    writeTextFile(code.campaign() / "thesis.tex", "mine");
    Progress quiet;
    QVERIFY_EXCEPTION_THROWN(exportTasks(code.campaign(), FakeCode::configurations(),
                                         FakeCode::recipe(), code.options(), quiet),
                             FileError);
    QVERIFY_EXCEPTION_THROWN(Campaign::open(code.campaign()), FileError);
}

// A task of 10 minutes that the scheduler ended.
void CampaignTest::timeIsDoubledAfterALimit() {
    const FakeCode code;
    const ExportReport report = code.exportAll();
    const fs::path attempt = code.campaign() / "jobs" / report.keys[0] / "attempt-1";
    makeFolder(attempt);
    writeTextFile(attempt / "started",
                  "host=a\npid=1\njob=7\ntask=1\nstarted=2026-01-01T00:00:00Z\n");
    writeTextFile(attempt / "ended", "exit=143\nreason=walltime\nended=2026-01-01T00:09:00Z\n");
    const fs::path batch = code.campaign() / "submissions/1";
    makeFolder(batch);
    writeTextFile(batch / "tasks", report.keys[0] + " 1\n");
    writeTextFile(batch / "intent", "just now\n");
    writeTextFile(batch / "job", "7\n");
    const Campaign campaign = Campaign::open(code.campaign());
    QCOMPARE(statusHere(code).tasks[0].status.failure, FailureClass::Time);
    QCOMPARE(prepareRetries(campaign, statusHere(code), {}).keys.size(), std::size_t{1});
    const TaskFiles retried = campaign.tasks().front();
    QVERIFY(retried.hasRetry);
    QCOMPARE(retried.minutes, std::optional(20));  // 9 min, and the minute before the limit
    QVERIFY(!campaign.tasks()[1].minutes);
    // It can be started, whatever became of the batch of the attempt before.
    QCOMPARE(statusOfKey(code, report.keys[0]).state, TaskState::Exported);
}

void CampaignTest::theFuseOfABatchIsToldByItsFiles() {
    const FakeCode code;
    const ExportReport report = code.exportAll();
    const fs::path batch = code.campaign() / "submissions/2";
    makeFolder(batch);
    writeTextFile(batch / "tasks", report.keys[0] + " 1\n" + report.keys[1] + " 1\n");
    writeTextFile(batch / "intent", "then\n");
    writeTextFile(batch / "job", "12\n");
    QVERIFY(!blownFuse(statusHere(code)));
    makeFolder(batch / "fuse");
    const auto fuse = blownFuse(statusHere(code));
    QVERIFY(fuse && fuse->batch == 2);
    QVERIFY(!blownFuse(statusHere(code), 2));
    const TaskStatus waiting = statusOfKey(code, report.keys[0]);
    QCOMPARE(waiting.state, TaskState::Exported);
    QVERIFY(waiting.reason.find("failed alike") != std::string::npos);
}

void CampaignTest::tasksStandByParentAndDensity() {
    const FakeCode code;
    std::vector<Frame> frames = FakeCode::configurations();
    frames[0].lineage.parent = frames[1].lineage.parent = ParentKey{"run/OUTCAR", 40};
    frames[2].lineage.parent = ParentKey{"run/OUTCAR", 20};
    frames[0].lineage.densityRatio = frames[2].lineage.densityRatio = 1.5;
    frames[1].lineage.densityRatio = 0.5;
    Progress quiet;
    exportTasks(code.campaign(), frames, FakeCode::recipe(), code.options(), quiet);
    const CampaignStatus status = statusHere(code);
    const TaskMatrix matrix =
        taskMatrix(status.tasks, Campaign::open(code.campaign()).configurations());
    QVERIFY(matrix.hasRatios);
    QCOMPARE(matrix.densities, (std::vector<double>{0.5, 1.5}));
    QCOMPARE(matrix.parents, (std::vector<std::string>{"frame 20", "frame 40"}));
    QVERIFY(!shownTask(matrix, 0, 0, status.tasks));
    QCOMPARE(shownTask(matrix, 0, 1, status.tasks)->files.number, 3);
    QCOMPARE(shownTask(matrix, 1, 0, status.tasks)->files.number, 2);
    // Without ratios the densities of the keys are the columns.
    frames[1].lineage.densityRatio.reset();
    QVERIFY(!taskMatrix(status.tasks, frames).hasRatios);
    QVERIFY_EXCEPTION_THROWN(taskMatrix(status.tasks, {frames[0]}), InputError);
}

void CampaignTest::cutoffsAreComparedWithTheHighest() {
    const FakeCode code;
    Progress quiet;
    const auto campaigns = exportCutoffCheck(code.path() / "check", FakeCode::configurations(),
                                             FakeCode::recipe(), code.options(), quiet);
    QCOMPARE(campaigns.size(), std::size_t{3});
    QCOMPARE(cutoffCampaigns(code.path() / "check"), campaigns);
    QVERIFY(cutoffCampaigns(code.path()).empty());
    const double cutoff = FakeCode::recipe().physics.cutoff;
    QCOMPARE(Campaign::open(campaigns[2]).recipe().physics.cutoff, 1.5 * cutoff);
    const Table table = cutoffTable(campaigns, quiet);
    QCOMPARE(table[kCheckedCutoff].size(), std::size_t{6});  // two densities
    QVERIFY(table[kCheckedDensity][0] != table[kCheckedDensity][3]);
    QVERIFY(std::isnan(table[kEnergyDifference][0]));
}

QTEST_GUILESS_MAIN(CampaignTest)
#include "CampaignTest.moc"
