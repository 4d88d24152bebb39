// Turns the derivatives of an atom's energy by its sums into derivatives by the vectors to its
// neighbours.
#if defined(MTP_KERNELS_FORCE_CONTRACTION_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_FORCE_CONTRACTION_INL_H_
#undef MTP_KERNELS_FORCE_CONTRACTION_INL_H_
#else
#define MTP_KERNELS_FORCE_CONTRACTION_INL_H_
#endif

#include <hwy/highway.h>

#include <array>

#include "core/mtp/kernels/Neighbourhood-inl.h"

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

    // Room for neighbourhoods of this stride.
    void reserve(std::size_t stride) { m_along.reserve(stride); }

    // gradient: the entries of plan.gradient for this atom, kLanes apart. out: the derivatives of
    // the energy by the vectors to the neighbours (eV/Å), first x, then y, then z,
    // neighbourhood.stride apart.
    void run(const Neighbourhood& neighbourhood, const double* gradient, double* out) {
        m_along.reserve(neighbourhood.stride);
        const std::size_t end = neighbourhood.vectorCount() * kLanes;
        std::fill_n(m_along.data(), end, 0.0);
        for (std::size_t axis = 0; axis < 3; ++axis)
            std::fill_n(out + axis * neighbourhood.stride, end, 0.0);
        for (std::size_t mu = 0; mu < static_cast<std::size_t>(m_plan.functionCount); ++mu)
            addFunction(neighbourhood, mu, gradient + m_plan.firstGradient[mu] * kLanes, out);
        for (std::size_t k = 0; k < end; k += kLanes) {
            const Vector u[3] = {load(neighbourhood.unit[0].data() + k),
                                 load(neighbourhood.unit[1].data() + k),
                                 load(neighbourhood.unit[2].data() + k)};
            const Vector across[3] = {load(out + k), load(out + neighbourhood.stride + k),
                                      load(out + 2 * neighbourhood.stride + k)};
            const Vector byR = load(neighbourhood.inverse.data() + k);
            const Vector radial = hn::NegMulAdd(dot(u, across), byR, load(m_along.data() + k));
            for (std::size_t axis = 0; axis < 3; ++axis)
                store(hn::MulAdd(radial, u[axis], hn::Mul(across[axis], byR)),
                      out + axis * neighbourhood.stride + k);
        }
    }

