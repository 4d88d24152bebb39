#include "core/density/BondedGroups.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/density/PairDistances.h"
#include "core/model/PeriodicTable.h"
#include "core/mtp/NeighbourList.h"

namespace mtp {

namespace {

constexpr double kSameImage = 1e-6;  // Å: images differ by a lattice vector or by rounding

// Longest bond of each pair of types, Å; 0: never bonded.
Eigen::MatrixXd bondLengths(const Frame& frame, const BondRule& rule) {
    int count = 0;
    for (int type : frame.types)
        count = std::max(count, type + 1);
    Eigen::MatrixXd lengths = Eigen::MatrixXd::Zero(count, count);
    const auto isFree = [&](const std::string& name) {
        return std::find(rule.freeElements.begin(), rule.freeElements.end(), name) !=
               rule.freeElements.end();
    };
    for (int a = 0; a < count; ++a)
        for (int b = 0; b < count; ++b) {
            const std::string first = nameOfType(frame, a), second = nameOfType(frame, b);
            if (!isFree(first) && !isFree(second))
                lengths(a, b) = rule.tolerance * covalentSum(first, second);
        }
    return lengths;
}

// Walks along bonds from one atom to the next and puts each where the bond leads.
class Walk {
public:
    Walk(const Frame& frame, const NeighbourList& neighbours, const Eigen::MatrixXd& lengths)
        : m_frame(frame), m_neighbours(neighbours), m_lengths(lengths) {
        m_result.groupOf.assign(frame.atomCount(), -1);
        m_result.unwrapped = frame.positions;
    }

    BondedGroups run() {
        for (std::size_t atom = 0; atom < m_frame.atomCount(); ++atom)
            if (m_result.groupOf[atom] < 0)
                walkFrom(static_cast<int>(atom));
        return std::move(m_result);
    }

private:
    void walkFrom(int start) {
        BondedGroup group;
        group.atoms = {start};
        m_result.groupOf[static_cast<std::size_t>(start)] =
            static_cast<int>(m_result.groups.size());
        for (std::size_t next = 0; next < group.atoms.size(); ++next)
            follow(group.atoms[next], group);
        if (group.isEndless)
            for (int atom : group.atoms)
                m_result.unwrapped.row(atom) = m_frame.positions.row(atom);
        std::sort(group.atoms.begin(), group.atoms.end());
        std::map<std::string, int> composition;
        for (int atom : group.atoms)
            ++composition[nameOfType(m_frame, m_frame.types[static_cast<std::size_t>(atom)])];
        group.name = formula(composition);
        m_result.groups.push_back(std::move(group));
    }

    void follow(int atom, BondedGroup& group) {
        const auto from = static_cast<std::size_t>(atom);
        for (std::size_t k = m_neighbours.first[from]; k < m_neighbours.first[from + 1]; ++k) {
            const std::int32_t other = m_neighbours.index[k];
            const auto to = static_cast<std::size_t>(other);
            if (m_neighbours.vector[k].norm() >= m_lengths(m_frame.types[from], m_frame.types[to]))
                continue;
            const Eigen::RowVector3d place =
                m_result.unwrapped.row(atom) + m_neighbours.vector[k].transpose();
            if (m_result.groupOf[to] < 0) {
                m_result.groupOf[to] = m_result.groupOf[from];
                m_result.unwrapped.row(other) = place;
                group.atoms.push_back(other);
            } else if ((m_result.unwrapped.row(other) - place).norm() > kSameImage) {
                group.isEndless = true;
            }
        }
    }

