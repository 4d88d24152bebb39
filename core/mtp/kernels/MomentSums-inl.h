// Sums radial functions times monomials of the unit vector over the neighbours of an atom.
#if defined(MTP_KERNELS_MOMENT_SUMS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_MOMENT_SUMS_INL_H_
#undef MTP_KERNELS_MOMENT_SUMS_INL_H_
#else
#define MTP_KERNELS_MOMENT_SUMS_INL_H_
#endif

#include <hwy/highway.h>

#include "core/mtp/MultiIndex.h"
#include "core/mtp/kernels/Neighbourhood-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class MomentSums {
public:
    explicit MomentSums(const EvaluationPlan& plan) : m_plan(plan) {
        const auto top = static_cast<std::size_t>(plan.largestRank);
        m_planar.reserve((top + 1) * (top + 2) / 2 * kChunk * kLanes);
        m_axial.reserve((top + 1) * kChunk * kLanes);
        m_lanes.reserve(paddedCount(plan) * kLanes);
        std::fill_n(m_lanes.data(), paddedCount(plan) * kLanes, 0.0);
    }

    // The sums, and room for whole vectors of them.
    static std::size_t paddedCount(const EvaluationPlan& plan) {
        return roundUp(static_cast<std::size_t>(plan.sumCount));
    }

    // out: paddedCount() numbers.
    HWY_NOINLINE void compute(const Neighbourhood& neighbourhood, double* out) {
        const std::size_t count = paddedCount(m_plan);
        if (neighbourhood.count == 0)
            return std::fill_n(out, count, 0.0), void();
        for (std::size_t first = 0; first < neighbourhood.vectorCount(); first += kChunk) {
            m_count = std::min(kChunk, neighbourhood.vectorCount() - first);
            m_isFirst = first == 0;
            fillPlanar(neighbourhood, first);
            for (int mu = 0; mu < m_plan.functionCount; ++mu)
                addFunction(neighbourhood, first, mu, m_lanes.data());
        }
        for (std::size_t k = 0; k < count; k += kLanes)
            store(sumsOfLanes(m_lanes.data() + k * kLanes, kLanes), out + k);
    }

