#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/training/Estimate.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

EstimateInput typical(int level) {
    EstimateInput input;
    input.options.level = level;
    input.options.threads = 1;
    input.speciesCount = 3;
    input.configurations = 160;
    input.atoms = 96;
    input.neighbours = 40;
    return input;
}

}  // namespace

class EstimateTest : public QObject {
    Q_OBJECT

private slots:
    void parametersAreThoseOfThePotential();
    void workGrowsWithWhatCausesIt();
    void keptRowsStayWithinTheBudget();
    void neighboursFollowFromTheDensity();
    void labelsAreCountedAsTheyAre();
    void badLevelIsRefused();
};

void EstimateTest::parametersAreThoseOfThePotential() {
    for (const int level : {2, 8, 16}) {
        const TrainingEstimate estimate = estimateTraining(typical(level));
        const Potential potential = test::randomPotential(level, 3, 1);
        QCOMPARE(estimate.basisFunctions, potential.basis.scalars.size());
        QCOMPARE(estimate.linear, potential.basis.scalars.size() + 3);
        QCOMPARE(estimate.radialFunctions,
                 static_cast<std::size_t>(potential.radialFunctionCount()));
        // 8 polynomials here, 6 in the test's potential; 9 ordered pairs of species.
        QCOMPARE(estimate.radial, 9 * estimate.radialFunctions * 8);
    }
    // The documentation of the format: level 16 has 92 scalars and 4 radial functions.
    const TrainingEstimate source = estimateTraining(typical(16));
    QCOMPARE(source.parameters(), std::size_t(92 + 3 + 9 * 4 * 8));
    QCOMPARE(source.rows, std::size_t(160 * (1 + 3 * 96 + 6)));
}

void EstimateTest::labelsAreCountedAsTheyAre() {
    std::vector<Frame> frames;
    for (unsigned seed = 0; seed < 3; ++seed)
        frames.push_back(test::jitteredGrid(2, 5.2, 2, seed));  // 8 atoms
    const auto labels = [&] { return estimateTraining(estimateInput({}, frames)).rows; };
    QCOMPARE(labels(), std::size_t(0));
    for (Frame& frame : frames)
        frame.labels.energy = -1;
    QCOMPARE(labels(), std::size_t(3));
    frames[1].labels.forces = Positions::Zero(8, 3);
    frames[2].labels.virial = Eigen::Matrix3d::Zero();
    QCOMPARE(labels(), std::size_t(3 + 24 + 6));
}

void EstimateTest::workGrowsWithWhatCausesIt() {
    const EstimateInput input = typical(12);
    const TrainingEstimate base = estimateTraining(input);
    QVERIFY(base.secondsPerIteration > 0 && base.secondsOfSearch > 0 && base.memory > 0);
    QCOMPARE(base.secondsToLimit, base.secondsOfSearch + base.secondsOfHops +
                                      input.options.maxIterations * base.secondsPerIteration);
    EstimateInput more = input;
    more.options.hops = 2;
    QVERIFY(estimateTraining(more).secondsOfHops > 0);
    const double two = estimateTraining(more).secondsOfHops;
    more.options.hops = 6;
    QCOMPARE(estimateTraining(more).secondsOfHops, 3 * two);
    // By default a large set makes none.
    QCOMPARE(base.secondsOfHops, 0.0);
    EstimateInput small = input;
    small.configurations = 40;
    const double byDefault = estimateTraining(small).secondsOfHops;
    QVERIFY(byDefault > 0);
    small.options.hops = 6;
    QCOMPARE(estimateTraining(small).secondsOfHops, byDefault);  // 6 at this level
    more.options.hops = 0;
    QCOMPARE(estimateTraining(more).secondsOfHops, 0.0);
    more = input;
    more.configurations *= 2;
    // All but the solution of the equations is proportional to the configurations.
    const double twice = estimateTraining(more).secondsPerIteration / base.secondsPerIteration;
    QVERIFY2(twice > 1.9 && twice <= 2, qPrintable(QString::number(twice)));
    more = input;
    more.options.threads = 4;
    QVERIFY(std::abs(estimateTraining(more).secondsPerIteration * 4 - base.secondsPerIteration) <
            1e-12 * base.secondsPerIteration);
    QVERIFY(estimateTraining(typical(16)).secondsPerIteration > 2 * base.secondsPerIteration);
    more = input;
    more.options.start = test::randomPotential(12, 3, 1);
    QCOMPARE(estimateTraining(more).secondsOfSearch, 0.0);
    more = input;
    more.validationConfigurations = 100;
    QVERIFY(estimateTraining(more).secondsPerIteration > base.secondsPerIteration);
    // Twice the speed, half the time.
    const TrainingSpeed speed, fast{2 * speed.rows, 2 * speed.equations};
    QVERIFY(std::abs(estimateTraining(input, fast).secondsPerIteration * 2 -
                     base.secondsPerIteration) < 1e-12 * base.secondsPerIteration);
}

void EstimateTest::keptRowsStayWithinTheBudget() {
    EstimateInput input = typical(16);
    input.configurations = 2000;  // 215 MB of neighbours, 900 MB of rows for two points
    const TrainingEstimate kept = estimateTraining(input);
    input.options.memory = 512u << 20;
    const TrainingEstimate few = estimateTraining(input);
    QVERIFY(std::abs(kept.memory - few.memory - (512 << 20)) < 0.01 * (512 << 20));
    input.options.memory = 0;  // neighbours and equations stay
    QVERIFY(estimateTraining(input).memory > 200e6);
    QVERIFY(few.secondsPerIteration > kept.secondsPerIteration);  // rows are computed again
}

void EstimateTest::neighboursFollowFromTheDensity() {
    // 96 atoms in a cube of 13 Å: 0.0437 per Å³, 22.9 within 5 Å (4/3 pi 125 = 523.6 Å³).
    QVERIFY(std::abs(meanNeighbours(96 / std::pow(13.0, 3), 5) - 22.879) < 1e-3);
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    const double each = meanNeighbours(8 / frame.cell.volume(), 5);
    const EstimateInput input = estimateInput({}, {frame, frame}, {frame});
    QCOMPARE(input.speciesCount, 2);
    QCOMPARE(input.configurations, std::size_t(2));
    QCOMPARE(input.validationConfigurations, std::size_t(1));
    QCOMPARE(input.atoms, 8.0);
    QVERIFY(std::abs(input.neighbours - each) < 1e-12);
}

void EstimateTest::badLevelIsRefused() {
    QVERIFY_EXCEPTION_THROWN(estimateTraining(typical(7)), InputError);
}

QTEST_APPLESS_MAIN(EstimateTest)
#include "EstimateTest.moc"
