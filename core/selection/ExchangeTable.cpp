#include "core/selection/ExchangeTable.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/base/Parallel.h"

namespace mtp {
namespace {

// A set that begins with the start has columns of two kinds: entries of positions that still have
// their row of the start are of the order of the inverse of the start, those of the others of the
// order of 1. As long as the largest is beyond this, it is one of the former.
constexpr double kSurelyOfStart = 1e3;
constexpr std::size_t kShare = 256;  // rows

}  // namespace

ExchangeTable::ExchangeTable(std::size_t rows, const ParameterLayout& layout, int threads,
                             LargeArray<double>& memory)
    : m_layout(layout)
    , m_count(rows)
    , m_threads(threads)
    , m_table(memory)
    , m_left(rows * ExchangeRows::kPending)
    , m_bounds(rows * ExchangeRows::kGroups)
    , m_rightOfGroups(ExchangeRows::kGroups)
    , m_taken(rows * ExchangeRows::kGroups)
    , m_found((rows + kShare - 1) / kShare)
    , m_positions(layout.count()) {
    setWidth();
    if (m_table.size() < m_count * m_rows.stride) {
        m_table = {};  // what was there is not copied
        m_table.resize(m_count * m_rows.stride);
    }
    m_right.resize(ExchangeRows::kPending * m_rows.stride);
    m_magnitudes.resize(m_found.size() * m_rows.stride);
    m_rows.table = m_table.data();
    m_rows.left = m_left.data();
    m_rows.right = m_right.data();
    m_rows.bounds = m_bounds.data();
    m_rows.taken = m_taken.data();
}

void ExchangeTable::setWidth() {
    const auto groupsOf = [&](std::size_t width) {
        return std::max<std::size_t>(1, (m_positions.size() + width - 1) / width);
    };
    constexpr std::size_t kMultiple = ExchangeRows::kMultiple;
    m_rows.width = (groupsOf(ExchangeRows::kGroups) + kMultiple - 1) / kMultiple * kMultiple;
    m_rows.groups = groupsOf(m_rows.width);
    m_rows.stride = m_rows.width * m_rows.groups;
}

template <class Use>
void ExchangeTable::forShares(const Use& use) const {
    parallelFor(m_found.size(), m_threads, [&](std::size_t share) {
        use(share, share * kShare, std::min(m_count, (share + 1) * kShare));
    });
}

std::vector<double> ExchangeTable::fill(
    const CandidateGradients& candidates, const RowMatrix& inverseTransposed,
    const std::unordered_map<std::size_t, Eigen::VectorXd>& replaced) {
    m_positions.resize(m_layout.count());
    std::iota(m_positions.begin(), m_positions.end(), std::size_t{0});
    m_isExchanged.assign(m_positions.size(), false);
    setWidth();
    m_isOfStart = inverseTransposed.isDiagonal(0);
    const auto n = static_cast<Eigen::Index>(m_positions.size());
    if (m_isOfStart) {
        const Eigen::VectorXd diagonal = inverseTransposed.diagonal();
        for (std::size_t k = 0; k < m_count; ++k)
            Eigen::Map<Eigen::VectorXd>(rowAt(k), n) =
                candidates.gradient(k).cwiseProduct(diagonal);
    } else {
        candidates.multiply(InverseProduct(m_layout, inverseTransposed), m_rows.table,
                            m_rows.stride, m_threads);
    }
    for (const auto& [row, gradient] : replaced)
        Eigen::Map<Eigen::VectorXd>(rowAt(row), n) = inverseTransposed * gradient;
    m_rows.pending = 0;
    std::fill(m_taken.begin(), m_taken.end(), std::uint8_t{0});
    takeAll(true);
    std::vector<std::size_t> columns(m_positions.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    return arrange(std::move(columns));
}

bool ExchangeTable::isIncomplete() const {
    return m_positions.size() < m_layout.count() && largest() <= kSurelyOfStart;
}

// Keeps these columns. Those of large entries stand together, so that the bounds of the others stay
// low for long. Returns the largest magnitude of each row.
std::vector<double> ExchangeTable::arrange(std::vector<std::size_t> columns) {
    std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) {
        return m_magnitudes[a] > m_magnitudes[b];
    });
    std::vector<std::size_t> positions;
    for (const std::size_t column : columns)
        positions.push_back(m_positions[column]);
    m_positions = std::move(positions);
    m_isExchanged.assign(m_positions.size(), false);
    const std::size_t before = m_rows.stride;
    setWidth();
    std::fill(m_bounds.begin(), m_bounds.end(), 0.0F);
    std::vector<double> row(m_rows.stride);  // zeros behind the columns
    std::vector<double> ofRows(m_count);
    m_largest = {};
    for (std::size_t k = 0; k < m_count; ++k) {
        const double* from = m_rows.table + k * before;
        for (std::size_t i = 0; i < columns.size(); ++i)
            row[i] = from[columns[i]];
        std::copy(row.begin(), row.end(), rowAt(k));
        const kernels::LargestEntry found = kernels::takeAll(m_rows, k, k + 1, nullptr);
        ofRows[k] = found.magnitude;
        keep(found);
    }
    findColumn();
    return ofRows;
}

