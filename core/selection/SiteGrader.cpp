#include "core/selection/SiteGrader.h"

#include <algorithm>
#include <numeric>

#include "core/base/Error.h"
#include "core/selection/ActiveSet.h"

namespace mtp {
namespace {

// Neighbourhoods whose gradients are in memory at one time.
constexpr std::size_t kTogether = 4096;

ActiveSet siteSetOf(const Potential& potential) {
    const char* remedy =
        "; write one with: mtp grade POTENTIAL TRAINING --active-set TRAINING --mode neighbourhood "
        "--write-potential OUTPUT";
    std::optional<ActiveSet> set = activeSetOf(potential);
    if (!set)
        throw InputError(std::string("the potential has no active set to grade by") + remedy);
    if (set->mode != GradeMode::Neighbourhood)
        throw InputError(
            std::string("the active set of the potential grades configurations, not atoms") +
            remedy);
    return std::move(*set);
}

}  // namespace

SiteGrader::SiteGrader(const Potential& potential)
    : m_plan(potential)
    , m_weight(1)
    , m_inverse([&] {
        const ActiveSet set = siteSetOf(potential);
        m_weight = set.weight;
        return InverseProduct(m_plan.layout, set.inverseTransposed);
    }())
    , m_kernel(ParameterGradients::create(m_plan)) {}

void SiteGrader::grade(const NeighbourView& atoms, std::span<double> grades) {
    const int speciesCount = m_plan.evaluation.speciesCount;
    m_speciesOfType.assign(atoms.speciesOfType.begin(), atoms.speciesOfType.end());
    if (m_speciesOfType.empty()) {
        m_speciesOfType.resize(static_cast<std::size_t>(speciesCount));
        std::iota(m_speciesOfType.begin(), m_speciesOfType.end(), 0);
    }
    std::replace(m_speciesOfType.begin(), m_speciesOfType.end(), kIgnoredSpecies, speciesCount);
    NeighbourView part = atoms;
    part.speciesOfType = m_speciesOfType;
    for (std::size_t first = 0; first < atoms.centrals.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, atoms.centrals.size() - first);
        part.centrals = atoms.centrals.subspan(first, count);
        m_gradients.resize(count * m_plan.layout.siteCount());
        m_kernel->compute(part, m_gradients);
        m_species.clear();
        for (const int central : part.centrals)
            m_species.push_back(m_speciesOfType[static_cast<std::size_t>(atoms.types[central])]);
        m_inverse.siteGrades(m_species, m_gradients.data(), grades.subspan(first, count));
    }
    for (double& grade : grades)
        grade *= m_weight;
}

}  // namespace mtp
