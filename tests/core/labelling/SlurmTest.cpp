// The words of Slurm, on lines that a Slurm 22.05 printed.
#include <QTest>
#include <random>

#include "core/labelling/Slurm.h"

using namespace mtp;

class SlurmTest : public QObject {
    Q_OBJECT

private slots:
    void tasksAreFoundByTheNameOfTheJob();
    void groupsOfWaitingTasksAreSpreadOut();
    void aCutAnswerIsNoAnswer();
    void anErrorIsNoAnswer();
    void anEmptyQueueIsAnAnswer();
    void theLivingOneOfTwoCounts();
    void unknownStatesAreInTheQueue();
    void limitsAreRead();
    void limitsOfPartitionsAreRead();
    void anyBytesAreSurvived();
};

void SlurmTest::tasksAreFoundByTheNameOfTheJob() {
    const QueueAnswer answer = parseSlurmQueue(
        "task|000001-d1.50-9f3c2a1b|0|none|yes|no\n"
        "queue|mtp-abc-1|20|5|RUNNING|None|0:10\n"
        "queue|mtp-abc-12|21|1|PENDING|Priority|0:00\n"
        "queue|mtp-abcd-1|22|1|RUNNING|None|0:10\n"
        "queue|interactive|23|N/A|RUNNING|None|1:10\n"
        "queue-ok\n",
        "abc");
    QVERIFY(answer.isComplete);
    QCOMPARE(answer.tasks.size(), std::size_t{2});
    QCOMPARE(answer.tasks.at({1, 5}).state, std::string("RUNNING"));
    QCOMPARE(answer.tasks.at({12, 1}).reason, std::string("Priority"));
}

void SlurmTest::groupsOfWaitingTasksAreSpreadOut() {
    const QueueAnswer answer = parseSlurmQueue(
        "queue|mtp-abc-1|20|[3-6,9%2]|PENDING|JobArrayTaskLimit|0:00\nqueue-ok\n", "abc");
    QCOMPARE(answer.tasks.size(), std::size_t{5});
    QVERIFY(answer.tasks.contains({1, 9}));
    QVERIFY(!answer.tasks.contains({1, 2}));
}

void SlurmTest::aCutAnswerIsNoAnswer() {
    QVERIFY(!parseSlurmQueue("queue|mtp-abc-1|20|5|RUNN", "abc").isComplete);
    QVERIFY(!parseSlurmQueue("", "abc").isComplete);
}

void SlurmTest::anErrorIsNoAnswer() {
    const QueueAnswer answer = parseSlurmQueue(
        "queue-error|slurm_load_jobs error: Unable to contact slurm controller\n", "abc");
    QVERIFY(!answer.isComplete);
    QVERIFY(answer.error.find("Unable to contact") != std::string::npos);
}

void SlurmTest::anEmptyQueueIsAnAnswer() {
    QVERIFY(parseSlurmQueue("queue-ok\n", "abc").isComplete);
}

void SlurmTest::theLivingOneOfTwoCounts() {
    for (const char* text : {"queue|mtp-abc-1|20|5|CANCELLED|None|0:10\n"
                             "queue|mtp-abc-1|21|5|RUNNING|None|0:10\nqueue-ok\n",
                             "queue|mtp-abc-1|21|5|RUNNING|None|0:10\n"
                             "queue|mtp-abc-1|20|5|CANCELLED|None|0:10\nqueue-ok\n"})
        QCOMPARE(parseSlurmQueue(text, "abc").tasks.at({1, 5}).state, std::string("RUNNING"));
}

void SlurmTest::unknownStatesAreInTheQueue() {
    for (const char* state : {"PENDING", "PD", "RD", "REQUEUED"})
        QVERIFY2(isWaitingInSlurm(state), state);
    for (const char* state :
         {"COMPLETED", "CA", "CANCELLED by 1000", "TIMEOUT", "OOM", "NODE_FAIL", "PR"})
        QVERIFY2(hasEndedInSlurm(state), state);
    for (const char* state : {"RUNNING", "CG", "STAGE_OUT", "NEVER_HEARD_OF", ""})
        QVERIFY2(!hasEndedInSlurm(state), state);
}

void SlurmTest::limitsAreRead() {
    QCOMPARE(mostArrayTasks("MailProg                = /bin/mail\n"
                            "MaxArraySize            = 101\nMaxDBDMsgs = 20008\n"),
             std::optional(100));
    QVERIFY(!mostArrayTasks("slurm_load_ctl_conf error: Unable to contact slurm controller"));
}

void SlurmTest::limitsOfPartitionsAreRead() {
    constexpr const char* kPartitions =
        "PartitionName=short AllowGroups=ALL Default=NO QoS=N/A MaxNodes=1 MaxTime=02:30:00\n"
        "PartitionName=long Default=YES MaxNodes=UNLIMITED MaxTime=7-00:00:00 MinNodes=0\n"
        "PartitionName=free Default=NO MaxTime=UNLIMITED MinNodes=0\n";
    QCOMPARE(mostMinutes(kPartitions, "short"), std::optional(150));
    QCOMPARE(mostMinutes(kPartitions, "long"), std::optional(7 * 1440));
    QCOMPARE(mostMinutes(kPartitions, ""), std::optional(7 * 1440));
    QVERIFY(!mostMinutes(kPartitions, "free"));
    QVERIFY(!mostMinutes(kPartitions, "none"));
    QVERIFY(!mostMinutes("PartitionName=odd MaxTime=x-y:z:1\n", "odd"));
    QVERIFY(!mostMinutes("slurm_load_partitions: error", ""));
}

void SlurmTest::anyBytesAreSurvived() {
    const std::string seed = "queue|mtp-abc-1|20|[3-6,9%2]|PENDING|Resources|0:00\nqueue-ok\n";
    std::mt19937 random(7);
    for (int i = 0; i < 20000; ++i) {
        std::string text = seed;
        for (int change = 0; change < 4; ++change)
            text[random() % text.size()] = static_cast<char>(random() % 256);
        text.resize(random() % (text.size() + 1));
        const QueueAnswer answer = parseSlurmQueue(text, "abc");
        QVERIFY(answer.isComplete || !answer.error.empty());
    }
}

QTEST_APPLESS_MAIN(SlurmTest)
#include "SlurmTest.moc"
