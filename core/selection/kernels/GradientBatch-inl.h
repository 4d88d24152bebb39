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
#include "core/mtp/kernels/MomentSums-inl.h"
#include "core/mtp/kernels/Neighbourhood-inl.h"
#include "core/mtp/kernels/ProductSweep-inl.h"
#include "core/selection/ParameterGradients.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class GradientBatch : public ParameterGradients {
public:
    explicit GradientBatch(const GradientPlan& plan)
        : m_plan(plan)
        , m_evaluation(plan.evaluation)
        , m_sums(plan.evaluation)
        , m_products(plan.evaluation)
        , m_paddedSize(roundUp(plan.layout.polynomials)) {
        const auto top = static_cast<std::size_t>(m_evaluation.largestRank);
        m_ofAtom.reserve(m_sums.paddedCount(m_evaluation));
        m_planar.reserve((top + 1) * (top + 2) / 2 * kLanes);
        m_axial.reserve((top + 1) * kLanes);
        m_totals.reserve(plan.layout.radialPerSpecies() + m_paddedSize);
    }

    void compute(const CellView& atoms, std::span<double> out) override {
        m_cells.begin(atoms, m_evaluation);
        run(m_cells, out.data());
    }

    void compute(const NeighbourView& atoms, std::span<double> out) override {
        m_lists.begin(atoms, m_evaluation);
        run(m_lists, out.data());
    }

