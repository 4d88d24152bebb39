#include <QElapsedTimer>
#include <QTest>

#include "core/base/Error.h"
#include "core/density/Expansion.h"
#include "core/density/PairDistances.h"
#include "tests/core/density/IonicSystems.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

ExpansionOptions withRatios(std::vector<double> ratios, std::optional<double> reference = {}) {
    ExpansionOptions options;
    options.ratios = std::move(ratios);
    options.referenceDensity = reference;
    return options;
}

}  // namespace

class ExpansionTest : public QObject {
    Q_OBJECT

private slots:
    void halfTheDensityIsTwiceTheVolume();
    void referenceDensityIsRatioOne();
    void scalingDropsLabelsAndKeepsTheParent();
    void stretchOfOneAxisKeepsTheOtherTwo();
    void stretchesAddUp();
    void strainDeformsTheScaledCell();
    void shapeOfADensityKeepsItsVolume();
    void rattleHasItsDeviationAndItsSeed();
    void supercellRepeatsTheFrame();
    void rigidUnitsKeepTheirGeometry();
    void centresOfUnitsScaleWithTheCell();
    void batchOfThousandIsFast();
    void cancelledBatchThrows();
    void ratiosThatAreNotPositiveAreRefused();
};

void ExpansionTest::halfTheDensityIsTwiceTheVolume() {
    const Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    const Frame half = scaledToRatio(frame, 0.5);
    // Rounding of a cube root and a determinant.
    QVERIFY(std::abs(half.cell.volume() / frame.cell.volume() - 2) < 1e-13);
    QVERIFY(std::abs(*density(half) / *density(frame) - 0.5) < 1e-13);
    const Positions before = frame.cell.toFractional(frame.positions);
    QVERIFY((half.cell.toFractional(half.positions) - before).cwiseAbs().maxCoeff() < 1e-13);
}

void ExpansionTest::referenceDensityIsRatioOne() {
    const Frame frame = test::jitteredGrid(2, 5.0, 2, 2);
    const auto expanded = expand({frame}, withRatios({0.5, 1, 1.5}, 1.99));
    QCOMPARE(expanded.size(), std::size_t(3));
    QVERIFY(std::abs(*density(expanded[0]) - 0.995) < 1e-12);
    QVERIFY(std::abs(*density(expanded[1]) - 1.99) < 1e-12);
    QVERIFY(std::abs(*density(expanded[2]) - 2.985) < 1e-12);
}

void ExpansionTest::scalingDropsLabelsAndKeepsTheParent() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 3);
    frame.labels.energy = -1;
    frame.lineage.parent = ParentKey{"aimd", 40};
    const auto expanded = expand({frame}, withRatios({1.0}));
    QVERIFY(!expanded[0].labels.energy);
    QCOMPARE(toText(expanded[0].lineage.parent.value()), std::string("aimd#40"));
    QCOMPARE(expanded[0].lineage.densityRatio.value(), 1.0);
}

// What a stretch of a does to the volume and to the shape: the angles at a and its length change.
void ExpansionTest::stretchOfOneAxisKeepsTheOtherTwo() {
    const Cell cell = test::jitteredGrid(2, 5.0, 1, 6).cell;
    const Strain strain = stretchOfAxis(cell, 1, 1.2);
    const Eigen::Matrix3d after =
        cell.vectors * (Eigen::Matrix3d::Identity() + strainTensor(strain)).transpose();
    const auto dots = [](const Eigen::Matrix3d& rows) {
        return Eigen::Matrix3d(rows * rows.transpose());
    };
    Eigen::Matrix3d expected = cell.vectors;
    expected.row(1) *= 1.2;
    // Lengths and angles, free of the turn; rounding of an eigenvalue problem.
    QVERIFY((dots(after) - dots(expected)).cwiseAbs().maxCoeff() < 1e-12);
}

void ExpansionTest::stretchesAddUp() {
    const Cell cell = test::jitteredGrid(2, 5.0, 1, 6).cell;
    const Strain first = stretchOfAxis(cell, 0, 1.1);
    const Strain both = stretchedFurther(cell, first, 2, 0.9);
    const Eigen::Matrix3d after =
        cell.vectors * (Eigen::Matrix3d::Identity() + strainTensor(both)).transpose();
    Eigen::Matrix3d expected = cell.vectors;
    expected.row(0) *= 1.1;
    expected.row(2) *= 0.9;
    QVERIFY((after * after.transpose() - expected * expected.transpose()).cwiseAbs().maxCoeff() <
            1e-12);
    // And back again.
    const Strain none = stretchedFurther(cell, first, 0, 1 / 1.1);
    QVERIFY(none.cwiseAbs().maxCoeff() < 1e-12);
}

