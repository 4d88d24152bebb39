#include "ui/structure_view/Bonds.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace mtp::ui {

namespace {

constexpr double kTolerance = 1.15;

std::int64_t key(std::int64_t x, std::int64_t y, std::int64_t z) {
    constexpr std::int64_t kSpan = 1 << 20;
    return (x * kSpan + y) * kSpan + z;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> findBonds(
    const std::vector<Eigen::Vector3d>& positions, const std::vector<double>& covalentRadii) {
    std::vector<std::pair<std::size_t, std::size_t>> bonds;
    if (positions.empty())
        return bonds;
    const double edge =
        2 * kTolerance * *std::max_element(covalentRadii.begin(), covalentRadii.end());
    const auto boxOf = [edge](const Eigen::Vector3d& at) {
        return Eigen::Matrix<std::int64_t, 3, 1>((at / edge).array().floor().cast<std::int64_t>());
    };
    std::unordered_map<std::int64_t, std::vector<std::size_t>> boxes;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto box = boxOf(positions[i]);
        for (std::int64_t dx = -1; dx <= 1; ++dx)
            for (std::int64_t dy = -1; dy <= 1; ++dy)
                for (std::int64_t dz = -1; dz <= 1; ++dz) {
                    const auto found = boxes.find(key(box.x() + dx, box.y() + dy, box.z() + dz));
                    if (found == boxes.end())
                        continue;
                    for (std::size_t j : found->second) {
                        const double most = kTolerance * (covalentRadii[i] + covalentRadii[j]);
                        if ((positions[i] - positions[j]).squaredNorm() < most * most)
                            bonds.emplace_back(j, i);
                    }
                }
        boxes[key(box.x(), box.y(), box.z())].push_back(i);
    }
    return bonds;
}

}  // namespace mtp::ui
