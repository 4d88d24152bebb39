#include <QTest>

#include "core/base/Error.h"
#include "tests/core/mtp/GivenAtoms.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

class ParameterGradientsTest : public QObject {
    Q_OBJECT

private slots:
    void gradientIsTheSlopeOfTheSiteEnergy_data() {
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("speciesCount");
        QTest::addColumn<double>("scaling");
        QTest::addColumn<bool>("isRepulsive");
        QTest::newRow("level 8") << 8 << 3 << 1.0 << false;
        QTest::newRow("level 10, scaled") << 10 << 2 << 0.5 << false;
        QTest::newRow("one species") << 12 << 1 << 1.0 << false;
        QTest::newRow("repulsive") << 8 << 2 << 1.0 << true;
    }

    void gradientIsTheSlopeOfTheSiteEnergy() {
        QFETCH(int, level);
        QFETCH(int, speciesCount);
        QFETCH(double, scaling);
        QFETCH(bool, isRepulsive);
        Potential potential = randomPotential(level, speciesCount, 3);
        potential.radial.scaling = scaling;
        if (isRepulsive) {
            potential.radial.kind = RadialBasis::Kind::ChebyshevRepulsive;
            potential.radial.minDist = 2.4;  // many pairs are nearer
        }
        const Frame frame = jitteredGrid(3, 7.2, speciesCount, 5);
        const RowMatrix gradients = denseGradients(potential, frame);
        std::size_t parameter = 0;
        for (std::vector<double>* values :
             {&potential.radialCoefficients, &potential.speciesCoefficients,
              &potential.momentCoefficients})
            for (double& value : *values) {
                const double step = 2e-6, before = value;
                value = before + step;
                const auto above = Evaluator(potential).evaluate(frame).siteEnergies;
                value = before - step;
                const auto below = Evaluator(potential).evaluate(frame).siteEnergies;
                value = before;
                for (std::size_t atom = 0; atom < frame.atomCount(); atom += 5) {
                    const double expected = (above[atom] - below[atom]) / (2 * step);
                    const double found = gradients(static_cast<Eigen::Index>(atom),
                                                   static_cast<Eigen::Index>(parameter));
                    // The third derivative and rounding leave less than 1e-6 of the slope.
                    if (std::abs(found - expected) > 2e-6 * (1 + std::abs(expected)))
                        QFAIL(qPrintable(QString("parameter %1, atom %2: %3 instead of %4")
                                             .arg(parameter)
                                             .arg(atom)
                                             .arg(found)
                                             .arg(expected)));
                }
                ++parameter;
            }
        QCOMPARE(parameter, ParameterLayout(potential).count());
    }

    void listsGiveTheGradientsOfCells() {
        const Potential potential = randomPotential(10, 3, 7);
        const GradientPlan plan(potential);
        const Frame frame = jitteredGrid(3, 7.0, 3, 2);
        const auto kernel = ParameterGradients::create(plan);
        std::vector<double> cells, lists(frame.atomCount() * plan.layout.siteCount());
        siteGradients(plan, frame, *kernel, cells);
        const GivenAtoms atoms = givenAtoms(frame, potential.radial.maxDist + 0.7);
        const std::vector<int> species{0, 1, 2};
        NeighbourView view = atoms.view();
        view.speciesOfType = species;
        kernel->compute(view, lists);
        for (std::size_t k = 0; k < cells.size(); ++k)
            QVERIFY(std::abs(cells[k] - lists[k]) <= 1e-12 * (1 + std::abs(cells[k])));
    }

    void ignoredAtomsHaveNoGradient() {
        const Potential potential = randomPotential(8, 2, 7);
        const GradientPlan plan(potential);
        const GivenAtoms atoms = givenAtoms(jitteredGrid(3, 8.0, 2, 2), potential.radial.maxDist);
        const std::vector<int> species{0, 2};  // the second type is ignored
        NeighbourView view = atoms.view();
        view.speciesOfType = species;
        const std::size_t width = plan.layout.siteCount();
        std::vector<double> out(atoms.centrals.size() * width, 1.0);
        ParameterGradients::create(plan)->compute(view, out);
        for (std::size_t k = 0; k < atoms.centrals.size(); ++k) {
            const bool isIgnored = atoms.types[static_cast<std::size_t>(atoms.centrals[k])] == 1;
            const auto first = out.begin() + static_cast<std::ptrdiff_t>(k * width);
            QCOMPARE(std::all_of(first, first + static_cast<std::ptrdiff_t>(width),
                                 [](double x) { return x == 0; }),
                     isIgnored);
        }
    }

    void loneAtomDependsOnItsSpeciesAlone() {
        const Potential potential = randomPotential(8, 2, 7);
        Frame frame;
        frame.cell = Cell::fromRows(30 * Eigen::Matrix3d::Identity());
        frame.species = {"Li", "Cl"};
        frame.types = {1};
        frame.positions = Positions::Zero(1, 3);
        const RowMatrix gradient = denseGradients(potential, frame);
        const ParameterLayout layout(potential);
        QCOMPARE(gradient.sum(), 1.0);
        QCOMPARE(
            gradient(0, static_cast<Eigen::Index>(layout.parameter(1, layout.radialPerSpecies()))),
            1.0);
    }

    void untrainedPotentialIsRefused() {
        QVERIFY_THROWS_EXCEPTION(InputError, GradientPlan(makePotential(8, {"Li"}, {})));
    }
};

QTEST_GUILESS_MAIN(ParameterGradientsTest)
#include "ParameterGradientsTest.moc"
