// The slow evaluator. It follows the formulas of Shapeev (2016) one by one and is what the fast
// evaluator is tested against.
#include <fmt/format.h>

#include <cmath>

#include "core/base/Error.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/NeighbourList.h"
#include "core/mtp/RadialFunctions.h"

namespace mtp {

namespace {

// x^a y^b z^c of the unit vector, and its derivatives by the vector's components.
struct Angular {
    double value;
    Eigen::Vector3d gradient;
};

Angular angular(const MultiIndex& exponents, const Eigen::Vector3d& vector) {
    const double r = vector.norm();
    const Eigen::Vector3d u = vector / r;
    const int powers[3] = {exponents.a, exponents.b, exponents.c};
    double value = 1;
    for (int axis = 0; axis < 3; ++axis)
        value *= std::pow(u[axis], powers[axis]);
    Eigen::Vector3d byUnit = Eigen::Vector3d::Zero();
    for (int axis = 0; axis < 3; ++axis) {
        if (powers[axis] == 0)
            continue;
        byUnit[axis] = powers[axis];
        for (int other = 0; other < 3; ++other)
            byUnit[axis] *= std::pow(u[other], powers[other] - (other == axis ? 1 : 0));
    }
    // du/dr = (1 - u u^T) / r
    return {value, (byUnit - u * u.dot(byUnit)) / r};
}

struct SiteNeighbour {
    std::size_t atom;
    Eigen::Vector3d vector;
    std::vector<RadialValue> radial;  // f_mu and f'_mu
};

}  // namespace

Prediction evaluateReference(const Potential& potential, const Frame& frame) {
    requireEvaluable(potential, frame);
    const MomentBasis& basis = potential.basis;
    const NeighbourList list =
        findNeighbours(frame.cell, frame.positions, potential.radial.maxDist);
    Prediction result;
    result.forces = Positions::Zero(frame.positions.rows(), 3);
    for (std::size_t i = 0; i < frame.atomCount(); ++i) {
        std::vector<SiteNeighbour> neighbours;
        double site = potential.speciesCoefficients[static_cast<std::size_t>(frame.types[i])];
        for (std::size_t k = list.first[i]; k < list.first[i + 1]; ++k) {
            const auto j = static_cast<std::size_t>(list.index[k]);
            neighbours.push_back({j, list.vector[k],
                                  radialFunctions(potential, frame.types[i], frame.types[j],
                                                  list.vector[k].norm())});
        }

        // 1. The basic moments are sums over the neighbours; products give the others.
        std::vector<double> moment(static_cast<std::size_t>(basis.momentCount), 0.0);
        for (std::size_t b = 0; b < basis.basics.size(); ++b)
            for (const SiteNeighbour& n : neighbours)
                moment[b] += n.radial[static_cast<std::size_t>(basis.basics[b].mu)].value *
                             angular(basis.basics[b].exponents, n.vector).value;
        for (const MomentProduct& p : basis.products)
            moment[static_cast<std::size_t>(p.target)] += p.factor *
                                                          moment[static_cast<std::size_t>(p.left)] *
                                                          moment[static_cast<std::size_t>(p.right)];

        // 2. The energy, and backward through the products its derivatives by the moments.
        std::vector<double> adjoint(moment.size(), 0.0);
        for (std::size_t a = 0; a < basis.scalars.size(); ++a) {
            const auto scalar = static_cast<std::size_t>(basis.scalars[a]);
            site += potential.momentCoefficients[a] * moment[scalar];
            adjoint[scalar] += potential.momentCoefficients[a];
        }
        for (auto p = basis.products.rbegin(); p != basis.products.rend(); ++p) {
            const auto left = static_cast<std::size_t>(p->left);
            const auto right = static_cast<std::size_t>(p->right);
            const double change = p->factor * adjoint[static_cast<std::size_t>(p->target)];
            adjoint[left] += change * moment[right];
            adjoint[right] += change * moment[left];
        }

        // 3. The derivatives by the vectors to the neighbours give forces and virial.
        for (const SiteNeighbour& n : neighbours) {
            const Eigen::Vector3d u = n.vector.normalized();
            Eigen::Vector3d derivative = Eigen::Vector3d::Zero();
            for (std::size_t b = 0; b < basis.basics.size(); ++b) {
                const RadialValue& f = n.radial[static_cast<std::size_t>(basis.basics[b].mu)];
                const Angular shape = angular(basis.basics[b].exponents, n.vector);
                derivative +=
                    adjoint[b] * (f.derivative * shape.value * u + f.value * shape.gradient);
            }
            const RadialValue repulsion = pairRepulsion(potential.radial, n.vector.norm());
            site += repulsion.value;
            derivative += repulsion.derivative * u;
            result.forces.row(static_cast<Eigen::Index>(i)) += derivative.transpose();
            result.forces.row(static_cast<Eigen::Index>(n.atom)) -= derivative.transpose();
            result.virial -= derivative * n.vector.transpose();
        }
        result.siteEnergies.push_back(site);
        result.energy += site;
    }
    return result;
}

}  // namespace mtp