void ExpansionTest::strainDeformsTheScaledCell() {
    const Frame frame = test::jitteredGrid(2, 5.0, 2, 7);
    ExpansionOptions options = withRatios({0.8});
    options.strain << 0.01, -0.02, 0.03, 0.004, -0.005, 0.006;
    const Frame strained = expand({frame}, options)[0];
    Eigen::Matrix3d deformation;  // written out, not by the function under test
    deformation << 1.01, 0.006, -0.005, 0.006, 0.98, 0.004, -0.005, 0.004, 1.03;
    deformation *= std::cbrt(1.25);
    for (int axis = 0; axis < 3; ++axis)
        QVERIFY((strained.cell.vectors.row(axis).transpose() -
                 deformation * frame.cell.vectors.row(axis).transpose())
                    .norm() < 1e-12);
    QVERIFY(
        (strained.cell.toFractional(strained.positions) - frame.cell.toFractional(frame.positions))
            .cwiseAbs()
            .maxCoeff() < 1e-12);
    options.strain << -1.1, 0, 0, 0, 0, 0;
    QVERIFY_EXCEPTION_THROWN(expand({frame}, options), InputError);
}

void ExpansionTest::shapeOfADensityKeepsItsVolume() {
    const Frame frame = test::jitteredGrid(2, 5.0, 2, 7);
    ExpansionOptions options = withRatios({0.8, 1.0});
    const auto plain = expand({frame}, options);
    // One axis longer by a fifth at the density that follows from it.
    options.shapes = {{0.8, atKeptVolume(stretchOfAxis(frame.cell, 2, 1.25))}};
    const auto shaped = expand({frame}, options);
    Eigen::Matrix3d expected = frame.cell.vectors;
    expected.row(2) *= 1.25;
    const Eigen::Matrix3d& cell = shaped[0].cell.vectors;
    // Lengths and angles, free of the turn; rounding of an eigenvalue problem.
    QVERIFY((cell * cell.transpose() - expected * expected.transpose()).cwiseAbs().maxCoeff() <
            1e-12);
    QVERIFY(std::abs(*density(shaped[0]) / *density(frame) - 0.8) < 1e-12);
    // A strain that does change the volume counts by its shape alone.
    options.shapes = {{0.8, stretchOfAxis(frame.cell, 2, 1.25)}};
    QVERIFY((expand({frame}, options)[0].cell.vectors - cell).cwiseAbs().maxCoeff() < 1e-12);
    // The other density is as ever, and told apart from this one.
    QCOMPARE(shaped[1].cell.vectors, plain[1].cell.vectors);
    QVERIFY(shaped[1].lineage.expansion.empty());
    QVERIFY(shaped[0].lineage.expansion.starts_with("shape="));
    options.shapes = {{0.8, Strain::Constant(-1.1)}};
    QVERIFY_EXCEPTION_THROWN(expand({frame}, options), InputError);
}

void ExpansionTest::rattleHasItsDeviationAndItsSeed() {
    const Frame frame = test::jitteredGrid(12, 40.0, 2, 8);
    ExpansionOptions options = withRatios({1.0, 0.5});
    options.rattle = 0.1;
    const auto first = expand({frame}, options);
    const Positions shift = first[0].positions - frame.positions;
    const double deviation = std::sqrt(shift.squaredNorm() / static_cast<double>(shift.size()));
    // 5,184 draws: the deviation is known to 1 %, the mean to 0.0014 Å; three times that.
    QVERIFY(std::abs(deviation - 0.1) < 0.003);
    QVERIFY(std::abs(shift.mean()) < 0.0042);
    QVERIFY(first[1].positions != Positions(first[0].positions * std::cbrt(2.0)));
    // The same seed gives the same bits, also in another batch; another seed does not.
    options.ratios = {0.5};
    QVERIFY(expand({frame}, options)[0].positions == first[1].positions);
    options.seed = 2;
    QVERIFY(expand({frame}, options)[0].positions != first[1].positions);
}

