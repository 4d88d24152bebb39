#include "core/dynamics/Diffusion.h"

#include <QTest>

#include "core/dynamics/BrownianFit.h"
#include "core/dynamics/Conductivity.h"
#include "core/dynamics/Dynamics.h"
#include "core/dynamics/Lags.h"
#include "core/dynamics/MeanSquares.h"
#include "core/dynamics/NonGaussian.h"
#include "core/dynamics/VanHove.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

class DiffusionTest : public QObject {
    Q_OBJECT

private slots:
    void lagsAreSpreadWithoutRepetition();
    void evenMotionIsTheSquareOfTheTime();
    void covarianceOfNeighbouringStepsIsThatOfIndependentSquares();
    void covarianceIsThatOfCountedSteps();
    void rangeThatIsDraggedGivesWhatAFreshFitGives();
    void statedErrorHoldsTheTruth_data();
    void statedErrorHoldsTheTruth();
    void cagedIonsHaveNoDiffusionCoefficient();
    void ionsThatHopAreNotCalledCaged();
    void vibrationsDoNotHideDiffusionInAGivenRange();
    void evenMotionHasNoDiffusionCoefficient();
    void runThatIsTooShortSaysSo();
    void hopsBesideCagesHaveAPeakAndAWalkHasNone();
    void probabilitiesAddUpToOne();
    void conductivityFollowsFromDiffusion();
    void digitsDoNotDependOnThreads();
    void blocksHaveTheSquaresOfTheirFrames();
    void errorOfTheSquareHoldsTheTruth();
    void longFitNeedsFewLags();
};

void DiffusionTest::lagsAreSpreadWithoutRepetition() {
    QCOMPARE(logarithmicLags(8, 4), (std::vector<std::size_t>{1, 2, 4, 8}));
    QCOMPARE(logarithmicLags(4, 60), (std::vector<std::size_t>{1, 2, 3, 4}));
    QVERIFY(logarithmicLags(0, 10).empty());
    QCOMPARE(evenLags(3, 6, 10), (std::vector<std::size_t>{3, 4, 5, 6}));
    QCOMPARE(evenLags(10, 30, 3), (std::vector<std::size_t>{10, 20, 30}));
}

void DiffusionTest::evenMotionIsTheSquareOfTheTime() {
    const Displacements all =
        ionsThatMove(2, 50, [](std::size_t, std::size_t, std::size_t axis) { return axis == 1; });
    const Moments moments = momentsOf(all, all.stretches, {1, 4, 16}, 1);
    QCOMPARE(moments.msd(2), 256.0);
    QCOMPARE(moments.meanFourth(1), 256.0);
    const Table table = msdTable(moments);
    QCOMPARE(table[columns::kMsdY][1], 16.0);
    QCOMPARE(table[columns::kMsdX][1], 0.0);
    QVERIFY(std::abs(table[columns::kExponent][1] - 2) < 1e-12);
    QVERIFY_EXCEPTION_THROWN(momentsOf(all, all.stretches, {50}, 1), InputError);
}

void DiffusionTest::covarianceOfNeighbouringStepsIsThatOfIndependentSquares() {
    // The mean of 9 independent squares, each of variance 2.
    const Eigen::MatrixXd one = brownianCovariance({{0, 10}}, {1});
    QVERIFY(std::abs(one(0, 0) - 2.0 / 9) < 1e-15);
    // Two stretches of 10 frames that share nothing.
    const Eigen::MatrixXd two = brownianCovariance({{0, 10}, {10, 10}}, {1});
    QVERIFY(std::abs(two(0, 0) - 2.0 / 18) < 1e-15);
}

// As many pairs of displacements as there are, one after another.
void DiffusionTest::covarianceIsThatOfCountedSteps() {
    for (const int frames : {7, 12, 13}) {
        for (int n = 1; n < frames; ++n)
            for (int m = n; m < frames; ++m) {
                double sum = 0;
                for (int k = 0; k + n < frames; ++k)
                    for (int l = 0; l + m < frames; ++l) {
                        const int shared = std::min(k + n, l + m) - std::max(k, l);
                        sum += shared > 0 ? shared * shared : 0;
                    }
                const auto size = static_cast<std::size_t>(frames);
                const Eigen::MatrixXd found = brownianCovariance(
                    {{0, size}}, {static_cast<std::size_t>(n), static_cast<std::size_t>(m)});
                // Sums of integers below 2^53.
                QCOMPARE(found(0, 1), 2 * sum / ((frames - n) * (frames - m)));
            }
    }
}

