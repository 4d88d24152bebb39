// Which densities count as one: in a split, a report, a plot, the curves of a training.
#pragma once

#include <cstddef>
#include <vector>

namespace mtp {

// Relative width of a group of densities. A density of a ladder is set to rounding, the cells of a
// constant-pressure run differ by more.
inline constexpr double kSameDensity = 0.02;

// Whether a density (g/cm³) is the one asked for: within kSameDensity of it.
bool isSameDensity(double density, double wanted);

// Groups of densities: each begins at the smallest density that belongs to no group before it and
// reaches 2 % further.
class DensityGroups {
public:
    // In any order; values that are not finite belong to no group.
    explicit DensityGroups(std::vector<double> densities);

    std::size_t size() const { return m_starts.size(); }
    // The smallest density of each group, ascending.
    const std::vector<double>& starts() const { return m_starts; }
    // The group of a density that was given to the constructor; -1 if it is not finite.
    int groupOf(double density) const;

private:
    std::vector<double> m_starts;
};

}  // namespace mtp
