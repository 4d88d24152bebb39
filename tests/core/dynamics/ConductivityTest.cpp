// Conductivities and Onsager coefficients of species whose motion is known.
#include <QTest>
#include <cmath>
#include <functional>

#include "core/base/Units.h"
#include "core/dynamics/Conductivity.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

constexpr std::size_t kFrames = 20000, kPairs = 10;
constexpr double kVolume = 1e4, kTemperature = 300;
constexpr double kWalk = 0.05;  // Å²/ps, D of each walker

// kPairs cations and as many anions; the anions' mean is worked out from the mean of the cations
// and a step of their own.
using OfAnions = std::function<double(double ofCations, double own)>;

Displacements salt(const OfAnions& ofAnions, std::uint64_t seed) {
    Displacements all = brownianIons(kPairs, kFrames, kWalk, seed);
    const Displacements other = brownianIons(kPairs, kFrames, kWalk, seed + 1);
    all.species = {{"Li", kPairs, {}}, {"Cl", kPairs, {}}};
    for (std::size_t k = 0; k < kFrames; ++k) {
        Eigen::RowVector3d cations = Eigen::RowVector3d::Zero(), anions = cations;
        for (std::size_t ion = 0; ion < kPairs; ++ion) {
            cations += all.place(ion, k) / double(kPairs);
            anions += other.place(ion, k) / double(kPairs);
        }
        all.species[0].mean.push_back(cations);
        for (double& one : anions)
            one = ofAnions(cations[&one - anions.data()], one);
        all.species[1].mean.push_back(anions);
    }
    all.meanVolume = kVolume;
    all.temperature = kTemperature;
    return all;
}

Conductivity conductivityOf(const Displacements& all, const ConductivityOptions& options = {},
                            std::pair<double, double> fit = {1, 20}) {
    const Moments moments = momentsOf(all, all.stretches, {1, 2, 5, 10}, 0);
    return mtp::conductivityOf(all, moments, diffusionOf(all, {.fit = fit, .threads = 0}), options);
}

// L of walkers that do not know of each other: N D / (V k T).
double ownCoefficient() {
    return double(kPairs) * kWalk / (kVolume * units::kBoltzmann * kTemperature);
}

bool isNear(double value, double wanted, double error) {
    return std::abs(value - wanted) < 4 * error;
}

}  // namespace

class ConductivityTest : public QObject {
    Q_OBJECT

private slots:
    void speciesThatWalkAloneHaveNoCrossCoefficient();
    void boundPairsCarryNoCurrent();
    void oppositeSpeciesShareTheCurrent();
    void partsAddUpToTheCollectiveConductivity();
    void immobileSpeciesCarriesNothing();
    void fewBlocksAreRefused();
    void whatIsNotKnownHasItsReason();
    void tableHasEachPairOnce();
};

void ConductivityTest::speciesThatWalkAloneHaveNoCrossCoefficient() {
    const Conductivity found = conductivityOf(salt([](double, double own) { return own; }, 3));
    const Onsager& onsager = found.onsager;
    QVERIFY2(onsager.reason.empty(), onsager.reason.c_str());
    QVERIFY(onsager.species == (std::vector<std::string>{"Li", "Cl"}));
    const Eigen::MatrixXd &l = onsager.coefficients, &error = onsager.coefficientErrors;
    QVERIFY(isNear(l(0, 0), ownCoefficient(), error(0, 0)));
    QVERIFY(isNear(l(1, 1), ownCoefficient(), error(1, 1)));
    QVERIFY(isNear(l(0, 1), 0, error(0, 1)));
    QCOMPARE(l(0, 1), l(1, 0));
    // The errors are those of a walk of this length, and no wild ones.
    QVERIFY(error(0, 0) < 0.2 * ownCoefficient() && error(0, 1) < 0.2 * ownCoefficient());
    QVERIFY(isNear(onsager.transference[0], 0.5, onsager.transferenceErrors[0]));
    QVERIFY(onsager.transferenceErrors[0] < 0.1);
}

// Cation and anion of a pair move as one: all coefficients are the same, and no charge moves.
void ConductivityTest::boundPairsCarryNoCurrent() {
    const Conductivity found =
        conductivityOf(salt([](double cation, double) { return cation; }, 5));
    const Onsager& onsager = found.onsager;
    const double own = onsager.coefficients(0, 0);
    QVERIFY(isNear(own, ownCoefficient(), onsager.coefficientErrors(0, 0)));
    QVERIFY(std::abs(onsager.coefficients(0, 1) / own - 1) < 1e-12);
    QVERIFY(std::abs(onsager.coefficients(1, 1) / own - 1) < 1e-12);
    QVERIFY(!found.collective && !found.haven && onsager.transference.empty());
    QVERIFY(!onsager.transferenceReason.empty());
}

