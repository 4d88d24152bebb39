// Rows of one configuration: how its energy, forces and virial change with every coefficient.
#pragma once

#include <vector>

#include "core/mtp/Evaluator.h"
#include "core/training/BasisPlan.h"
#include "core/training/TrainingSet.h"

namespace mtp {

// Where the coefficients stand in a row: moments and species first (linear), then radial ones.
struct Columns {
    std::size_t scalars, species, radialPerSpecies;

    std::size_t linear() const { return scalars + species; }
    std::size_t radial() const { return species * radialPerSpecies; }
    std::size_t total() const { return linear() + radial(); }
    // Rows are padded to whole vectors.
    static std::size_t padded(std::size_t n) { return (n + 7) / 8 * 8; }
};

// Rows of an energy, 3N forces, 6 virial components; not weighted.
struct Rows {
    std::size_t stride = 0;
    std::vector<double> values;

    void reset(std::size_t rows, std::size_t columns);
    double* row(std::size_t index) { return values.data() + index * stride; }
    const double* row(std::size_t index) const { return values.data() + index * stride; }
};

// Memory reused from one configuration to the next; one per thread.
class ConfigurationFit {
public:
    ConfigurationFit(const BasisPlan& plan, const Columns& columns, int radialSize);

    // Rows over the linear coefficients at the given radial ones (columns.radial() numbers: central
    // species, neighbour, mu, polynomial).
    void linearRows(const ConfigurationGeometry& geometry, const double* radial, Rows& rows);
    // Rows over the radial coefficients, moments weighted by linear[0 .. scalars).
    void radialRows(const ConfigurationGeometry& geometry, const double* radial,
                    const double* linear, Rows& rows);

private:
    void prepareAtom(const ConfigurationGeometry& geometry, const AtomGeometry& atom,
                     const double* radial);
    void scatter(const ConfigurationGeometry& geometry, std::size_t atomIndex, const double* block,
                 std::size_t blockStride, std::size_t width, std::size_t offset, Rows& rows) const;
    void addRadialEnergy(const AtomGeometry& atom, Rows& rows) const;
    void addRadialForces(const ConfigurationGeometry& geometry, const AtomGeometry& atom);

    const BasisPlan& m_plan;
    Columns m_columns;
    std::size_t m_radialSize, m_basicStride, m_scalarStride, m_parameterStride;

    // Per neighbour of the present atom.
    std::vector<double> m_monomial;           // monomials, per neighbour
    std::vector<double> m_monomialGradient;   // [3][monomials], tangential part over r
    std::vector<double> m_function, m_slope;  // f_mu and f'_mu
    std::vector<double> m_jacobian;   // (neighbour, axis) x basicStride: d(moment)/d(vector)
    std::vector<double> m_moments;    // momentCount
    std::vector<double> m_gradients;  // basicStride x scalarStride
    std::vector<double> m_adjoints, m_gradient, m_tangents, m_tangentAdjoints;
    std::vector<double> m_sums;     // (neighbour species, polynomial) x monomials
    std::vector<double> m_weights;  // basicStride x parameterStride
    std::vector<double> m_block;    // (neighbour, axis) x coefficients
};

}  // namespace mtp
