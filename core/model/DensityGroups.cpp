#include "core/model/DensityGroups.h"

#include <algorithm>
#include <cmath>

namespace mtp {

bool isSameDensity(double density, double wanted) {
    return std::abs(density - wanted) <= kSameDensity * wanted;
}

DensityGroups::DensityGroups(std::vector<double> densities) {
    std::erase_if(densities, [](double density) { return !std::isfinite(density); });
    std::sort(densities.begin(), densities.end());
    for (double density : densities)
        if (m_starts.empty() || density > m_starts.back() * (1 + kSameDensity))
            m_starts.push_back(density);
}

int DensityGroups::groupOf(double density) const {
    if (!std::isfinite(density))
        return -1;
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), density);
    return static_cast<int>(after - m_starts.begin()) - 1;
}

}  // namespace mtp
