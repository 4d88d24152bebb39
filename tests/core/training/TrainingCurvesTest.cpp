// The iterations of a training as a table.
#include <QTest>
#include <cmath>

#include "core/training/TrainingCurves.h"

using namespace mtp;

class TrainingCurvesTest : public QObject {
    Q_OBJECT

private slots:
    void columnsCarryTheirUnits();
    void absentValidationIsAGap();
    void densitiesOfEarlierStepsAreFound();
};

void TrainingCurvesTest::columnsCarryTheirUnits() {
    std::vector<IterationSummary> iterations(2);
    iterations[1].iteration = 1;
    iterations[1].training = {0.004, 0.15, 0.02};
    const Table table = trainingCurves(iterations);
    QCOMPARE(table.rowCount(), std::size_t(2));
    QCOMPARE(table.numbers("energy_rmse")[1], 4.0);
    QCOMPARE(table.numbers("force_rmse")[1], 150.0);
    QCOMPARE(table.column("force_rmse").unit, std::string("meV/Å"));
    QCOMPARE(trainingCurves({}).rowCount(), std::size_t(0));
}

void TrainingCurvesTest::absentValidationIsAGap() {
    std::vector<IterationSummary> iterations(2);
    iterations[1].validation = FitErrors{0.001, 0.1, 0.01};
    iterations[1].validationObjective = 0.5;
    const Table table = trainingCurves(iterations);
    QVERIFY(std::isnan(table.numbers("validation_energy_rmse")[0]));
    QCOMPARE(table.numbers("validation_energy_rmse")[1], 1.0);
    QVERIFY(std::isnan(table.numbers("validation_objective")[0]));
}

void TrainingCurvesTest::densitiesOfEarlierStepsAreFound() {
    std::vector<IterationSummary> iterations(3);
    iterations[1].byDensity = {{1.0, {0.002, 0, 0}, std::nullopt}};
    iterations[2].byDensity = {{1.001, {0.001, 0, 0}, FitErrors{0.003, 0, 0}},
                               {2.0, {0.005, 0, 0}, std::nullopt}};
    QCOMPARE(recordedDensities(iterations), (std::vector<double>{1.001, 2.0}));
    const Table table = trainingCurves(iterations);
    const auto& sparse = table.numbers(densityColumn(kEnergyCurve.training, 1.001));
    QVERIFY(std::isnan(sparse[0]));
    QCOMPARE(sparse[1], 2.0);
    QCOMPARE(sparse[2], 1.0);
    QCOMPARE(table.numbers(densityColumn(kEnergyCurve.validation, 1.001))[2], 3.0);
    QVERIFY(std::isnan(table.numbers(densityColumn(kEnergyCurve.training, 2.0))[1]));
}

QTEST_APPLESS_MAIN(TrainingCurvesTest)
#include "TrainingCurvesTest.moc"
