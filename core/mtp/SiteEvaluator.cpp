#include "core/mtp/SiteEvaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/RadialFunctions.h"
#include "core/mtp/SiteKernel.h"

namespace mtp {
namespace {

void requireSize(const char* name, std::size_t size, std::size_t expected, bool mayBeEmpty) {
    if (size != expected && !(mayBeEmpty && size == 0))
        throw InputError(
            fmt::format("{} holds {} numbers where {} are needed", name, size, expected));
}

void requireSizes(const NeighbourView& atoms, const SiteOutputs& out, std::size_t speciesCount) {
    const std::size_t count = atoms.types.size();
    requireSize("the array of positions", atoms.positions.size(), 3 * count, false);
    requireSize("the array of forces", out.forces.size(), 3 * count, false);
    requireSize("the array of site energies", out.siteEnergies.size(), count, true);
    requireSize("the array of site virials", out.siteVirials.size(), 9 * count, true);
    requireSize("the array of closest pairs", out.closest.size(), speciesCount * speciesCount,
                true);
}

void requireFinite(std::span<const double> positions) {
    // Without a branch, so that the compiler makes vectors of it.
    unsigned isBad = 0;
    for (const double x : positions)
        isBad |= static_cast<unsigned>(!(std::abs(x) <= std::numeric_limits<double>::max()));
    if (!isBad)
        return;
    const auto found = std::find_if_not(positions.begin(), positions.end(),
                                        [](double x) { return std::isfinite(x); });
    throw InputError(
        fmt::format("the position of atom {} is not finite", (found - positions.begin()) / 3 + 1));
}

// Ignored types become one more species behind those of the potential, as the kernel wants it.
void checkSpecies(std::span<const int> given, int speciesCount, std::vector<int>& speciesOfType) {
    if (given.empty()) {
        speciesOfType.resize(static_cast<std::size_t>(speciesCount));
        std::iota(speciesOfType.begin(), speciesOfType.end(), 0);
        return;
    }
    speciesOfType.assign(given.begin(), given.end());
    for (int& species : speciesOfType) {
        if (species != kIgnoredSpecies && (species < 0 || species >= speciesCount))
            throw InputError(fmt::format("species {} is not one of the potential's {} species",
                                         species, speciesCount));
        if (species == kIgnoredSpecies)
            species = speciesCount;
    }
}

void requireTypes(std::span<const int> types, std::size_t typeCount) {
    unsigned highest = 0;
    for (const int type : types)
        highest = std::max(highest, static_cast<unsigned>(type));
    if (types.empty() || highest < typeCount)
        return;
    const auto found = std::find_if(types.begin(), types.end(), [&](int type) {
        return static_cast<unsigned>(type) >= typeCount;
    });
    throw InputError(fmt::format("atom {} has type {}; there are species for {} types",
                                 found - types.begin() + 1, *found, typeCount));
}

}  // namespace

SamePlaceError::SamePlaceError(int first, int second)
    : InputError(fmt::format("atoms {} and {} are at the same place", std::min(first, second) + 1,
                             std::max(first, second) + 1))
    , m_first(first)
    , m_second(second) {}

SiteEvaluator::Workspace::Workspace() = default;
SiteEvaluator::Workspace::~Workspace() = default;
SiteEvaluator::Workspace::Workspace(Workspace&&) noexcept = default;
SiteEvaluator::Workspace& SiteEvaluator::Workspace::operator=(Workspace&&) noexcept = default;

SiteEvaluator::SiteEvaluator(Potential potential) {
    requireTrained(potential);
    m_plan = std::make_shared<const EvaluationPlan>(potential);
    m_potential = std::make_shared<const Potential>(std::move(potential));
}

SiteKernel& SiteEvaluator::prepare(Workspace& workspace) const {
    if (workspace.m_plan != m_plan) {
        workspace.m_kernel = SiteKernel::create(*m_plan);
        workspace.m_plan = m_plan;
    }
    return *workspace.m_kernel;
}

SiteTotals SiteEvaluator::evaluate(const NeighbourView& atoms, Workspace& workspace,
                                   const SiteOutputs& out) const {
    const int speciesCount = m_potential->speciesCount;
    requireSizes(atoms, out, static_cast<std::size_t>(speciesCount));
    checkSpecies(atoms.speciesOfType, speciesCount, workspace.m_speciesOfType);
    requireTypes(atoms.types, workspace.m_speciesOfType.size());
    requireFinite(atoms.positions);
    NeighbourView checked = atoms;
    checked.speciesOfType = workspace.m_speciesOfType;
    return prepare(workspace).evaluate(checked, out);
}

SiteTotals SiteEvaluator::evaluate(const CellView& atoms, Workspace& workspace,
                                   const SiteOutputs& out) const {
    return prepare(workspace).evaluate(atoms, out);
}

}  // namespace mtp