private:
    static HWY_INLINE Vector dot(const Vector* a, const Vector* b) {
        return hn::MulAdd(a[0], b[0], hn::MulAdd(a[1], b[1], hn::Mul(a[2], b[2])));
    }

    void addFunction(const Neighbourhood& neighbourhood, std::size_t mu, const double* coefficients,
                     double* out) {
        switch (m_plan.topRank[mu]) {
            case -1:
                return;
            case 0:
                return addConstant(neighbourhood, mu, coefficients);
            case 1:
                return addRank<1>(neighbourhood, mu, coefficients, out);
            case 2:
                return addRank<2>(neighbourhood, mu, coefficients, out);
            case 3:
                return addRank<3>(neighbourhood, mu, coefficients, out);
            case 4:
                return addRank<4>(neighbourhood, mu, coefficients, out);
            case 5:
                return addRank<5>(neighbourhood, mu, coefficients, out);
            case 6:
                return addRank<6>(neighbourhood, mu, coefficients, out);
            case 7:
                return addRank<7>(neighbourhood, mu, coefficients, out);
            case 8:
                return addRank<8>(neighbourhood, mu, coefficients, out);
            default:
                return addRank<0>(neighbourhood, mu, coefficients, out);
        }
    }

    void addConstant(const Neighbourhood& neighbourhood, std::size_t mu,
                     const double* coefficients) {
        const double* df = neighbourhood.derivative.data() + mu * neighbourhood.stride;
        const Vector value = broadcast(coefficients[0]);
        for (std::size_t k = 0; k < neighbourhood.vectorCount() * kLanes; k += kLanes)
            store(hn::MulAdd(load(df + k), value, load(m_along.data() + k)), m_along.data() + k);
    }

    // kTop: the highest rank if the compiler knows it, else 0.
    template <int kTop>
    HWY_NOINLINE void addRank(const Neighbourhood& neighbourhood, std::size_t mu,
                              const double* coefficients, double* out) {
        const int top = kTop > 0 ? kTop : m_plan.topRank[mu];
        alignas(HWY_ALIGNMENT) double known[3 * (kTop + 1) * kLanes];
        double* powers = kTop > 0 ? known : m_powers.data();
        const std::size_t stride = neighbourhood.stride;
        for (std::size_t k = 0; k < neighbourhood.vectorCount() * kLanes; k += kLanes) {
            const Vector u[3] = {load(neighbourhood.unit[0].data() + k),
                                 load(neighbourhood.unit[1].data() + k),
                                 load(neighbourhood.unit[2].data() + k)};
            Vector across[3] = {load(out + k), load(out + stride + k), load(out + 2 * stride + k)};
            const Vector f = load(neighbourhood.function.data() + mu * stride + k);
            const Vector df = load(neighbourhood.derivative.data() + mu * stride + k);
            const Vector value = evaluate<kTop>(top, coefficients, u, powers, f, across);
            double* along = m_along.data() + k;
            store(hn::MulAdd(df, value, load(along)), along);
            for (std::size_t axis = 0; axis < 3; ++axis)
                store(across[axis], out + axis * stride + k);
        }
    }

    // Returns the value of the polynomial at u and adds f times its gradient.
    template <int kTop>
    static HWY_INLINE Vector evaluate(int top, const double* c, const Vector* u, double* powers,
                                      Vector f, Vector* across) {
        if constexpr (kTop > 0)
            top = kTop;
        const std::size_t axisStride = static_cast<std::size_t>(top + 1) * kLanes;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            Vector p = broadcast(1);
            store(p, powers + axis * axisStride);
            for (int e = 1; e < top; ++e) {
                p = hn::Mul(p, u[axis]);
                store(p, powers + axis * axisStride + static_cast<std::size_t>(e) * kLanes);
            }
        }
        Vector high[3] = {zero(), zero(), zero()}, low[3] = {zero(), zero(), zero()};
        for (int s = 0; s < top; ++s) {
            const bool hasLow = s < top - 1;
            const double* x = powers + static_cast<std::size_t>(top - 1 - s) * kLanes;
            const Vector xHigh = load(x), xLow = hasLow ? load(x - kLanes) : zero();
            for (int b = 0; b <= s; ++b) {
                const double* y = powers + axisStride + static_cast<std::size_t>(s - b) * kLanes;
                const double* z = powers + 2 * axisStride + static_cast<std::size_t>(b) * kLanes;
                const Vector yz = hn::Mul(load(y), load(z));
                addMonomial(c, hn::Mul(yz, xHigh), high);
                if (hasLow)
                    addMonomial(c, hn::Mul(yz, xLow), low);
            }
        }
        Vector value = hn::Mul(dot(u, high), broadcast(1.0 / top));
        if (top == 1) {
            value = hn::Add(value, broadcast(*c));
        } else {
            value = hn::MulAdd(dot(u, low), broadcast(1.0 / (top - 1)), value);
            for (int axis = 0; axis < 3; ++axis)
                high[axis] = hn::Add(high[axis], low[axis]);
        }
        for (int axis = 0; axis < 3; ++axis)
            across[axis] = hn::MulAdd(f, high[axis], across[axis]);
        return value;
    }

    static HWY_INLINE void addMonomial(const double*& c, Vector monomial, Vector* sums) {
        for (std::size_t axis = 0; axis < 3; ++axis)
            sums[axis] = hn::MulAdd(broadcast(c[axis * kLanes]), monomial, sums[axis]);
        c += 3 * kLanes;
    }

    const EvaluationPlan& m_plan;
    Buffer m_powers;  // of the components of u, for ranks that the compiler does not know
    Buffer m_along;   // by neighbour: the derivative along the distance
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
