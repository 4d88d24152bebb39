// What a user has chosen of a fit: whole configurations and single atoms. One selection for all
// tables of the same configurations, whatever their rows are.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "core/base/Table.h"

namespace mtp {

// Tables have a column "configuration" and, if their rows are atoms or parts of them, "atom".
class PointSelection {
public:
    enum class Mode { Replace, Add, Remove, Toggle };

    // A row with an atom means that atom, any other the whole configuration.
    void choose(const Table& table, const std::vector<int>& rows, Mode mode);
    void chooseConfigurations(const std::vector<std::size_t>& configurations, Mode mode);
    void clear() { m_chosen.clear(); }
    // Whole configurations of 0 .. count - 1 that had nothing chosen.
    void invert(std::size_t count);

    bool empty() const { return m_chosen.empty(); }
    // One flag per row: its atom or its configuration is chosen; rows without an atom also if
    // one of the atoms is.
    std::vector<bool> rowsOf(const Table& table) const;
    // With anything chosen, ascending.
    std::vector<std::size_t> configurations() const;
    // Chosen singly, not as part of a whole configuration; ascending.
    std::vector<int> atomsOf(std::size_t configuration) const;
    std::size_t singleAtomCount() const;

private:
    static constexpr int kWhole = -1;
    void change(const std::vector<std::pair<std::size_t, int>>& points, Mode mode);

    std::map<std::size_t, std::set<int>> m_chosen;  // atoms, or kWhole
};

}  // namespace mtp
