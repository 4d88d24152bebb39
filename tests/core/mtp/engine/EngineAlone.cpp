// A program of the engine alone, as a simulation program's plugin is: it links mtp_engine and
// nothing else of ours. It reads the potential that it is given and evaluates a pair of atoms.
#include <cmath>
#include <cstdio>
#include <exception>

#include "core/mtp/PotentialFile.h"
#include "core/mtp/SiteEvaluator.h"

int main(int count, char** words) try {
    if (count != 2)
        return 2;
    const mtp::SiteEvaluator evaluator(mtp::readPotential(words[1]));
    const double positions[] = {0, 0, 0, 2.5, 0, 0};
    const int types[] = {0, 0}, centrals[] = {0, 1}, counts[] = {1, 1};
    const int first[] = {1}, second[] = {0};
    const int* lists[] = {first, second};
    mtp::NeighbourView atoms;
    atoms.positions = positions;
    atoms.types = types;
    atoms.centrals = centrals;
    atoms.neighbours = lists;
    atoms.neighbourCounts = counts;
    double forces[6] = {};
    mtp::SiteOutputs out;
    out.forces = forces;
    mtp::SiteEvaluator::Workspace workspace;
    const mtp::SiteTotals totals = evaluator.evaluate(atoms, workspace, out);
    std::printf("%s: %.10f eV, %.10f eV/A\n", mtp::instructionSet().c_str(), totals.energy,
                forces[0]);
    // Action and reaction, to rounding.
    const bool isBalanced = std::abs(forces[0] + forces[3]) <= 1e-12 * std::abs(forces[0]);
    return forces[0] != 0 && isBalanced ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