void ExchangeTable::leaveOutExchanged() {
    std::vector<std::size_t> kept;
    for (std::size_t column = 0; column < m_positions.size(); ++column)
        if (!m_isExchanged[column])
            kept.push_back(column);
    arrange(std::move(kept));
}

// needsColumns: whether m_magnitudes begins with the largest magnitude of each column then.
void ExchangeTable::takeAll(bool needsColumns) {
    forShares([&](std::size_t share, std::size_t first, std::size_t last) {
        m_found[share] =
            kernels::takeAll(m_rows, first, last,
                             needsColumns ? m_magnitudes.data() + share * m_rows.stride : nullptr);
    });
    m_rows.pending = 0;
    for (std::size_t share = 1; needsColumns && share < m_found.size(); ++share)
        for (std::size_t k = 0; k < m_rows.stride; ++k)
            m_magnitudes[k] = std::max(m_magnitudes[k], m_magnitudes[share * m_rows.stride + k]);
}

void ExchangeTable::findLargest() {
    m_largest = {};
    for (const kernels::LargestEntry& found : m_found)
        keep(found);
    findColumn();
}

void ExchangeTable::keep(const kernels::LargestEntry& found) {
    if (found.magnitude > m_largest.magnitude ||
        (found.magnitude == m_largest.magnitude && found.row < m_largest.row))
        m_largest = found;
}

void ExchangeTable::findColumn() {
    if (m_count == 0)
        return;
    kernels::takeRow(m_rows, m_largest.row);
    const double* row = rowAt(m_largest.row);
    m_column = static_cast<std::size_t>(
        std::max_element(row, row + m_positions.size(),
                         [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        row);
}

// Copies the row of the largest entry. Returns that entry.
double ExchangeTable::prepareExchange() {
    const double* row = rowAt(m_largest.row);
    const double pivot = row[m_column];
    std::fill(m_rightOfGroups.begin(), m_rightOfGroups.end(), 0.0F);
    double* right = m_right.data() + m_rows.pending * m_rows.stride;
    std::copy_n(row, m_rows.stride, right);
    right[m_column] -= 1;
    for (std::size_t group = 0; group < m_rows.groups; ++group) {
        const Eigen::Map<const Eigen::ArrayXd> part(right + group * m_rows.width,
                                                    static_cast<Eigen::Index>(m_rows.width));
        m_rightOfGroups[group] = static_cast<float>(part.abs().maxCoeff());
    }
    return pivot;
}

void ExchangeTable::exchange() {
    const double pivot = prepareExchange();
    m_isExchanged[m_column] = true;
    addExchange(pivot);
    if (m_rows.pending < ExchangeRows::kPending)
        return;
    takeAll(m_isOfStart);
    if (m_isOfStart)
        leaveOutExchanged();
    else
        findLargest();
}

// Of the rows that have the largest bounds of their shares, so that few others take what is pending
// in the search for a larger one.
kernels::LargestEntry ExchangeTable::largestOfLikelyRows() const {
    std::vector<kernels::LargestEntry> bounds = m_found;
    std::sort(bounds.begin(), bounds.end(),
              [](const auto& a, const auto& b) { return a.magnitude > b.magnitude; });
    kernels::LargestEntry largest;
    for (const auto& [bound, row] : bounds)
        if (bound >= largest.magnitude * ExchangeRows::kBelow)
            largest = kernels::takeWhereLargest(m_rows, row, row + 1, largest);
    return largest;
}

void ExchangeTable::addExchange(double pivot) {
    const kernels::PendingExchange exchange{m_largest.row, m_column, pivot, m_rightOfGroups.data()};
    forShares([&](std::size_t share, std::size_t first, std::size_t last) {
        m_found[share] = kernels::addExchange(m_rows, first, last, exchange);
    });
    ++m_rows.pending;
    const kernels::LargestEntry known = largestOfLikelyRows();
    forShares([&](std::size_t share, std::size_t first, std::size_t last) {
        const bool mayBeLarger = m_found[share].magnitude >= known.magnitude * ExchangeRows::kBelow;
        m_found[share] =
            mayBeLarger ? kernels::takeWhereLargest(m_rows, first, last, known) : known;
    });
    findLargest();
}

}  // namespace mtp