// As in the frame of the centre of mass of ions of one mass.
void ConductivityTest::oppositeSpeciesShareTheCurrent() {
    const Conductivity found =
        conductivityOf(salt([](double cation, double) { return -cation; }, 7));
    const Onsager& onsager = found.onsager;
    QVERIFY(std::abs(onsager.coefficients(0, 1) / onsager.coefficients(0, 0) + 1) < 1e-12);
    for (const double share : onsager.transference)
        QVERIFY(std::abs(share - 0.5) < 1e-12);
    for (const double error : onsager.transferenceErrors)
        QVERIFY(error < 1e-12);
    // Four times the square of the cations' motion.
    QVERIFY(std::abs(*found.haven * 4 * onsager.coefficients(0, 0) / ownCoefficient() - 1) < 0.1);
}

void ConductivityTest::partsAddUpToTheCollectiveConductivity() {
    ConductivityOptions options;
    options.charges = {{"Li", 1}, {"Cl", -0.8}};
    const Displacements all =
        salt([](double cation, double own) { return 0.5 * cation + own; }, 11);
    const Conductivity found = conductivityOf(all, options);
    const Onsager& onsager = found.onsager;
    QVERIFY(std::abs(onsager.conductivities.sum() / *found.collective - 1) < 1e-12);
    QVERIFY(std::abs(onsager.transference[0] + onsager.transference[1] - 1) < 1e-12);
    const double share = onsager.conductivities.row(0).sum() / *found.collective;
    QVERIFY(std::abs(onsager.transference[0] - share) < 1e-12);
    // Another way: the slope of the charge, as if it were the motion of one ion.
    Displacements charge = all;
    charge.species = {{"Li", kPairs, {}}};
    for (std::size_t k = 0; k < kFrames; ++k)
        charge.species[0].mean.push_back(all.species[0].mean[k] - 0.8 * all.species[1].mean[k]);
    options.charges = {{"Li", 1}};
    QVERIFY(std::abs(*conductivityOf(charge, options).collective / *found.collective - 1) < 1e-9);
    QCOMPARE(found.warnings.size(), std::size_t(1));  // the charges do not add up to zero
}

void ConductivityTest::immobileSpeciesCarriesNothing() {
    const Conductivity found = conductivityOf(salt([](double, double) { return 0; }, 13));
    QCOMPARE(found.onsager.transference[0], 1.0);
    QCOMPARE(found.onsager.transference[1], 0.0);
    QCOMPARE(found.onsager.coefficients(1, 1), 0.0);
}

void ConductivityTest::fewBlocksAreRefused() {
    const Displacements all = salt([](double, double own) { return own; }, 17);
    const double fifth = kFrames / 5.0;  // blocks of as many frames hold lags of one frame less
    QVERIFY(conductivityOf(all, {}, {1, fifth - 1}).onsager.reason.empty());
    const Conductivity refused = conductivityOf(all, {}, {1, fifth});
    QVERIFY(refused.onsager.coefficients.size() == 0 && refused.onsager.transference.empty());
    QVERIFY(!refused.collective && refused.nernstEinstein);
    for (const std::string& reason : {refused.onsager.reason, refused.onsager.transferenceReason,
                                      refused.collectiveReason, refused.havenReason})
        QVERIFY2(reason.starts_with("the run has 4 blocks longer than 4000 ps"), reason.c_str());
}

void ConductivityTest::whatIsNotKnownHasItsReason() {
    Displacements all = salt([](double, double own) { return own; }, 19);
    all.temperature.reset();
    const Conductivity cold = conductivityOf(all);
    QCOMPARE(cold.onsager.reason, "the temperature is not known");
    QVERIFY(cold.onsager.coefficients.size() == 0);
    QCOMPARE(cold.onsager.transference.size(), std::size_t(2));  // needs none
    all.temperature = kTemperature;
    all.species[1].name = "Xx";
    const Conductivity unknown = conductivityOf(all);
    QCOMPARE(unknown.onsager.coefficients.rows(), Eigen::Index(2));  // need no charges
    QVERIFY(unknown.onsager.conductivities.size() == 0);
    QCOMPARE(unknown.onsager.transferenceReason, "the charge of Xx is not known");
    QCOMPARE(unknown.collectiveReason, "the charge of Xx is not known");
}

void ConductivityTest::tableHasEachPairOnce() {
    const Conductivity found = conductivityOf(salt([](double, double own) { return own; }, 3));
    const Table table = onsagerTable(found.onsager);
    QCOMPARE(table.rowCount(), std::size_t(3));
    QCOMPARE(std::string(table[columns::kOneSpecies][1]), "Li");
    QCOMPARE(std::string(table[columns::kOtherSpecies][1]), "Cl");
    QCOMPARE(table[columns::kOnsager][1], found.onsager.coefficients(0, 1));
    QCOMPARE(table[columns::kPartialConductivity][2], found.onsager.conductivities(1, 1));
}

QTEST_GUILESS_MAIN(ConductivityTest)
#include "ConductivityTest.moc"
