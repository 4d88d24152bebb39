#include "core/selection/ExtrapolationGrades.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/model/GhostAtoms.h"
#include "core/selection/CandidateGradients.h"

namespace mtp {
namespace {

const ActiveSet& ofPotential(const ActiveSet& set, const Potential& potential) {
    const std::size_t needed = ParameterLayout(potential).count();
    if (set.size() != needed)
        throw InputError(fmt::format("the active set has {} rows, the potential {} parameters",
                                     set.size(), needed));
    return set;
}

}  // namespace

GradeEvaluator::GradeEvaluator(const Potential& potential, const ActiveSet& set)
    : m_plan(potential)
    , m_kind(set)
    , m_inverse(m_plan.layout, ofPotential(set, potential).inverseTransposed) {}

std::vector<ConfigurationGrade> GradeEvaluator::evaluate(std::span<const Frame> frames,
                                                         int threads) const {
    std::vector<ConfigurationGrade> grades(frames.size());
    forEachSiteGradients(m_plan, frames, {.threads = threads},
                         [&](std::size_t f, const std::vector<double>& sites) {
                             grades[f] = gradeOf(frames[f], sites);
                         });
    return grades;
}

ConfigurationGrade GradeEvaluator::gradeOf(const Frame& frame,
                                           const std::vector<double>& sites) const {
    ConfigurationGrade out;
    if (sites.empty())
        return out;
    const std::span<const int> species = std::span(frame.types).first(ownAtomCount(frame));
    if (m_kind.mode == GradeMode::Neighbourhood) {
        out.atomGrades.resize(species.size());
        m_inverse.siteGrades(species, sites.data(), out.atomGrades);
        for (double& grade : out.atomGrades)
            grade *= m_kind.weight;
        const auto worst = std::max_element(out.atomGrades.begin(), out.atomGrades.end());
        out.worstAtom = static_cast<std::size_t>(worst - out.atomGrades.begin());
        out.grade = *worst;
        return out;
    }
    const Eigen::VectorXd row = configurationGradient(m_plan.layout, m_kind, species, sites);
    Eigen::VectorXd products(row.size());
    const double* gradient = row.data();
    double* to = products.data();
    m_inverse.products({&gradient, 1}, {&to, 1});
    out.grade = products.cwiseAbs().maxCoeff();
    return out;
}

}  // namespace mtp
