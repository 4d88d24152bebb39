// Computes the Jacobian of a configuration by adding up the contributions of its atoms.
#if defined(MTP_KERNELS_SITE_JACOBIAN_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_SITE_JACOBIAN_INL_H_
#undef MTP_KERNELS_SITE_JACOBIAN_INL_H_
#else
#define MTP_KERNELS_SITE_JACOBIAN_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/training/kernels/DerivativeSweep-inl.h"
#include "core/training/kernels/PanelProduct-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class SiteJacobian : public ConfigurationFit {
public:
    SiteJacobian(const BasisPlan& plan, const Columns& columns, const RadialBasis& radial,
                 const RadialTransform& transform)
        : m_plan(plan)
        , m_columns(columns)
        , m_size(static_cast<std::size_t>(radial.size))
        , m_paddedSize(Columns::padded(m_size))
        , m_neighbours(plan, radial)
        , m_sweep(plan) {
        m_partial.reserve(kLanes * plan.basicCount * kLanes);
        m_coefficients.resize(columns.radial());
        m_padded.reserve(m_size * m_paddedSize);
        std::fill_n(m_padded.data(), m_size * m_paddedSize, 0.0);
        for (std::size_t q = 0; q < m_size; ++q)
            for (std::size_t b = q; b < m_size; ++b)
                m_padded.data()[q * m_paddedSize + b] = transform.toOrthonormal(
                    static_cast<Eigen::Index>(q), static_cast<Eigen::Index>(b));
    }

    void computeDesignMatrix(const ConfigurationGeometry& geometry, const double* radial,
                             Jacobian& jacobian) override {
        jacobian.reset(1 + 3 * geometry.atomCount() + 6, m_columns.linear());
        toChebyshev(radial);
        for (std::size_t first = 0; first < geometry.atomCount(); first += kLanes) {
            const std::size_t count = std::min<std::size_t>(kLanes, geometry.atomCount() - first);
            sweep(geometry, first, count);
            addEnergies(geometry, first, count, jacobian.row(0));
            for (std::size_t lane = 0; lane < count; ++lane)
                addLinear(geometry, first + lane, lane, jacobian);
        }
    }

    void computeRadialJacobian(const ConfigurationGeometry& geometry, const double* radial,
                               const double* linear, Jacobian& jacobian) override {
        jacobian.reset(1 + 3 * geometry.atomCount() + 6, m_columns.radial());
        toChebyshev(radial);
        for (std::size_t first = 0; first < geometry.atomCount(); first += kLanes) {
            const std::size_t count = std::min<std::size_t>(kLanes, geometry.atomCount() - first);
            sweep(geometry, first, count);
            m_sweep.backward(linear);
            for (std::size_t lane = 0; lane < count; ++lane)
                addRadial(geometry, first + lane, lane, jacobian);
        }
    }

