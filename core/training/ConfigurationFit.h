// The Jacobian of one configuration: how its energy, forces and virial change with each
// coefficient.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/training/BasisPlan.h"
#include "core/training/TrainingSet.h"

namespace mtp {

// The columns of the Jacobian. The linear coefficients come first: those of the moments (in order
// of BasisPlan::scalarOf), then those of the species. The radial coefficients follow, by species of
// the central atom, species of the neighbour, mu and polynomial.
struct Columns {
    std::size_t scalars, species, radialPerSpecies;

    std::size_t linear() const { return scalars + species; }
    std::size_t radial() const { return species * radialPerSpecies; }
    std::size_t total() const { return linear() + radial(); }
    // Rows are padded to whole panels.
    static std::size_t padded(std::size_t n) {
        return (n + BasisPlan::kPanel - 1) / BasisPlan::kPanel * BasisPlan::kPanel;
    }
};

using AlignedVector = std::vector<double, Eigen::aligned_allocator<double>>;

// Rows: the energy, 3N force components, 6 virial components. Columns: some of the coefficients.
// Nothing is weighted.
struct Jacobian {
    std::size_t stride = 0;
    AlignedVector values;

    // Fills it with zeros. The last row is followed by room for a panel that begins at any column.
    void reset(std::size_t rows, std::size_t columns);
    double* row(std::size_t index) { return values.data() + index * stride; }
    const double* row(std::size_t index) const { return values.data() + index * stride; }
};

// Computes the rows of a configuration after another in memory that it uses again; each thread
// needs one of its own.
class ConfigurationFit {
public:
    // Chooses the code for the instruction set of this processor.
    static std::unique_ptr<ConfigurationFit> create(const BasisPlan& plan, const Columns& columns,
                                                    const RadialBasis& radial,
                                                    const RadialTransform& transform);
    virtual ~ConfigurationFit() = default;

    // The columns of the linear coefficients, which do not depend on their values: predictions are
    // this matrix times the linear coefficients. radial: columns.radial() coefficients of
    // orthonormal polynomials.
    virtual void computeDesignMatrix(const ConfigurationGeometry& geometry, const double* radial,
                                     Jacobian& out) = 0;
    // The columns of the radial coefficients at the given coefficients. linear: columns.linear()
    // numbers.
    virtual void computeRadialJacobian(const ConfigurationGeometry& geometry, const double* radial,
                                       const double* linear, Jacobian& out) = 0;
};

}  // namespace mtp
