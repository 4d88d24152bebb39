#include "core/selection/ExtrapolationGrades.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/mtp/Evaluator.h"
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
    , m_mode(set.mode)
    , m_weight(set.weight)
    , m_weightScaling(set.weightScaling)
    , m_inverse(m_plan.layout, ofPotential(set, potential).inverseTransposed) {}

std::vector<ConfigurationGrade> GradeEvaluator::evaluate(std::span<const Frame> frames,
                                                         int threads) const {
    std::vector<ConfigurationGrade> grades(frames.size());
    const auto workers =
        std::min<std::size_t>(frames.size(), static_cast<std::size_t>(resolveThreadCount(threads)));
    std::atomic<std::size_t> next{0};
    parallelFor(workers, threads, [&](std::size_t) {
        const auto kernel = ParameterGradients::create(m_plan);
        for (std::size_t f; (f = next++) < frames.size();)
            try {
                grades[f] = evaluateOne(frames[f], *kernel);
            } catch (const InputError& error) {
                throw InputError(fmt::format("configuration {}: {}", f + 1, error.what()));
            }
    });
    return grades;
}

ConfigurationGrade GradeEvaluator::evaluateOne(const Frame& frame,
                                               ParameterGradients& kernel) const {
    ConfigurationGrade out;
    if (frame.atomCount() == 0)
        return out;
    std::vector<double> gradients;
    siteGradients(m_plan, frame, kernel, gradients);
    if (m_mode == GradeMode::Neighbourhood) {
        out.atomGrades.resize(frame.atomCount());
        m_inverse.siteGrades(frame.types, gradients.data(), out.atomGrades);
        for (double& grade : out.atomGrades)
            grade *= m_weight;
        const auto worst = std::max_element(out.atomGrades.begin(), out.atomGrades.end());
        out.worstAtom = static_cast<std::size_t>(worst - out.atomGrades.begin());
        out.grade = *worst;
        return out;
    }
    Eigen::VectorXd sum = sumOfSites(m_plan.layout, frame.types, gradients);
    sum *= m_weight / std::pow(static_cast<double>(frame.atomCount()), m_weightScaling / 2);
    Eigen::VectorXd products(sum.size());
    const double* gradient = sum.data();
    double* to = products.data();
    m_inverse.products({&gradient, 1}, {&to, 1});
    out.grade = products.cwiseAbs().maxCoeff();
    return out;
}

}  // namespace mtp
