#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/TextFile.h"
#include "core/learning/LearningFolder.h"
#include "core/mtp/PotentialFile.h"
#include "core/workflow/LearningRecords.h"
#include "core/workflow/TrainingPlan.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

LearningRecord someRecord() {
    LearningRecord record;
    record.options.rehearsal.protocol = Protocol::Rehearsal;
    record.options.rehearsal.temperature = 1234.5;
    record.options.rehearsal.steps = 4000;
    record.options.rehearsal.densities = {1.5, 2.25};
    record.options.rehearsal.supercell = {2, 1, 3};
    record.options.save = 1.5;
    record.options.mostPerRound = 7;
    record.options.mostWithoutGain = 4;
    record.state = LearningState::WaitingForLabels;
    record.rounds.push_back({1, 6, 4, 120, 9, 17.25, 5, 4, 54, 0.25, 0.125, true, std::nullopt});
    record.rounds.push_back(
        {2, 6, 6, 130, 0, 1.5, 0, 0, 0, std::nullopt, std::nullopt, false, ErrorGain{0.25, 0.125}});
    return record;
}

}  // namespace

class LearningRecordTest : public QObject {
    Q_OBJECT

private slots:
    void recordIsReadAsItWasWritten() {
        const LearningRecord record = someRecord();
        const LearningRecord read = fromLearningJson(toLearningJson(record), "learning.json");
        QCOMPARE(read.state, record.state);
        QCOMPARE(read.rounds, record.rounds);
        QCOMPARE(read.options.mostWithoutGain, record.options.mostWithoutGain);
        QCOMPARE(read.options.rehearsal.protocol, Protocol::Rehearsal);
        QCOMPARE(read.options.rehearsal.temperature, record.options.rehearsal.temperature);
        QCOMPARE(read.options.rehearsal.densities, record.options.rehearsal.densities);
        QCOMPARE(read.options.rehearsal.supercell, record.options.rehearsal.supercell);
        QCOMPARE(toLearningJson(read), toLearningJson(record));
    }

    void undoneRoundIsTakenBackAndItsFilesStay() {
        const QTemporaryDir temporary;
        const std::filesystem::path path(temporary.path().toStdString());
        const LearningFolder folder(path);
        folder.store(someRecord());
        for (int round = 1; round <= 3; ++round) {  // the third has not ended
            std::filesystem::create_directories(folder.round(round));
            writeTextFile(folder.round(round) / "labelled.extxyz", fmt::format("{}", round));
        }
        UndoneRound undone = undoRound(folder);
        QCOMPARE(undone.round, 3);
        QCOMPARE(folder.record().rounds.size(), std::size_t(2));
        QCOMPARE(folder.record().state, LearningState::Running);
        undone = undoRound(folder);
        QCOMPARE(undone.round, 2);
        QCOMPARE(readTextFile(undone.keptIn / "labelled.extxyz"), std::string("2"));
        QVERIFY(!std::filesystem::exists(folder.round(2)));
        QCOMPARE(folder.record().rounds.size(), std::size_t(1));
        QCOMPARE(folder.record().rounds[0], someRecord().rounds[0]);
        // The same round once more, made anew: what was kept before is not lost.
        std::filesystem::create_directories(folder.round(2));
        QVERIFY(undoRound(folder).keptIn != undone.keptIn);
        QCOMPARE(readTextFile(undone.keptIn / "labelled.extxyz"), std::string("2"));
        QCOMPARE(undoRound(folder).round, 1);
        QVERIFY_THROWS_EXCEPTION(InputError, undoRound(folder));
    }

