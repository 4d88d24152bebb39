#include "core/workflow/FitResult.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/inspection/ErrorTables.h"
#include "core/project/ProjectStore.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/workflow/FitDoubt.h"
#include "core/workflow/FitMap.h"
#include "core/workflow/FitReport.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class FitResultTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void setHoldsLabelledConfigurationsByTheirNumbers();
    void tablesHaveAPartForEachConfiguration();
    void aPotentialOfAFileHasNoParts();
    void listBeginsWithTheNumbersOfTheProject();
    void changesOfTheConfigurationsMakeAnotherFit();
    void reportShowsTheSettingsOfTheRun();
    void mapNamesCopiesUnlessTheyAreLeftOut();
    void doubtIsOfWhatWasNotTrainedOn();
    void committeeHasASpreadOfWhatWasHeldBack();
    void potentialOfAFileIsGradedByItsOwnActiveSet();

private:
    std::shared_ptr<FitResult> evaluate(const RunRecord& run) const;
    FitDoubt doubtOf(const FitResult& result, std::optional<CommitteeOptions> committee = {},
                     std::shared_ptr<const ActiveSet> set = {}) const;
    static std::vector<double> gradesOf(const FitDoubt& doubt);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ProjectStore> m_store;
    RunRecord m_run;
};

// Four configurations, the second without labels, the third for validation, the fourth excluded.
void FitResultTest::init() {
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store.emplace(ProjectStore::create(m_folder->filePath("p.mtpw").toStdString()));
    const Evaluator labels(test::randomPotential(4, 2, 1));
    std::vector<Configuration> configurations;
    for (unsigned i = 0; i < 4; ++i) {
        Frame frame = test::jitteredGrid(2, 5.5, 2, i + 1);
        if (i != 1)
            frame = test::withPredictedLabels(frame, labels.evaluate(frame));
        configurations.push_back({recordOf(frame, 1), frame});
    }
    configurations[2].record.part = Part::Validation;
    configurations[3].record.isExcluded = true;
    ProjectEdit edit = m_store->edit({.name = "Make 4 configurations"});
    edit.addConfigurations(configurations);
    edit.commit();
    m_run = {};
    m_run.name = "Run 1, level 4";
    m_run.potential = test::randomPotential(4, 2, 7);
    m_run.iterations.resize(1);
    m_run.iterations[0].iteration = 1;
    m_run.trainedOn.emplace();
    m_run.trainedOn->trainingIds = {m_store->configurations()[0].id};
}

std::shared_ptr<FitResult> FitResultTest::evaluate(const RunRecord& run) const {
    FrameLoader loader(m_store->path());
    Progress progress;
    return evaluateFit(run, fitSet(m_store->configurations(), {}), loader, progress);
}

void FitResultTest::setHoldsLabelledConfigurationsByTheirNumbers() {
    const FitSet all = fitSet(m_store->configurations(), {});
    QCOMPARE(all.numbers, (std::vector<int>{1, 3, 4}));
    QCOMPARE(all.records.size(), std::size_t(3));
    QCOMPARE(fitSet(m_store->configurations(), Part::Validation).numbers, std::vector<int>{3});
    QVERIFY(fitSet(m_store->configurations(), Part::Test).records.empty());
}

void FitResultTest::tablesHaveAPartForEachConfiguration() {
    const auto result = evaluate(m_run);
    QCOMPARE(result->errors.texts("part"),
             (std::vector<std::string>{"training", "validation", "excluded"}));
    QCOMPARE(result->energy.texts("part"), result->errors.texts("part"));
    // Three components of each of eight atoms.
    QCOMPARE(result->force.rowCount(), std::size_t(3 * 8 * 3));
    QCOMPARE(result->force.texts("part").back(), std::string("excluded"));
    QCOMPARE(result->atoms.rowCount(), std::size_t(3 * 8));
    const Prediction own = Evaluator(*m_run.potential).evaluate(result->frames[1]);
    QCOMPARE(result->energy.numbers("predicted")[1], own.energy / 8);
    QCOMPARE(result->statistics.rowCount(), statisticsTable(result->report).rowCount());
}

