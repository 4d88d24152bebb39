// Rows of one configuration: how its energy, forces and virial change with every coefficient.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/training/BasisPlan.h"
#include "core/training/TrainingSet.h"

namespace mtp {

// Where the coefficients stand in a row: moments (in order of BasisPlan::scalarOf) and species
// first (linear), then radial ones (central species, neighbour, mu, polynomial).
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

// Rows of an energy, 3N forces, 6 virial components; not weighted.
struct Rows {
    std::size_t stride = 0;
    AlignedVector values;

    // Zeros; a panel may begin at any column.
    void reset(std::size_t rows, std::size_t columns);
    double* row(std::size_t index) { return values.data() + index * stride; }
    const double* row(std::size_t index) const { return values.data() + index * stride; }
};

// Works in memory of its own, reused from one configuration to the next; one per thread.
class ConfigurationFit {
public:
    // For the instruction set of this processor.
    static std::unique_ptr<ConfigurationFit> create(const BasisPlan& plan, const Columns& columns,
                                                    const RadialBasis& radial,
                                                    const RadialTransform& transform);
    virtual ~ConfigurationFit() = default;

    // Rows over the linear coefficients at the given radial ones (columns.radial() numbers, of
    // orthonormal polynomials).
    virtual void linearRows(const ConfigurationGeometry& geometry, const double* radial,
                            Rows& rows) = 0;
    // Rows over the radial coefficients; linear: columns.linear() coefficients.
    virtual void radialRows(const ConfigurationGeometry& geometry, const double* radial,
                            const double* linear, Rows& rows) = 0;
};

}  // namespace mtp
