#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/base/Error.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ExtrapolationGrades.h"
#include "tests/fuzz/ReadWhole.h"

namespace mtp::test {

namespace {

// Two atoms in reach of one another, of the first and the last type.
Frame pairFor(const Potential& potential) {
    Frame frame;
    frame.species.resize(static_cast<std::size_t>(potential.speciesCount));
    frame.types = {0, potential.speciesCount - 1};
    frame.positions.resize(2, 3);
    const double distance = (potential.radial.minDist + potential.radial.maxDist) / 2;
    frame.positions << 0, 0, 0, 0.6 * distance, 0, 0.8 * distance;
    return frame;
}

// Files have sixteen digits.
bool isSame(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) <= 1e-15 * std::abs(x); });
}

bool isSame(const Potential& a, const Potential& b) {
    return a.speciesCount == b.speciesCount && a.species == b.species &&
           isSame(a.radialCoefficients, b.radialCoefficients) &&
           isSame(a.momentCoefficients, b.momentCoefficients) &&
           isSame(a.speciesCoefficients, b.speciesCoefficients) &&
           a.basis.basics == b.basis.basics && a.basis.products == b.basis.products &&
           a.basis.scalars == b.basis.scalars && a.selectionState == b.selectionState;
}

// By the active set of the potential, if it has a whole one.
void gradeBy(const Potential& potential, const Frame& frame) {
    try {
        const std::optional<ActiveSet> set = activeSetOf(potential);
        if (!set)
            return;
        Potential written = potential;
        written.selectionState = formatActiveSet(*set);
        if (activeSetOf(written)->active != set->active)
            throw std::logic_error("an active set that is written is not the one that was read");
        GradeEvaluator(potential, *set).evaluate({&frame, 1}, 1);
    } catch (const InputError&) {
    }
}

}  // namespace

std::size_t readPotentialWhole(std::string_view bytes) {
    Potential potential;
    try {
        potential = parsePotential(bytes, "input");
    } catch (const Error&) {
        return 0;
    }
    if (!isSame(potential, parsePotential(formatPotential(potential), "written")))
        throw std::logic_error("what is written is not what was read");
    if (!potential.isTrained())
        return 1;
    const Frame frame = pairFor(potential);
    try {
        Evaluator(potential).evaluate(frame);
        evaluateReference(potential, frame);
    } catch (const InputError&) {
        // Products that cannot be worked out in their order.
    }
    gradeBy(potential, frame);
    return 1;
}

}  // namespace mtp::test