void FitResultTest::aPotentialOfAFileHasNoParts() {
    m_run.iterations.clear();
    const auto result = evaluate(m_run);
    QVERIFY(!result->hasParts);
    for (const Table* table : {&result->errors, &result->energy, &result->force, &result->atoms})
        QVERIFY(!table->has("part") && table->has("source"));
}

void FitResultTest::listBeginsWithTheNumbersOfTheProject() {
    const Table list = listedErrors(*evaluate(m_run));
    QCOMPARE(list.columns().front().name, std::string("number"));
    QCOMPARE(list.integers("number"), (std::vector<int>{1, 3, 4}));
    QCOMPARE(list.columns().back().name, std::string("source"));
}

void FitResultTest::changesOfTheConfigurationsMakeAnotherFit() {
    const auto result = evaluate(m_run);
    QVERIFY(isFitOf(*result, fitSet(m_store->configurations(), {})));
    QVERIFY(!isFitOf(*result, fitSet(m_store->configurations(), Part::Training)));
    ConfigurationRecord included = m_store->configurations()[3];
    included.isExcluded = false;
    ProjectEdit edit = m_store->edit({.name = "Include a configuration"});
    edit.updateConfigurations({included});
    edit.commit();
    QVERIFY(!isFitOf(*result, fitSet(m_store->configurations(), {})));
}

void FitResultTest::reportShowsTheSettingsOfTheRun() {
    const std::string page = fitReport(*evaluate(m_run), m_run, "MTP Workbench 9.8", "Made so.");
    for (const char* text : {"Run 1, level 4", "MTP Workbench 9.8", "Made so.", "Weights", "Seed"})
        QVERIFY2(page.find(text) != std::string::npos, text);
}

void FitResultTest::mapNamesCopiesUnlessTheyAreLeftOut() {
    Frame copy = FrameLoader(m_store->path()).load(m_store->configurations()[0]);
    copy.positions(0, 0) += 1e-6;  // Å
    ProjectEdit edit = m_store->edit({.name = "Add a copy"});
    edit.addConfigurations({{recordOf(copy, 1), copy}});
    edit.commit();
    const auto result = evaluate(m_run);
    Progress progress;
    const FitMap map = mapFit(*result, progress);
    QCOMPARE(map.map.integers("configuration"), (std::vector<int>{0, 1, 2, 3}));
    QCOMPARE(map.map.numbers("dF"), result->errors.numbers("dF"));
    QCOMPARE(map.map[kMapEnergyError][1], std::abs(result->errors.numbers("dE")[1]));
    QVERIFY(!withGrades(map.map, {1, 2, 3, 4}).numbers("grade").empty());
    const auto copies = [&](const std::vector<bool>& isLeftOut) {
        return nearCopyTable(map, *result, isLeftOut, kNearCopyDistance);
    };
    const Table found = copies({false, false, false, false});
    QCOMPARE(found.rowCount(), std::size_t(1));
    QCOMPARE(found[kCopyNumber][0], 5);
    QCOMPARE(found[kCopyOfNumber][0], 1);
    QCOMPARE(found.integers("configuration")[0], 3);
    QCOMPARE(copies({true, false, false, false}).rowCount(), std::size_t(0));
    QCOMPARE(copies({false, false, false, true}).rowCount(), std::size_t(0));
}

std::vector<double> FitResultTest::gradesOf(const FitDoubt& doubt) {
    return doubt.grades->configurations[columns::kGrade];
}

FitDoubt FitResultTest::doubtOf(const FitResult& result, std::optional<CommitteeOptions> committee,
                                std::shared_ptr<const ActiveSet> set) const {
    FrameLoader loader(m_store->path());
    Progress progress;
    return analyseDoubt(
        {result, m_run, trainingRecords(m_run, m_store->configurations()), set, {}, committee},
        loader, progress);
}

