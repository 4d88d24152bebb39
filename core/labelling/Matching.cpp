#include "core/labelling/Matching.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/base/Error.h"
#include "core/labelling/KSpacing.h"

namespace mtp {

namespace {

// For each atom of `a` the atom of `b` of the same species at the same place; absent if the two
// are different configurations.
class AtomMatcher {
public:
    AtomMatcher(const Frame& a, const Frame& b, double tolerance)
        : m_a(a)
        , m_b(b)
        , m_tolerance(tolerance)
        , m_inverse(a.cell.volume() > 0 ? Eigen::Matrix3d(a.cell.vectors.inverse())
                                        : Eigen::Matrix3d::Zero()) {}

    std::optional<std::vector<int>> match() const {
        if (m_a.atomCount() != m_b.atomCount() || !hasSameCell())
            return {};
        std::vector<int> partner(m_a.atomCount(), -1);
        std::vector<bool> isTaken(m_a.atomCount(), false);
        for (std::size_t i = 0; i < partner.size(); ++i) {
            // Most files keep the order of the atoms.
            int found = isSameAtom(i, i) && !isTaken[i] ? static_cast<int>(i) : -1;
            for (std::size_t j = 0; j < partner.size() && found < 0; ++j)
                if (!isTaken[j] && isSameAtom(i, j))
                    found = static_cast<int>(j);
            if (found < 0)
                return {};
            isTaken[static_cast<std::size_t>(found)] = true;
            partner[i] = found;
        }
        return partner;
    }

private:
    bool hasSameCell() const {
        return m_a.cell.periodic == m_b.cell.periodic &&
               (m_a.cell.vectors - m_b.cell.vectors).cwiseAbs().maxCoeff() <= m_tolerance;
    }

    bool isSameAtom(std::size_t i, std::size_t j) const {
        const auto& first = m_a.species[static_cast<std::size_t>(m_a.types[i])];
        const auto& second = m_b.species[static_cast<std::size_t>(m_b.types[j])];
        if (first != second)
            return false;
        Eigen::Vector3d difference = m_a.positions.row(static_cast<Eigen::Index>(i)) -
                                     m_b.positions.row(static_cast<Eigen::Index>(j));
        // A difference near a lattice vector rounds to exactly that vector.
        Eigen::Vector3d image = (difference.transpose() * m_inverse).transpose();
        for (int axis = 0; axis < 3; ++axis)
            image[axis] =
                m_a.cell.periodic[static_cast<std::size_t>(axis)] ? std::round(image[axis]) : 0.0;
        difference -= m_a.cell.vectors.transpose() * image;
        return difference.norm() <= m_tolerance;
    }

    const Frame& m_a;
    const Frame& m_b;
    double m_tolerance;
    Eigen::Matrix3d m_inverse;
};

std::string formulaOf(const Frame& frame) {
    std::string formula;
    for (const auto& [name, count] : composition(frame))
        formula += fmt::format("{}{} ", name, count);
    return formula;
}

// Candidates share composition and, to the tolerance, volume.
using Index = std::map<std::string, std::multimap<double, int>>;

Index indexOf(const std::vector<Frame>& frames) {
    Index index;
    for (std::size_t i = 0; i < frames.size(); ++i)
        index[formulaOf(frames[i])].emplace(frames[i].cell.volume(), static_cast<int>(i));
    return index;
}

int findPartner(const Frame& configuration, const std::vector<Frame>& singlePoints,
                const Index& index, double tolerance) {
    const auto candidates = index.find(formulaOf(configuration));
    if (candidates == index.end())
        return -1;
    const double volume = configuration.cell.volume();
    // dV = sum of areas of the faces times the tolerance; the sum of the areas is below
    // 3 (largest vector)^2.
    const double longest = configuration.cell.vectors.rowwise().norm().maxCoeff();
    const double slack = 9 * longest * longest * tolerance + 1e-9;
    const auto end = candidates->second.upper_bound(volume + slack);
    for (auto at = candidates->second.lower_bound(volume - slack); at != end; ++at) {
        const Frame& single = singlePoints[static_cast<std::size_t>(at->second)];
        if (AtomMatcher(configuration, single, tolerance).match())
            return at->second;
    }
    return -1;
}

}  // namespace

MatchResult matchByGeometry(const std::vector<Frame>& configurations,
                            const std::vector<Frame>& singlePoints, const MatchOptions& options) {
    const Index index = indexOf(singlePoints);
    MatchResult result;
    std::vector<bool> isUsed(singlePoints.size(), false);
    for (const Frame& configuration : configurations) {
        const int partner = findPartner(configuration, singlePoints, index, options.tolerance);
        result.labelOf.push_back(partner);
        if (partner >= 0)
            isUsed[static_cast<std::size_t>(partner)] = true;
    }
    for (std::size_t i = 0; i < isUsed.size(); ++i)
        if (!isUsed[i])
            result.unmatched.push_back(static_cast<int>(i));
    return result;
}

Frame withLabels(const Frame& configuration, const Frame& singlePoint,
                 const MatchOptions& options) {
    const auto partner = AtomMatcher(configuration, singlePoint, options.tolerance).match();
    if (!partner)
        throw InputError("the single point has another geometry than the configuration");
    Frame labelled = configuration;
    labelled.labels = singlePoint.labels;
    labelled.provenance = withSpacings(singlePoint.provenance, singlePoint.cell);
    if (singlePoint.labels.forces)
        for (std::size_t i = 0; i < partner->size(); ++i)
            labelled.labels.forces->row(static_cast<Eigen::Index>(i)) =
                singlePoint.labels.forces->row((*partner)[i]);
    return labelled;
}

LabelledFrames labelByGeometry(const std::vector<Frame>& configurations,
                               const std::vector<Frame>& singlePoints,
                               const MatchOptions& options) {
    const MatchResult match = matchByGeometry(configurations, singlePoints, options);
    LabelledFrames labelled;
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        if (match.labelOf[i] < 0)
            continue;
        const auto point = static_cast<std::size_t>(match.labelOf[i]);
        labelled.indices.push_back(i);
        labelled.frames.push_back(withLabels(configurations[i], singlePoints[point], options));
    }
    for (const int index : match.unmatched)
        labelled.unmatched.push_back(singlePoints[static_cast<std::size_t>(index)]);
    return labelled;
}

