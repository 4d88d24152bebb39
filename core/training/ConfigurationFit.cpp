#include "core/training/ConfigurationFit.h"

#include <algorithm>
#include <cmath>

#include "core/training/Kernels.h"

namespace mtp {

void Rows::reset(std::size_t rows, std::size_t columns) {
    stride = Columns::padded(columns);
    values.assign(rows * stride, 0.0);
}

ConfigurationFit::ConfigurationFit(const BasisPlan& plan, const Columns& columns, int radialSize)
    : m_plan(plan)
    , m_columns(columns)
    , m_radialSize(static_cast<std::size_t>(radialSize))
    , m_basicStride(Columns::padded(plan.basicCount))
    , m_scalarStride(Columns::padded(plan.scalarCount))
    , m_parameterStride(Columns::padded(columns.radialPerSpecies))
    , m_moments(static_cast<std::size_t>(plan.basis.momentCount))
    , m_gradients(m_basicStride * m_scalarStride)
    , m_adjoints(static_cast<std::size_t>(plan.basis.momentCount))
    , m_gradient(m_basicStride) {}

void ConfigurationFit::prepareAtom(const ConfigurationGeometry& geometry, const AtomGeometry& atom,
                                   const double* radial) {
    const std::size_t monomials = m_plan.monomials.size();
    const std::size_t functions = m_plan.radialCount;
    m_monomial.resize(atom.count * monomials);
    m_monomialGradient.resize(atom.count * 3 * monomials);
    m_function.assign(atom.count * functions, 0.0);
    m_slope.assign(atom.count * functions, 0.0);
    m_jacobian.assign(atom.count * 3 * m_basicStride, 0.0);
    std::fill(m_moments.begin(), m_moments.end(), 0.0);

    std::vector<double> power(3 * static_cast<std::size_t>(m_plan.maxPower + 1));
    std::size_t species = 0;
    for (std::size_t k = 0; k < atom.count; ++k) {
        while (k >= atom.speciesEnd[species])
            ++species;
        const Eigen::Vector3d& vector = geometry.vector[atom.first + k];
        const double r = vector.norm();
        const Eigen::Vector3d u = vector / r;
        const std::size_t powers = power.size() / 3;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            power[axis * powers] = 1;
            for (std::size_t p = 1; p < powers; ++p)
                power[axis * powers + p] = power[axis * powers + p - 1] * u[static_cast<int>(axis)];
        }
        double* monomial = m_monomial.data() + k * monomials;
        double* gradient = m_monomialGradient.data() + k * 3 * monomials;
        for (std::size_t m = 0; m < monomials; ++m) {
            const int exponents[3] = {m_plan.monomials[m].a, m_plan.monomials[m].b,
                                      m_plan.monomials[m].c};
            const double value = power[static_cast<std::size_t>(exponents[0])] *
                                 power[powers + static_cast<std::size_t>(exponents[1])] *
                                 power[2 * powers + static_cast<std::size_t>(exponents[2])];
            monomial[m] = value;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                // d(monomial)/d(vector) of the unit vector's monomial: tangential, over r.
                double raised = -m_plan.monomials[m].rank() * value * u[static_cast<int>(axis)];
                if (exponents[axis] > 0) {
                    double lowered = exponents[axis];
                    for (std::size_t other = 0; other < 3; ++other)
                        lowered *= power[other * powers + static_cast<std::size_t>(
                                                              exponents[other] - (other == axis))];
                    raised += lowered;
                }
                gradient[axis * monomials + m] = raised / r;
            }
        }
        const double* value = geometry.value.data() + (atom.first + k) * m_radialSize;
        const double* derivative = geometry.derivative.data() + (atom.first + k) * m_radialSize;
        const double* coefficients =
            radial + static_cast<std::size_t>(atom.species) * m_columns.radialPerSpecies +
            species * functions * m_radialSize;
        for (std::size_t mu = 0; mu < functions; ++mu)
            for (std::size_t b = 0; b < m_radialSize; ++b) {
                m_function[k * functions + mu] += coefficients[mu * m_radialSize + b] * value[b];
                m_slope[k * functions + mu] += coefficients[mu * m_radialSize + b] * derivative[b];
            }
        double* jacobian = m_jacobian.data() + k * 3 * m_basicStride;
        for (std::size_t b = 0; b < m_plan.basicCount; ++b) {
            const std::size_t m = m_plan.monomialOf[b];
            const auto mu = static_cast<std::size_t>(m_plan.basis.basics[b].mu);
            const double f = m_function[k * functions + mu];
            const double along = m_slope[k * functions + mu] * monomial[m];
            m_moments[b] += f * monomial[m];
            for (std::size_t axis = 0; axis < 3; ++axis)
                jacobian[axis * m_basicStride + b] =
                    along * u[static_cast<int>(axis)] + f * gradient[axis * monomials + m];
        }
    }
    m_plan.forward(m_moments.data());
}

