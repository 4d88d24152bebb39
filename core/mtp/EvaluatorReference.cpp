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

std::vector<SiteNeighbour> neighboursOf(const Potential& potential, const Frame& frame,
                                        const NeighbourList& list, std::size_t site) {
    std::vector<SiteNeighbour> neighbours;
    for (std::size_t k = list.first[site]; k < list.first[site + 1]; ++k) {
        const auto j = static_cast<std::size_t>(list.index[k]);
        neighbours.push_back(
            {j, list.vector[k],
             radialFunctions(potential, frame.types[site], frame.types[j], list.vector[k].norm())});
    }
    return neighbours;
}

// The basic moments are sums over the neighbours; products give the others.
std::vector<double> momentsOf(const MomentBasis& basis,
                              const std::vector<SiteNeighbour>& neighbours) {
    std::vector<double> moment(static_cast<std::size_t>(basis.momentCount), 0.0);
    for (std::size_t b = 0; b < basis.basics.size(); ++b)
        for (const SiteNeighbour& n : neighbours)
            moment[b] += n.radial[static_cast<std::size_t>(basis.basics[b].mu)].value *
                         angular(basis.basics[b].exponents, n.vector).value;
    for (const MomentProduct& p : basis.products)
        moment[static_cast<std::size_t>(p.target)] += p.factor *
                                                      moment[static_cast<std::size_t>(p.left)] *
                                                      moment[static_cast<std::size_t>(p.right)];
    return moment;
}

// The derivatives of the site energy by the moments, backward through the products.
std::vector<double> derivativesByMoments(const Potential& potential,
                                         const std::vector<double>& moment) {
    const MomentBasis& basis = potential.basis;
    std::vector<double> adjoint(moment.size(), 0.0);
    for (std::size_t a = 0; a < basis.scalars.size(); ++a)
        adjoint[static_cast<std::size_t>(basis.scalars[a])] += potential.momentCoefficients[a];
    for (auto p = basis.products.rbegin(); p != basis.products.rend(); ++p) {
        const auto left = static_cast<std::size_t>(p->left);
        const auto right = static_cast<std::size_t>(p->right);
        const double change = p->factor * adjoint[static_cast<std::size_t>(p->target)];
        adjoint[left] += change * moment[right];
        adjoint[right] += change * moment[left];
    }
    return adjoint;
}

// The derivative of the site energy, less its repulsion, by the vector to a neighbour.
Eigen::Vector3d derivativeByVector(const MomentBasis& basis, const std::vector<double>& adjoint,
                                   const SiteNeighbour& neighbour) {
    const Eigen::Vector3d u = neighbour.vector.normalized();
    Eigen::Vector3d derivative = Eigen::Vector3d::Zero();
    for (std::size_t b = 0; b < basis.basics.size(); ++b) {
        const RadialValue& f = neighbour.radial[static_cast<std::size_t>(basis.basics[b].mu)];
        const Angular shape = angular(basis.basics[b].exponents, neighbour.vector);
        derivative += adjoint[b] * (f.derivative * shape.value * u + f.value * shape.gradient);
    }
    return derivative;
}

}  // namespace

Prediction evaluateReference(const Potential& potential, const Frame& frame) {
    requireEvaluable(potential, frame);
    const MomentBasis& basis = potential.basis;
    const NeighbourList list =
        findNeighbours(frame.cell, frame.positions, potential.radial.maxDist);
    Prediction result;
    result.forces = Positions::Zero(frame.positions.rows(), 3);
    for (std::size_t i = 0; i < frame.atomCount(); ++i) {
        const std::vector<SiteNeighbour> neighbours = neighboursOf(potential, frame, list, i);
        const std::vector<double> moment = momentsOf(basis, neighbours);
        const std::vector<double> adjoint = derivativesByMoments(potential, moment);
        double site = potential.speciesCoefficients[static_cast<std::size_t>(frame.types[i])];
        for (std::size_t a = 0; a < basis.scalars.size(); ++a)
            site += potential.momentCoefficients[a] *
                    moment[static_cast<std::size_t>(basis.scalars[a])];
        for (const SiteNeighbour& n : neighbours) {
            const RadialValue repulsion = pairRepulsion(potential.radial, n.vector.norm());
            const Eigen::Vector3d derivative = derivativeByVector(basis, adjoint, n) +
                                               repulsion.derivative * n.vector.normalized();
            site += repulsion.value;
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
