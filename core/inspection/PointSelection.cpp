#include "core/inspection/PointSelection.h"

#include <utility>

#include "core/inspection/ErrorColumns.h"

namespace mtp {

namespace {

std::vector<std::pair<std::size_t, int>> pointsOf(const Table& table, const std::vector<int>& rows,
                                                  int whole) {
    const std::vector<int>& configurations = table[columns::kConfiguration];
    const std::vector<int>* atoms = table.has(columns::kAtom) ? &table[columns::kAtom] : nullptr;
    std::set<std::pair<std::size_t, int>> points;  // three components are one atom
    for (const int row : rows) {
        const auto at = static_cast<std::size_t>(row);
        points.emplace(static_cast<std::size_t>(configurations.at(at)),
                       atoms ? atoms->at(at) : whole);
    }
    return {points.begin(), points.end()};
}

}  // namespace

void PointSelection::choose(const Table& table, const std::vector<int>& rows, Mode mode) {
    change(pointsOf(table, rows, kWhole), mode);
}

void PointSelection::chooseConfigurations(const std::vector<std::size_t>& configurations,
                                          Mode mode) {
    std::vector<std::pair<std::size_t, int>> points;
    for (const std::size_t configuration : configurations)
        points.emplace_back(configuration, kWhole);
    change(points, mode);
}

void PointSelection::change(const std::vector<std::pair<std::size_t, int>>& points, Mode mode) {
    if (mode == Mode::Replace)
        m_chosen.clear();
    for (const auto& [configuration, atom] : points) {
        std::set<int>& chosen = m_chosen[configuration];
        const bool isThere = chosen.contains(atom);
        if (mode == Mode::Remove && atom == kWhole)
            chosen.clear();
        else if (mode == Mode::Remove || (mode == Mode::Toggle && isThere))
            chosen.erase(atom);
        else
            chosen.insert(atom);
        if (chosen.empty())
            m_chosen.erase(configuration);
    }
}

void PointSelection::invert(std::size_t count) {
    std::map<std::size_t, std::set<int>> others;
    for (std::size_t configuration = 0; configuration < count; ++configuration)
        if (!m_chosen.contains(configuration))
            others[configuration] = {kWhole};
    m_chosen = std::move(others);
}

std::vector<bool> PointSelection::rowsOf(const Table& table) const {
    const std::vector<int>& configurations = table[columns::kConfiguration];
    const std::vector<int>* atoms = table.has(columns::kAtom) ? &table[columns::kAtom] : nullptr;
    std::vector<bool> isChosen(configurations.size(), false);
    if (m_chosen.empty())
        return isChosen;
    for (std::size_t row = 0; row < configurations.size(); ++row) {
        const auto found = m_chosen.find(static_cast<std::size_t>(configurations[row]));
        isChosen[row] = found != m_chosen.end() && (!atoms || found->second.contains(kWhole) ||
                                                    found->second.contains((*atoms)[row]));
    }
    return isChosen;
}

std::vector<std::size_t> PointSelection::configurations() const {
    std::vector<std::size_t> list;
    for (const auto& [configuration, atoms] : m_chosen)
        list.push_back(configuration);
    return list;
}

std::vector<int> PointSelection::atomsOf(std::size_t configuration) const {
    std::vector<int> list;
    if (const auto found = m_chosen.find(configuration); found != m_chosen.end())
        for (const int atom : found->second)
            if (atom != kWhole)
                list.push_back(atom);
    return list;
}

std::size_t PointSelection::singleAtomCount() const {
    std::size_t count = 0;
    for (const auto& [configuration, atoms] : m_chosen)
        count += atoms.size() - (atoms.contains(kWhole) ? 1 : 0);
    return count;
}

}  // namespace mtp
