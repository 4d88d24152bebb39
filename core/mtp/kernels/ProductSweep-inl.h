// The products of the moments of several atoms at a time, forward and back; lanes are atoms.
#if defined(MTP_KERNELS_PRODUCT_SWEEP_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_PRODUCT_SWEEP_INL_H_
#undef MTP_KERNELS_PRODUCT_SWEEP_INL_H_
#else
#define MTP_KERNELS_PRODUCT_SWEEP_INL_H_
#endif

#include <hwy/highway.h>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/kernels/Vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class ProductSweep {
public:
    explicit ProductSweep(const EvaluationPlan& plan) : m_plan(plan) {
        m_values.reserve(static_cast<std::size_t>(plan.rowCount) * kLanes);
        m_adjoints.reserve(static_cast<std::size_t>(plan.rowCount) * kLanes);
        m_gradient.reserve(plan.gradient.size() * kLanes);
    }

    // The rows of the sums are filled by the caller.
    double* value(int row) { return m_values.data() + static_cast<std::size_t>(row) * kLanes; }
    // The polynomials of the forces: one vector for each entry of plan.gradient.
    const double* gradient() const { return m_gradient.data(); }

    // Returns the energies of the atoms, without their species coefficients.
    Vector run() {
        forward();
        std::fill_n(m_adjoints.data(), static_cast<std::size_t>(m_plan.rowCount) * kLanes, 0.0);
        const Vector energy = hn::Add(addLinear(), addQuadratic());
        backward();
        for (std::size_t k = 0; k < m_plan.gradient.size(); ++k) {
            const auto& [row, weight] = m_plan.gradient[k];
            store(hn::Mul(broadcast(weight), load(adjoint(row))), m_gradient.data() + k * kLanes);
        }
        return energy;
    }

private:
    double* adjoint(int row) { return m_adjoints.data() + static_cast<std::size_t>(row) * kLanes; }

    void forward() {
        for (const auto& [target, parts] : m_plan.traces)
            store(hn::Add(hn::Add(load(value(parts[0])), load(value(parts[1]))),
                          load(value(parts[2]))),
                  value(target));
        for (const auto& [row, first, last] : m_plan.products) {
            Vector sum = zero();
            for (std::size_t k = first; k < last; ++k) {
                const EvaluationPlan::Product& term = m_plan.productTerms[k];
                sum = hn::MulAdd(hn::Mul(broadcast(term.factor), load(value(term.left))),
                                 load(value(term.right)), sum);
            }
            store(sum, value(row));
        }
    }

    Vector addLinear() {
        Vector energy = zero();
        for (const auto& [row, weight] : m_plan.linear) {
            energy = hn::MulAdd(broadcast(weight), load(value(row)), energy);
            addTo(adjoint(row), broadcast(weight));
        }
        return energy;
    }

    Vector addQuadratic() {
        Vector energy = zero();
        for (const auto& [row, first, last] : m_plan.quadratic) {
            const Vector own = load(value(row));
            Vector even = zero(), odd = zero();
            std::size_t k = first;
            for (; k + 1 < last; k += 2) {
                even = addQuadraticTerm(m_plan.quadraticTerms[k], own, even);
                odd = addQuadraticTerm(m_plan.quadraticTerms[k + 1], own, odd);
            }
            if (k < last)
                even = addQuadraticTerm(m_plan.quadraticTerms[k], own, even);
            const Vector sum = hn::Add(even, odd);
            energy = hn::MulAdd(own, sum, energy);
            addTo(adjoint(row), sum);
        }
        return energy;
    }

    HWY_INLINE Vector addQuadraticTerm(const EvaluationPlan::Weighted& term, Vector own,
                                       Vector sum) {
        const Vector weight = broadcast(term.weight);
        double* to = adjoint(term.row);
        store(hn::MulAdd(weight, own, load(to)), to);
        return hn::MulAdd(weight, load(value(term.row)), sum);
    }

    void backward() {
        for (auto product = m_plan.products.rbegin(); product != m_plan.products.rend();
             ++product) {
            const Vector change = load(adjoint(product->row));
            for (std::size_t k = product->first; k < product->last; ++k) {
                const EvaluationPlan::Product& term = m_plan.productTerms[k];
                const Vector weight = hn::Mul(broadcast(term.factor), change);
                double* left = adjoint(term.left);
                double* right = adjoint(term.right);
                store(hn::MulAdd(weight, load(value(term.right)), load(left)), left);
                store(hn::MulAdd(weight, load(value(term.left)), load(right)), right);
            }
        }
        for (auto trace = m_plan.traces.rbegin(); trace != m_plan.traces.rend(); ++trace)
            for (const int part : trace->parts)
                addTo(adjoint(part), load(adjoint(trace->target)));
    }

    static HWY_INLINE void addTo(double* to, Vector v) { store(hn::Add(load(to), v), to); }

    const EvaluationPlan& m_plan;
    Buffer m_values, m_adjoints, m_gradient;
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