// block: (neighbour, axis) x width, the derivatives of the site energy by each neighbour vector.
void ConfigurationFit::scatter(const ConfigurationGeometry& geometry, std::size_t atomIndex,
                               const double* block, std::size_t blockStride, std::size_t width,
                               std::size_t offset, Rows& rows) const {
    constexpr int kFirst[6] = {0, 1, 2, 1, 0, 0};
    constexpr int kSecond[6] = {0, 1, 2, 2, 2, 1};
    const AtomGeometry& atom = geometry.atoms[atomIndex];
    const std::size_t virialRow = 1 + 3 * geometry.atomCount();
    for (std::size_t k = 0; k < atom.count; ++k) {
        const Eigen::Vector3d& vector = geometry.vector[atom.first + k];
        const std::size_t neighbour = geometry.neighbour[atom.first + k];
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const double* derivative = block + (3 * k + axis) * blockStride;
            kernels::addScaled(width, 1, derivative, rows.row(1 + 3 * atomIndex + axis) + offset);
            kernels::addScaled(width, -1, derivative, rows.row(1 + 3 * neighbour + axis) + offset);
        }
        for (std::size_t v = 0; v < 6; ++v)
            kernels::addScaled(width, -vector[kSecond[v]],
                               block + (3 * k + static_cast<std::size_t>(kFirst[v])) * blockStride,
                               rows.row(virialRow + v) + offset);
    }
}

void ConfigurationFit::linearRows(const ConfigurationGeometry& geometry, const double* radial,
                                  Rows& rows) {
    rows.reset(1 + 3 * geometry.atomCount() + 6, m_columns.linear());
    m_adjoints.assign(static_cast<std::size_t>(m_plan.basis.momentCount), 0.0);
    std::vector<double> gradient(m_basicStride);
    for (std::size_t i = 0; i < geometry.atomCount(); ++i) {
        const AtomGeometry& atom = geometry.atoms[i];
        prepareAtom(geometry, atom, radial);
        for (std::size_t a = 0; a < m_plan.scalarCount; ++a) {
            m_plan.scalarGradient(a, m_moments.data(), m_adjoints.data(), gradient.data());
            for (std::size_t b = 0; b < m_plan.basicCount; ++b)
                m_gradients[b * m_scalarStride + a] = gradient[b];
            rows.row(0)[a] += m_moments[static_cast<std::size_t>(m_plan.basis.scalars[a])];
        }
        rows.row(0)[m_plan.scalarCount + static_cast<std::size_t>(atom.species)] += 1;
        m_block.assign(atom.count * 3 * m_scalarStride, 0.0);
        kernels::multiplyAdd(atom.count * 3, m_scalarStride, m_plan.basicCount, m_jacobian.data(),
                             m_basicStride, m_gradients.data(), m_scalarStride, m_block.data(),
                             m_scalarStride);
        scatter(geometry, i, m_block.data(), m_scalarStride, m_plan.scalarCount, 0, rows);
    }
}

// d(basic moment)/d(coefficient of neighbour species s, polynomial b) is the sum over neighbours of
// that species of T_b times the monomial; the same for every mu.
void ConfigurationFit::addRadialEnergy(const AtomGeometry& atom, Rows& rows) const {
    const std::size_t monomials = m_plan.monomials.size();
    double* energy =
        rows.row(0) + static_cast<std::size_t>(atom.species) * m_columns.radialPerSpecies;
    for (std::size_t s = 0; s < m_columns.species; ++s)
        for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu)
            for (std::size_t p = 0; p < m_radialSize; ++p) {
                const double* sums = m_sums.data() + (s * m_radialSize + p) * monomials;
                double total = 0;
                for (std::size_t b : m_plan.basicsOf[mu])
                    total += m_gradient[b] * sums[m_plan.monomialOf[b]];
                energy[(s * m_plan.radialCount + mu) * m_radialSize + p] += total;
            }
}