    const Frame& m_frame;
    const NeighbourList& m_neighbours;
    const Eigen::MatrixXd& m_lengths;
    BondedGroups m_result;
};

// Ascending: metals first, halogens last, heavy before light in a group, hydrogen before oxygen's.
std::tuple<double, int, std::string> orderOf(const std::string& name) {
    const Element* element = findElement(name);
    if (!element)
        return {0, 0, name};
    if (element->number == 1)
        return {15.5, 0, name};
    const auto [group, period] = periodicPlace(*element);
    return {group, -period, name};
}

}  // namespace

bool isOneNetwork(const BondedGroups& groups) {
    return groups.groups.size() == 1 && groups.groups.front().isEndless;
}

std::string formula(const std::map<std::string, int>& composition) {
    std::vector<std::string> names;
    for (const auto& [name, count] : composition)
        names.push_back(name);  // alphabetical, as Hill wants it
    if (composition.contains("C"))
        std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
            const auto rank = [](const std::string& n) { return n == "C" ? 0 : n == "H" ? 1 : 2; };
            return rank(a) < rank(b);
        });
    else
        std::sort(names.begin(), names.end(),
                  [](const auto& a, const auto& b) { return orderOf(a) < orderOf(b); });
    std::string text;
    for (const std::string& name : names)
        text += name + (composition.at(name) > 1 ? std::to_string(composition.at(name)) : "");
    return text;
}

Eigen::Vector3d BondedGroups::centre(const Frame& frame, std::size_t group) const {
    const std::vector<int>& atoms = groups[group].atoms;
    if (atoms.size() == 1)
        return unwrapped.row(atoms[0]).transpose();
    std::vector<double> masses;
    for (int atom : atoms) {
        const Element* element =
            findElement(nameOfType(frame, frame.types[static_cast<std::size_t>(atom)]));
        masses.push_back(element ? element->mass : 0);
    }
    if (std::find(masses.begin(), masses.end(), 0.0) != masses.end())
        masses.assign(atoms.size(), 1.0);
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    double total = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        sum += masses[i] * unwrapped.row(atoms[i]).transpose();
        total += masses[i];
    }
    return sum / total;
}

BondedGroups findBondedGroups(const Frame& frame, const BondRule& rule) {
    const Eigen::MatrixXd lengths = bondLengths(frame, rule);
    const double reach = lengths.size() > 0 ? lengths.maxCoeff() : 0;
    NeighbourList neighbours;
    if (reach > 0)
        neighbours = findNeighbours(frame.cell, frame.positions, reach);
    else
        neighbours.first.assign(frame.atomCount() + 1, 0);
    return Walk(frame, neighbours, lengths).run();
}

std::map<std::string, int> countByName(const BondedGroups& groups) {
    std::map<std::string, int> counts;
    for (const BondedGroup& group : groups.groups)
        ++counts[group.isEndless ? group.name + " (endless)" : group.name];
    return counts;
}

Overlaps findOverlaps(const Frame& frame, const BondedGroups& groups, double fraction) {
    double reach = 0;
    for (const std::string& first : frame.species)
        for (const std::string& second : frame.species)
            reach = std::max(reach, fraction * covalentSum(first, second));
    Overlaps overlaps;
    if (!(reach > 0))
        return overlaps;
    const NeighbourList neighbours = findNeighbours(frame.cell, frame.positions, reach);
    std::set<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        for (std::size_t k = neighbours.first[i]; k < neighbours.first[i + 1]; ++k) {
            const auto j = static_cast<std::size_t>(neighbours.index[k]);
            const int a = groups.groupOf[i], b = groups.groupOf[j];
            const Eigen::Vector3d inside = (frame.positions.row(static_cast<Eigen::Index>(j)) -
                                            frame.positions.row(static_cast<Eigen::Index>(i)))
                                               .transpose();
            const bool isEndless = groups.groups[static_cast<std::size_t>(a)].isEndless;
            if (a == b && (isEndless || (neighbours.vector[k] - inside).norm() < kSameImage))
                continue;
            const double sum =
                covalentSum(nameOfType(frame, frame.types[i]), nameOfType(frame, frame.types[j]));
            const double length = neighbours.vector[k].norm();
            if (length >= fraction * sum)
                continue;
            pairs.emplace(std::min(a, b), std::max(a, b));
            overlaps.worst = std::min(overlaps.worst, length / sum);
        }
    overlaps.pairs = static_cast<int>(pairs.size());
    return overlaps;
}

}  // namespace mtp