// The first configuration was trained on, the excluded one is of no interest.
void FitResultTest::doubtIsOfWhatWasNotTrainedOn() {
    const auto result = evaluate(m_run);
    const FitDoubt doubt = doubtOf(*result);
    QCOMPARE(doubt.trained, std::size_t(1));
    QCOMPARE(doubt.held, std::vector<std::size_t>{1});
    const std::vector<double>& grades = doubt.grades->configurations[columns::kGrade];
    QCOMPARE(grades.size(), std::size_t(3));
    QVERIFY(grades[0] <= 1.001);  // the threshold of an exchange
    QCOMPARE(doubt.configurations[kDoubtConfiguration], std::vector<int>{1});
    QCOMPARE(doubt.atoms[kDoubtConfiguration], std::vector<int>(8, 1));
    QCOMPARE(doubt.configurations[kDoubtGrade][0], grades[1]);
    QVERIFY(findCalibration(doubt, "grade", "force_error", true));
    QVERIFY(!findCalibration(doubt, "force_spread", "force_error", true));
    // The set of the run may be known already.
    QCOMPARE(gradesOf(doubtOf(*result, {}, doubt.grades->set)), grades);
    // It does not matter which part it is in now.
    m_run.trainedOn->trainingIds = {m_store->configurations()[2].id};
    QCOMPARE(doubtOf(*result).held, std::vector<std::size_t>{0});
}

void FitResultTest::committeeHasASpreadOfWhatWasHeldBack() {
    const FitDoubt doubt =
        doubtOf(*evaluate(m_run), CommitteeOptions{.members = 2, .iterations = 1});
    QCOMPARE(doubt.members.size(), std::size_t(2));
    QVERIFY(doubt.configurations[kForceSpread][0] >= 0);
    QVERIFY(findCalibration(doubt, "force_spread", "force_error", true));
    // One that is trained later takes the grades that there are.
    const auto result = evaluate(m_run);
    FrameLoader loader(m_store->path());
    Progress progress;
    const auto before = std::make_shared<const FitDoubt>(doubtOf(*result));
    const FitDoubt after =
        analyseDoubt({.result = *result,
                      .run = m_run,
                      .trained = trainingRecords(m_run, m_store->configurations()),
                      .before = before,
                      .committee = CommitteeOptions{.members = 2, .iterations = 1}},
                     loader, progress);
    QCOMPARE(after.grades, before->grades);
    QCOMPARE(after.configurations[kForceSpread], doubt.configurations[kForceSpread]);
}

void FitResultTest::potentialOfAFileIsGradedByItsOwnActiveSet() {
    const FitDoubt trained = doubtOf(*evaluate(m_run));
    const Frame frame = FrameLoader(m_store->path()).load(m_store->configurations()[0]);
    ActiveSet set = startOfActiveSet(*m_run.potential, GradeMode::Neighbourhood);
    extendActiveSet(set, *m_run.potential, std::vector<Frame>{frame}, {});
    m_run.iterations.clear();
    m_run.trainedOn.reset();
    const auto result = evaluate(m_run);
    // Without one, the configurations shown stand in for what it was trained on.
    const FitDoubt stoodIn = doubtOf(*result);
    QVERIFY(stoodIn.isOfResult);
    for (const std::size_t shown : {std::size_t(0), std::size_t(1)})  // the third is excluded
        QVERIFY(gradesOf(stoodIn)[shown] <= 1.001);
    QVERIFY(stoodIn.held.empty());
    m_run.potential->selectionState = formatActiveSet(set);
    const FitDoubt doubt = doubtOf(*result);
    QCOMPARE(doubt.trained, std::size_t(0));
    QVERIFY(!doubt.isOfResult);
    QCOMPARE(gradesOf(doubt), gradesOf(trained));
    QCOMPARE(doubt.held, (std::vector<std::size_t>{0, 1}));
    QVERIFY_EXCEPTION_THROWN(doubtOf(*result, CommitteeOptions{}), InputError);
}

QTEST_APPLESS_MAIN(FitResultTest)
#include "FitResultTest.moc"
