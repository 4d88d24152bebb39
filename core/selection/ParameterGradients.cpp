#include "core/selection/ParameterGradients.h"

#include "core/mtp/RadialFunctions.h"

namespace mtp {
namespace {

const Potential& trained(const Potential& potential) {
    requireTrained(potential);
    return potential;
}

}  // namespace

GradientPlan::GradientPlan(const Potential& potential)
    : layout(potential), evaluation(trained(potential), EvaluationPlan::BasisFunctions::Separate) {}

}  // namespace mtp
