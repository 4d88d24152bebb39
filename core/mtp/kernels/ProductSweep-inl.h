// Evaluates the products of moments of several atoms at a time, and their derivatives backward.
// Lanes are atoms.
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
        m_rows.reserve(static_cast<std::size_t>(plan.rowCount) * kRow);
        m_gradient.reserve(plan.gradient.size() * kLanes);
    }

    // The values of a moment; the caller fills the rows of the sums.
    double* value(int row) { return m_rows.data() + static_cast<std::size_t>(row) * kRow; }
    // The polynomials of the forces, one vector for each entry of plan.gradient.
    const double* gradient() const { return m_gradient.data(); }

    // Returns the energies of the atoms (eV), without their species coefficients.
    Vector run() {
        forward();
        for (int row = 0; row < m_plan.rowCount; ++row)
            store(zero(), adjoint(row));
        const Vector energy = hn::Add(addLinear(), addQuadratic());
        backward();
        for (std::size_t k = 0; k < m_plan.gradient.size(); ++k) {
            const auto& [row, weight] = m_plan.gradient[k];
            store(hn::Mul(broadcast(weight), load(adjoint(row))), m_gradient.data() + k * kLanes);
        }
        return energy;
    }

private:
    // Value and adjoint stand side by side, because most accesses need both.
    static constexpr std::size_t kRow = 2 * kLanes;

    double* adjoint(int row) { return value(row) + kLanes; }

    // Pointers are kept in local variables, because the compiler cannot know that a store does not
    // change the members.
    void forward() {
        for (const auto& [target, parts] : m_plan.traces)
            store(hn::Add(hn::Add(load(value(parts[0])), load(value(parts[1]))),
                          load(value(parts[2]))),
                  value(target));
        double* rows = m_rows.data();
        const EvaluationPlan::Product* terms = m_plan.productTerms.data();
        const double* factors = m_plan.factors.data();
        for (const auto& [row, first, last] : m_plan.products) {
            Vector sum = zero();
            for (std::size_t k = first; k < last; ++k) {
                const EvaluationPlan::Product term = terms[k];
                sum = hn::MulAdd(
                    hn::Mul(broadcast(factors[term.factor]), load(rows + term.left * kRow)),
                    load(rows + term.right * kRow), sum);
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
            const Vector sum = addQuadraticRow(first, last, own);
            energy = hn::MulAdd(own, sum, energy);
            addTo(adjoint(row), sum);
        }
        return energy;
    }

    // Two independent sums hide the latency of the additions.
    HWY_INLINE Vector addQuadraticRow(std::size_t first, std::size_t last, Vector own) {
        double* rows = m_rows.data();
        const std::uint16_t* others = m_plan.quadraticRows.data();
        const double* weights = m_plan.quadraticWeights.data();
        const auto add = [&](std::size_t k, Vector sum) HWY_ATTR {
            const Vector weight = broadcast(weights[k]);
            double* other = rows + others[k] * kRow;
            store(hn::MulAdd(weight, own, load(other + kLanes)), other + kLanes);
            return hn::MulAdd(weight, load(other), sum);
        };
        Vector even = zero(), odd = zero();
        std::size_t k = first;
        for (; k + 1 < last; k += 2) {
            even = add(k, even);
            odd = add(k + 1, odd);
        }
        if (k < last)
            even = add(k, even);
        return hn::Add(even, odd);
    }

    void backward() {
        double* rows = m_rows.data();
        const EvaluationPlan::Product* terms = m_plan.productTerms.data();
        const double* factors = m_plan.factors.data();
        for (auto product = m_plan.products.rbegin(); product != m_plan.products.rend();
             ++product) {
            const std::size_t first = product->first, last = product->last;
            const Vector change = load(adjoint(product->row));
            for (std::size_t k = first; k < last; ++k) {
                const EvaluationPlan::Product term = terms[k];
                const Vector weight = hn::Mul(broadcast(factors[term.factor]), change);
                double* left = rows + term.left * kRow;
                double* right = rows + term.right * kRow;
                const Vector ofLeft = load(left), ofRight = load(right);
                store(hn::MulAdd(weight, ofRight, load(left + kLanes)), left + kLanes);
                store(hn::MulAdd(weight, ofLeft, load(right + kLanes)), right + kLanes);
            }
        }
        for (auto trace = m_plan.traces.rbegin(); trace != m_plan.traces.rend(); ++trace)
            for (const int part : trace->parts)
                addTo(adjoint(part), load(adjoint(trace->target)));
    }

    static HWY_INLINE void addTo(double* to, Vector v) { store(hn::Add(load(to), v), to); }

    const EvaluationPlan& m_plan;
    Buffer m_rows;  // row x (value, adjoint) x lanes
    Buffer m_gradient;
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