void DiffusionTest::rangeThatIsDraggedGivesWhatAFreshFitGives() {
    const Displacements all = brownianIons(8, 2000, 0.05, 3);
    MeasuredSquares measured;
    for (const double last : {600.0, 580.0, 60.0, 240.0, 600.0}) {
        const DiffusionOptions options{.fit = std::pair(10.0, last)};
        const Diffusion fresh = diffusionOf(all, options);
        const Diffusion dragged = diffusionOf(all, options, measured);
        QCOMPARE(*dragged.value, *fresh.value);
        QCOMPARE(*dragged.error, *fresh.error);
        QCOMPARE(dragged.lags, fresh.lags);
    }
}

void DiffusionTest::statedErrorHoldsTheTruth_data() {
    QTest::addColumn<bool>("hops");
    QTest::newRow("Brownian ions") << false;
    QTest::newRow("ions that hop") << true;
}

void DiffusionTest::statedErrorHoldsTheTruth() {
    QFETCH(bool, hops);
    constexpr int kRuns = 60;
    constexpr double kTruth = 0.01;  // Å²/ps; hops of 3 Å, 2.7 of them for each ion
    int held = 0;
    for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
        const Displacements all = hops ? hoppingIons(32, 400, kTruth * 6 / 9, 3, seed)
                                       : brownianIons(32, 400, kTruth, seed);
        const Diffusion diffusion = diffusionOf(all, {.fit = {{1, 50}}, .threads = 1});
        QVERIFY2(diffusion.value, diffusion.reason.c_str());
        held += std::abs(*diffusion.value - kTruth) <= *diffusion.error;
    }
    qInfo("%d of %d runs hold the truth", held, kRuns);
    // 68 % would be the share of a normal error; the largest of three errors is somewhat larger.
    QVERIFY(held >= kRuns / 2 && held <= kRuns * 85 / 100);
}

void DiffusionTest::cagedIonsHaveNoDiffusionCoefficient() {
    Random random(3);
    Displacements all = brownianIons(20, 600, 0.1, 4);
    for (float& value : all.values)
        value = static_cast<float>(0.3 * random.normal());
    const Diffusion diffusion = diffusionOf(all, {});
    QVERIFY(!diffusion.value && !diffusion.error);
    QVERIFY2(diffusion.reason.starts_with("caged up to"), diffusion.reason.c_str());
    const Diffusion forced = diffusionOf(all, {.fit = {{1, 50}}});
    QVERIFY(!forced.value);
    QVERIFY(forced.reason.starts_with("caged up to 50 ps"));
}

// They hop 3 Å to the side and back after 12 frames, so that the MSD does not grow from then on.
void DiffusionTest::ionsThatHopAreNotCalledCaged() {
    constexpr int kIons = 6, kFrames = 300;
    const auto run = [](double length) {
        Random random(8);
        std::string dump;
        for (int k = 0; k < kFrames; ++k) {
            std::vector<std::string> rows;
            for (int ion = 0; ion < kIons; ++ion)
                rows.push_back(std::to_string(ion + 1) + " 1 " +
                               std::to_string(4 * ion + 0.1 * random.normal()) + " " +
                               std::to_string((k + 5 * ion) % 50 < 12 ? length : 0) + " " +
                               std::to_string(0.1 * random.normal()));
            rows.push_back(std::to_string(kIons + 1) + " 2 12 12 12");
            dump += dumpFrame(k, "pp pp pp\n0 30\n0 30\n0 30", "id type xu yu zu", rows);
        }
        return dump;
    };
    const TextInput input;
    const auto dynamicsFor = [&](double length) {
        const PositionSeries series = seriesOf(input, run(length));
        return dynamicsOf(series, displacementsOf(series, {"Li", {}, {}}), {});
    };
    const Dynamics still = dynamicsFor(0);
    QVERIFY(still.hops.all.empty());
    QVERIFY2(still.diffusion.reason.starts_with("caged up to"), still.diffusion.reason.c_str());
    const Dynamics hopping = dynamicsFor(3);
    QVERIFY(!hopping.diffusion.value && hopping.hops.all.size() > 40);
    const std::string wanted =
        "(hops seen: " + std::to_string(hopping.hops.all.size()) + "): D is below ";
    QVERIFY2(hopping.diffusion.reason.starts_with("not yet diffusive up to") &&
                 hopping.diffusion.reason.find(wanted) != std::string::npos,
             hopping.diffusion.reason.c_str());
    // At a threshold at which there are no hops, they are caged within it.
    const PositionSeries series = seriesOf(input, run(3));
    const Displacements all = displacementsOf(series, {"Li", {}, {}});
    DynamicsOptions options;
    Dynamics changed = dynamicsOf(series, all, options);
    options.hops.threshold = 20;
    findHops(all, options, changed);
    QVERIFY(changed.diffusion.reason.starts_with("caged up to"));
    options.hops.threshold = 3.5;
    findHops(all, options, changed);
    QCOMPARE(changed.diffusion.reason, hopping.diffusion.reason);
}

