// The products of candidates with the inverse of an active set, while rows of the set are exchanged
// for candidates.
#pragma once

#include <unordered_map>
#include <vector>

#include "core/base/LargePages.h"
#include "core/selection/CandidateGradients.h"
#include "core/selection/ExchangeRows.h"

namespace mtp {

class ExchangeTable {
public:
    // memory: has room for the table until this object is gone.
    ExchangeTable(std::size_t rows, const ParameterLayout& layout, int threads,
                  LargeArray<double>& memory);

    // Returns the largest magnitude of each row. replaced: gradients that stand in the rows of
    // candidates which are in the set.
    std::vector<double> fill(const CandidateGradients& candidates,
                             const RowMatrix& inverseTransposed,
                             const std::unordered_map<std::size_t, Eigen::VectorXd>& replaced);

    double largest() const { return m_largest.magnitude; }
    std::size_t row() const { return m_largest.row; }
    std::size_t position() const { return m_positions[m_column]; }
    // The row and the position of the largest entry exchange their gradients.
    void exchange();
    // Whether the largest entry is not surely among the columns that are left.
    bool isIncomplete() const;

private:
    double* rowAt(std::size_t row) { return m_rows.table + row * m_rows.stride; }
    void setWidth();
    void leaveOutExchanged();
    std::vector<double> arrange(std::vector<std::size_t> columns);
    void takeAll(bool needsColumns);
    void findLargest();
    void keep(const kernels::LargestEntry& found);
    void findColumn();
    double prepareExchange();
    kernels::LargestEntry largestOfLikelyRows() const;
    void addExchange(double pivot);
    // Calls use(share, its first row, the one behind its last) for each share of the rows.
    template <class Use>
    void forShares(const Use& use) const;

    const ParameterLayout& m_layout;
    std::size_t m_count;  // rows
    int m_threads;
    LargeArray<double>& m_table;
    LargeArray<double> m_left;
    std::vector<double> m_right;
    std::vector<float> m_bounds, m_rightOfGroups;
    std::vector<std::uint8_t> m_taken;
    std::vector<kernels::LargestEntry> m_found;  // per share
    std::vector<double> m_magnitudes;            // of the columns; share x stride
    ExchangeRows m_rows;
    std::vector<std::size_t> m_positions;  // of the columns
    std::vector<bool> m_isExchanged;       // columns, if the set began with the start
    bool m_isOfStart = false;
    kernels::LargestEntry m_largest;
    std::size_t m_column = 0;  // of the largest entry
};

}  // namespace mtp
