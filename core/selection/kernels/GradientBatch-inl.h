// Gradients of as many neighbourhoods at a time as a vector has lanes. The lanes are neighbours in
// the sums and atoms in the products.
#if defined(MTP_KERNELS_GRADIENT_BATCH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_GRADIENT_BATCH_INL_H_
#undef MTP_KERNELS_GRADIENT_BATCH_INL_H_
#else
#define MTP_KERNELS_GRADIENT_BATCH_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/mtp/kernels/CellSearch-inl.h"
#include "core/mtp/kernels/ListSearch-inl.h"
#include "core/mtp/kernels/Neighbourhood-inl.h"
#include "core/selection/ParameterGradients.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class GradientBatch : public ParameterGradients {
public:
    explicit GradientBatch(const GradientPlan& plan) : m_plan(plan) {
        const auto moments = static_cast<std::size_t>(plan.basis.momentCount);
        m_values.reserve(moments * kLanes);
        m_adjoints.reserve(moments * kLanes);
        m_partial.reserve(kLanes * basicCount() * kLanes);
        m_monomials.reserve(plan.monomialCount() * kLanes);
        m_polynomials.reserve(plan.layout.polynomials * kLanes);
        m_sums.reserve(roundUp(plan.layout.radialPerSpecies()) * kLanes);
        m_totals.reserve(roundUp(plan.layout.radialPerSpecies()));
    }

    void compute(const CellView& atoms, std::span<double> out) override {
        m_cells.begin(atoms, m_plan.evaluation);
        run(m_cells, out.data());
    }

    void compute(const NeighbourView& atoms, std::span<double> out) override {
        m_lists.begin(atoms, m_plan.evaluation);
        run(m_lists, out.data());
    }