void ExpansionTest::supercellRepeatsTheFrame() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 9);
    frame.labels.energy = -3;
    const Frame large = supercell(frame, {2, 1, 3});
    QCOMPARE(large.atomCount(), frame.atomCount() * 6);
    QVERIFY(std::abs(large.cell.volume() / frame.cell.volume() - 6) < 1e-12);
    QVERIFY(std::abs(*density(large) - *density(frame)) < 1e-12);
    QVERIFY(!large.labels.energy);
    // The same surroundings: shortest distances do not change but for rounding.
    const auto before = shortestDistances(frame), after = shortestDistances(large);
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(std::abs(after[i].shortest - before[i].shortest) < 1e-12);
    QVERIFY_EXCEPTION_THROWN(supercell(frame, {0, 1, 1}), InputError);
}

void ExpansionTest::rigidUnitsKeepTheirGeometry() {
    const Frame frame = test::tetrachloroaluminates(2, 14.0, 3);
    ExpansionOptions options = withRatios({0.5, 1, 1.5});
    options.mode = ExpansionMode::RigidUnits;
    options.rattle = 0.05;
    for (double ratio : {0.5, 1.5}) {
        const Expanded expanded = expandOne(frame, ratio, options);
        QCOMPARE(countByName(expanded.groups),
                 (std::map<std::string, int>{{"AlCl4", 8}, {"Li", 8}}));
        for (const BondedGroup& group : expanded.groups.groups)
            for (int a : group.atoms)
                for (int b : group.atoms) {
                    const double before =
                        frame.cell
                            .minimumImage(
                                (frame.positions.row(a) - frame.positions.row(b)).transpose())
                            .norm();
                    const double after =
                        (expanded.frame.positions.row(a) - expanded.frame.positions.row(b)).norm();
                    QVERIFY(std::abs(after - before) < 1e-10);  // the limit
                }
        QVERIFY(std::abs(*density(expanded.frame) / *density(frame) - ratio) < 1e-12);
    }
}

void ExpansionTest::centresOfUnitsScaleWithTheCell() {
    const Frame frame = test::tetrachloroaluminates(2, 14.0, 4);
    ExpansionOptions options = withRatios({0.5});
    options.mode = ExpansionMode::RigidUnits;
    const Expanded expanded = expandOne(frame, 0.5, options);
    BondedGroups after = expanded.groups;
    after.unwrapped = expanded.frame.positions;
    for (std::size_t g = 0; g < after.groups.size(); ++g)
        QVERIFY(
            (after.centre(expanded.frame, g) - std::cbrt(2.0) * expanded.groups.centre(frame, g))
                .norm() < 1e-12);
}

void ExpansionTest::batchOfThousandIsFast() {
    // The goal is a second for 1,000 configurations of 96 atoms; a test has no time limit, so the
    // time is printed and the result checked.
    std::vector<Frame> frames(100, test::jitteredGrid(5, 14.0, 3, 11));
    for (Frame& frame : frames) {
        frame.positions.conservativeResize(96, 3);
        frame.types.resize(96);
    }
    ExpansionOptions options = withRatios({0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0});
    options.mode = ExpansionMode::RigidUnits;
    options.rattle = 0.05;
    QElapsedTimer timer;
    timer.start();
    const auto expanded = expand(frames, options);
    qInfo("1,000 configurations of 96 atoms, rigid and rattled: %lld ms", timer.elapsed());
    QCOMPARE(expanded.size(), std::size_t(1000));
}

void ExpansionTest::cancelledBatchThrows() {
    struct Cancelling : Progress {
        int calls = 0;
        void report(double, std::string_view) override { ++calls; }
        bool isCancelled() const override { return calls >= 2; }
    } progress;
    const std::vector<Frame> frames(5, test::jitteredGrid(2, 5.0, 2, 12));
    QVERIFY_EXCEPTION_THROWN(expand(frames, withRatios({1.0}), &progress), Cancelled);
    QCOMPARE(progress.calls, 2);
}

void ExpansionTest::ratiosThatAreNotPositiveAreRefused() {
    QVERIFY_EXCEPTION_THROWN(linearFactor(0), InputError);
    QVERIFY_EXCEPTION_THROWN(linearFactor(-1), InputError);
    Frame unnamed = test::jitteredGrid(2, 5.0, 2, 5);
    unnamed.species = {"", ""};
    QVERIFY_EXCEPTION_THROWN(expand({unnamed}, withRatios({1.0}, 2.0)), InputError);
}

QTEST_APPLESS_MAIN(ExpansionTest)
#include "ExpansionTest.moc"
