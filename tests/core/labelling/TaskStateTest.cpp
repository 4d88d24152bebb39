// The state of a task as a function of its files and of what the queue says: row by row.
#include <QTest>

#include "core/labelling/Slurm.h"
#include "core/labelling/TaskState.h"

using namespace mtp;

namespace {

constexpr std::int64_t kNow = 1'800'000'000;

TaskFiles exported() {
    TaskFiles task;
    task.key = "000001-d1.99-0123abcd";
    task.number = 1;
    task.hasDeck = true;
    return task;
}

TaskFiles submitted(std::int64_t secondsAgo = 1000) {
    TaskFiles task = exported();
    task.submission = SubmittedTask{1, 5, kNow - secondsAgo, "20", ""};
    return task;
}

TaskFiles started(std::int64_t secondsAgo, const char* job) {
    TaskFiles task = submitted(secondsAgo);
    AttemptFiles attempt;
    attempt.number = 1;
    attempt.job = job;
    attempt.startedAt = kNow - secondsAgo;
    task.attempt = attempt;
    return task;
}

// On another computer: its folder has been made, and nothing is in it yet.
TaskFiles begun() {
    TaskFiles task = started(0, "");
    task.attempt->startedAt.reset();
    return task;
}

TaskFiles alive(std::int64_t secondsAgo) {
    TaskFiles task = started(secondsAgo, "");
    task.attempt->isAlive = true;
    return task;
}

TaskFiles ended() {
    TaskFiles task = started(100, "20");
    task.attempt->exitStatus = 0;
    task.attempt->endedAt = kNow - 40;
    return task;
}

QueueAnswer answering(const char* state, const char* reason = "None") {
    QueueAnswer answer;
    answer.tasks[{1, 5}] = {state, reason};
    return answer;
}

QueueAnswer unreachable() {
    return {false, "Unable to contact slurm controller", {}};
}

}  // namespace

class TaskStateTest : public QObject {
    Q_OBJECT

private slots:
    void stateFollowsFromFilesAndQueue_data();
    void stateFollowsFromFilesAndQueue();
    void theEndOfAnAttemptCountsMoreThanTheQueue();
    void aLongSilenceFailsNothing();
    void retriesAreExportedAgain();
    void tasksThatAreSubmittedAgainWait();
    void cancelledAndRefusedTasksAreTold();
    void keysKeepTheirNames();
    void keysComeBack();
};

void TaskStateTest::stateFollowsFromFilesAndQueue_data() {
    QTest::addColumn<TaskFiles>("task");
    QTest::addColumn<QueueAnswer>("queue");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, const TaskFiles& task, const QueueAnswer& queue,
                        const char* state) { QTest::newRow(name) << task << queue << state; };
    TaskFiles none = exported();
    none.hasDeck = false;
    row("no deck", none, {}, "to_do");
    row("deck", exported(), {}, "exported");
    row("deck, no queue needed", exported(), unreachable(), "exported");
    row("queued", submitted(), answering("PENDING", "Resources"), "waiting");
    row("held by its user", submitted(), answering("PENDING", "JobHeldUser"), "will_not_start");
    row("asks for too much", submitted(), answering("PD", "PartitionConfig"), "will_not_start");
    row("held by a limit of all jobs", submitted(), answering("PENDING", "QOSMaxJobsPerUserLimit"),
        "waiting");
    row("longer than allowed", submitted(), answering("PENDING", "AssocMaxWallDurationPerJobLimit"),
        "will_not_start");
    row("just submitted", submitted(10), {}, "waiting");
    row("forgotten before it started", submitted(), {}, "lost");
    row("queue unreachable", submitted(), unreachable(), "unknown");
    row("started on its node, files late", submitted(), answering("RUNNING"), "running");
    row("begun, its start not told yet", begun(), answering("RUNNING"), "running");
    row("running", started(100, "20"), answering("RUNNING"), "running");
    row("completing", started(100, "20"), answering("COMPLETING"), "running");
    row("a state that nobody knows", started(100, "20"), answering("XY"), "running");
    row("silent", started(1900, "20"), answering("RUNNING"), "stalled");
    row("ended, files late", started(20, "20"), answering("COMPLETED"), "running");
    row("out of memory", started(100, "20"), answering("OUT_OF_MEMORY"), "lost");
    row("gone", started(100, "20"), {}, "lost");
    row("running, unreachable", started(100, "20"), unreachable(), "unknown");
    row("alive here", alive(100), {}, "running");
    row("alive here, silent", alive(4000), {}, "stalled");
    row("killed here", started(100, ""), {}, "lost");
    row("ended", ended(), unreachable(), "done");
}

void TaskStateTest::stateFollowsFromFilesAndQueue() {
    QFETCH(TaskFiles, task);
    QFETCH(QueueAnswer, queue);
    QFETCH(QString, state);
    const Verdict done{TaskState::Done, FailureClass::None, ""};
    QCOMPARE(QString::fromStdString(std::string(stateKey(statusOf(task, queue, done, kNow).state))),
             state);
}