// The square of the vibrations is as large as that of the walk up to 10 ps.
void DiffusionTest::vibrationsDoNotHideDiffusionInAGivenRange() {
    constexpr double kTruth = 0.05;  // Å²/ps
    Displacements all = brownianIons(64, 1000, kTruth, 11);
    Random random(12);
    for (float& value : all.values)
        value += static_cast<float>(std::sqrt(kTruth * 10) * random.normal());
    all.rests.clear();
    const Diffusion found = diffusionOf(all, {.fit = std::pair(2.0, 30.0)});
    QVERIFY2(found.value, found.reason.c_str());
    QVERIFY(*found.exponent < 0.85);
    QVERIFY(std::abs(*found.value - kTruth) < 3 * *found.error);
    QVERIFY(found.warnings.at(0).find("straight") != std::string::npos);
}

void DiffusionTest::evenMotionHasNoDiffusionCoefficient() {
    const Displacements all =
        ionsThatMove(2, 200, [](std::size_t, std::size_t, std::size_t) { return 0.1; });
    const Diffusion diffusion = diffusionOf(all, {});
    QVERIFY(!diffusion.value);
    QVERIFY(diffusion.reason.starts_with("not diffusive"));
    QVERIFY(std::abs(*diffusion.exponent - 2) < 1e-5);  // displacements in single precision
}

void DiffusionTest::runThatIsTooShortSaysSo() {
    const Displacements all = brownianIons(5, 6, 0.1, 1);
    QVERIFY(!diffusionOf(all, {}).value);
    QVERIFY(!diffusionOf(all, {}).reason.empty());
    QVERIFY_EXCEPTION_THROWN(diffusionOf(all, {.fit = {{1, 50}}}), InputError);
    QVERIFY_EXCEPTION_THROWN(diffusionOf(all, {.fit = {{2, 3}}}), InputError);
}

void DiffusionTest::hopsBesideCagesHaveAPeakAndAWalkHasNone() {
    const auto peakOf = [](const Displacements& all) {
        return nonGaussianPeak(
            nonGaussianTable(momentsOf(all, all.stretches, logarithmicLags(500, 30), 1)));
    };
    // Sites in cages of sigma 0.25 Å, hops of 3 Å at 1/300 a frame: t* = 2 sigma² 3 / (a² k) = 12.5
    // frames and alpha_max = 0.6 a² / (12 * 2 sigma²) = 3.6.
    Displacements hopping = hoppingIons(200, 2000, 1.0 / 300, 3, 5);
    Random random(6);
    for (float& value : hopping.values)
        value += static_cast<float>(0.25 * random.normal());
    const NonGaussianPeak peak = peakOf(hopping);
    QVERIFY(peak.time && peak.value);
    QVERIFY(*peak.time > 12.5 / 1.4 && *peak.time < 12.5 * 1.4);  // the maximum is flat
    QVERIFY(std::abs(*peak.value - 3.6) < 0.25);                  // 1300 hops, 3 %
    const NonGaussianPeak none = peakOf(brownianIons(50, 2000, 0.05, 7));
    QVERIFY(!none.time && !none.value);
    QVERIFY(none.reason.starts_with("alpha2 has no maximum"));
}

void DiffusionTest::probabilitiesAddUpToOne() {
    const Displacements all = brownianIons(10, 300, 0.05, 8);
    const Moments moments = momentsOf(all, all.stretches, {1, 30}, 1);
    const VanHove vanHove = vanHoveOf(all, moments, 0.1, 1);
    for (const std::vector<double>& row : vanHove.probability) {
        double sum = 0;
        for (const double value : row)
            sum += 0.1 * value;
        QVERIFY(std::abs(sum - 1) < 1e-12);
    }
    QCOMPARE(vanHove.beyond[1], 0.0);
    const Table table = vanHoveTable(vanHove, moments);
    double gaussian = 0;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        if (table[columns::kLag][row] == 30)
            gaussian += 0.1 * table[columns::kGaussianProbability][row];
    QVERIFY(std::abs(gaussian - 1) < 0.01);  // what lies beyond the longest displacement
}