// The two parts of d/d(coefficient) of the derivative by each neighbour vector: through the
// moments' adjoints (the Hessian), and through the neighbour's own radial function.
void ConfigurationFit::addRadialForces(const ConfigurationGeometry& geometry,
                                       const AtomGeometry& atom) {
    const std::size_t monomials = m_plan.monomials.size();
    m_weights.assign(m_basicStride * m_parameterStride, 0.0);
    for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu)
        for (std::size_t s = 0; s < m_columns.species; ++s)
            for (std::size_t p = 0; p < m_radialSize; ++p) {
                const double* sums = m_sums.data() + (s * m_radialSize + p) * monomials;
                const std::size_t column = (s * m_plan.radialCount + mu) * m_radialSize + p;
                std::fill(m_adjoints.begin(),
                          m_adjoints.begin() + static_cast<std::ptrdiff_t>(m_plan.basicCount), 0.0);
                for (std::size_t b : m_plan.basicsOf[mu])
                    if (const double sum = sums[m_plan.monomialOf[b]]; sum != 0)
                        kernels::addScaled(m_plan.basicCount, sum,
                                           m_tangentAdjoints.data() + b * m_basicStride,
                                           m_adjoints.data());
                for (std::size_t b = 0; b < m_plan.basicCount; ++b)
                    m_weights[b * m_parameterStride + column] = m_adjoints[b];
            }
    m_block.assign(atom.count * 3 * m_parameterStride, 0.0);
    kernels::multiplyAdd(atom.count * 3, m_parameterStride, m_plan.basicCount, m_jacobian.data(),
                         m_basicStride, m_weights.data(), m_parameterStride, m_block.data(),
                         m_parameterStride);
    std::size_t species = 0;
    for (std::size_t k = 0; k < atom.count; ++k) {
        while (k >= atom.speciesEnd[species])
            ++species;
        const Eigen::Vector3d& vector = geometry.vector[atom.first + k];
        const Eigen::Vector3d u = vector / vector.norm();
        const double* monomial = m_monomial.data() + k * monomials;
        const double* gradient = m_monomialGradient.data() + k * 3 * monomials;
        const double* value = geometry.value.data() + (atom.first + k) * m_radialSize;
        const double* derivative = geometry.derivative.data() + (atom.first + k) * m_radialSize;
        for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu) {
            double along = 0;
            double across[3] = {0, 0, 0};
            for (std::size_t b : m_plan.basicsOf[mu]) {
                const std::size_t m = m_plan.monomialOf[b];
                along += m_gradient[b] * monomial[m];
                for (std::size_t axis = 0; axis < 3; ++axis)
                    across[axis] += m_gradient[b] * gradient[axis * monomials + m];
            }
            const std::size_t column = (species * m_plan.radialCount + mu) * m_radialSize;
            for (std::size_t axis = 0; axis < 3; ++axis)
                kernels::addScaled2(m_radialSize, along * u[static_cast<int>(axis)], derivative,
                                    across[axis], value,
                                    m_block.data() + (3 * k + axis) * m_parameterStride + column);
        }
    }
}

void ConfigurationFit::radialRows(const ConfigurationGeometry& geometry, const double* radial,
                                  const double* linear, Rows& rows) {
    rows.reset(1 + 3 * geometry.atomCount() + 6, m_columns.radial());
    const std::size_t monomials = m_plan.monomials.size();
    for (std::size_t i = 0; i < geometry.atomCount(); ++i) {
        const AtomGeometry& atom = geometry.atoms[i];
        prepareAtom(geometry, atom, radial);
        m_plan.gradientAndHessian(linear, m_moments.data(), m_adjoints, m_tangents,
                                  m_tangentAdjoints, m_basicStride);
        std::copy(m_adjoints.begin(),
                  m_adjoints.begin() + static_cast<std::ptrdiff_t>(m_plan.basicCount),
                  m_gradient.begin());
        m_sums.assign(m_columns.species * m_radialSize * monomials, 0.0);
        std::size_t species = 0;
        for (std::size_t k = 0; k < atom.count; ++k) {
            while (k >= atom.speciesEnd[species])
                ++species;
            const double* value = geometry.value.data() + (atom.first + k) * m_radialSize;
            for (std::size_t p = 0; p < m_radialSize; ++p)
                kernels::addScaled(monomials, value[p], m_monomial.data() + k * monomials,
                                   m_sums.data() + (species * m_radialSize + p) * monomials);
        }
        addRadialEnergy(atom, rows);
        addRadialForces(geometry, atom);
        scatter(geometry, i, m_block.data(), m_parameterStride, m_columns.radialPerSpecies,
                static_cast<std::size_t>(atom.species) * m_columns.radialPerSpecies, rows);
    }
}

}  // namespace mtp
