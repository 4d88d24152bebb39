// Evaluates the products of moments of several atoms at a time, and their derivatives backward.
// Lanes are atoms.
#if defined(MTP_KERNELS_PRODUCT_SWEEP_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_PRODUCT_SWEEP_INL_H_
#undef MTP_KERNELS_PRODUCT_SWEEP_INL_H_
#else
#define MTP_KERNELS_PRODUCT_SWEEP_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

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
        // A row without products stays 0.
        std::fill_n(m_values.data(), static_cast<std::size_t>(plan.rowCount) * kLanes, 0.0);
    }

    // Sets the sums of one atom, from which run() begins. Of a lane without an atom they are 0.
    void setSums(std::size_t lane, const double* sums) {
        double* to = m_values.data() + lane;
        for (int row = 0; row < m_plan.sumCount; ++row, to += kLanes)
            *to = sums[row];
    }
    void clearSums(std::size_t lane) {
        double* to = m_values.data() + lane;
        for (int row = 0; row < m_plan.sumCount; ++row, to += kLanes)
            *to = 0;
    }
    // The values of a moment, after run().
    double* value(int row) { return m_values.data() + static_cast<std::size_t>(row) * kLanes; }
    // The derivatives of the energies by a row, after run().
    double* adjoint(int row) { return m_adjoints.data() + static_cast<std::size_t>(row) * kLanes; }
    // The polynomials of the forces, one vector for each entry of plan.gradient.
    const double* gradient() const { return m_gradient.data(); }

    // Returns the energies of the atoms (eV), without their species coefficients.
    Vector run() {
        forward();
        const Vector energy = backward();
        for (std::size_t k = 0; k < m_plan.gradient.size(); ++k) {
            const auto& [row, weight] = m_plan.gradient[k];
            store(hn::Mul(broadcast(weight), load(adjoint(row))), m_gradient.data() + k * kLanes);
        }
        return energy;
    }

private:
    // Pointers are kept in local variables, because the compiler cannot know that a store does not
    // change the members.
    void forward() {
        for (const auto& [target, parts] : m_plan.traces)
            store(hn::Add(hn::Add(load(value(parts[0])), load(value(parts[1]))),
                          load(value(parts[2]))),
                  value(target));
        double* values = m_values.data();
        const EvaluationPlan::Product* terms = m_plan.productTerms.data();
        const double* factors = m_plan.factors.data();
        for (const auto& [row, first, last] : m_plan.products) {
            Vector sum = zero();
            for (std::size_t k = first; k < last; ++k) {
                const EvaluationPlan::Product term = terms[k];
                sum = hn::MulAdd(
                    hn::Mul(broadcast(factors[term.factor]), load(values + term.left * kLanes)),
                    load(values + term.right * kLanes), sum);
            }
            store(sum, value(row));
        }
    }

    // Gathers the derivative by each row, which is then stored once: adding to those of the factors
    // of each product waits for what was stored just before. Two sums hide the latency of the
    // additions.
    Vector backward() {
        const double* values = m_values.data();
        double* adjoints = m_adjoints.data();
        const std::uint16_t* partners = m_plan.partners.data();
        const double *weights = m_plan.partnerWeights.data(), *factors = m_plan.factors.data();
        const EvaluationPlan::Use* uses = m_plan.uses.data();
        Vector energy = zero();
        for (const EvaluationPlan::Derivative& derivative : m_plan.derivatives) {
            const auto addPartner = [&](std::size_t k, Vector sum) HWY_ATTR {
                return hn::MulAdd(broadcast(weights[k]), load(values + partners[k] * kLanes), sum);
            };
            const auto addUse = [&](std::size_t k, Vector sum) HWY_ATTR {
                const EvaluationPlan::Use use = uses[k];
                const Vector change =
                    hn::Mul(broadcast(factors[use.factor]), load(adjoints + use.target * kLanes));
                return hn::MulAdd(change, load(values + use.other * kLanes), sum);
            };
            Vector even = zero(), odd = zero();
            std::size_t k = derivative.firstPartner;
            for (; k + 1 < derivative.lastPartner; k += 2) {
                even = addPartner(k, even);
                odd = addPartner(k + 1, odd);
            }
            if (k < derivative.lastPartner)
                even = addPartner(k, even);
            const Vector ofPartners = hn::Add(even, odd), weight = broadcast(derivative.weight);
            const std::size_t row = static_cast<std::size_t>(derivative.row) * kLanes;
            energy = hn::MulAdd(hn::MulAdd(broadcast(0.5), ofPartners, weight), load(values + row),
                                energy);
            even = hn::Add(ofPartners, weight);
            odd = zero();
            k = derivative.firstUse;
            for (; k + 1 < derivative.lastUse; k += 2) {
                even = addUse(k, even);
                odd = addUse(k + 1, odd);
            }
            if (k < derivative.lastUse)
                even = addUse(k, even);
            store(hn::Add(even, odd), adjoints + row);
        }
        for (auto trace = m_plan.traces.rbegin(); trace != m_plan.traces.rend(); ++trace)
            for (const int part : trace->parts)
                addTo(adjoint(part), load(adjoint(trace->target)));
        return energy;
    }

    static HWY_INLINE void addTo(double* to, Vector v) { store(hn::Add(load(to), v), to); }

    const EvaluationPlan& m_plan;
    Buffer m_values, m_adjoints;  // row x lanes
    Buffer m_gradient;
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