std::vector<Frame> withEnergies(std::vector<Frame> frames) {
    std::erase_if(frames, [](const Frame& frame) { return !frame.labels.energy; });
    return frames;
}

namespace {

// What must agree: the code and its settings. Symmetry saves time and changes no label; recipes of
// different names may ask for the same; meshes of k-points are compared by their spacing if it is
// known, see KSpacing.h.
std::map<std::string, std::string> settingsOf(const Provenance* provenance) {
    if (!provenance)
        return {};
    std::map<std::string, std::string> settings = provenance->settings;
    settings.erase("symmetry");
    settings.erase("recipe");
    if (spacingsOf(settings))
        settings.erase(kMeshSetting);
    settings.erase(kSpacingSetting);
    settings.erase(kSpacingsSetting);
    if (!provenance->code.empty())
        settings["code"] = provenance->code;
    return settings;
}

std::optional<SpacingRange> rangeOf(const Provenance* provenance) {
    return provenance ? spacingsOf(provenance->settings) : std::nullopt;
}

// The spacing of k-points that most agree on.
std::optional<double> agreedSpacing(
    const std::vector<std::shared_ptr<const Provenance>>& provenances) {
    std::vector<SpacingRange> ranges;
    for (const auto& provenance : provenances)
        if (const auto range = rangeOf(provenance.get()))
            ranges.push_back(*range);
    return commonSpacing(ranges);
}

bool hasOtherSpacing(const Provenance* provenance, std::optional<double> agreed) {
    const auto range = rangeOf(provenance);
    return range && agreed && !contains(*range, *agreed);
}

// "k_spacing_per_A: 0.5 / 1" if all recipes tell their spacing, else the meshes.
std::string describeSpacings(const std::vector<std::shared_ptr<const Provenance>>& provenances) {
    std::map<std::string, std::set<std::string>> values;
    bool hasMeshOnly = false;
    for (const auto& provenance : provenances) {
        if (!provenance)
            continue;
        for (const char* key : {kSpacingSetting, kMeshSetting})
            if (const auto found = provenance->settings.find(key);
                found != provenance->settings.end())
                values[key].insert(found->second);
        hasMeshOnly = hasMeshOnly || !provenance->settings.contains(kSpacingSetting);
    }
    const char* key = hasMeshOnly ? kMeshSetting : kSpacingSetting;
    return fmt::format("{}: {}", key, fmt::join(values[key], " / "));
}

}  // namespace

std::vector<std::string> conflictingSettings(const std::vector<Frame>& frames) {
    std::vector<std::shared_ptr<const Provenance>> provenances;
    for (const Frame& frame : frames)
        provenances.push_back(withSpacings(frame.provenance, frame.cell));
    return conflictingSettings(provenances);
}

std::vector<std::string> conflictingSettings(
    const std::vector<std::shared_ptr<const Provenance>>& provenances) {
    std::map<std::string, std::set<std::string>> values;
    for (const auto& provenance : provenances)
        for (const auto& [key, value] : settingsOf(provenance.get()))
            values[key].insert(value);
    std::vector<std::string> conflicts;
    for (const auto& [key, different] : values)
        if (different.size() > 1)
            conflicts.push_back(fmt::format("{}: {}", key, fmt::join(different, " / ")));
    const std::optional<double> agreed = agreedSpacing(provenances);
    if (std::any_of(provenances.begin(), provenances.end(), [&](const auto& provenance) {
            return hasOtherSpacing(provenance.get(), agreed);
        }))
        conflicts.push_back(describeSpacings(provenances));
    return conflicts;
}

std::vector<std::size_t> differingFromMost(
    const std::vector<std::shared_ptr<const Provenance>>& provenances) {
    std::map<std::map<std::string, std::string>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < provenances.size(); ++i)
        groups[settingsOf(provenances[i].get())].push_back(i);
    std::vector<const decltype(groups)::value_type*> bySize;
    for (const auto& group : groups)
        bySize.push_back(&group);
    std::stable_sort(bySize.begin(), bySize.end(), [](const auto* a, const auto* b) {
        return a->second.size() > b->second.size();
    });
    // A setting that a group does not state is no difference: the first that states it decides.
    std::map<std::string, std::string> agreed;
    std::vector<std::size_t> differing;
    for (const auto* group : bySize) {
        const auto& [settings, indices] = *group;
        const bool agrees = std::all_of(settings.begin(), settings.end(), [&](const auto& setting) {
            const auto found = agreed.find(setting.first);
            return found == agreed.end() || found->second == setting.second;
        });
        if (agrees)
            agreed.insert(settings.begin(), settings.end());
        else
            differing.insert(differing.end(), indices.begin(), indices.end());
    }
    const std::optional<double> spacing = agreedSpacing(provenances);
    for (std::size_t i = 0; i < provenances.size(); ++i)
        if (hasOtherSpacing(provenances[i].get(), spacing))
            differing.push_back(i);
    std::sort(differing.begin(), differing.end());
    differing.erase(std::unique(differing.begin(), differing.end()), differing.end());
    return differing;
}

}  // namespace mtp
