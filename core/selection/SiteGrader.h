// Grades the neighbourhoods that a simulation program gives, while it runs.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/selection/InverseProduct.h"
#include "core/selection/ParameterGradients.h"

namespace mtp {

// For one thread: it keeps the memory of a call for the next.
class SiteGrader {
public:
    // Throws InputError if the potential has no active set, or one of configurations: a grade of
    // the whole system does not say which atoms it comes from.
    explicit SiteGrader(const Potential& potential);

    // grades: one for each central, in their order; 0 for ignored atoms. The view is one that
    // SiteEvaluator accepts. Throws SamePlaceError.
    void grade(const NeighbourView& atoms, std::span<double> grades);

private:
    GradientPlan m_plan;
    double m_weight;
    InverseProduct m_inverse;
    std::unique_ptr<ParameterGradients> m_kernel;
    std::vector<int> m_speciesOfType, m_species;
    std::vector<double> m_gradients;
};

}  // namespace mtp
