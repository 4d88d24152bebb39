// mtp grade and mtp select as scripts use them.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/app/CommandRun.h"

using namespace mtp::test;

namespace {

const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4";

}  // namespace

class SelectionCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        // A potential of the reference density, and configurations of others.
        const QStringList sample{"sample", kExample + "/aimd", "--every", "20fs"};
        QCOMPARE(run(sample + QStringList{"-o", "frames.extxyz"}).status, 0);
        QCOMPARE(
            run({"expand", "frames.extxyz", "--ratios", "0.8,1.3", "-o", "others.extxyz"}).status,
            0);
        const Outcome trained = run({"train", "frames.extxyz", "--level", "4", "--max-iterations",
                                     "5", "--starts", "1", "-o", "p.almtp"});
        QVERIFY2(trained.status == 0, trained.err);
    }

    void gradesFollowTheContract() {
        const Outcome outcome = run({"grade", "p.almtp", "frames.extxyz", "others.extxyz",
                                     "--active-set", "frames.extxyz", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonArray configurations = objectOf(outcome.out)["configurations"].toArray();
        QVERIFY(configurations.size() > 2);
        double highest = 0;
        for (int k = 0; k < configurations.size(); ++k) {
            const QJsonObject one = configurations[k].toObject();
            QCOMPARE(one["index"].toInt(), k);
            const QJsonArray atoms = one["atom_grades"].toArray();
            QCOMPARE(atoms.size(), one["atoms"].toInt());
            QCOMPARE(atoms[one["worst_atom"].toInt()].toDouble(), one["grade"].toDouble());
            highest = std::max(highest, one["grade"].toDouble());
        }
        QVERIFY(configurations[0].toObject()["grade"].toDouble() < 1.002);
        QVERIFY(highest > 2);
    }

    void configurationModeHasNoGradesOfAtoms() {
        const Outcome outcome = run({"grade", "p.almtp", "others.extxyz", "--active-set",
                                     "frames.extxyz", "--mode", "configuration", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonObject one = objectOf(outcome.out)["configurations"].toArray()[0].toObject();
        QVERIFY(one["grade"].toDouble() > 1);
        QVERIFY(one["worst_atom"].isNull() && one["atom_grades"].isNull());
    }

    void activeSetStaysInThePotential() {
        QCOMPARE(run({"grade", "p.almtp", "others.extxyz", "--active-set", "frames.extxyz",
                      "--write-potential", "with.almtp"})
                     .status,
                 0);
        const auto grades = [this](const QStringList& arguments) {
            return objectOf(run(QStringList{"grade"} + arguments + QStringList{"--json"}).out);
        };
        const QJsonObject own = grades({"with.almtp", "others.extxyz"});
        QCOMPARE(own["mode"].toString(), QString("neighbourhood"));
        const QJsonObject built =
            grades({"p.almtp", "others.extxyz", "--active-set", "frames.extxyz"});
        const QJsonArray a = own["configurations"].toArray(), b = built["configurations"].toArray();
        QCOMPARE(a.size(), b.size());
        for (int k = 0; k < a.size(); ++k)
            QCOMPARE(a[k].toObject()["grade"].toDouble(), b[k].toObject()["grade"].toDouble());
        // The potential itself is the same.
        QCOMPARE(run({"evaluate", "with.almtp", "frames.extxyz", "--json"}).out,
                 run({"evaluate", "p.almtp", "frames.extxyz", "--json"}).out);
    }

    void selectedConfigurationsBringAllInside() {
        const Outcome outcome =
            run({"select", "p.almtp", "frames.extxyz", "others.extxyz", "-o", "new.extxyz",
                 "--write-potential", "extended.almtp", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonObject result = objectOf(outcome.out);
        const QJsonArray selected = result["selected"].toArray();
        QVERIFY(!selected.isEmpty() && selected.size() < result["candidates"].toInt() + 1);
        const auto areInside = [this](const QString& potential, int count, double limit) {
            const QJsonArray graded =
                objectOf(run({"grade", potential, "others.extxyz", "--json"}).out)["configurations"]
                    .toArray();
            return graded.size() == count &&
                   std::all_of(graded.begin(), graded.end(), [limit](const QJsonValue& one) {
                       return one.toObject()["grade"].toDouble() < limit;
                   });
        };
        // Rows of the training set may replace those of candidates in the end, which are then a
        // little outside.
        const int count = result["candidates"].toInt();
        QVERIFY(areInside("extended.almtp", count, 2));
        // A limit leaves out that step.
        QCOMPARE(run({"select", "p.almtp", "frames.extxyz", "others.extxyz", "-o", "limited.extxyz",
                      "--write-potential", "limited.almtp", "--count", QString::number(count - 1)})
                     .status,
                 0);
        QVERIFY(areInside("limited.almtp", count, 1.002));
        // What was written are the selected ones, with the grades they had.
        const QJsonArray before = objectOf(run({"grade", "p.almtp", "new.extxyz", "--active-set",
                                                "frames.extxyz", "--json"})
                                               .out)["configurations"]
                                      .toArray();
        QCOMPARE(before.size(), selected.size());
        for (int k = 0; k < before.size(); ++k)
            QVERIFY(std::abs(before[k].toObject()["grade"].toDouble() /
                                 result["grades"].toArray()[k].toDouble() -
                             1) < 1e-6);
    }

    // As MLIP's own files: neither side names its types, which is no reason to refuse.
    void typesWithoutNamesAreThoseOfThePotential() {
        for (const QString name : {"frames", "others"}) {
            QCOMPARE(run({"convert", name + ".extxyz", name + ".cfg"}).status, 0);
            writeReplaced(name + ".cfg", name + ".cfg", " Feature +species[^\n]*\n", "");
        }
        writeReplaced("p.almtp", "nameless.mtp", "potential_tag = [^\n]*", "potential_tag = ");

        const auto gradesOf = [](const Outcome& outcome) {
            return objectOf(outcome.out)["configurations"].toArray();
        };
        const Outcome graded =
            run({"grade", "nameless.mtp", "others.cfg", "--active-set", "frames.cfg", "--json"});
        QVERIFY2(graded.status == 0, graded.err);
        QVERIFY(graded.err.contains("neither the potential nor the data name"));
        const QJsonArray expected = gradesOf(
            run({"grade", "p.almtp", "others.cfg", "--active-set", "frames.cfg", "--json"}));
        QVERIFY(!expected.isEmpty());
        QCOMPARE(gradesOf(graded), expected);
        QCOMPARE(run({"select", "nameless.mtp", "frames.cfg", "others.cfg", "-o", "s.cfg"}).status,
                 0);
        QCOMPARE(run({"evaluate", "nameless.mtp", "frames.cfg", "--json"}).status, 0);
        // Names on one side alone could be in another order.
        const Outcome refused = run({"evaluate", "nameless.mtp", "frames.extxyz", "--json"});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("the atoms are named, but the potential does not name"),
                 refused.err);
    }

    void spreadOfACommitteeStandsBesideTheGrade() {
        const Outcome trained = run({"committee", "p.almtp", "frames.extxyz", "--members", "3",
                                     "--iterations", "1", "-o", "committee", "--json"});
        QVERIFY2(trained.status == 0, trained.err);
        QCOMPARE(objectOf(trained.out)["members"].toInt(), 3);
        QVERIFY(QFile::exists(path("committee/member-03.almtp")));
        const Outcome outcome =
            run({"grade", "p.almtp", "frames.extxyz", "--active-set", "frames.extxyz",
                 "--committee", "committee", "--calibration", "calibration", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonObject result = objectOf(outcome.out);
        const QJsonObject one = result["configurations"].toArray()[0].toObject();
        QVERIFY(one["grade"].toDouble() > 0);
        QVERIFY(one["energy_spread"].toDouble() > 0);
        const QJsonArray spreads = one["atom_force_spreads"].toArray();
        QCOMPARE(spreads.size(), one["atoms"].toInt());
        QCOMPARE(spreads[one["force_spread_atom"].toInt()].toDouble(),
                 one["force_spread"].toDouble());
        const QJsonArray calibrations = result["calibration"].toArray();
        QCOMPARE(calibrations.size(), 6);
        QCOMPARE(calibrations[0].toObject()["measure"].toString(), QString("grade"));
        QCOMPARE(calibrations[1].toObject()["bins"].toArray().size(), 10);
        QFile curves(path("calibration/calibration.csv"));
        QVERIFY(curves.open(QFile::ReadOnly));
        QVERIFY(curves.readLine().startsWith("points,measure,error,bin,count"));
        QVERIFY(QFile::exists(path("calibration/atoms.csv")));
        QVERIFY(QFile::exists(path("calibration/configurations.csv")));
    }

    void pruneFollowsTheContract() {
        const QStringList command{"prune",
                                  "p.almtp",
                                  "frames.extxyz",
                                  "--validation",
                                  "frames.extxyz",
                                  "--compare",
                                  "p.almtp",
                                  "--points",
                                  "2",
                                  "--iterations",
                                  "1",
                                  "-o",
                                  "front",
                                  "--json"};
        const Outcome outcome = run(command);
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonObject result = objectOf(outcome.out);
        const QJsonArray front = result["front"].toArray();
        QVERIFY(!front.isEmpty());
        const QJsonObject whole = result["whole"].toObject();
        QStringList keys{"basic_moments", "file",        "objective",
                         "scalars",       "us_per_atom", "validation"};
        for (int k = 0; k < front.size(); ++k) {
            const QJsonObject one = front[k].toObject();
            QCOMPARE(one.keys(), keys);
            QCOMPARE(one["file"].toString(), "front/front-0" + QString::number(k + 1) + ".almtp");
            QVERIFY(QFile::exists(path(one["file"].toString())));
            QVERIFY(one["scalars"].toInt() < whole["scalars"].toInt());
            QVERIFY(one["us_per_atom"].toDouble() > 0);
            const QJsonObject errors = one["validation"].toObject();
            QCOMPARE(errors.keys(), (QStringList{"energy_rmse", "force_rmse"}));
            // The command that evaluates a file finds the same errors; files have 16 digits.
            const Outcome evaluated =
                run({"evaluate", one["file"].toString(), "frames.extxyz", "--json"});
            const double force =
                objectOf(evaluated.out)["force_component"].toObject()["rmse"].toDouble();
            QVERIFY(std::abs(force - errors["force_rmse"].toDouble()) < 1e-6 * force);
            if (k > 0) {
                const QJsonObject before = front[k - 1].toObject();
                QVERIFY(one["us_per_atom"].toDouble() > before["us_per_atom"].toDouble());
                QVERIFY(one["objective"].toDouble() < before["objective"].toDouble());
            }
        }
        QCOMPARE(result["compared"].toArray().size(), 1);
        // A second front would replace the files of the first.
        const Outcome again = run(command);
        QVERIFY(again.status == 1 && again.err.contains("has a front already"));
    }

    void pruneRefusesOtherSpecies() {
        const Outcome outcome =
            run({"prune", "p.almtp", "frames.extxyz", "--species", "Li=Na", "-o", "other-front"});
        QVERIFY2(outcome.status == 1 && outcome.err.contains("Na"), outcome.err);
        const Outcome untrained = run({"new", "--level", "6", "--species", "Li,Cl,Al", "--cutoff",
                                       "5", "--min-dist", "1.5", "-o", "untrained.almtp"});
        QVERIFY2(untrained.status == 0, untrained.err);
        const Outcome refused = run({"prune", "untrained.almtp", "frames.extxyz", "-o", "none"});
        QVERIFY2(refused.status == 1 && refused.err.contains("not trained"), refused.err);
    }

    void committeeNeedsNoActiveSet() {
        const Outcome outcome =
            run({"grade", "p.almtp", "others.extxyz", "--committee", "committee", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        const QJsonObject result = objectOf(outcome.out);
        QVERIFY(result["mode"].isNull());
        const QJsonObject one = result["configurations"].toArray()[0].toObject();
        QVERIFY(one["grade"].isNull());
        QVERIFY(one["force_spread"].toDouble() > 0);
        const Outcome unlabelled = run({"grade", "p.almtp", "others.extxyz", "--committee",
                                        "committee", "--calibration", "nothing"});
        QCOMPARE(unlabelled.status, 1);
        QVERIFY2(unlabelled.err.contains("no labels"), unlabelled.err);
    }

    void folderOfACommitteeIsNotWrittenTwice() {
        const Outcome again =
            run({"committee", "p.almtp", "frames.extxyz", "--members", "2", "-o", "committee"});
        QCOMPARE(again.status, 1);
        QVERIFY2(again.err.contains("member-01.almtp"), again.err);
    }

    void countLimitsTheSelection() {
        const Outcome outcome = run({"select", "p.almtp", "frames.extxyz", "others.extxyz",
                                     "--count", "2", "-o", "two.extxyz", "--json"});
        QVERIFY2(outcome.status == 0, outcome.err);
        QCOMPARE(objectOf(outcome.out)["selected"].toArray().size(), 2);
    }

    // As MLIP-3 writes them while LAMMPS runs on several processes.
    void configurationsWithGhostsAreGradedAndSelectedButNothingElse() {
        QFile file(path("ghosts.cfg"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "BEGIN_CFG\n Size\n 4\n"
            " AtomData: id type cartes_x cartes_y cartes_z ghost nbh_grades\n"
            " 1 0 0 0 0 false 1\n 2 1 2 0.5 0 false 2\n 3 1 0 2.2 0 true 0\n"
            " 4 2 -2 -1 1 true 0\n Feature species\tLi,Cl,Al\nEND_CFG\n");
        file.close();
        const Outcome graded =
            run({"grade", "p.almtp", "ghosts.cfg", "--active-set", "frames.extxyz", "--json"});
        QVERIFY2(graded.status == 0, graded.err);
        const QJsonObject one = objectOf(graded.out)["configurations"].toArray()[0].toObject();
        QCOMPARE(one["atoms"].toInt(), 2);
        QCOMPARE(one["atom_grades"].toArray().size(), 2);
        QCOMPARE(
            run({"select", "p.almtp", "frames.extxyz", "ghosts.cfg", "-o", "chosen.cfg"}).status,
            0);
        QVERIFY(contentOf(path("chosen.cfg")).contains("true"));
        const Outcome room =
            run({"select", "p.almtp", "frames.extxyz", "ghosts.cfg", "-o", "chosen.extxyz"});
        QVERIFY2(room.status == 1 && room.err.contains("ends in .cfg"), room.err);
        const Outcome refused = run({"convert", "ghosts.cfg", "converted.extxyz"});
        QVERIFY2(refused.status == 1 && refused.err.contains("atom 3 is a ghost"), refused.err);
    }

    // Its gauges are nothing that the user could mend.
    void trainingSetIsOnlyBlamedForWhatOthersWouldDetermine() {
        const Outcome whole =
            run({"grade", "p.almtp", "frames.extxyz", "--active-set", "frames.extxyz"});
        QVERIFY2(!whole.err.contains("undetermined"), whole.err);
        QCOMPARE(run({"sample", kExample + "/aimd", "--every", "20fs", "--frames", "0:1", "-o",
                      "first.extxyz"})
                     .status,
                 0);
        const Outcome part =
            run({"grade", "p.almtp", "frames.extxyz", "--active-set", "first.extxyz"});
        QVERIFY2(part.err.contains("undetermined"), part.err);
    }

    void missingActiveSetSaysWhatToDo() {
        const Outcome outcome = run({"grade", "p.almtp", "others.extxyz"});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains("--active-set"));
    }

    void inputsAreNotOverwritten() {
        const QByteArray before = contentOf(m_folder.filePath("frames.extxyz"));
        QCOMPARE(run({"select", "p.almtp", "frames.extxyz", "others.extxyz", "-o", "frames.extxyz"})
                     .status,
                 1);
        QCOMPARE(contentOf(m_folder.filePath("frames.extxyz")), before);
    }

private:
    Outcome run(const QStringList& arguments) const { return runMtp(m_folder.path(), arguments); }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    void writeReplaced(const QString& from, const QString& to, const char* pattern,
                       const QString& text) const {
        QFile in(path(from));
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QString before = QString::fromUtf8(in.readAll());
        in.close();
        const QString after = QString(before).replace(QRegularExpression(pattern), text);
        QVERIFY(after != before);
        QFile out(path(to));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(after.toUtf8()) > 0);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SelectionCommandTest)
#include "SelectionCommandTest.moc"
