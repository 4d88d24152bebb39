#include "core/training/BasisPlan.h"

#include <algorithm>

#include "core/training/Kernels.h"

namespace mtp {

namespace {

std::vector<MomentProduct> coneOf(const MomentBasis& basis, int moment) {
    std::vector<bool> isNeeded(static_cast<std::size_t>(basis.momentCount), false);
    isNeeded[static_cast<std::size_t>(moment)] = true;
    std::vector<MomentProduct> cone;
    for (auto product = basis.products.rbegin(); product != basis.products.rend(); ++product) {
        if (!isNeeded[static_cast<std::size_t>(product->target)])
            continue;
        isNeeded[static_cast<std::size_t>(product->left)] = true;
        isNeeded[static_cast<std::size_t>(product->right)] = true;
        cone.push_back(*product);
    }
    return cone;
}

}  // namespace

BasisPlan::BasisPlan(const MomentBasis& given)
    : basis(given)
    , basicCount(given.basics.size())
    , scalarCount(given.scalars.size())
    , radialCount(static_cast<std::size_t>(given.radialFunctionCount()))
    , basicsOf(radialCount) {
    for (std::size_t b = 0; b < basicCount; ++b) {
        const BasicMoment& moment = basis.basics[b];
        const Monomial monomial{moment.a, moment.b, moment.c};
        const auto found = std::find(monomials.begin(), monomials.end(), monomial);
        monomialOf.push_back(static_cast<std::size_t>(found - monomials.begin()));
        if (found == monomials.end())
            monomials.push_back(monomial);
        basicsOf[static_cast<std::size_t>(moment.mu)].push_back(b);
        maxPower = std::max({maxPower, moment.a, moment.b, moment.c});
    }
    for (int scalar : basis.scalars)
        cones.push_back(coneOf(basis, scalar));
}

void BasisPlan::forward(double* values) const {
    std::fill(values + basicCount, values + basis.momentCount, 0.0);
    for (const MomentProduct& p : basis.products)
        values[p.target] += p.factor * values[p.left] * values[p.right];
}

void BasisPlan::scalarGradient(std::size_t scalar, const double* values, double* adjoints,
                               double* gradient) const {
    adjoints[basis.scalars[scalar]] = 1;
    for (const MomentProduct& p : cones[scalar]) {
        const double adjoint = p.factor * adjoints[p.target];
        adjoints[p.left] += adjoint * values[p.right];
        adjoints[p.right] += adjoint * values[p.left];
    }
    std::copy(adjoints, adjoints + basicCount, gradient);
    std::fill(adjoints, adjoints + basicCount, 0.0);
    adjoints[basis.scalars[scalar]] = 0;
    for (const MomentProduct& p : cones[scalar])
        adjoints[p.left] = adjoints[p.right] = adjoints[p.target] = 0;
}

void BasisPlan::gradientAndHessian(const double* weights, const double* values,
                                   std::vector<double>& adjoints, std::vector<double>& tangents,
                                   std::vector<double>& tangentAdjoints, std::size_t stride) const {
    const auto moments = static_cast<std::size_t>(basis.momentCount);
    adjoints.assign(moments, 0.0);
    tangents.assign(moments * stride, 0.0);
    tangentAdjoints.assign(moments * stride, 0.0);
    // One tangent per basic moment, all at once: row t of `tangents` is d(moment t)/d(basics).
    for (std::size_t b = 0; b < basicCount; ++b)
        tangents[b * stride + b] = 1;
    const auto row = [stride](std::vector<double>& rows, int moment) {
        return rows.data() + static_cast<std::size_t>(moment) * stride;
    };
    for (const MomentProduct& p : basis.products)
        kernels::addScaled2(stride, p.factor * values[p.right], row(tangents, p.left),
                            p.factor * values[p.left], row(tangents, p.right),
                            row(tangents, p.target));
    for (std::size_t a = 0; a < scalarCount; ++a)
        adjoints[static_cast<std::size_t>(basis.scalars[a])] += weights[a];
    for (auto p = basis.products.rbegin(); p != basis.products.rend(); ++p) {
        const double adjoint = p->factor * adjoints[static_cast<std::size_t>(p->target)];
        const auto left = static_cast<std::size_t>(p->left);
        const auto right = static_cast<std::size_t>(p->right);
        adjoints[left] += adjoint * values[right];
        adjoints[right] += adjoint * values[left];
        const double* change = row(tangentAdjoints, p->target);
        kernels::addScaled2(stride, p->factor * values[right], change, adjoint,
                            row(tangents, p->right), row(tangentAdjoints, p->left));
        kernels::addScaled2(stride, p->factor * values[left], change, adjoint,
                            row(tangents, p->left), row(tangentAdjoints, p->right));
    }
}

}  // namespace mtp
