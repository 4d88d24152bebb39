#include "core/workflow/TrainingPlan.h"

#include <QTest>

#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

// Ten labelled configurations: five parents at two densities.
std::vector<ConfigurationRecord> tenRecords() {
    std::vector<ConfigurationRecord> records;
    for (int i = 0; i < 10; ++i) {
        ConfigurationRecord& record = records.emplace_back();
        record.id = i + 1;
        record.parent = ParentKey{"run", i / 2};
        record.density = i % 2 == 0 ? 1.5 : 3.0;
        record.atomCount = 8;
        record.energy = -1.0;
    }
    return records;
}

std::shared_ptr<const Provenance> functional(const char* name) {
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "VASP";
    provenance->settings["functional"] = name;
    return provenance;
}

RunRecord runOf(std::vector<std::int64_t> training, std::vector<std::int64_t> validation) {
    RunRecord run;
    run.trainedOn = TrainedSet{std::move(training), std::move(validation), {}};
    return run;
}

}  // namespace

class TrainingPlanTest : public QObject {
    Q_OBJECT

private slots:
    void onlyUsableConfigurationsAreTaken();
    void aSplitByParentKeepsCopiesTogether();
    void aSplitThatCannotBeMadeIsAProblem();
    void laterConfigurationsJoinTheirParents();
    void partsSetByHandStay();
    void densitiesWithinTwoPerCentAreOne();
    void configurationsOfOtherSettingsAreNamed();
    void speciesFollowATrainedStart();
    void anUntrainedStartOnlyOrders();
    void theEstimateCountsPartsAndNeighbours();
};

void TrainingPlanTest::onlyUsableConfigurationsAreTaken() {
    std::vector<ConfigurationRecord> records = tenRecords();
    records[0].energy.reset();
    records[1].isExcluded = true;
    records[2].isConverged = false;
    records[3].part = Part::Validation;
    records[4].part = Part::Test;
    const TrainingPlan plan = planTraining(records, {}, {}, false);
    QCOMPARE(plan.records.size(), std::size_t(7));
    QCOMPARE(plan.training, std::size_t(5));
    QCOMPARE(plan.validation, std::size_t(1));
    QCOMPARE(plan.test, std::size_t(1));
    QCOMPARE(plan.changed, std::size_t(0));
    QVERIFY(hasSplit(records) && !hasSplit(tenRecords()));
}

void TrainingPlanTest::aSplitByParentKeepsCopiesTogether() {
    SplitOptions options;
    options.validationFraction = 0.2;
    const TrainingPlan plan = planTraining(tenRecords(), options, {}, false);
    QCOMPARE(plan.validation, std::size_t(2));
    QCOMPARE(plan.changed, std::size_t(2));
    for (std::size_t i = 0; i < plan.records.size(); i += 2)
        QCOMPARE(plan.records[i].part, plan.records[i + 1].part);
}

void TrainingPlanTest::aSplitThatCannotBeMadeIsAProblem() {
    SplitOptions options;
    options.method = SplitMethod::Density;
    options.validationDensities = {7.0};
    const TrainingPlan plan = planTraining(tenRecords(), options, {}, false);
    QVERIFY(QString::fromStdString(plan.problem).contains("7"));
    QCOMPARE(plan.records.size(), std::size_t(10));
}

void TrainingPlanTest::laterConfigurationsJoinTheirParents() {
    std::vector<ConfigurationRecord> records = tenRecords();
    records[0].part = Part::Validation;  // its copy, number 2, comes after the run
    const RunRecord run = runOf({3, 4, 5, 6, 7, 8, 9, 10}, {1});
    const TrainingPlan plan = planTraining(records, {}, {run}, false);
    QCOMPARE(plan.validation, std::size_t(2));
    QCOMPARE(plan.records[1].part, Part::Validation);
    QCOMPARE(plan.changed, std::size_t(1));
}

void TrainingPlanTest::partsSetByHandStay() {
    std::vector<ConfigurationRecord> records = tenRecords();
    records[0].part = Part::Validation;
    const TrainingPlan plan = planTraining(records, {}, {runOf({3, 4}, {1})}, true);
    QCOMPARE(plan.changed, std::size_t(0));
    QCOMPARE(plan.validation, std::size_t(1));
}

void TrainingPlanTest::densitiesWithinTwoPerCentAreOne() {
    std::vector<ConfigurationRecord> records = tenRecords();
    records[2].density = 1.52;
    records[4].density.reset();
    QCOMPARE(distinctDensities(records), (std::vector<double>{1.5, 3.0}));
}

void TrainingPlanTest::configurationsOfOtherSettingsAreNamed() {
    std::vector<ConfigurationRecord> records = tenRecords();
    for (ConfigurationRecord& record : records)
        record.provenance = functional("PBE");
    records[6].provenance = functional("SCAN");
    records[7].provenance = functional("SCAN");
    records[7].isExcluded = true;
    const MixedSettings mixed = findMixedSettings(records);
    QCOMPARE(mixed.conflicts.size(), std::size_t(1));
    QCOMPARE(mixed.differing, std::vector<std::int64_t>{7});
    records[6].isExcluded = true;
    QVERIFY(findMixedSettings(records).conflicts.empty());
}

void TrainingPlanTest::speciesFollowATrainedStart() {
    QCOMPARE(speciesOrder({"Cl", "Li"}, {}), (std::vector<std::string>{"Cl", "Li"}));
    const Potential start = test::randomPotential(4, 3, 1);
    QCOMPARE(speciesOrder({"Cl", "Li"}, start), start.species);
    Potential nameless = start;
    nameless.species.clear();
    QCOMPARE(speciesOrder({"Cl", "Li"}, nameless), (std::vector<std::string>{"Cl", "Li"}));
}

void TrainingPlanTest::anUntrainedStartOnlyOrders() {
    const Potential start =
        makePotential(4, {"Li", "Al", "Cl"}, {.minDist = 1.5, .maxDist = 5, .size = 6});
    QVERIFY(!start.isTrained());
    QCOMPARE(speciesOrder({"Cl", "K", "Li"}, start), (std::vector<std::string>{"Li", "Cl", "K"}));
}

void TrainingPlanTest::theEstimateCountsPartsAndNeighbours() {
    std::vector<ConfigurationRecord> records = tenRecords();
    records[0].part = Part::Validation;
    records[2].part = Part::Test;
    const Frame one = test::jitteredGrid(2, 6.0, 2, 1);
    for (ConfigurationRecord& record : records)
        record.density = density(one);
    TrainingOptions options;
    options.cutoff = 5;
    const EstimateInput input = estimateInput(records, one, options, 2);
    QCOMPARE(input.configurations, std::size_t(8));
    QCOMPARE(input.validationConfigurations, std::size_t(1));
    QCOMPARE(input.atoms, 8.0);
    // A mean of equal numbers, rounded once or twice.
    const double expected = meanNeighbours(8 / one.cell.volume(), 5);
    QVERIFY(std::abs(input.neighbours - expected) < 1e-12 * expected);
}

QTEST_APPLESS_MAIN(TrainingPlanTest)
#include "TrainingPlanTest.moc"
