#include "core/dynamics/CoarsePlaces.h"

namespace mtp {

// 16-bit numbers throughout, so that a compiler makes one instruction of each step for all places.
bool CoarsePlaces::markNear(std::size_t first, const CoarsePlace& place, const CoarseReach& reach,
                            std::array<std::uint16_t, kAtOnce>& isNear) const {
    using Number = std::uint16_t;
    const Number *x = m_axes[0].data() + first, *y = m_axes[1].data() + first,
                 *z = m_axes[2].data() + first;
    const auto leastX = static_cast<Number>(place[0] - reach.steps(0));
    const auto leastY = static_cast<Number>(place[1] - reach.steps(1));
    const auto leastZ = static_cast<Number>(place[2] - reach.steps(2));
    const Number widthX = reach.twice(0), widthY = reach.twice(1), widthZ = reach.twice(2);
    std::array<Number, kAtOnce> near;
    for (std::size_t i = 0; i < kAtOnce; ++i) {
        const auto dx = static_cast<Number>(x[i] - leastX);
        const auto dy = static_cast<Number>(y[i] - leastY);
        const auto dz = static_cast<Number>(z[i] - leastZ);
        near[i] = static_cast<Number>((dx <= widthX) & (dy <= widthY) & (dz <= widthZ));
    }
    Number any = 0;
    for (std::size_t i = 0; i < kAtOnce; ++i)
        any = static_cast<Number>(any | near[i]);
    isNear = near;
    return any != 0;
}

}  // namespace mtp
