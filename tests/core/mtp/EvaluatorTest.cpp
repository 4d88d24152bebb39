#include <QTest>

#include "core/base/Error.h"
#include "core/mtp/NeighbourList.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

// Sums of some thousand terms in two orders differ by rounding only.
constexpr double kRounding = 1e-10;

double largest(const Positions& rows) {
    return rows.cwiseAbs().maxCoeff();
}

}  // namespace

class EvaluatorTest : public QObject {
    Q_OBJECT

private slots:
    void fastEqualsReference_data();
    void fastEqualsReference();
    void forcesAreTheDerivativeOfTheEnergy();
    void virialIsTheDerivativeByStrain();
    void energyDoesNotChangeByTranslationRotationOrOrder();
    void supercellHasTheSameEnergyPerAtom();
    void cellThinnerThanTheCutoffEqualsItsSupercell();
    void directionsThatAreNotPeriodicSeeNoImages();
    void threadsGiveTheSameEnergy();
    void repulsionActsBelowMinDist();
    void typesOfOtherPotentialsAreRefused();
    void atomsOnTheSamePlaceAreNamed();
    void moreMomentsThanCanBeEvaluatedAreRefused();
};

void EvaluatorTest::fastEqualsReference_data() {
    QTest::addColumn<int>("level");
    for (int level = 2; level <= 20; level += 2)
        QTest::addRow("level %d", level) << level;
    QTest::addRow("level 28") << 28;
}

void EvaluatorTest::fastEqualsReference() {
    QFETCH(int, level);
    const Potential potential = randomPotential(level, 2, 3);
    const Frame frame = jitteredGrid(3, 7.0, 2, 4);
    const Prediction fast = Evaluator(potential).evaluate(frame);
    const Prediction slow = evaluateReference(potential, frame);
    QVERIFY(std::abs(fast.energy - slow.energy) <= 1e-12 * std::abs(slow.energy));
    QVERIFY(largest(fast.forces - slow.forces) <= kRounding * std::max(1.0, largest(slow.forces)));
    QVERIFY((fast.virial - slow.virial).cwiseAbs().maxCoeff() <=
            kRounding * std::max(1.0, slow.virial.cwiseAbs().maxCoeff()));
}

void EvaluatorTest::forcesAreTheDerivativeOfTheEnergy() {
    const Evaluator evaluator(randomPotential(12, 3, 5));
    Frame frame = jitteredGrid(3, 7.5, 3, 6);
    const Positions forces = evaluator.evaluate(frame).forces;
    constexpr double kStep = 1e-4;  // Å; central differences are off by its square
    for (int atom : {0, 7, 20})
        for (int axis = 0; axis < 3; ++axis) {
            const double place = frame.positions(atom, axis);
            frame.positions(atom, axis) = place + kStep;
            const double up = evaluator.evaluate(frame).energy;
            frame.positions(atom, axis) = place - kStep;
            const double down = evaluator.evaluate(frame).energy;
            frame.positions(atom, axis) = place;
            QVERIFY(std::abs(-(up - down) / (2 * kStep) - forces(atom, axis)) <
                    1e-6 * std::max(1.0, largest(forces)));
        }
}

void EvaluatorTest::virialIsTheDerivativeByStrain() {
    const Evaluator evaluator(randomPotential(10, 2, 7));
    const Frame frame = jitteredGrid(3, 7.0, 2, 8);
    const Eigen::Matrix3d virial = evaluator.evaluate(frame).virial;
    constexpr double kStep = 1e-5;  // strain
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b) {
            const auto energyAt = [&](double strain) {
                Eigen::Matrix3d deform = Eigen::Matrix3d::Identity();
                deform(a, b) += strain / 2;
                deform(b, a) += strain / 2;
                Frame strained = frame;
                strained.cell.vectors = frame.cell.vectors * deform;
                strained.positions = frame.positions * deform;
                return evaluator.evaluate(strained).energy;
            };
            const double derivative = (energyAt(kStep) - energyAt(-kStep)) / (2 * kStep);
            // Positive if compressed: minus dE/d(strain).
            QVERIFY(std::abs(-derivative - virial(a, b)) <
                    1e-6 * std::max(1.0, virial.cwiseAbs().maxCoeff()));
        }
}

void EvaluatorTest::energyDoesNotChangeByTranslationRotationOrOrder() {
    const Evaluator evaluator(randomPotential(16, 2, 9));
    const Frame frame = jitteredGrid(2, 5.5, 2, 10);
    const double energy = evaluator.evaluate(frame).energy;
    const double tolerance = 1e-11 * std::abs(energy);
    Frame moved = frame;
    moved.positions.rowwise() += Eigen::RowVector3d(13.7, -4.2, 0.31);
    QVERIFY(std::abs(evaluator.evaluate(moved).energy - energy) < tolerance);
    const Eigen::Matrix3d turn =
        Eigen::AngleAxisd(1.1, Eigen::Vector3d(1, 2, -0.5).normalized()).toRotationMatrix();
    Frame turned = frame;
    turned.positions = frame.positions * turn;
    turned.cell.vectors = frame.cell.vectors * turn;
    QVERIFY(std::abs(evaluator.evaluate(turned).energy - energy) < tolerance);
    Frame swapped = frame;
    std::swap(swapped.types[0], swapped.types[2]);
    swapped.positions.row(0).swap(swapped.positions.row(2));
    QVERIFY(std::abs(evaluator.evaluate(swapped).energy - energy) < tolerance);
}