    void damagedRecordsNameTheFile_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("");
        QTest::newRow("version") << QByteArray("\"version\": 2") << QByteArray("\"version\": 99");
        QTest::newRow("state") << QByteArray("waiting_for_labels") << QByteArray("asleep");
        QTest::newRow("type") << QByteArray("\"save\": 1.5") << QByteArray("\"save\": \"much\"");
        QTest::newRow("missing") << QByteArray("\"graded\"") << QByteArray("\"degraded\"");
    }

    void damagedRecordsNameTheFile() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QByteArray text = QByteArray::fromStdString(toLearningJson(someRecord()));
        QVERIFY(text.contains(before));
        text.replace(before, after);
        try {
            fromLearningJson(text.toStdString(), "here/learning.json");
            QFAIL("a damaged record was read");
        } catch (const ParseError& error) {
            QVERIFY2(QString(error.what()).contains("here/learning.json"), error.what());
        }
    }

    void optionsThatMeanNothingAreRefused() {
        const auto refuses = [](const auto& change) {
            LearningOptions options = someRecord().options;
            change(options);
            try {
                validate(options);
                return false;
            } catch (const InputError&) {
                return true;
            }
        };
        QVERIFY(!refuses([](LearningOptions&) {}));
        QVERIFY(refuses([](LearningOptions& options) { options.save = 1; }));
        QVERIFY(refuses([](LearningOptions& options) { options.tooFar = options.save; }));
        QVERIFY(refuses([](LearningOptions& options) { options.mostPerRound = 0; }));
        QVERIFY(refuses([](LearningOptions& options) { options.mostRounds = 0; }));
        QVERIFY(refuses([](LearningOptions& options) { options.mostWithoutGain = -1; }));
        QVERIFY(refuses([](LearningOptions& options) { options.rehearsal.timestep = -1; }));
    }

    void folderHoldsWhatARoundBeginsWith() {
        QTemporaryDir temporary;
        const LearningFolder folder(temporary.path().toStdString());
        QVERIFY(!folder.exists());
        QVERIFY_THROWS_EXCEPTION(FileError, folder.record());
        folder.store(someRecord());
        QVERIFY(folder.exists());
        QCOMPARE(folder.record().rounds, someRecord().rounds);
        QCOMPARE(folder.potential(1), folder.path() / "potential.almtp");
        QCOMPARE(folder.potential(3), folder.round(2) / "potential.almtp");
        QVERIFY(readLearningFrames(folder.selected(1)).empty());
    }

    void loopThatWaitsOrHasReachedItsLimitIsReopened() {
        QTemporaryDir temporary;
        const LearningFolder folder(temporary.path().toStdString());
        LearningRecord record = someRecord();
        for (const LearningState state :
             {LearningState::WaitingForLabels, LearningState::RoundLimit}) {
            record.state = state;
            record.options.mostRounds = 3;
            folder.store(record);
            reopenLearning(folder, {.mostRounds = 5});
            QCOMPARE(folder.record().state, LearningState::Running);
            QCOMPARE(folder.record().options.mostRounds, 5);
        }
        record.state = LearningState::Stable;
        folder.store(record);
        reopenLearning(folder, {.mostRounds = 5});
        QCOMPARE(folder.record().state, LearningState::Stable);
    }

    void trainingSetOfARunIsWhatItWasTrainedOn() {
        std::vector<ConfigurationRecord> records(4);
        for (std::size_t i = 0; i < records.size(); ++i) {
            records[i].id = static_cast<std::int64_t>(i) + 1;
            records[i].energy = -1.0;
            records[i].part = i == 3 ? Part::Validation : Part::Training;
        }
        const auto idsOf = [&records](const RunRecord& run) {
            std::vector<std::int64_t> ids;
            for (const ConfigurationRecord& record : usedRecords(records, run, Part::Training))
                ids.push_back(record.id);
            return ids;
        };
        RunRecord run;
        // Of a potential that was loaded: all of the training part.
        QCOMPARE(idsOf(run), (std::vector<std::int64_t>{1, 2, 3}));
        run.trainedOn.emplace();
        run.trainedOn->trainingIds = {2, 4, 9};  // the last is not in the project any more
        QCOMPARE(idsOf(run), (std::vector<std::int64_t>{2, 4}));
        records[1].isExcluded = true;
        records[3].energy.reset();
        QVERIFY(idsOf(run).empty());
    }

    void whatALoopBringsIsWhatTheProjectLacks() {
        QTemporaryDir temporary;
        const LearningFolder folder(temporary.path().toStdString());
        LearningRecord record;
        folder.store(record);
        QVERIFY_THROWS_EXCEPTION(InputError, learningYield(folder, {}, {}));  // no round yet
        std::vector<Frame> labelled;
        for (unsigned i = 0; i < 2; ++i) {
            labelled.push_back(test::jitteredGrid(2, 4.0, 2, i));
            labelled.back().labels.energy = -2.0 - i;
        }
        RoundRecord round;
        round.round = 1;
        round.labelled = labelled.size();
        record.rounds = {round};
        round.round = 2;  // one that found nothing: the last potential is that of the first round
        round.labelled = 0;
        record.rounds.push_back(round);
        folder.store(record);
        std::filesystem::create_directories(folder.round(1));
        writeLearningFrames(folder.labelled(1), labelled);
        writePotential(folder.potential(2), test::randomPotential(6, 2, 1));

        const LearningYield all = learningYield(folder, {}, {});
        QCOMPARE(all.configurations.size(), std::size_t(2));
        QCOMPARE(all.configurations[1].record.energy, std::optional(-3.0));
        QVERIFY(all.run.potential.has_value());
        QVERIFY2(QString::fromStdString(all.run.name).endsWith(", round 1"), all.run.name.c_str());
        // What was added before is not added again.
        const LearningYield rest = learningYield(folder, {all.configurations[0].record}, {});
        QCOMPARE(rest.configurations.size(), std::size_t(1));
        QCOMPARE(rest.configurations[0].record.energy, std::optional(-3.0));
        // Labels of a stand-in stay behind; their configurations come.
        record.rounds[0].arePredicted = true;
        folder.store(record);
        const LearningYield trial = learningYield(folder, {}, {});
        QCOMPARE(trial.configurations.size(), std::size_t(2));
        QVERIFY(!trial.configurations[0].record.energy);
        QVERIFY2(QString::fromStdString(trial.run.name).endsWith("(trial)"),
                 trial.run.name.c_str());
    }

    void tableCountsTheSinglePointsOfAllRounds() {
        std::vector<RoundRecord> rounds = someRecord().rounds;
        rounds.push_back(rounds[0]);
        const Table table = roundsTable(rounds);
        QCOMPARE(table.rowCount(), std::size_t(3));
        QCOMPARE(table[columns::kAllSinglePoints], (std::vector<int>{4, 4, 8}));
        QCOMPARE(table[columns::kRanThrough], (std::vector<int>{4, 6, 4}));
        QCOMPARE(table[columns::kGuessedError][0], 0.25);
        QVERIFY(std::isnan(table[columns::kGuessedError][1]));
        QVERIFY(std::isnan(table[columns::kErrorGain][0]));
        QVERIFY(std::abs(table[columns::kErrorGain][1] - 100 * (1 - std::exp(-0.25))) < 1e-9);
        QCOMPARE(table[columns::kWithoutGain], (std::vector<int>{0, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(LearningRecordTest)
#include "LearningRecordTest.moc"