private:
    static constexpr std::size_t kChunk = 8;  // vectors of neighbours that are handled together
    // As many sums as fit into registers together with their factors.
    static constexpr int kBlock = HWY_MAX_BYTES == 64 ? 8 : 5;

    double* planar(std::size_t position) { return m_planar.data() + position * kChunk * kLanes; }
    double* axial(int power) {
        return m_axial.data() + static_cast<std::size_t>(power) * kChunk * kLanes;
    }

    // Fills the chunk with y^b z^c, in order of position().
    void fillPlanar(const Neighbourhood& neighbourhood, std::size_t first) {
        for (std::size_t v = 0; v < m_count; ++v)
            store(broadcast(1), planar(0) + v * kLanes);
        std::size_t position = 1, previous = 0;
        for (int s = 1; s <= m_plan.largestRank; ++s) {
            for (int c = 0; c <= s; ++c, ++position) {
                const Buffer& axis = neighbourhood.unit[c == 0 ? 1 : 2];
                const double* from =
                    planar(c == 0 ? previous : previous + static_cast<std::size_t>(c) - 1);
                const double* factor = axis.data() + first * kLanes;
                double* to = planar(position);
                for (std::size_t v = 0; v < m_count * kLanes; v += kLanes)
                    store(hn::Mul(load(from + v), load(factor + v)), to + v);
            }
            previous = position - static_cast<std::size_t>(s) - 1;
        }
    }

    void addFunction(const Neighbourhood& neighbourhood, std::size_t first, int mu, double* out) {
        const int top = m_plan.topRank[static_cast<std::size_t>(mu)];
        if (top < 0)
            return;
        // f x^a
        const double* f = neighbourhood.function.data() +
                          static_cast<std::size_t>(mu) * neighbourhood.stride + first * kLanes;
        const double* x = neighbourhood.unit[0].data() + first * kLanes;
        for (std::size_t v = 0; v < m_count * kLanes; v += kLanes) {
            Vector power = load(f + v);
            store(power, axial(0) + v);
            for (int a = 1; a <= top; ++a) {
                power = hn::Mul(power, load(x + v));
                store(power, axial(a) + v);
            }
        }
        double* highest = out + static_cast<std::size_t>(m_plan.sumRow(mu, top, 0)) * kLanes;
        double* lower = top > 0
                            ? out + static_cast<std::size_t>(m_plan.sumRow(mu, top - 1, 0)) * kLanes
                            : nullptr;
        for (int s = 0, position = 0; s <= top; ++s)
            for (int c = 0; c <= s; c += kBlock) {
                const int size = std::min(kBlock, s + 1 - c);
                addBlock(size, static_cast<std::size_t>(position), axial(top - s),
                         s < top ? axial(top - 1 - s) : nullptr, highest, lower);
                position += size;
            }
    }

    void addBlock(int size, std::size_t position, const double* high, const double* low,
                  double* highest, double* lower) {
        switch (size) {
            case 1:
                return addBlockOf<1>(position, high, low, highest, lower);
            case 2:
                return addBlockOf<2>(position, high, low, highest, lower);
            case 3:
                return addBlockOf<3>(position, high, low, highest, lower);
            case 4:
                return addBlockOf<4>(position, high, low, highest, lower);
            case 5:
                return addBlockOf<5>(position, high, low, highest, lower);
            case 6:
                return addBlockOf<6>(position, high, low, highest, lower);
            case 7:
                return addBlockOf<7>(position, high, low, highest, lower);
            default:
                return addBlockOf<8>(position, high, low, highest, lower);
        }
    }

    template <int kSize>
    HWY_INLINE void addBlockOf(std::size_t position, const double* high, const double* low,
                               double* highest, double* lower) {
        const double* yz = planar(position);
        Vector sumHigh[kSize], sumLow[kSize];
        MTP_UNROLL
        for (int k = 0; k < kSize; ++k)
            sumHigh[k] = sumLow[k] = zero();
        if (low) {
            for (std::size_t v = 0; v < m_count * kLanes; v += kLanes) {
                const Vector h = load(high + v), l = load(low + v);
                MTP_UNROLL
                for (int k = 0; k < kSize; ++k) {
                    const Vector m = load(yz + static_cast<std::size_t>(k) * kChunk * kLanes + v);
                    sumHigh[k] = hn::MulAdd(m, h, sumHigh[k]);
                    sumLow[k] = hn::MulAdd(m, l, sumLow[k]);
                }
            }
            addTo(sumLow, lower + position * kLanes);
        } else {
            for (std::size_t v = 0; v < m_count * kLanes; v += kLanes) {
                const Vector h = load(high + v);
                MTP_UNROLL
                for (int k = 0; k < kSize; ++k)
                    sumHigh[k] =
                        hn::MulAdd(load(yz + static_cast<std::size_t>(k) * kChunk * kLanes + v), h,
                                   sumHigh[k]);
            }
        }
        addTo(sumHigh, highest + position * kLanes);
    }

    template <int kSize>
    HWY_INLINE void addTo(const Vector (&sums)[kSize], double* out) const {
        MTP_UNROLL
        for (int k = 0; k < kSize; ++k) {
            double* to = out + static_cast<std::size_t>(k) * kLanes;
            store(m_isFirst ? sums[k] : hn::Add(load(to), sums[k]), to);
        }
    }

    const EvaluationPlan& m_plan;
    std::size_t m_count = 0;  // vectors in the current chunk
    bool m_isFirst = true;    // whether it is the first chunk
    Buffer m_planar;          // y^b z^c: position x chunk
    Buffer m_axial;           // f x^a: power x chunk
    Buffer m_lanes;           // sum x lanes
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
