#include "core/dynamics/FurtherAnalyses.h"

#include <QTest>
#include <cmath>
#include <numbers>

#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

class FurtherAnalysesTest : public QObject {
    Q_OBJECT

private slots:
    void walkScattersAsAGaussian();
    void stretchedExponentialIsFound();
    void directionsAreEvenOnTheSphere();
    void latticeHasItsBraggPeaks();
    void neighbourThatLeavesEndsItsResidence();
    void shortAbsencesAreTolerated();
    void neighbourThatStaysHasNoResidenceTime();
    void velocitiesThatOscillateHaveTheirFrequency();
    void unevenTimesAreRefused();
    void hopBesideATurnIsToldFromOneThatIsNot();
    void distinctPartBeginsAsTheRadialDistribution();
    void ionInThePlaceOfAnotherIsSeenAtZero();
};

void FurtherAnalysesTest::walkScattersAsAGaussian() {
    const Displacements all = brownianIons(64, 2000, 0.05, 11);
    const SelfScattering found =
        selfScatteringOf(all, 1.0, {1, 5, 20, 60}, spiralDirections(24), 0);
    for (std::size_t i = 0; i < found.lags.size(); ++i) {
        // exp(-q² D t); 64 ions and at least 33 independent origins, of which 4 standard errors.
        const double exact = std::exp(-0.05 * static_cast<double>(found.lags[i]));
        QVERIFY(std::abs(found.values[i] - exact) < 0.06);
    }
    QVERIFY(found.decay && std::abs(*found.decay / 20 - 1) < 0.15);
    QVERIFY(found.fit && std::abs(found.fit->exponent - 1) < 0.15);
    // The same digits for any number of threads.
    QCOMPARE(selfScatteringOf(all, 1.0, {5}, axisDirections(), 1).values,
             selfScatteringOf(all, 1.0, {5}, axisDirections(), 8).values);
}

void FurtherAnalysesTest::stretchedExponentialIsFound() {
    std::vector<double> times, values;
    for (double t = 0.1; t < 1000; t *= 1.3) {
        times.push_back(t);
        values.push_back(0.85 * std::exp(-std::pow(t / 25, 0.6)));
    }
    const auto fit = stretchedExponential(times, values);
    QVERIFY(fit);
    // Values without noise: the steps converge to rounding.
    QVERIFY(std::abs(fit->amplitude - 0.85) < 1e-6);
    QVERIFY(std::abs(fit->time - 25) < 1e-4);
    QVERIFY(std::abs(fit->exponent - 0.6) < 1e-6);
    QVERIFY(!stretchedExponential({1, 2, 3}, {1, 1, 1}));
}

void FurtherAnalysesTest::directionsAreEvenOnTheSphere() {
    Eigen::Vector3d sum = Eigen::Vector3d::Zero(), squares = Eigen::Vector3d::Zero();
    for (const Eigen::Vector3d& direction : spiralDirections(24)) {
        QVERIFY(std::abs(direction.norm() - 1) < 1e-12);
        sum += direction;
        squares += direction.cwiseAbs2();
    }
    QVERIFY(sum.norm() < 0.5);  // of 24
    QVERIFY((squares / 24 - Eigen::Vector3d::Constant(1.0 / 3)).norm() < 0.02);
}

namespace {

// 4 x 4 x 4 Li 3 Å apart, frame after frame.
PositionSeries lattice(std::size_t frames) {
    PositionSeries series;
    series.species = {"Li"};
    series.types.assign(64, 0);
    for (std::size_t k = 0; k < frames; ++k) {
        std::vector<double> fractional;
        for (int i = 0; i < 64; ++i)
            for (const int n : {i / 16, i / 4 % 4, i % 4})
                fractional.push_back(n / 4.0);
        series.append(Cell::fromRows(12 * Eigen::Matrix3d::Identity()), static_cast<double>(k),
                      fractional);
    }
    series.positions.flush();
    return series;
}

// A Cl that is 2 Å from a Li in frames for which the pattern has an x, and 5 Å in the others.
PositionSeries visits(const std::string& pattern) {
    PositionSeries series;
    series.species = {"Li", "Cl"};
    series.types = {0, 1};
    for (std::size_t k = 0; k < pattern.size(); ++k) {
        series.append(Cell::fromRows(20 * Eigen::Matrix3d::Identity()), static_cast<double>(k),
                      std::vector<double>{0, 0, 0, pattern[k] == 'x' ? 0.1 : 0.25, 0, 0});
    }
    series.positions.flush();
    return series;
}

}  // namespace

// S(q) = N at vectors of the reciprocal lattice and zero at all others.
void FurtherAnalysesTest::latticeHasItsBraggPeaks() {
    const double bragg = 2 * std::numbers::pi / 3;
    const Table table = structureFactors(lattice(2), 2.5, 0.1, 1, 0);
    double atPeak = 0;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const double q = table[columns::kWaveNumber][row];
        const double value = table[columns::kStructureFactor][row];
        if (std::abs(q - bragg) < 0.05)
            atPeak = value;
        else
            QVERIFY(std::abs(value) < 1e-9);
    }
    QVERIFY(atPeak > 1);  // 64, shared with the vectors of its shell that are none of the lattice
}

