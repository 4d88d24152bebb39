#include "core/workflow/FitResult.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/inspection/ErrorTables.h"
#include "core/project/ProjectStore.h"
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

private:
    std::shared_ptr<FitResult> evaluate(const RunRecord& run) const;

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

QTEST_APPLESS_MAIN(FitResultTest)
#include "FitResultTest.moc"