void EvaluatorTest::supercellHasTheSameEnergyPerAtom() {
    const Evaluator evaluator(randomPotential(10, 2, 11));
    const Frame frame = jitteredGrid(3, 6.0, 2, 12);
    Frame twice = frame;
    twice.cell.vectors.row(1) *= 2;
    Positions both(2 * frame.positions.rows(), 3);
    both << frame.positions, frame.positions.rowwise() + frame.cell.vectors.row(1);
    twice.positions = both;
    twice.types.insert(twice.types.end(), frame.types.begin(), frame.types.end());
    const double energy = evaluator.evaluate(frame).energy;
    QVERIFY(std::abs(evaluator.evaluate(twice).energy - 2 * energy) < 1e-11 * std::abs(energy));
}

void EvaluatorTest::cellThinnerThanTheCutoffEqualsItsSupercell() {
    const Evaluator evaluator(randomPotential(8, 1, 13));
    Frame thin;
    thin.species = {"Li"};
    thin.types = {0};
    Eigen::Matrix3d rows;
    rows << 2.4, 0, 0, 0.6, 2.5, 0, 0.2, 0.4, 2.6;
    thin.cell = Cell::fromRows(rows);
    thin.positions = Positions::Constant(1, 3, 0.3);
    Frame large = thin;
    large.cell.vectors *= 5;
    large.types.assign(125, 0);
    large.positions.resize(125, 3);
    for (int i = 0; i < 125; ++i)
        large.positions.row(i) = thin.positions.row(0) +
                                 Eigen::RowVector3d(i % 5, i / 5 % 5, i / 25) * thin.cell.vectors;
    const double energy = evaluator.evaluate(thin).energy;
    QVERIFY(std::abs(evaluator.evaluate(large).energy / 125 - energy) < 1e-11 * std::abs(energy));
}

void EvaluatorTest::directionsThatAreNotPeriodicSeeNoImages() {
    const Evaluator evaluator(randomPotential(8, 2, 14));
    Frame frame = jitteredGrid(2, 5.0, 2, 15);
    frame.cell.periodic = {false, false, false};
    const double cluster = evaluator.evaluate(frame).energy;
    Frame apart = frame;  // the same atoms in a box with wide gaps
    apart.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 40);
    QVERIFY(std::abs(evaluator.evaluate(apart).energy - cluster) < 1e-11 * std::abs(cluster));
    Frame bare = frame;
    bare.cell = Cell();
    QVERIFY(std::abs(evaluator.evaluate(bare).energy - cluster) < 1e-11 * std::abs(cluster));
}

void EvaluatorTest::threadsGiveTheSameEnergy() {
    const Evaluator evaluator(randomPotential(10, 2, 16));
    const Frame frame = jitteredGrid(4, 9.0, 2, 17);
    const Prediction one = evaluator.evaluate(frame, 1);
    const Prediction three = evaluator.evaluate(frame, 3);
    QCOMPARE(three.energy, one.energy);  // site energies are added in one order
    QVERIFY(largest(three.forces - one.forces) < kRounding);
}

void EvaluatorTest::repulsionActsBelowMinDist() {
    Potential potential = randomPotential(6, 1, 18);
    potential.radial.kind = RadialBasis::Kind::ChebyshevRepulsive;
    Frame pair;
    pair.species = {"Li"};
    pair.types = {0, 0};
    pair.positions = Positions::Zero(2, 3);
    pair.positions(1, 0) = 0.9;
    const Prediction near = evaluateReference(potential, pair);
    pair.positions(1, 0) = 1.0;
    const Prediction farther = evaluateReference(potential, pair);
    // 1e4 (exp(-10 (r - 1)) - exp(-10 (min_dist - 1))) for each of the two directed pairs.
    const double expected = 2 * 1e4 * (std::exp(1.0) - std::exp(0.0));
    QVERIFY(std::abs(near.energy - farther.energy - expected) < 1e-6 * expected);
    QVERIFY(std::abs(Evaluator(potential).evaluate(pair).energy - farther.energy) < 1e-9);
}

void EvaluatorTest::typesOfOtherPotentialsAreRefused() {
    Frame frame = jitteredGrid(2, 5.0, 2, 1);
    frame.types[3] = 2;
    QVERIFY_EXCEPTION_THROWN(Evaluator(randomPotential(6, 2, 2)).evaluate(frame), InputError);
    QVERIFY_EXCEPTION_THROWN(
        Evaluator(makePotential(6, {"Li"}, {.minDist = 1, .maxDist = 5, .size = 8})), InputError);
}

void EvaluatorTest::atomsOnTheSamePlaceAreNamed() {
    Positions positions = Positions::Zero(2, 3);
    QVERIFY_EXCEPTION_THROWN(findNeighbours(Cell(), positions, 5.0), InputError);
}

void EvaluatorTest::moreMomentsThanCanBeEvaluatedAreRefused() {
    Potential potential = randomPotential(2, 1, 15);
    constexpr int kCount = 70000;
    MomentBasis& basis = potential.basis;
    basis.momentCount = kCount;
    basis.products.clear();
    for (int moment = 1; moment < kCount; ++moment)
        basis.products.push_back({0, moment - 1, 1, moment});
    basis.scalars = {kCount - 1};
    potential.momentCoefficients = {1.0};
    QVERIFY_EXCEPTION_THROWN(Evaluator{potential}, InputError);
}

QTEST_APPLESS_MAIN(EvaluatorTest)
#include "EvaluatorTest.moc"
