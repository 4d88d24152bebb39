// A moment basis laid out for training: monomials, and for each basis function the products it
// needs.
#pragma once

#include <cstddef>
#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

// x^a y^b z^c of the unit vector.
struct Monomial {
    int a, b, c;
    int rank() const { return a + b + c; }
    bool operator==(const Monomial&) const = default;
};

struct BasisPlan {
    explicit BasisPlan(const MomentBasis& basis);

    MomentBasis basis;
    std::size_t basicCount, scalarCount, radialCount;  // moments, basis functions, f_mu
    std::vector<Monomial> monomials;                   // each one once
    std::vector<std::size_t> monomialOf;               // per basic moment
    std::vector<std::vector<std::size_t>> basicsOf;    // per mu
    // Products each scalar depends on, last first: what a reverse sweep for it alone walks over.
    std::vector<std::vector<MomentProduct>> cones;
    int maxPower = 0;  // of one component in a monomial

    // values: momentCount, the basic ones filled in; fills in the rest.
    void forward(double* values) const;
    // Gradient of one scalar by the basic moments; adjoints: momentCount zeros, zeroed again.
    void scalarGradient(std::size_t scalar, const double* values, double* adjoints,
                        double* gradient) const;
    // Gradient (basicCount) and Hessian (basicCount^2) of sum_a weights[a] scalar_a by the basic
    // moments. tangents, tangentAdjoints: momentCount x stride each, of the caller's memory.
    void gradientAndHessian(const double* weights, const double* values,
                            std::vector<double>& adjoints, std::vector<double>& tangents,
                            std::vector<double>& tangentAdjoints, std::size_t stride) const;
};

}  // namespace mtp
