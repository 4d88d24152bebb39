// Turns the derivatives of an atom's energy by its sums into forces on its neighbours.
#if defined(MTP_KERNELS_FORCE_CONTRACTION_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_FORCE_CONTRACTION_INL_H_
#undef MTP_KERNELS_FORCE_CONTRACTION_INL_H_
#else
#define MTP_KERNELS_FORCE_CONTRACTION_INL_H_
#endif

#include <hwy/highway.h>

#include <array>

#include "core/mtp/kernels/Surroundings-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// With P_mu the polynomial of mu at the unit vector u,
// dV/dr = sum_mu [ f'_mu P_mu u + f_mu / r (1 - u u^T) grad P_mu ].
// By Euler's theorem P = u . grad P / rank, so that only gradients are evaluated.
class ForceContraction {
public:
    explicit ForceContraction(const EvaluationPlan& plan) : m_plan(plan) {
        m_powers.reserve(3 * (static_cast<std::size_t>(plan.largestRank) + 1) * kLanes);
    }

    // gradient: entries of plan.gradient for this atom, kLanes apart. out: derivatives of the
    // energy by the vectors to the neighbours, eV/Å, x then y then z, around.stride apart.
    void run(const Surroundings& around, const double* gradient, double* out) {
        const int top = m_plan.largestRank;
        for (std::size_t k = 0; k < around.vectorCount() * kLanes; k += kLanes) {
            const Vector u[3] = {load(around.unit[0].data() + k), load(around.unit[1].data() + k),
                                 load(around.unit[2].data() + k)};
            fillPowers(u, top);
            m_along = zero();
            m_across[0] = m_across[1] = m_across[2] = zero();
            for (std::size_t mu = 0; mu < static_cast<std::size_t>(m_plan.functionCount); ++mu) {
                const double* coefficients = gradient + m_plan.firstGradient[mu] * kLanes;
                const Vector f = load(around.function.data() + mu * around.stride + k);
                const Vector df = load(around.derivative.data() + mu * around.stride + k);
                addFunction(m_plan.topRank[mu], coefficients, u, f, df);
            }
            const Vector byR = load(around.inverse.data() + k);
            const Vector radial = hn::NegMulAdd(dot(u, m_across), byR, m_along);
            for (std::size_t axis = 0; axis < 3; ++axis)
                store(hn::MulAdd(radial, u[axis], hn::Mul(m_across[axis], byR)),
                      out + axis * around.stride + k);
        }
    }

private:
    static HWY_INLINE Vector dot(const Vector* a, const Vector* b) {
        return hn::MulAdd(a[0], b[0], hn::MulAdd(a[1], b[1], hn::Mul(a[2], b[2])));
    }

    double* power(std::size_t axis, int exponent) {
        return m_powers.data() + (axis * (static_cast<std::size_t>(m_plan.largestRank) + 1) +
                                  static_cast<std::size_t>(exponent)) *
                                     kLanes;
    }

    void fillPowers(const Vector* u, int top) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            Vector p = broadcast(1);
            store(p, power(axis, 0));
            for (int e = 1; e < top; ++e) {
                p = hn::Mul(p, u[axis]);
                store(p, power(axis, e));
            }
        }
    }

    void addFunction(int top, const double* coefficients, const Vector* u, Vector f, Vector df) {
        switch (top) {
            case -1:
                return;
            case 0:
                m_along = hn::MulAdd(df, broadcast(coefficients[0]), m_along);
                return;
            case 1:
                return addRank<1>(top, coefficients, u, f, df);
            case 2:
                return addRank<2>(top, coefficients, u, f, df);
            case 3:
                return addRank<3>(top, coefficients, u, f, df);
            case 4:
                return addRank<4>(top, coefficients, u, f, df);
            case 5:
                return addRank<5>(top, coefficients, u, f, df);
            case 6:
                return addRank<6>(top, coefficients, u, f, df);
            case 7:
                return addRank<7>(top, coefficients, u, f, df);
            case 8:
                return addRank<8>(top, coefficients, u, f, df);
            default:
                return addRank<0>(top, coefficients, u, f, df);
        }
    }

    // kTop: the highest rank where it is known to the compiler, else 0.
    template <int kTop>
    HWY_INLINE void addRank(int top, const double* c, const Vector* u, Vector f, Vector df) {
        if constexpr (kTop > 0)
            top = kTop;
        Vector high[3] = {zero(), zero(), zero()}, low[3] = {zero(), zero(), zero()};
        const double* x = power(0, 0);
        const double* y = power(1, 0);
        const double* z = power(2, 0);
        for (int s = 0; s < top; ++s) {
            const bool hasLow = s < top - 1;
            const Vector xHigh = load(x + static_cast<std::size_t>(top - 1 - s) * kLanes);
            const Vector xLow =
                hasLow ? load(x + static_cast<std::size_t>(top - 2 - s) * kLanes) : zero();
            for (int k = 0; k <= s; ++k) {
                const Vector yz = hn::Mul(load(y + static_cast<std::size_t>(s - k) * kLanes),
                                          load(z + static_cast<std::size_t>(k) * kLanes));
                addMonomial(c, hn::Mul(yz, xHigh), high);
                if (hasLow)
                    addMonomial(c, hn::Mul(yz, xLow), low);
            }
        }
        const Vector dotHigh = dot(u, high);
        Vector value = hn::Mul(dotHigh, broadcast(1.0 / top));
        if (top == 1) {
            value = hn::Add(value, broadcast(*c));
        } else {
            value = hn::MulAdd(dot(u, low), broadcast(1.0 / (top - 1)), value);
            for (int axis = 0; axis < 3; ++axis)
                high[axis] = hn::Add(high[axis], low[axis]);
        }
        m_along = hn::MulAdd(df, value, m_along);
        for (int axis = 0; axis < 3; ++axis)
            m_across[axis] = hn::MulAdd(f, high[axis], m_across[axis]);
    }

    static HWY_INLINE void addMonomial(const double*& c, Vector monomial, Vector* sums) {
        for (std::size_t axis = 0; axis < 3; ++axis)
            sums[axis] = hn::MulAdd(broadcast(c[axis * kLanes]), monomial, sums[axis]);
        c += 3 * kLanes;
    }

    const EvaluationPlan& m_plan;
    Buffer m_powers;
    Vector m_along, m_across[3];
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