// Ten minutes, a night, a week.
void TaskStateTest::aLongSilenceFailsNothing() {
    for (const std::int64_t later : {600, 12 * 3600, 7 * 86400}) {
        for (const TaskFiles& task : {submitted(), started(100, "20")})
            QCOMPARE(statusOf(task, unreachable(), std::nullopt, kNow + later).state,
                     TaskState::Unknown);
        // The first answer counts again.
        QCOMPARE(statusOf(submitted(), answering("PENDING"), std::nullopt, kNow + later).state,
                 TaskState::Waiting);
    }
}

void TaskStateTest::theEndOfAnAttemptCountsMoreThanTheQueue() {
    const Verdict verdict{TaskState::Failed, FailureClass::Memory, "killed"};
    const TaskStatus status = statusOf(ended(), answering("RUNNING"), verdict, kNow);
    QCOMPARE(status.state, TaskState::Failed);
    QCOMPARE(status.failure, FailureClass::Memory);
    QCOMPARE(status.seconds.value(), 60.0);
    // An output that nobody has read proves nothing.
    QCOMPARE(statusOf(ended(), {}, {}, kNow).state, TaskState::Incomplete);
}

void TaskStateTest::retriesAreExportedAgain() {
    TaskFiles task = ended();
    task.hasRetry = true;
    task.submission.reset();
    QCOMPARE(statusOf(task, {}, {}, kNow).state, TaskState::Exported);
    QCOMPARE(statusOf(task, {}, {}, kNow).attempt, 1);
    QCOMPARE(task.nextAttempt(), 2);
}

void TaskStateTest::tasksThatAreSubmittedAgainWait() {
    const Verdict cancelled{TaskState::Failed, FailureClass::Cancelled, "it was cancelled"};
    TaskFiles task = ended();
    QCOMPARE(statusOf(task, answering("PENDING"), cancelled, kNow).state, TaskState::Failed);
    task.submission->attempt = 2;
    QCOMPARE(statusOf(task, answering("PENDING"), cancelled, kNow).state, TaskState::Waiting);
    QVERIFY(!statusOf(task, answering("PENDING"), cancelled, kNow).seconds);
    QCOMPARE(statusOf(task, answering("RUNNING"), cancelled, kNow).state, TaskState::Running);
    QCOMPARE(statusOf(task, unreachable(), cancelled, kNow).state, TaskState::Unknown);
    QCOMPARE(statusOf(task, answering("CANCELLED by 0"), cancelled, kNow).state, TaskState::Lost);
    // A result that came after all needs no other attempt.
    const Verdict done{TaskState::Done, FailureClass::None, ""};
    QCOMPARE(statusOf(task, answering("PENDING"), done, kNow).state, TaskState::Done);
    // The files of an attempt that was lost stay without an end.
    TaskFiles lost = started(1000, "20");
    lost.submission->attempt = 2;
    QCOMPARE(statusOf(lost, answering("PENDING"), {}, kNow).state, TaskState::Waiting);
}

void TaskStateTest::cancelledAndRefusedTasksAreTold() {
    QCOMPARE(statusOf(started(100, "20"), answering("CANCELLED by 0"), {}, kNow).failure,
             FailureClass::Cancelled);
    QCOMPARE(statusOf(started(100, "20"), answering("TIMEOUT"), {}, kNow).failure,
             FailureClass::Time);
    TaskFiles refused = submitted();
    refused.submission->job.clear();
    refused.submission->refusal = "sbatch: error: invalid partition specified: nowhere";
    const TaskStatus status = statusOf(refused, {}, {}, kNow);
    QCOMPARE(status.state, TaskState::Exported);
    QVERIFY(status.reason.find("invalid partition") != std::string::npos);
    // An answer that was lost: the queue knows better.
    QCOMPARE(statusOf(refused, answering("PENDING", "Priority"), {}, kNow).state,
             TaskState::Waiting);
}

void TaskStateTest::keysKeepTheirNames() {
    QStringList keys;
    for (const TaskState state : allTaskStates())
        keys << QString::fromStdString(std::string(stateKey(state)));
    QCOMPARE(keys.join(' '), QString("to_do exported waiting will_not_start running stalled lost "
                                     "done not_converged failed mismatched incomplete unknown"));
}

void TaskStateTest::keysComeBack() {
    const std::string key = taskKey(17, 1.5, "xxh128:9f3c2a1b00000000");
    QCOMPARE(key, std::string("000017-d1.50-9f3c2a1b"));
    const KeyParts parts = parseTaskKey(key).value();
    QCOMPARE(parts.number, 17);
    QCOMPARE(parts.density.value(), 1.5);
    QVERIFY(!parseTaskKey(taskKey(1, {}, "xxh128:9f3c2a1b"))->density);
    for (const char* other : {"", "17", "000017-1.50-9f3c2a1b", "000017-d1.50-9F3C2A1B",
                              "000000-d1.50-9f3c2a1b", "000017-d1.50-9f3c2a1b.tmp"})
        QVERIFY2(!parseTaskKey(other), other);
}

QTEST_APPLESS_MAIN(TaskStateTest)
#include "TaskStateTest.moc"
