// Evaluates the products of the moments of several atoms at a time, with their first and second
// derivatives. Lanes are atoms.
#if defined(MTP_KERNELS_DERIVATIVE_SWEEP_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_DERIVATIVE_SWEEP_INL_H_
#undef MTP_KERNELS_DERIVATIVE_SWEEP_INL_H_
#else
#define MTP_KERNELS_DERIVATIVE_SWEEP_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/mtp/kernels/Vector-inl.h"
#include "core/training/BasisPlan.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class DerivativeSweep {
public:
    explicit DerivativeSweep(const BasisPlan& plan) : m_plan(plan) {
        const auto moments = static_cast<std::size_t>(plan.basis.momentCount);
        m_values.reserve(moments * kLanes);
        m_adjoints.reserve(moments * kLanes);
        m_slots.reserve(plan.slotCount * kLanes);
        m_entries.reserve(plan.entryCount * kLanes);
    }

    // The values and adjoints of a moment; the caller fills in the values of the basic moments.
    double* value(std::size_t moment) { return m_values.data() + moment * kLanes; }
    double* adjoint(std::size_t moment) { return m_adjoints.data() + moment * kLanes; }
    // One vector for each slot and for each entry of the plan.
    const double* slots() const { return m_slots.data(); }
    const double* entries() const { return m_entries.data(); }

    // Computes the values of the products, and the derivatives of all moments by the basic ones.
    void forward() {
        const auto moments = static_cast<std::size_t>(m_plan.basis.momentCount);
        std::fill(value(m_plan.basicCount), value(moments), 0.0);
        std::fill_n(m_slots.data(), m_plan.basicCount * kLanes, 1.0);
        std::fill(slot(m_plan.basicCount), slot(m_plan.slotCount), 0.0);
        std::uint32_t term = 0;
        for (const BasisPlan::Product& p : m_plan.products) {
            const Vector factor = broadcast(p.factor);
            const Vector left = hn::Mul(factor, load(value(p.left)));
            const Vector right = load(value(p.right));
            store(hn::MulAdd(left, right, load(value(p.target))), value(p.target));
            term = addGradient(term, p.leftTerms, hn::Mul(factor, right));
            term = addGradient(term, p.rightTerms, left);
        }
    }

    // After forward(), computes the derivatives of sum_a weights[a] scalar_a (a in order of
    // columns) by the moments, and its Hessian by the basic moments.
    void backward(const double* weights) {
        std::fill_n(m_adjoints.data(), static_cast<std::size_t>(m_plan.basis.momentCount) * kLanes,
                    0.0);
        std::fill_n(m_entries.data(), m_plan.entryCount * kLanes, 0.0);
        for (std::size_t column = 0; column < m_plan.scalarCount; ++column) {
            const int scalar = m_plan.basis.scalars[m_plan.scalarOf[column]];
            addTo(adjoint(static_cast<std::size_t>(scalar)), broadcast(weights[column]));
        }
        auto last = static_cast<std::uint32_t>(m_plan.hessianTerms.size());
        for (auto p = m_plan.products.rbegin(); p != m_plan.products.rend(); ++p) {
            const std::uint32_t first = p + 1 == m_plan.products.rend() ? 0 : (p + 1)->hessianTerms;
            const Vector weight = hn::Mul(broadcast(p->factor), load(adjoint(p->target)));
            addHessian(first, last, weight);
            last = first;
            addTo(adjoint(p->left), hn::Mul(weight, load(value(p->right))));
            addTo(adjoint(p->right), hn::Mul(weight, load(value(p->left))));
        }
        for (std::size_t k = 0; k < m_plan.diagonalCount; ++k)
            addTo(entry(k), load(entry(k)));
    }

private:
    double* slot(std::size_t k) { return m_slots.data() + k * kLanes; }
    double* entry(std::size_t k) { return m_entries.data() + k * kLanes; }
    static HWY_INLINE void addTo(double* to, Vector v) { store(hn::Add(load(to), v), to); }

    HWY_INLINE std::uint32_t addGradient(std::uint32_t first, std::uint32_t last, Vector weight) {
        for (std::uint32_t k = first; k < last; ++k) {
            const auto& [target, source] = m_plan.gradientTerms[k];
            store(hn::MulAdd(weight, load(slot(source)), load(slot(target))), slot(target));
        }
        return last;
    }

    HWY_INLINE void addHessian(std::uint32_t first, std::uint32_t last, Vector weight) {
        for (std::uint32_t k = first; k < last; ++k) {
            const auto& [to, left, right] = m_plan.hessianTerms[k];
            store(hn::MulAdd(hn::Mul(weight, load(slot(left))), load(slot(right)), load(entry(to))),
                  entry(to));
        }
    }

    const BasisPlan& m_plan;
    Buffer m_values, m_adjoints;  // moment x lanes
    Buffer m_slots, m_entries;    // slot x lanes, entry x lanes
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
