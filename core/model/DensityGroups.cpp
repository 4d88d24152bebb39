#include "core/model/DensityGroups.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mtp {

bool isSameDensity(double density, double wanted) {
    return std::abs(density - wanted) <= kSameDensity * wanted;
}

DensityGroups::DensityGroups(std::vector<double> densities, std::size_t most) {
    std::erase_if(densities, [](double density) { return !std::isfinite(density); });
    std::sort(densities.begin(), densities.end());
    for (double density : densities) {
        if (m_starts.empty() || density > m_starts.back() * (1 + kSameDensity)) {
            m_starts.push_back(density);
            m_ends.push_back(density);
        }
        m_ends.back() = density;
    }
    while (m_starts.size() > std::max<std::size_t>(most, 1))
        joinNarrowest();
}

void DensityGroups::joinNarrowest() {
    std::size_t narrowest = 0;
    const auto width = [this](std::size_t group) { return m_ends[group + 1] / m_starts[group]; };
    for (std::size_t group = 1; group + 1 < m_starts.size(); ++group)
        if (width(group) < width(narrowest))
            narrowest = group;
    const auto at = static_cast<std::ptrdiff_t>(narrowest);
    m_starts.erase(m_starts.begin() + at + 1);
    m_ends.erase(m_ends.begin() + at);
}

int DensityGroups::groupOf(double density) const {
    if (!std::isfinite(density))
        return -1;
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), density);
    return static_cast<int>(after - m_starts.begin()) - 1;
}

std::string densityGroupName(const DensityGroups& groups, std::size_t group, double mean) {
    if (groups.isOneDensity(group))
        return fmt::format("{:.2f} g/cm³", mean);
    return fmt::format("{:.2f}–{:.2f} g/cm³", groups.starts()[group], groups.ends()[group]);
}

}  // namespace mtp