private:
    std::size_t basicCount() const { return m_plan.basis.basics.size(); }
    double* value(std::size_t moment) { return m_values.data() + moment * kLanes; }
    double* adjoint(std::size_t moment) { return m_adjoints.data() + moment * kLanes; }

    template <class Search>
    void run(Search& search, double* out) {
        const std::size_t size = basicCount() * kLanes, count = search.centralCount();
        for (std::size_t first = 0; first < count; first += kLanes) {
            const std::size_t lanes = std::min<std::size_t>(kLanes, count - first);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                m_isIgnored[lane] = lane >= lanes || search.species(search.central(first + lane)) ==
                                                         m_plan.evaluation.speciesCount;
                if (m_isIgnored[lane]) {
                    std::fill_n(m_partial.data() + lane * size, size, 0.0);
                    continue;
                }
                m_neighbourhood[lane].find(m_plan.evaluation, search, search.central(first + lane));
                addMoments(m_neighbourhood[lane], m_partial.data() + lane * size);
            }
            for (std::size_t b = 0; b < basicCount(); ++b)
                store(sumsOfLanes(m_partial.data() + b * kLanes, size), value(b));
            multiply();
            differentiate();
            for (std::size_t lane = 0; lane < lanes; ++lane)
                write(lane, out + (first + lane) * m_plan.layout.siteCount());
        }
    }

    void setMonomials(const Neighbourhood& neighbourhood, std::size_t v) {
        const Vector unit[3] = {load(neighbourhood.unit[0].data() + v),
                                load(neighbourhood.unit[1].data() + v),
                                load(neighbourhood.unit[2].data() + v)};
        double* to = m_monomials.data();
        store(broadcast(1), to);
        for (const GradientPlan::Monomial& monomial : m_plan.monomials) {
            to += kLanes;
            store(hn::Mul(unit[monomial.axis], load(m_monomials.data() + monomial.lower * kLanes)),
                  to);
        }
    }

    HWY_NOINLINE void addMoments(const Neighbourhood& neighbourhood, double* out) {
        std::fill_n(out, basicCount() * kLanes, 0.0);
        const double* monomials = m_monomials.data();
        const std::size_t* monomialOf = m_plan.monomialOf.data();
        for (std::size_t v = 0; v < neighbourhood.vectorCount() * kLanes; v += kLanes) {
            setMonomials(neighbourhood, v);
            for (std::size_t mu = 0; mu < m_plan.layout.functions; ++mu) {
                const Vector f =
                    load(neighbourhood.function.data() + mu * neighbourhood.stride + v);
                for (const std::uint32_t b : m_plan.basicsOf[mu]) {
                    double* to = out + b * kLanes;
                    store(hn::MulAdd(f, load(monomials + monomialOf[b] * kLanes), load(to)), to);
                }
            }
        }
    }

    void multiply() {
        std::fill(value(basicCount()), value(static_cast<std::size_t>(m_plan.basis.momentCount)),
                  0.0);
        double* values = m_values.data();
        for (const MomentProduct& product : m_plan.basis.products) {
            double* to = values + static_cast<std::size_t>(product.target) * kLanes;
            const Vector left =
                hn::Mul(broadcast(product.factor),
                        load(values + static_cast<std::size_t>(product.left) * kLanes));
            store(hn::MulAdd(left, load(values + static_cast<std::size_t>(product.right) * kLanes),
                             load(to)),
                  to);
        }
    }

    // The derivatives of the energies by the moments.
    void differentiate() {
        std::fill_n(m_adjoints.data(), static_cast<std::size_t>(m_plan.basis.momentCount) * kLanes,
                    0.0);
        for (std::size_t k = 0; k < m_plan.layout.scalars; ++k)
            addTo(adjoint(static_cast<std::size_t>(m_plan.basis.scalars[k])),
                  broadcast(m_plan.momentCoefficients[k]));
        for (auto p = m_plan.basis.products.rbegin(); p != m_plan.basis.products.rend(); ++p) {
            const auto left = static_cast<std::size_t>(p->left),
                       right = static_cast<std::size_t>(p->right);
            const Vector weight =
                hn::Mul(broadcast(p->factor), load(adjoint(static_cast<std::size_t>(p->target))));
            addTo(adjoint(left), hn::Mul(weight, load(value(right))));
            addTo(adjoint(right), hn::Mul(weight, load(value(left))));
        }
    }

    static HWY_INLINE void addTo(double* to, Vector v) { store(hn::Add(load(to), v), to); }

    void write(std::size_t lane, double* out) {
        if (m_isIgnored[lane])
            return std::fill_n(out, m_plan.layout.siteCount(), 0.0), void();
        sumRadial(m_neighbourhood[lane], lane);
        const std::size_t radial = m_plan.layout.radialPerSpecies();
        std::copy_n(m_totals.data(), radial, out);
        out[radial] = 1;
        for (std::size_t k = 0; k < m_plan.layout.scalars; ++k)
            out[radial + 1 + k] = value(static_cast<std::size_t>(m_plan.basis.scalars[k]))[lane];
    }

    // The derivative by the coefficient of polynomial b in f_mu is, summed over the neighbours of a
    // species, the polynomial times the derivative of the energy by f_mu of that neighbour.
    HWY_NOINLINE void sumRadial(const Neighbourhood& neighbourhood, std::size_t lane) {
        const ParameterLayout& layout = m_plan.layout;
        const std::size_t radial = layout.radialPerSpecies();
        const std::size_t perSpecies = layout.functions * layout.polynomials;
        std::fill_n(m_sums.data(), roundUp(radial) * kLanes, 0.0);
        for (std::size_t v = 0; v < neighbourhood.vectorCount() * kLanes; v += kLanes) {
            setMonomials(neighbourhood, v);
            setPolynomials(load(neighbourhood.distance.data() + v));
            for (std::size_t mu = 0; mu < layout.functions; ++mu) {
                const Vector slope = derivativeByFunction(mu, lane);
                std::size_t begin = 0;
                for (std::size_t s = 0; s < layout.species; ++s) {
                    const std::size_t end = neighbourhood.endOfSpecies[s];
                    if (begin < v + kLanes && end > v)
                        addPolynomials(
                            onlyBetween(slope, begin, end, v),
                            m_sums.data() + (s * perSpecies + mu * layout.polynomials) * kLanes);
                    begin = end;
                }
            }
        }
        for (std::size_t k = 0; k < radial; k += kLanes)
            store(sumsOfLanes(m_sums.data() + k * kLanes, kLanes), m_totals.data() + k);
    }

    HWY_INLINE Vector derivativeByFunction(std::size_t mu, std::size_t lane) {
        Vector sum = zero();
        for (const std::uint32_t b : m_plan.basicsOf[mu])
            sum = hn::MulAdd(broadcast(adjoint(b)[lane]),
                             load(m_monomials.data() + m_plan.monomialOf[b] * kLanes), sum);
        return sum;
    }

    // Lanes of neighbours begin .. end; the first lane is neighbour v.
    static HWY_INLINE Vector onlyBetween(Vector x, std::size_t begin, std::size_t end,
                                         std::size_t v) {
        const Doubles d;
        x = hn::IfThenElseZero(hn::FirstN(d, end - v), x);
        return begin > v ? hn::IfThenZeroElse(hn::FirstN(d, begin - v), x) : x;
    }

    HWY_INLINE void addPolynomials(Vector factor, double* to) {
        for (std::size_t b = 0; b < m_plan.layout.polynomials; ++b, to += kLanes)
            store(hn::MulAdd(factor, load(m_polynomials.data() + b * kLanes), load(to)), to);
    }

    void setPolynomials(Vector r) {
        const RadialBasis& radial = m_plan.evaluation.radial;
        const Vector least = broadcast(radial.minDist);
        if (radial.kind == RadialBasis::Kind::ChebyshevRepulsive)
            r = hn::Max(r, least);
        const Vector width = broadcast(2 / (radial.maxDist - radial.minDist));
        const Vector x = hn::MulSub(hn::Sub(r, least), width, broadcast(1)), x2 = hn::Add(x, x);
        const Vector tail = hn::Sub(r, broadcast(radial.maxDist));
        Vector q = hn::Mul(broadcast(radial.scaling), hn::Mul(tail, tail)), before = hn::Mul(x, q);
        for (std::size_t b = 0; b < m_plan.layout.polynomials; ++b) {
            store(q, m_polynomials.data() + b * kLanes);
            const Vector next = hn::MulSub(x2, q, before);
            before = q;
            q = next;
        }
    }

    const GradientPlan& m_plan;
    CellSearch m_cells;
    ListSearch m_lists;
    bool m_isIgnored[kLanes];
    Neighbourhood m_neighbourhood[kLanes];
    Buffer m_values, m_adjoints;  // moment x lanes
    Buffer m_partial;             // atom x basic moment x lanes
    Buffer m_monomials;           // of one vector of neighbours
    Buffer m_polynomials;         // of one vector of neighbours
    Buffer m_sums;                // radial coefficient x lanes
    Buffer m_totals;              // radial coefficients
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
