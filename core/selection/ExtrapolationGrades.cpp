#include "core/selection/ExtrapolationGrades.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

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
    std::mutex mutex;
    std::vector<Row> waiting;
    forEachSiteGradients(
        m_plan, frames, {.threads = threads}, [&](std::size_t f, const std::vector<double>& sites) {
            if (sites.empty())
                return;
            const auto species = std::span(frames[f].types).first(ownAtomCount(frames[f]));
            if (m_kind.mode == GradeMode::Neighbourhood) {
                grades[f] = gradeOfAtoms(species, sites);
                return;
            }
            std::vector<Row> together;
            {
                Row row{f, configurationGradient(m_plan.layout, m_kind, species, sites)};
                const std::lock_guard lock(mutex);
                waiting.push_back(std::move(row));
                if (waiting.size() == InverseProduct::kTogether)
                    together.swap(waiting);
            }
            gradeRows(together, grades);
        });
    gradeRows(waiting, grades);
    return grades;
}

ConfigurationGrade GradeEvaluator::gradeOfAtoms(std::span<const int> species,
                                                const std::vector<double>& sites) const {
    ConfigurationGrade out;
    out.atomGrades.resize(species.size());
    m_inverse.siteGrades(species, sites.data(), out.atomGrades);
    for (double& grade : out.atomGrades)
        grade *= m_kind.weight;
    const auto worst = std::max_element(out.atomGrades.begin(), out.atomGrades.end());
    out.worstAtom = static_cast<std::size_t>(worst - out.atomGrades.begin());
    out.grade = *worst;
    return out;
}

void GradeEvaluator::gradeRows(const std::vector<Row>& rows,
                               std::span<ConfigurationGrade> grades) const {
    std::vector<const double*> gradients;
    std::vector<Eigen::VectorXd> products;
    std::vector<double*> out;
    for (const Row& row : rows) {
        gradients.push_back(row.gradient.data());
        out.push_back(products.emplace_back(row.gradient.size()).data());
    }
    m_inverse.products(gradients, out);
    for (std::size_t k = 0; k < rows.size(); ++k)
        grades[rows[k].frame].grade = products[k].cwiseAbs().maxCoeff();
}

}  // namespace mtp
