// Which densities count as one: in a split, a report, a plot, the curves of a training.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mtp {

// Relative width of a group of densities. A density of a ladder is set to rounding, the cells of a
// constant-pressure run differ by more.
inline constexpr double kSameDensity = 0.02;

// Whether a density (g/cm³) is the one asked for: within kSameDensity of it.
bool isSameDensity(double density, double wanted);

// More groups than these can neither be told apart by their colours nor read at a glance.
inline constexpr std::size_t kMostDensityGroups = 8;

// Groups of densities: each begins at the smallest density that belongs to no group before it and
// reaches 2 % further. If there are more than `most` groups, the two neighbours that are narrowest
// together become one, until there are no more: densities of a ladder stay apart as long as they
// can, those that a simulation went through are joined.
class DensityGroups {
public:
    // In any order; values that are not finite belong to no group.
    explicit DensityGroups(std::vector<double> densities, std::size_t most = kMostDensityGroups);

    std::size_t size() const { return m_starts.size(); }
    // The smallest and the largest density of each group, ascending.
    const std::vector<double>& starts() const { return m_starts; }
    const std::vector<double>& ends() const { return m_ends; }
    // Whether a group is no wider than one density.
    bool isOneDensity(std::size_t group) const {
        return m_ends[group] <= m_starts[group] * (1 + kSameDensity);
    }
    // The group of a density that was given to the constructor; -1 if it is not finite.
    int groupOf(double density) const;

private:
    void joinNarrowest();

    std::vector<double> m_starts, m_ends;
};

// What a group with this mean is called: "1.99 g/cm³", or "1.60–1.72 g/cm³" if it is wider than one
// density.
std::string densityGroupName(const DensityGroups& groups, std::size_t group, double mean);

}  // namespace mtp