private:
    static constexpr std::size_t kPanel = BasisPlan::kPanel;
    // Independent sums that hide the latency of the additions.
    static constexpr std::size_t kTogether = 3;

    std::size_t chunks() const { return m_paddedSize / kPanel; }
    // The radial columns of one mu, with each species padded to whole panels.
    std::size_t width() const { return m_columns.species * m_paddedSize; }

    // Converts coefficients of orthonormal polynomials to those of Chebyshev polynomials.
    void toChebyshev(const double* radial) {
        for (std::size_t at = 0; at < m_coefficients.size(); at += m_size)
            for (std::size_t q = 0; q < m_size; ++q) {
                double sum = 0;
                for (std::size_t b = q; b < m_size; ++b)
                    sum += m_padded.data()[q * m_paddedSize + b] * radial[at + b];
                m_coefficients[at + q] = sum;
            }
    }
    void loadNeighbours(const ConfigurationGeometry& geometry, std::size_t atomIndex) {
        const AtomGeometry& atom = geometry.atoms[atomIndex];
        m_neighbours.set(geometry, atom,
                         m_coefficients.data() +
                             static_cast<std::size_t>(atom.species) * m_columns.radialPerSpecies);
    }

    // Computes the moments of atoms first .. first + count, their products and derivatives.
    void sweep(const ConfigurationGeometry& geometry, std::size_t first, std::size_t count) {
        const std::size_t size = m_plan.basicCount * kLanes;
        for (std::size_t lane = 0; lane < count; ++lane) {
            loadNeighbours(geometry, first + lane);
            m_neighbours.moments(m_partial.data() + lane * size);
        }
        std::fill(m_partial.data() + count * size, m_partial.data() + kLanes * size, 0.0);
        for (std::size_t b = 0; b < m_plan.basicCount; ++b)
            store(sumsOfLanes(m_partial.data() + b * kLanes, size), m_sweep.value(b));
        m_sweep.forward();
    }

    void addEnergies(const ConfigurationGeometry& geometry, std::size_t first, std::size_t count,
                     double* energy) {
        for (std::size_t column = 0; column < m_plan.scalarCount; ++column) {
            const int scalar = m_plan.basis.scalars[m_plan.scalarOf[column]];
            energy[column] += sumOfLanes(load(m_sweep.value(static_cast<std::size_t>(scalar))));
        }
        for (std::size_t i = first; i < first + count; ++i)
            energy[m_plan.scalarCount + static_cast<std::size_t>(geometry.atoms[i].species)] += 1;
    }

    void addLinear(const ConfigurationGeometry& geometry, std::size_t atomIndex, std::size_t lane,
                   Jacobian& jacobian) {
        loadNeighbours(geometry, atomIndex);
        m_jacobian.reserve(m_plan.basicCount * m_neighbours.jacobianStride());
        m_neighbours.jacobian(m_jacobian.data(), [](std::size_t) HWY_ATTR {});
        m_product.set(m_neighbours, m_jacobian.data(), geometry, atomIndex, jacobian);
        const double* slots = m_sweep.slots() + lane;
        for (std::size_t p = 0; p < m_plan.panels.size(); ++p) {
            const BasisPlan::Panel& panel = m_plan.panels[p];
            const std::size_t count = panel.sources.size();
            m_weights.reserve(count);
            double* weights = m_weights.data();
            const std::uint32_t* sources = panel.sources.data();
            for (std::size_t k = 0; k < count; ++k)
                weights[k] = slots[sources[k] * kLanes];
            m_product.add({&panel.basics, weights, p * kPanel});
        }
    }

    void addRadial(const ConfigurationGeometry& geometry, std::size_t atomIndex, std::size_t lane,
                   Jacobian& jacobian) {
        loadNeighbours(geometry, atomIndex);
        const AtomGeometry& atom = geometry.atoms[atomIndex];
        placePolynomials();
        m_jacobian.reserve(m_plan.basicCount * m_neighbours.jacobianStride());
        const std::size_t side = 3 * m_neighbours.stride();
        m_along.reserve(m_plan.radialCount * side);
        m_across.reserve(m_plan.radialCount * side);
        m_monomials.reserve(m_plan.monomials.size() * m_neighbours.stride());
        m_neighbours.jacobian(m_jacobian.data(), [&](std::size_t v) HWY_ATTR { project(v, lane); });
        addSums(atom);
        const std::size_t block =
            static_cast<std::size_t>(atom.species) * m_columns.radialPerSpecies;
        addRadialEnergy(jacobian.row(0) + block, lane);
        m_product.set(m_neighbours, m_jacobian.data(), geometry, atomIndex, jacobian);
        for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu)
            addFunction(atom, mu, block, lane);
    }

    // Computes the orthonormal polynomials and their derivatives, neighbour x m_paddedSize.
    void placePolynomials() {
        m_value.reserve(m_neighbours.stride() * m_paddedSize);
        m_derivative.reserve(m_neighbours.stride() * m_paddedSize);
        for (std::size_t k = 0; k < m_neighbours.count(); ++k)
            for (std::size_t p = 0; p < m_paddedSize; p += kLanes) {
                Vector value = zero(), derivative = zero();
                for (std::size_t q = 0; q < m_size; ++q) {
                    const Vector u = load(m_padded.data() + q * m_paddedSize + p);
                    value = hn::MulAdd(broadcast(m_neighbours.value(q)[k]), u, value);
                    derivative =
                        hn::MulAdd(broadcast(m_neighbours.derivative(q)[k]), u, derivative);
                }
                store(value, m_value.data() + k * m_paddedSize + p);
                store(derivative, m_derivative.data() + k * m_paddedSize + p);
            }
    }

    // Keeps the monomials of a vector of neighbours, and contracts them and their slopes with the
    // gradient of the energy by the moments of each mu.
    HWY_INLINE void project(std::size_t v, std::size_t lane) {
        const std::size_t stride = m_neighbours.stride(), count = m_plan.monomials.size();
        const double* monomials = m_neighbours.monomialAt(0);
        const double* slopes = m_neighbours.slopeAt(0, 0);
        const double* adjoints = m_sweep.adjoint(0) + lane;
        const std::size_t* monomialOf = m_plan.monomialOf.data();
        double* kept = m_monomials.data() + v;
        for (std::size_t m = 0; m < count; ++m)
            store(load(monomials + m * kLanes), kept + m * stride);
        for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu) {
            Vector value = zero(), slope[3] = {zero(), zero(), zero()};
            for (const std::size_t b : m_plan.basicsOf[mu]) {
                const Vector g = broadcast(adjoints[b * kLanes]);
                const std::size_t m = monomialOf[b];
                value = hn::MulAdd(g, load(monomials + m * kLanes), value);
                for (std::size_t axis = 0; axis < 3; ++axis)
                    slope[axis] =
                        hn::MulAdd(g, load(slopes + (axis * count + m) * kLanes), slope[axis]);
            }
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::size_t at = (3 * mu + axis) * stride + v;
                store(hn::Mul(value, load(m_neighbours.unit(axis) + v)), m_along.data() + at);
                store(slope[axis], m_across.data() + at);
            }
        }
    }

    // For each monomial and species, sums polynomial times monomial over the neighbours. That is
    // d(basic moment)/d(coefficient), the same for every mu.
    void addSums(const AtomGeometry& atom) {
        const std::size_t monomials = m_plan.monomials.size();
        m_sums.reserve(monomials * width());
        std::size_t m = 0;
        for (; m + kTogether <= monomials; m += kTogether)
            addSumsOf<kTogether>(atom, m);
        for (; m < monomials; ++m)
            addSumsOf<1>(atom, m);
    }

    // Handles several monomials at a time: their sums are independent.
    template <std::size_t kCount>
    HWY_INLINE void addSumsOf(const AtomGeometry& atom, std::size_t m) {
        const std::size_t stride = m_neighbours.stride();
        const double* monomial = m_monomials.data() + m * stride;
        double* to = m_sums.data() + m * width();
        std::size_t first = 0;
        for (std::size_t s = 0; s < m_columns.species; ++s) {
            for (std::size_t p = 0; p < m_paddedSize; p += kLanes) {
                Vector sums[kCount];
                for (std::size_t i = 0; i < kCount; ++i)
                    sums[i] = zero();
                for (std::size_t k = first; k < atom.speciesEnd[s]; ++k) {
                    const Vector value = load(m_value.data() + k * m_paddedSize + p);
                    for (std::size_t i = 0; i < kCount; ++i)
                        sums[i] = hn::MulAdd(broadcast(monomial[i * stride + k]), value, sums[i]);
                }
                for (std::size_t i = 0; i < kCount; ++i)
                    store(sums[i], to + i * width() + s * m_paddedSize + p);
            }
            first = atom.speciesEnd[s];
        }
    }

    void addRadialEnergy(double* energy, std::size_t lane) {
        for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu)
            for (std::size_t s = 0; s < m_columns.species; ++s)
                for (std::size_t p = 0; p < m_paddedSize; p += kLanes) {
                    Vector sum = zero();
                    for (const std::size_t b : m_plan.basicsOf[mu])
                        sum = hn::MulAdd(broadcast(m_sweep.adjoint(b)[lane]),
                                         load(m_sums.data() + m_plan.monomialOf[b] * width() +
                                              s * m_paddedSize + p),
                                         sum);
                    double* to = energy + (s * m_plan.radialCount + mu) * m_size + p;
                    storeUnaligned(hn::Add(loadUnaligned(to), sum), to);
                }
    }

    // Adds the columns of one mu. A coefficient changes the forces through the other moments (the
    // Hessian) and through the radial function of the neighbour itself.
    void addFunction(const AtomGeometry& atom, std::size_t mu, std::size_t block,
                     std::size_t lane) {
        const BasisPlan::Coupling& coupling = m_plan.couplings[mu];
        fillWeights(coupling, lane);
        const std::size_t side = 3 * m_neighbours.stride();
        for (std::size_t s = 0; s < m_columns.species; ++s)
            for (std::size_t chunk = 0; chunk < chunks(); ++chunk) {
                const std::size_t at = (s * chunks() + chunk) * kPanel * coupling.basics.size();
                PanelTerms terms{&coupling.basics, m_weights.data() + at,
                                 block + (s * m_plan.radialCount + mu) * m_size + chunk * kPanel};
                terms.firstOwn = s == 0 ? 0 : atom.speciesEnd[s - 1];
                terms.lastOwn = atom.speciesEnd[s];
                terms.along = m_along.data() + mu * side;
                terms.across = m_across.data() + mu * side;
                terms.value = m_value.data() + chunk * kPanel;
                terms.derivative = m_derivative.data() + chunk * kPanel;
                terms.ownStride = m_paddedSize;
                m_product.add(terms);
            }
    }

    // Computes Hessian x sums, panel by panel.
    void fillWeights(const BasisPlan::Coupling& coupling, std::size_t lane) {
        m_weights.reserve(coupling.basics.size() * width());
        std::size_t at = 0;
        for (; at + kTogether * kLanes <= width(); at += kTogether * kLanes)
            fillWeightsOf<kTogether>(coupling, lane, at);
        for (; at < width(); at += kLanes)
            fillWeightsOf<1>(coupling, lane, at);
    }

    template <std::size_t kCount>
    HWY_INLINE void fillWeightsOf(const BasisPlan::Coupling& coupling, std::size_t lane,
                                  std::size_t at) {
        const double* entries = m_sweep.entries() + lane;
        const double* from = m_sums.data() + at;
        double* to[kCount];
        for (std::size_t i = 0; i < kCount; ++i) {
            const std::size_t column = at + i * kLanes;
            to[i] = m_weights.data() + column / kPanel * kPanel * coupling.basics.size() +
                    column % kPanel;
        }
        std::uint32_t term = 0;
        for (const std::uint32_t last : coupling.lastTerm) {
            Vector sums[kCount];
            for (std::size_t i = 0; i < kCount; ++i)
                sums[i] = zero();
            for (; term < last; ++term) {
                const Vector entry = broadcast(entries[coupling.terms[term].entry * kLanes]);
                const double* row = from + coupling.terms[term].monomial * width();
                for (std::size_t i = 0; i < kCount; ++i)
                    sums[i] = hn::MulAdd(entry, load(row + i * kLanes), sums[i]);
            }
            for (std::size_t i = 0; i < kCount; ++i) {
                store(sums[i], to[i]);
                to[i] += kPanel;
            }
        }
    }

    const BasisPlan& m_plan;
    Columns m_columns;
    std::size_t m_size, m_paddedSize;    // radial polynomials
    Buffer m_padded;                     // RadialTransform, jacobian of m_paddedSize
    std::vector<double> m_coefficients;  // of the Chebyshev polynomials
    SiteNeighbours m_neighbours;
    DerivativeSweep m_sweep;
    PanelProduct m_product;
    Buffer m_partial;  // lane x basic moment x lanes
    Buffer m_jacobian, m_weights;
    Buffer m_value, m_derivative;  // neighbour x m_paddedSize
    Buffer m_along, m_across;      // mu x axis x neighbour
    Buffer m_monomials;            // monomial x neighbour
    Buffer m_sums;                 // monomial x width()
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