void DiffusionTest::conductivityFollowsFromDiffusion() {
    // 1 e per 1000 Å³, 1e-5 cm²/s, 300 K: 1.602e-19² 1e27 1e-9 / (1.381e-23 300) S/m.
    QVERIFY(std::abs(nernstEinstein(0.1, 1, 1, 1000, 300) / (10 * 6.19750) - 1) < 1e-5);
}

void DiffusionTest::digitsDoNotDependOnThreads() {
    const Displacements all = hoppingIons(17, 500, 0.05, 3, 9);
    const std::vector<std::size_t> lags = logarithmicLags(100, 20);
    const Moments one = momentsOf(all, all.stretches, lags, 1);
    const Moments eight = momentsOf(all, all.stretches, lags, 8);
    QVERIFY(one.square == eight.square && one.fourth == eight.fourth && one.axes == eight.axes);
    QCOMPARE(*diffusionOf(all, {.fit = {{1, 50}}, .threads = 1}).value,
             *diffusionOf(all, {.fit = {{1, 50}}, .threads = 8}).value);
    QVERIFY(vanHoveOf(all, one, 0.1, 1).probability == vanHoveOf(all, one, 0.1, 8).probability);
}

// As the squares of each block by itself, with a gap in one of them.
void DiffusionTest::blocksHaveTheSquaresOfTheirFrames() {
    Displacements all = brownianIons(5, 403, 0.05, 3);
    all.stretches = {{0, 150}, {150, 253}};
    const std::vector<std::size_t> lags{1, 7, 60, 90};
    const MeanSquares found = meanSquaresOf(all, lags, 4, 2);
    const Moments whole = momentsOf(all, all.stretches, lags, 1);
    for (std::size_t row = 0; row < lags.size(); ++row) {
        QVERIFY(std::abs(found.msd(row) / whole.msd(row) - 1) < 1e-6);  // sums of single precision
        for (std::size_t block = 0; block < 4; ++block) {
            const std::vector<Stretch> part = within(all.stretches, {block * 100, 100});
            const double value =
                found.ofBlocks(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(block));
            if (originCount(part, lags[row]) == 0)
                QVERIFY(std::isnan(value));
            else
                QVERIFY(std::abs(value / momentsOf(all, part, {lags[row]}, 1).msd(0) - 1) < 1e-6);
        }
    }
    QVERIFY(std::isnan(found.ofBlocks(2, 1)));  // 60 frames fit into neither half of block 1
    QVERIFY(meanSquaresOf(all, lags, 4, 8).ofIons == found.ofIons);
}

// 6 D t of ions that all walk on their own: in how many of 100 runs it lies within the error.
void DiffusionTest::errorOfTheSquareHoldsTheTruth() {
    int held = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const Displacements all = brownianIons(32, 200, 0.05, seed);
        const Moments moments = momentsOf(all, all.stretches, {10}, 1);
        const Table table = msdTable(moments, meanSquaresOf(all, {10}, 5, 1));
        held += std::abs(table[columns::kMsd][0] - 3) < table[columns::kMsdError][0];
    }
    // 68 of one error; the larger of two holds it more often, and 3 binomial errors are 14.
    QVERIFY2(held >= 54 && held <= 95, qPrintable(QString::number(held)));
}

// The lags of a range of 600 frames: D with the error that all of them would give, within 1 %.
void DiffusionTest::longFitNeedsFewLags() {
    const Displacements all = brownianIons(8, 2000, 0.05, 9);
    const Diffusion few = diffusionOf(all, {.fit = std::pair(10.0, 600.0)});
    QVERIFY(few.value && few.lags.size() <= 64);
    const BrownianLine line = brownianLine(all.stretches, evenLags(10, 600, 591), 1);
    const double error = 2 * *few.value * std::sqrt(3.0 / 8 * line.variance) / 6;  // of the same D
    QVERIFY(*few.modelError / error < 1.01);
    const Diffusion all128 = diffusionOf(all, {.fit = std::pair(1.0, 100.0)});
    QCOMPARE(all128.lags.size(), 100u);
}

QTEST_GUILESS_MAIN(DiffusionTest)
#include "DiffusionTest.moc"
