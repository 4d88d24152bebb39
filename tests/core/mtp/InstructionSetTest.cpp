#include <hwy/targets.h>

#include <QTest>
#include <algorithm>
#include <set>

#include "core/mtp/Evaluator.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/selection/CandidateGradients.h"
#include "core/selection/ParameterGradients.h"
#include "tests/core/mtp/GivenAtoms.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

// Takes one of the instruction sets of this processor, numbered as in HWY_TARGETS, for all kernels
// that are made from now on.
void use(std::int64_t targets) {
    hwy::SetSupportedTargetsForTest(targets);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

struct System {
    Potential potential;
    Frame frame;
    Prediction expected;
    std::vector<double> gradients;  // by the instruction set that is used by default
};

std::vector<double> gradientsOf(const System& system) {
    const GradientPlan plan(system.potential);
    const auto kernel = ParameterGradients::create(plan);
    std::vector<double> gradients;
    siteGradients(plan, system.frame, *kernel, gradients);
    return gradients;
}

// One to three species; cells thinner than the cutoff, larger ones and one that is not periodic
// along y.
std::vector<System> systems() {
    std::vector<System> out;
    for (const int level : {2, 8, 16})
        for (const int edge : {1, 2, 3, 6}) {
            const int species = 1 + edge % 3;
            System system{randomPotential(level, species, 1, 5.0),
                          jitteredGrid(edge, 2.12 * edge, species, 1),
                          {},
                          {}};
            if (edge == 3)
                system.frame.cell.periodic = {true, false, true};
            system.expected = evaluateReference(system.potential, system.frame);
            system.gradients = gradientsOf(system);
            out.push_back(std::move(system));
        }
    return out;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        largest = std::max(largest, std::abs(a[k] - b[k]) / std::max(1.0, std::abs(b[k])));
    return largest;
}

}  // namespace

class InstructionSetTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { use(0); }
    void allGiveTheSameResults();
};

void InstructionSetTest::allGiveTheSameResults() {
    const std::vector<System> all = systems();
    const std::int64_t supported = hwy::SupportedTargets();
    std::set<std::string> used;
    for (std::int64_t target = 1; target > 0 && target <= supported; target <<= 1) {
        if (!(supported & target))
            continue;
        use(target);
        if (!used.insert(instructionSet()).second)
            continue;
        for (const System& system : all) {
            const Prediction found = Evaluator(system.potential).evaluate(system.frame);
            const double energy = system.expected.energy;
            QVERIFY2(std::abs(found.energy - energy) <= 1e-12 * std::abs(energy),
                     instructionSet().c_str());
            const double largest = std::max(1.0, system.expected.forces.cwiseAbs().maxCoeff());
            QVERIFY2(
                (found.forces - system.expected.forces).cwiseAbs().maxCoeff() <= 1e-10 * largest,
                instructionSet().c_str());
            QVERIFY2(largestDifference(gradientsOf(system), system.gradients) <= 1e-9,
                     instructionSet().c_str());
            if (!system.frame.cell.periodic[1])
                continue;  // the lists below are of periodic cells
            const SiteEvaluator evaluator(system.potential);
            const GivenAtoms atoms = givenAtoms(system.frame, 6.0);
            SiteEvaluator::Workspace workspace;
            const GivenResult result(evaluator, atoms.view(), workspace);
            QVERIFY2(std::abs(result.totals.energy - energy) <= 1e-12 * std::abs(energy),
                     instructionSet().c_str());
        }
    }
    QVERIFY(!used.empty());
}

QTEST_APPLESS_MAIN(InstructionSetTest)
#include "InstructionSetTest.moc"
