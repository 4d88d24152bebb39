// mtp scan as scripts use it: the contract, a kill at any moment, and what is refused.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/app/CommandRun.h"

using namespace mtp::test;

namespace {

const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4";

// Potentials of the folder with their content.
QMap<QString, QByteArray> potentialsIn(const QString& folder) {
    QMap<QString, QByteArray> potentials;
    for (const QString& name : QDir(folder).entryList({"*.almtp"}))
        potentials[name] = contentOf(folder + '/' + name);
    return potentials;
}

}  // namespace

class ScanCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QCOMPARE(
            run({"sample", kExample + "/aimd", "--every", "40fs", "-o", "frames.extxyz"}).status,
            0);
    }

    void estimateIsSaidWithoutTraining() {
        const Outcome text = run(scan("none") + QStringList{"--estimate"});
        QVERIFY2(text.status == 0 && text.out.startsWith("8 points: "), text.all());
        QVERIFY(!QFile::exists(path("none")));
        const QJsonObject estimate =
            objectOf(run(scan("none") + QStringList{"--estimate", "--json"}).out);
        QCOMPARE(estimate.keys(),
                 (QStringList{"memory_MiB", "points", "seconds", "seconds_at_most", "trained"}));
        QVERIFY(estimate["seconds"].toDouble() > 0);
    }

    void scanFollowsTheContract() {
        const Outcome outcome = run(scan("scan") + QStringList{"--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        QVERIFY2(outcome.err.contains("8 points: ") && outcome.err.contains("8 of 8: Level 6"),
                 outcome.err);
        const QJsonObject result = objectOf(outcome.out);
        QCOMPARE(result.keys(), (QStringList{"bases", "compared_by", "complete", "folder",
                                             "learning_curve", "lowest_error", "planned", "points",
                                             "recommendation", "recommended"}));
        QVERIFY(result["complete"].toBool());
        QCOMPARE(result["compared_by"].toString(), QString("force_rmse"));
        const QJsonArray points = result["points"].toArray();
        QCOMPARE(points.size(), 8);
        for (const QJsonValue& value : points) {
            const QJsonObject point = value.toObject();
            for (const char* key :
                 {"level", "cutoff", "radial_size", "configurations", "seed", "state", "scalars",
                  "objective", "training", "validation", "cpu_seconds", "us_per_atom", "iterations",
                  "stop_reason", "file"})
                QVERIFY2(point.contains(key), key);
            QCOMPARE(point["state"].toString(), QString("trained"));
            QVERIFY(QFile::exists(path("scan/" + point["file"].toString())));
        }
        QCOMPARE(result["bases"].toArray().size(), 2);
        const QJsonObject recommended = result["recommended"].toObject();
        QVERIFY(QFile::exists(path(recommended["file"].toString())));
        QCOMPARE(result["learning_curve"].toObject()["points"].toInt(), 4);
        QVERIFY(result["recommendation"].toArray()[0].toString().startsWith("Take level "));
    }

    // The validation set is what `mtp split` with the same seed gives, and no point has seen it.
    void errorsAreThoseOfConfigurationsThatWereLeftOut() {
        QCOMPARE(run({"split", "frames.extxyz", "--fraction", "0.25", "--training", "t.extxyz",
                      "--validation", "v.extxyz"})
                     .status,
                 0);
        const QJsonObject point = objectOf(run(scan("scan") + QStringList{"--json"}).out)["points"]
                                      .toArray()[7]
                                      .toObject();
        const Outcome evaluated =
            run({"evaluate", "scan/" + point["file"].toString(), "v.extxyz", "--json"});
        const double force =
            objectOf(evaluated.out)["force_component"].toObject()["rmse"].toDouble();
        const double own = point["validation"].toObject()["force_rmse"].toDouble();
        QVERIFY(force > 0 && std::abs(force - own) < 1e-6 * force);
        const Outcome given =
            run({"scan", "t.extxyz", "--validation", "v.extxyz", "--levels", "6", "--seeds", "2",
                 "--max-iterations", "3", "--starts", "1", "--hops", "0", "-o", "given", "--json"});
        QVERIFY2(given.status == 0, given.err);
        QCOMPARE(objectOf(given.out)["points"].toArray()[0].toObject()["validation"],
                 point["validation"]);
    }

    void killedScanGoesOnAndTrainsNothingTwice() {
        const QString folder = path("killed");
        QMap<QString, QDateTime> lines;
        int kills = 0;
        for (int wanted = 1; wanted <= 5; wanted += 2) {
            QProcess killed;
            killed.setWorkingDirectory(m_folder.path());
            killed.start(QStringLiteral(MTP_BINARY_DIR) + "/mtp", scan("killed"));
            QTRY_VERIFY_WITH_TIMEOUT(
                linesIn(folder) >= wanted || killed.state() == QProcess::NotRunning, 120000);
            killed.kill();
            killed.waitForFinished(-1);
            kills += killed.exitStatus() == QProcess::CrashExit;
        }
        QVERIFY(kills > 0);
        const QMap<QString, QByteArray> before = potentialsIn(folder);
        QMap<QString, QDateTime> written;
        for (const QString& name : QDir(folder).entryList({"level-*.json"}))
            written[QString(name).replace(".json", ".almtp")] =
                QFileInfo(folder + '/' + QString(name).replace(".json", ".almtp")).lastModified();
        const Outcome rest = run(scan("killed"));
        QVERIFY2(rest.status == 0, rest.err);
        QVERIFY2(rest.err.contains(QByteArray::number(written.size()) + " of them trained already"),
                 rest.err);
        for (auto one = written.begin(); one != written.end(); ++one)
            QCOMPARE(QFileInfo(folder + '/' + one.key()).lastModified(), one.value());
        QCOMPARE(potentialsIn(folder), potentialsIn(path("scan")));
        QVERIFY(rest.out.contains("Take level "));
        QVERIFY(QDir(folder).entryList({"*.checkpoint"}).isEmpty());
    }

    void otherDataAndMissingPartsAreRefused() {
        const Outcome others = run({"scan", "t.extxyz", "--levels", "4", "-o", "scan"});
        QCOMPARE(others.status, 1);
        QVERIFY2(others.err.contains("a scan of other configurations"), others.err);
        const Outcome noValidation = run(
            {"scan", "t.extxyz", "--levels", "4", "--validation-fraction", "0", "-o", "refused"});
        QVERIFY2(noValidation.status == 1 && noValidation.err.contains("to validate with"),
                 noValidation.err);
        const Outcome tooMany = run({"scan", "t.extxyz", "--sizes", "1000", "-o", "refused"});
        QVERIFY2(tooMany.status == 1 && tooMany.err.contains("1000 configurations"), tooMany.err);
        const Outcome odd = run({"scan", "t.extxyz", "--levels", "7", "-o", "refused"});
        QVERIFY2(odd.status == 1 && odd.err.contains("level"), odd.err);
        QVERIFY(!QFile::exists(path("refused")));
    }

private:
    static QStringList scan(const QString& folder) {
        return {"scan",
                "frames.extxyz",
                "--levels",
                "4,6",
                "--seeds",
                "1,2",
                "--sizes",
                "6",
                "--starts",
                "1",
                "--hops",
                "0",
                "--max-iterations",
                "3",
                "--validation-fraction",
                "0.25",
                "-o",
                folder};
    }
    static qsizetype linesIn(const QString& folder) {
        return QDir(folder).entryList({"level-*.json"}).size();
    }
    Outcome run(const QStringList& arguments) const { return runMtp(m_folder.path(), arguments); }
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(ScanCommandTest)
#include "ScanCommandTest.moc"
