#include <QTest>
#include <set>

#include "core/base/Error.h"
#include "core/density/Packing.h"
#include "core/density/PairDistances.h"

using namespace mtp;

namespace {

PackingOptions melt() {
    PackingOptions options;
    options.ions = {{"Li", 16}, {"Cl", 64}, {"Al", 16}};
    options.density = 1.99;
    options.distances = {{"Cl", "Cl", 2.8}, {"Al", "Al", 3.2}};
    return options;
}

}  // namespace

class PackingTest : public QObject {
    Q_OBJECT

private slots:
    void densityAndNumbersAreThoseAskedFor();
    void shortestDistancesAreKept();
    void anyCellIsFilled();
    void sameSeedSameBits();
    void tooDenseIsRefusedWithTheReason();
    void badOptionsAreRefused();
};

void PackingTest::densityAndNumbersAreThoseAskedFor() {
    const Frame frame = packRandomly(melt());
    QCOMPARE(composition(frame), (std::map<std::string, int>{{"Al", 16}, {"Cl", 64}, {"Li", 16}}));
    QVERIFY(std::abs(*density(frame) - 1.99) < 1e-12);
    // About 13 Å, as the source has it: (16 LiAlCl4) 2811.8 amu * 1.66054 / 1.99.
    QVERIFY(std::abs(std::cbrt(frame.cell.volume()) - 13.29) < 0.01);
}

void PackingTest::shortestDistancesAreKept() {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        PackingOptions options = melt();
        options.seed = seed;
        const auto pairs = shortestDistances(packRandomly(options));
        QCOMPARE(pairs.size(), std::size_t(6));
        for (const PairDistance& pair : pairs) {
            const double wanted = pair.first == "Cl" && pair.second == "Cl" ? 2.8
                                  : pair.first == "Al" && pair.second == "Al"
                                      ? 3.2
                                      : 0.9 * pair.covalentSum;
            // Wrapping into the cell rounds.
            QVERIFY2(pair.shortest >= wanted - 1e-9, (pair.first + pair.second).c_str());
        }
    }
}

void PackingTest::anyCellIsFilled() {
    PackingOptions options = melt();
    options.cellShape = Cell::fromLengths({1, 1.5, 0.8}, {70, 100, 110}).vectors;
    const Frame frame = packRandomly(options);
    QVERIFY(std::abs(*density(frame) - 1.99) < 1e-12);
    const Eigen::Vector3d lengths = frame.cell.vectors.rowwise().norm();
    QVERIFY(std::abs(lengths[1] / lengths[0] - 1.5) < 1e-12);
    const Positions fractional = frame.cell.toFractional(frame.positions);
    QVERIFY(fractional.minCoeff() > -1e-12 && fractional.maxCoeff() < 1 + 1e-12);
    // Random: in every octant of the cell.
    std::set<int> octants;
    for (Eigen::Index i = 0; i < fractional.rows(); ++i)
        octants.insert((fractional(i, 0) > 0.5) + 2 * (fractional(i, 1) > 0.5) +
                       4 * (fractional(i, 2) > 0.5));
    QCOMPARE(octants.size(), std::size_t(8));
}

void PackingTest::sameSeedSameBits() {
    QVERIFY(packRandomly(melt()).positions == packRandomly(melt()).positions);
    PackingOptions other = melt();
    other.seed = 2;
    QVERIFY(packRandomly(other).positions != packRandomly(melt()).positions);
}

void PackingTest::tooDenseIsRefusedWithTheReason() {
    PackingOptions options = melt();
    options.density = 12;
    options.mostSteps = 200;
    try {
        packRandomly(options);
        QFAIL("packed what has no room");
    } catch (const InputError& error) {
        QVERIFY(std::string(error.what()).find("no room") != std::string::npos);
    }
}

void PackingTest::badOptionsAreRefused() {
    PackingOptions options = melt();
    options.ions = {{"Xx", 3}};
    QVERIFY_EXCEPTION_THROWN(packRandomly(options), InputError);
    options.ions = {{"Li", 0}};
    QVERIFY_EXCEPTION_THROWN(packRandomly(options), InputError);
    options.ions.clear();
    QVERIFY_EXCEPTION_THROWN(packRandomly(options), InputError);
    options = melt();
    options.density = -1;
    QVERIFY_EXCEPTION_THROWN(packRandomly(options), InputError);
}

QTEST_APPLESS_MAIN(PackingTest)
#include "PackingTest.moc"
