#include "core/dynamics/GreenKubo.h"

#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/dynamics/Conductivity.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

class GreenKuboTest : public QObject {
    Q_OBJECT

private slots:
    void noiseThatDecaysHasTheConductivityOfItsVariance();
    void integralIsThatOfTheCorrelation();
    void steadyCurrentHasNoValue();
    void whatCannotBeIntegratedIsRefused();
    void currentIsReadWithTheVelocities();
};

namespace {

constexpr double kTemperature = 600, kVolume = 8000;

VelocitySeries seriesOf(std::size_t frames, double spacing) {
    VelocitySeries series;
    series.spacing = spacing;
    series.frames = frames;
    series.meanVolume = kVolume;
    series.current.resize(3 * frames);
    return series;
}

// A current that forgets itself within 50 frames, of variance 1 (e Å/fs)² along each axis.
VelocitySeries fadingNoise(std::size_t frames, std::uint64_t seed) {
    VelocitySeries series = seriesOf(frames, 0.002);
    const double kept = std::exp(-1.0 / 50);
    Random random(seed);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        double current = random.normal();
        for (std::size_t k = 0; k < frames; ++k) {
            series.current[axis * frames + k] = current;
            current = kept * current + std::sqrt(1 - kept * kept) * random.normal();
        }
    }
    return series;
}

}  // namespace

void GreenKuboTest::noiseThatDecaysHasTheConductivityOfItsVariance() {
    // 3 <J_x²> times 50 frames of 0.002 ps, in e²Å²/ps; the trapezoidal rule adds 3 in 100,000.
    const double exact = nernstEinstein(1e6 * 50 * 0.002, 1, 1, kVolume, kTemperature);
    int held = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const GreenKubo found = greenKuboOf(fadingNoise(40000, seed), kTemperature);
        QVERIFY2(found.value, found.reason.c_str());
        QVERIFY(std::abs(*found.value / exact - 1) < 0.6);
        held += std::abs(*found.value - exact) < *found.valueError;
    }
    // 68 % of a Gaussian; five blocks make it 63 %. Fewer than 7 of 20 happen once in 200 times.
    QVERIFY2(held >= 7 && held <= 19, qPrintable(QString::number(held)));
}

void GreenKuboTest::integralIsThatOfTheCorrelation() {
    const VelocitySeries series = fadingNoise(1000, 3);
    const GreenKubo found = greenKuboOf(series, kTemperature);
    QCOMPARE(found.integral.size(), std::size_t(20));
    QCOMPARE(found.correlation[0], 1.0);
    QCOMPARE(found.integral[0], 0.0);
    double sum = 0, squares = 0;
    for (std::size_t axis = 0; axis < 3; ++axis)
        for (std::size_t k = 0; k < 1000; ++k) {
            const double* const current = series.current.data() + axis * 1000;
            squares += current[k] * current[k] / 1000;
            if (k + 1 < 1000)
                sum += current[k] * current[k + 1] / 999;
        }
    QVERIFY(std::abs(found.correlation[1] - sum / squares) < 1e-12);
    const double first =
        nernstEinstein(1e6 * 0.002 * 0.5 * (squares + sum) / 3, 1, 1, kVolume, kTemperature);
    QVERIFY(std::abs(found.integral[1] / first - 1) < 1e-12);
    const Table table = greenKuboTable(found);
    QCOMPARE(table.rowCount(), std::size_t(20));
    QCOMPARE(table[columns::kGreenKubo][1], found.integral[1]);
}

void GreenKuboTest::steadyCurrentHasNoValue() {
    VelocitySeries series = fadingNoise(4000, 5);
    for (double& current : series.current)
        current = 1 + 0.01 * current;
    const GreenKubo found = greenKuboOf(series, kTemperature);
    QVERIFY(!found.value && !found.valueError);
    QVERIFY(found.reason.find("still changes") != std::string::npos);
}

void GreenKuboTest::whatCannotBeIntegratedIsRefused() {
    const VelocitySeries good = fadingNoise(1200, 1);
    QVERIFY_EXCEPTION_THROWN(greenKuboOf(good, 0), InputError);
    VelocitySeries other = good;
    other.spacing = 0.01;  // ps
    QVERIFY_EXCEPTION_THROWN(greenKuboOf(other, kTemperature), InputError);
    other = good;
    other.current.clear();
    QVERIFY_EXCEPTION_THROWN(greenKuboOf(other, kTemperature), InputError);
    QVERIFY_EXCEPTION_THROWN(greenKuboOf(fadingNoise(900, 1), kTemperature), InputError);
    other = good;
    std::fill(other.current.begin(), other.current.end(), 0);
    QVERIFY_EXCEPTION_THROWN(greenKuboOf(other, kTemperature), InputError);
}

void GreenKuboTest::currentIsReadWithTheVelocities() {
    std::string text;
    for (int k = 0; k < 6; ++k)
        text +=
            "2\nLattice=\"9 0 0 0 9 0 0 0 10\" Properties=species:S:1:pos:R:3:velo:R:3 time_fs=" +
            std::to_string(2 * k) + "\nLi 1 1 1 0.5 0 " + std::to_string(k) +
            "\nCl 4 4 4 0.25 1 0\n";
    const TextInput input;
    const auto path = input.write("run.extxyz", text);
    const auto reader = FormatRegistry::withBuiltinFormats().open(path);
    const VelocitySeries series =
        readVelocities(*reader, "Li", {}, nullptr, {{"Li", 1}, {"Cl", -1}});
    QCOMPARE(series.current.size(), std::size_t(18));
    for (std::size_t k = 0; k < 6; ++k) {
        QCOMPARE(series.current[k], 0.25);
        QCOMPARE(series.current[6 + k], -1.0);
        QCOMPARE(series.current[12 + k], double(k));
    }
    QCOMPARE(series.meanVolume, 810.0);
    QVERIFY(readVelocities(*reader, "Li", {}, nullptr, {{"Li", 1}}).current.empty());
}

QTEST_GUILESS_MAIN(GreenKuboTest)
#include "GreenKuboTest.moc"