void FurtherAnalysesTest::neighbourThatLeavesEndsItsResidence() {
    const Residence found = residenceOf(visits("xxxx....xx.."), "Li", "Cl", 1,
                                        {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {.radius = 3});
    QCOMPARE(found.neighbours, 0.5);
    // Of 11 origins, 3 + 1 have it in this frame and the next, over a share of 6 of 12.
    QCOMPARE(found.intermittent[0], 4.0 / 11 / 0.5);
    QCOMPARE(found.continuous[1], 2.0 / 10 / 0.5);
    QCOMPARE(found.continuous[3], 0.0);
    QVERIFY(found.time && *found.time > 1 && *found.time < 3);
}

void FurtherAnalysesTest::shortAbsencesAreTolerated() {
    const PositionSeries series = visits("xx.xx...");
    const Residence strict = residenceOf(series, "Li", "Cl", 1, {4}, {.radius = 3});
    const Residence patient =
        residenceOf(series, "Li", "Cl", 1, {4}, {.radius = 3, .tolerance = 1});
    QCOMPARE(strict.continuous[0], 0.0);
    QCOMPARE(patient.continuous[0], 1.0 / 4 / (5.0 / 8));
}

void FurtherAnalysesTest::neighbourThatStaysHasNoResidenceTime() {
    const Residence found = residenceOf(visits("xxxxxxxx"), "Li", "Cl", 1, {1, 2}, {.radius = 3});
    QVERIFY(!found.time && !found.reason.empty());
    const Residence none = residenceOf(visits("...."), "Li", "Cl", 1, {1}, {.radius = 3});
    QVERIFY(none.continuous.empty() && none.reason.find("no Cl") != std::string::npos);
}

namespace {

std::string oscillation(std::size_t frames, const char* time) {
    std::string text;
    for (std::size_t k = 0; k < frames; ++k) {
        const double t = 0.01 * static_cast<double>(k);  // ps
        text += "1\nLattice=\"9 0 0 0 9 0 0 0 9\" Properties=species:S:1:pos:R:3:velo:R:3 " +
                std::string(time) + std::to_string(10 * (k == 5 && *time == 'T' ? 9 : k)) +
                "\nLi 1 1 1 " + std::to_string(std::cos(2 * std::numbers::pi * 6.3 * t)) + " 0 0\n";
    }
    return text;
}

}  // namespace

void FurtherAnalysesTest::velocitiesThatOscillateHaveTheirFrequency() {
    const TextInput input;
    const auto path = input.write("run.extxyz", oscillation(500, "time_fs="));
    const auto reader = FormatRegistry::withBuiltinFormats().open(path);
    const VelocitySeries series = readVelocities(*reader, "Li", {}, nullptr);
    const Table states = vibrationalStates(series, 0);
    // A hundredth of the resolution of 0.2 THz.
    QVERIFY(std::abs(peakFrequency(states) - 6.3) < 0.002);
    double sum = 0;
    for (const double value : states[columns::kDensityOfStates])
        sum += value * states[columns::kFrequency][1];
    QVERIFY(std::abs(sum - 3) < 1e-9);
    QCOMPARE(velocityCorrelation(series, {0}, 0)[0], 1.0);
    QVERIFY_EXCEPTION_THROWN(readVelocities(*reader, "Na", {}, nullptr), InputError);
}

void FurtherAnalysesTest::unevenTimesAreRefused() {
    const TextInput input;
    const auto path = input.write("run.extxyz", oscillation(50, "Time="));
    const auto reader = FormatRegistry::withBuiltinFormats().open(path);
    QVERIFY_EXCEPTION_THROWN(readVelocities(*reader, "Li", {}, nullptr), InputError);
}

static double shareBeyond(const Table& turns, double angle) {
    for (std::size_t row = 0; row < turns.rowCount(); ++row)
        if (turns[columns::kTurnAngle][row] == angle)
            return turns[columns::kTurnShare][row];
    return -1;
}

// A Li hops at frame 50 beside an AlCl4 whose bonds turn by 180° in frame 46, or not.
void FurtherAnalysesTest::hopBesideATurnIsToldFromOneThatIsNot() {
    for (const bool isTurning : {true, false}) {
        PositionSeries series;
        series.species = {"Li", "Al", "Cl"};
        series.types = {0, 1, 2, 2, 2, 2};
        const Eigen::RowVector3d centre(0.5, 0.5, 0.5);
        for (std::size_t k = 0; k < 100; ++k) {
            std::vector<Eigen::RowVector3d> places{{0.3, 0.5, k < 50 ? 0.5 : 0.65}, centre};
            const double turn = isTurning && k > 45 ? -1 : 1;  // about z
            for (const Eigen::RowVector3d& bond :
                 {Eigen::RowVector3d(1, 1, 1), Eigen::RowVector3d(1, -1, -1),
                  Eigen::RowVector3d(-1, 1, -1), Eigen::RowVector3d(-1, -1, 1)})
                places.push_back(
                    centre + 0.06 * Eigen::RowVector3d(turn * bond[0], turn * bond[1], bond[2]));
            std::vector<double> fractional;
            for (const Eigen::RowVector3d& place : places)
                fractional.insert(fractional.end(), place.begin(), place.end());
            series.append(Cell::fromRows(20 * Eigen::Matrix3d::Identity()), static_cast<double>(k),
                          fractional);
        }
        series.positions.flush();
        const Displacements all = displacementsOf(series, {"Li", {}, {}, 1});
        const Hops hops = hopsOf(all, {.window = 10});
        QCOMPARE(hops.all.size(), 1u);
        const PaddleWheel wheel = paddleWheelOf(series, all, hops, {});
        QCOMPARE(wheel.centre, std::string("Al"));
        QCOMPARE(*wheel.value, isTurning ? 1.0 : 0.0);
        QVERIFY(*wheel.chance < 0.6);  // the turn is within reach in 10 of 90 frames
        const Table turns = turnTable(wheel);
        QCOMPARE(turns[columns::kTurnAngle].back(), 180.0);
        QVERIFY(*wheel.chance > 0 || !isTurning);
        // A bond that turned about z made an angle of 109.5° with what it was.
        QCOMPARE(shareBeyond(turns, 105), isTurning ? 1.0 : 0.0);
        QCOMPARE(shareBeyond(turns, 110), 0.0);
        // The window of a hop right behind a gap lies in no stretch.
        Displacements broken = all;
        broken.stretches = {{0, 45}, {45, 55}};
        QCOMPARE(paddleWheelOf(series, broken, hops, {}).counted, std::size_t{0});
    }
    QVERIFY(!paddleWheelOf(lattice(3), brownianIons(1, 3, 1, 1), {}, {}).value);
}

void FurtherAnalysesTest::distinctPartBeginsAsTheRadialDistribution() {
    const PositionSeries series = lattice(3);
    const Displacements all = displacementsOf(series, {"Li", {}, {}, 1});
    DistinctOptions options;
    options.lags = {0, 2};
    const DistinctVanHove found = distinctVanHoveOf(series, all, options);
    const RadialDistribution wanted = *radialDistributionsOf(series, "Li", {}).find("Li");
    for (std::size_t bin = 0; bin < wanted.values.size(); ++bin)
        for (const std::vector<double>& values : found.ofPairs[0].values)  // nothing moves
            QVERIFY(std::abs(values[bin] - wanted.values[bin]) < 1e-9);
    options.lags = {3};
    QVERIFY_EXCEPTION_THROWN(distinctVanHoveOf(series, all, options), InputError);
}

// Li 1 goes from 5 to 2 Å, Li 2 from 9 into the place of the first; all of it drifts with the Al.
void FurtherAnalysesTest::ionInThePlaceOfAnotherIsSeenAtZero() {
    constexpr double kEdge = 20, kDrift = 0.7;
    PositionSeries series;
    series.species = {"Li", "Al"};
    series.types = {0, 0, 1};
    const Cell cell = Cell::fromRows(kEdge * Eigen::Matrix3d::Identity());
    const auto add = [&](double time, double first, double second, double drift) {
        series.append(cell, time,
                      std::vector<double>{(first + drift) / kEdge, 0, 0, (second + drift) / kEdge,
                                          0, 0, drift / kEdge, 0.5, 0.5});
    };
    add(0, 5, 9, 0);
    add(1, 2, 5, kDrift);
    series.positions.flush();
    const Displacements all = displacementsOf(series, {"Li", {}, {}, 1});
    DistinctOptions options;
    options.lags = {1};
    const DistinctVanHove found = distinctVanHoveOf(series, all, options);
    const std::vector<double>& values = found.ofPairs.at(0).values.at(0);
    const auto shell = [&](std::size_t bin) {
        return 4.0 / 3 * std::numbers::pi *
               (std::pow(found.edges[bin + 1], 3) - std::pow(found.edges[bin], 3));
    };
    // Of 2 ions in one origin: one has another at 0 Å, the other one at 7 Å.
    const double one = 1 / (2 * 2 / std::pow(kEdge, 3));
    QVERIFY(std::abs(values[0] * shell(0) / one - 1) < 1e-9);
    const double atSeven = values[69] * shell(69) + values[70] * shell(70);  // on an edge
    QVERIFY(std::abs(atSeven / one - 1) < 1e-9);
    double others = 0;
    for (std::size_t bin = 1; bin < values.size(); ++bin)
        others += bin == 69 || bin == 70 ? 0 : values[bin];
    QCOMPARE(others, 0.0);
}

QTEST_GUILESS_MAIN(FurtherAnalysesTest)
#include "FurtherAnalysesTest.moc"
