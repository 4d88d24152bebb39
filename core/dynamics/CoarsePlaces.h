// Places in a periodic cell to a few thousandths of an Å, which tell quickly what is surely apart.
#pragma once

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/model/Cell.h"

namespace mtp {

// Fractions of the cell in steps of 2^-16: their differences wrap around as the cell does.
using CoarsePlace = std::array<std::uint16_t, 3>;

// Of fractions from 0 to below 1; what lies outside, along an axis that is not periodic, is not
// told apart by CoarseReach.
inline CoarsePlace coarsePlace(const Eigen::RowVector3d& fractions) {
    CoarsePlace place;
    for (int axis = 0; axis < 3; ++axis)
        place[static_cast<std::size_t>(axis)] = static_cast<std::uint16_t>(
            static_cast<std::int64_t>(std::floor(std::clamp(fractions[axis], -1e9, 1e9) * 65536)));
    return place;
}

// How far apart, along each axis, two places may be that are not farther than a distance.
class CoarseReach {
public:
    CoarseReach(const Cell& cell, double distance) {
        constexpr double kRounding = 2;
        const Eigen::Vector3d heights = cell.heights();
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const double steps =
                std::ceil(distance / heights[static_cast<Eigen::Index>(axis)] * 65536) + kRounding;
            const bool isLimited = cell.periodic[axis] && steps < 32767;
            m_steps[axis] = isLimited ? static_cast<std::uint16_t>(steps) : 32767;
            m_twice[axis] =
                isLimited ? static_cast<std::uint16_t>(2 * m_steps[axis]) : std::uint16_t{65535};
        }
    }

    std::uint16_t steps(std::size_t axis) const { return m_steps[axis]; }
    std::uint16_t twice(std::size_t axis) const { return m_twice[axis]; }

private:
    std::array<std::uint16_t, 3> m_steps, m_twice;
};

class CoarsePlaces {
public:
    explicit CoarsePlaces(std::size_t count) {
        for (std::vector<std::uint16_t>& axis : m_axes)
            axis.resize(count + kAtOnce);  // whole blocks may be read anywhere
    }
    void set(std::size_t index, const CoarsePlace& place) {
        for (std::size_t axis = 0; axis < 3; ++axis)
            m_axes[axis][index] = place[axis];
    }
    // Calls use(index) for those from `first` to before `end` that may be within the reach of this
    // place; no other one is.
    template <class Use>
    void forEachNear(std::size_t first, std::size_t end, const CoarsePlace& place,
                     const CoarseReach& reach, Use use) const {
        std::array<std::uint16_t, kAtOnce> isNear;
        for (std::size_t block = first; block < end; block += kAtOnce) {
            if (!markNear(block, place, reach, isNear))
                continue;
            for (std::size_t i = 0; i < kAtOnce && block + i < end; ++i)
                if (isNear[i] != 0)
                    use(block + i);
        }
    }

private:
    static constexpr std::size_t kAtOnce = 8;

    // Of the places from `first` on: 1 for those within the reach. False if there are none.
    bool markNear(std::size_t first, const CoarsePlace& place, const CoarseReach& reach,
                  std::array<std::uint16_t, kAtOnce>& isNear) const;

    std::array<std::vector<std::uint16_t>, 3> m_axes;
};

}  // namespace mtp