private:
    template <class Search>
    void run(Search& search, double* out) {
        const std::size_t count = search.centralCount();
        for (std::size_t first = 0; first < count; first += kLanes) {
            const std::size_t lanes = std::min<std::size_t>(kLanes, count - first);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                m_isIgnored[lane] = lane >= lanes || search.species(search.central(first + lane)) ==
                                                         m_evaluation.speciesCount;
                if (m_isIgnored[lane]) {
                    m_products.clearSums(lane);
                    continue;
                }
                m_neighbourhood[lane].find(m_evaluation, search, search.central(first + lane));
                m_sums.compute(m_neighbourhood[lane], m_ofAtom.data());
                m_products.setSums(lane, m_ofAtom.data());
            }
            m_products.run();
            for (std::size_t lane = 0; lane < lanes; ++lane)
                write(lane, out + (first + lane) * m_plan.layout.siteCount());
        }
    }

    void write(std::size_t lane, double* out) {
        if (m_isIgnored[lane])
            return std::fill_n(out, m_plan.layout.siteCount(), 0.0), void();
        sumRadial(m_neighbourhood[lane], lane);
        const std::size_t radial = m_plan.layout.radialPerSpecies();
        std::copy_n(m_totals.data(), radial, out);
        out[radial] = 1;
        for (std::size_t k = 0; k < m_plan.layout.scalars; ++k)
            out[radial + 1 + k] = m_products.value(m_evaluation.functionRows[k])[lane];
    }

    // The derivative by the coefficient of polynomial b in f_mu is, summed over the neighbours of a
    // species, the polynomial times the derivative of the energy by f_mu of that neighbour.
    HWY_NOINLINE void sumRadial(const Neighbourhood& neighbourhood, std::size_t lane) {
        const std::size_t end = neighbourhood.vectorCount() * kLanes;
        const ParameterLayout& layout = m_plan.layout;
        m_polynomials.reserve(m_paddedSize * end);
        m_slopes.reserve(layout.functions * end);
        for (std::size_t v = 0; v < end; v += kLanes) {
            setPolynomials(load(neighbourhood.distance.data() + v), v, end);
            setMonomials(neighbourhood, v);
            for (std::size_t mu = 0; mu < layout.functions; ++mu)
                store(derivativeByFunction(static_cast<int>(mu), lane),
                      m_slopes.data() + mu * end + v);
        }
        double* to = m_totals.data();
        std::size_t begin = 0;
        for (const std::size_t endOfSpecies : neighbourhood.endOfSpecies) {
            for (std::size_t mu = 0; mu < layout.functions; ++mu, to += layout.polynomials)
                for (std::size_t b = 0; b < layout.polynomials; b += kLanes)
                    sumPolynomials(m_slopes.data() + mu * end, m_polynomials.data() + b * end, end,
                                   begin, endOfSpecies, to + b);
            begin = endOfSpecies;
        }
    }

    // Sums a vector of polynomials, which are `stride` apart, times `slopes` over the neighbours
    // begin .. end.
    HWY_INLINE static void sumPolynomials(const double* slopes, const double* polynomials,
                                          std::size_t stride, std::size_t begin, std::size_t end,
                                          double* to) {
        Vector sums[kLanes];
        MTP_UNROLL
        for (std::size_t b = 0; b < kLanes; ++b)
            sums[b] = zero();
        for (std::size_t v = begin / kLanes * kLanes; v < end; v += kLanes) {
            const Vector slope = onlyBetween(load(slopes + v), begin, end, v);
            MTP_UNROLL
            for (std::size_t b = 0; b < kLanes; ++b)
                sums[b] = hn::MulAdd(slope, load(polynomials + b * stride + v), sums[b]);
        }
        alignas(HWY_ALIGNMENT) double lanes[kLanes * kLanes];
        MTP_UNROLL
        for (std::size_t b = 0; b < kLanes; ++b)
            store(sums[b], lanes + b * kLanes);
        storeUnaligned(sumsOfLanes(lanes, kLanes), to);
    }

    // Lanes of neighbours begin .. end; the first lane is neighbour v.
    static HWY_INLINE Vector onlyBetween(Vector x, std::size_t begin, std::size_t end,
                                         std::size_t v) {
        const Doubles d;
        x = hn::IfThenElseZero(hn::FirstN(d, end - v), x);
        return begin > v ? hn::IfThenZeroElse(hn::FirstN(d, begin - v), x) : x;
    }

    // y^b z^c in the order of position(), and the powers of x.
    void setMonomials(const Neighbourhood& neighbourhood, std::size_t v) {
        const Vector unit[3] = {load(neighbourhood.unit[0].data() + v),
                                load(neighbourhood.unit[1].data() + v),
                                load(neighbourhood.unit[2].data() + v)};
        double *planar = m_planar.data(), *axial = m_axial.data();
        store(broadcast(1), planar);
        store(broadcast(1), axial);
        const double* before = planar;  // the first of the rank below
        double* to = planar + kLanes;
        for (int s = 1; s <= m_evaluation.largestRank; ++s) {
            const double* rank = to;
            store(hn::Mul(load(before), unit[1]), to);
            to += kLanes;
            for (int c = 1; c <= s; ++c, to += kLanes, before += kLanes)
                store(hn::Mul(load(before), unit[2]), to);
            before = rank;
            store(hn::Mul(load(axial), unit[0]), axial + kLanes);
            axial += kLanes;
        }
    }

    // Sums over neighbours are of the two highest ranks of mu.
    HWY_INLINE Vector derivativeByFunction(int mu, std::size_t lane) {
        const int top = m_evaluation.topRank[static_cast<std::size_t>(mu)];
        Vector sum = zero();
        for (int rank = top; rank >= 0 && rank >= top - 1; --rank) {
            const double* adjoint = m_products.adjoint(m_evaluation.sumRow(mu, rank, 0)) + lane;
            const double* planar = m_planar.data();
            for (int s = 0; s <= rank; ++s) {
                Vector plane = zero();
                for (int c = 0; c <= s; ++c, adjoint += kLanes, planar += kLanes)
                    plane = hn::MulAdd(broadcast(*adjoint), load(planar), plane);
                sum = hn::MulAdd(
                    plane, load(m_axial.data() + static_cast<std::size_t>(rank - s) * kLanes), sum);
            }
        }
        return sum;
    }

    // Polynomials are `stride` apart.
    void setPolynomials(Vector r, std::size_t v, std::size_t stride) {
        const RadialBasis& radial = m_evaluation.radial;
        const Vector least = broadcast(radial.minDist);
        if (radial.kind == RadialBasis::Kind::ChebyshevRepulsive)
            r = hn::Max(r, least);
        const Vector width = broadcast(2 / (radial.maxDist - radial.minDist));
        const Vector x = hn::MulSub(hn::Sub(r, least), width, broadcast(1)), x2 = hn::Add(x, x);
        const Vector tail = hn::Sub(r, broadcast(radial.maxDist));
        Vector q = hn::Mul(broadcast(radial.scaling), hn::Mul(tail, tail)), before = hn::Mul(x, q);
        for (std::size_t b = 0; b < m_paddedSize; ++b) {
            store(b < m_plan.layout.polynomials ? q : zero(),
                  m_polynomials.data() + b * stride + v);
            const Vector next = hn::MulSub(x2, q, before);
            before = q;
            q = next;
        }
    }

    const GradientPlan& m_plan;
    const EvaluationPlan& m_evaluation;
    CellSearch m_cells;
    ListSearch m_lists;
    bool m_isIgnored[kLanes];
    Neighbourhood m_neighbourhood[kLanes];
    MomentSums m_sums;
    ProductSweep m_products;
    std::size_t m_paddedSize;  // polynomials
    Buffer m_ofAtom;           // sums
    Buffer m_planar, m_axial;  // of one vector of neighbours
    Buffer m_polynomials;      // polynomial x neighbour
    Buffer m_slopes;           // derivative by f_mu x neighbour
    Buffer m_totals;           // radial coefficients
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
