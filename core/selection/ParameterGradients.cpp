#include "core/selection/ParameterGradients.h"

#include "core/mtp/RadialFunctions.h"

namespace mtp {
namespace {

const Potential& trained(const Potential& potential) {
    requireTrained(potential);
    return potential;
}

GradientPlan::Monomial loweredOnce(const MultiIndex& index) {
    const int axis = index.a > 0 ? 0 : index.b > 0 ? 1 : 2;
    const MultiIndex unit{axis == 0, axis == 1, axis == 2};
    return {static_cast<std::size_t>(positionAmongAll(index - unit)), axis};
}

}  // namespace

GradientPlan::GradientPlan(const Potential& potential)
    : layout(potential)
    , evaluation(trained(potential))
    , basis(potential.basis)
    , momentCoefficients(potential.momentCoefficients)
    , basicsOf(layout.functions) {
    for (int rank = 1; rank <= basis.largestRank(); ++rank)
        for (const MultiIndex& index : componentsOfRank(rank))
            monomials.push_back(loweredOnce(index));
    for (const BasicMoment& moment : basis.basics) {
        basicsOf[static_cast<std::size_t>(moment.mu)].push_back(
            static_cast<std::uint32_t>(monomialOf.size()));
        monomialOf.push_back(static_cast<std::size_t>(positionAmongAll(moment.exponents)));
    }
}

}  // namespace mtp
