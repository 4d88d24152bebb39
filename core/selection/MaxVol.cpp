#include "core/selection/MaxVol.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Parallel.h"

namespace mtp {
namespace {

constexpr double kStart = 1e-6;    // as MLIP-3
constexpr std::size_t kGroup = 8;  // of columns, see subtractOuter()

// A set that begins with the start has columns of two kinds: entries of positions that still have
// their row of the start are of the order of 1 / kStart, those of the others of the order of 1.
// As long as the largest is beyond this, it is one of the former.
constexpr double kSurelyOfStart = 1e3;
// Positions that are exchanged before their columns are left out: that takes one more pass.
constexpr std::size_t kExchangedTogether = 32;

// The products of candidates with the inverse, kept up to date while rows are exchanged.
class ExchangeTable {
public:
    // memory: has room for the table until this object is gone.
    ExchangeTable(std::size_t rows, const ParameterLayout& layout, int threads,
                  LargeArray<double>& memory)
        : m_layout(layout)
        , m_rows(rows)
        , m_stride((layout.count() + kGroup - 1) / kGroup * kGroup)
        , m_threads(threads)
        , m_table(memory)
        , m_left(m_rows)
        , m_right(m_stride) {
        if (m_table.size() < m_rows * m_stride) {
            m_table = {};  // what was there is not copied
            m_table.resize(m_rows * m_stride);
        }
    }

    // replaced: gradients that stand in the rows of candidates which are in the set.
    void fill(const CandidateGradients& candidates, const RowMatrix& inverseTransposed,
              const std::unordered_map<std::size_t, Eigen::VectorXd>& replaced) {
        m_positions.resize(m_layout.count());
        std::iota(m_positions.begin(), m_positions.end(), std::size_t{0});
        m_stride = width();
        m_isOfStart = inverseTransposed.isDiagonal(0);
        m_exchanged.clear();
        if (m_isOfStart)
            multiplyByDiagonal(candidates, inverseTransposed.diagonal());
        else
            candidates.multiply(InverseProduct(m_layout, inverseTransposed), m_table.data(),
                                m_stride, m_threads);
        for (const auto& [row, gradient] : replaced)
            rowOf(row) = inverseTransposed * gradient;
        clearBehindColumns();
        std::fill(m_left.begin(), m_left.end(), 0.0);
        std::fill(m_right.begin(), m_right.end(), 0.0);
        subtract();  // nothing; finds the largest entry
    }

    // Whether the largest entry is not surely among the columns that are left.
    bool isIncomplete() const {
        return m_positions.size() < m_layout.count() && largest() <= kSurelyOfStart;
    }

    double largest() const { return m_largest.magnitude; }
    std::size_t row() const { return m_largest.row; }
    std::size_t position() const { return m_positions[column()]; }

    // The row and the position of the largest entry exchange their gradients.
    void exchange() {
        const std::size_t row = m_largest.row, column = this->column();
        const double pivot = *entry(row, column);
        for (std::size_t k = 0; k < m_rows; ++k)
            m_left[k] = *entry(k, column) / pivot;
        m_left[row] += 1 / pivot;
        std::copy_n(entry(row, 0), m_positions.size(), m_right.begin());
        m_right[column] -= 1;
        subtract();
        if (!m_isOfStart)
            return;
        m_exchanged.push_back(column);
        if (m_exchanged.size() == kExchangedTogether)
            leaveOutExchanged();
    }

private:
    void multiplyByDiagonal(const CandidateGradients& candidates, const Eigen::VectorXd& diagonal) {
        for (std::size_t k = 0; k < m_rows; ++k)
            rowOf(k) = candidates.gradient(k).cwiseProduct(diagonal);
    }

    Eigen::Map<Eigen::VectorXd> rowOf(std::size_t row) {
        return {m_table.data() + row * m_stride, static_cast<Eigen::Index>(m_positions.size())};
    }
    const double* entry(std::size_t row, std::size_t column) const {
        return m_table.data() + row * m_stride + column;
    }
    std::size_t column() const {
        const double* row = entry(m_largest.row, 0);
        return static_cast<std::size_t>(
            std::max_element(row, row + m_positions.size(),
                             [](double a, double b) { return std::abs(a) < std::abs(b); }) -
            row);
    }
    // Of the columns, in whole groups.
    std::size_t width() const { return (m_positions.size() + kGroup - 1) / kGroup * kGroup; }

    void clearBehindColumns() {
        for (std::size_t k = 0; k < m_rows; ++k)
            std::fill(m_table.data() + k * m_stride + m_positions.size(),
                      m_table.data() + k * m_stride + width(), 0.0);
    }

    void leaveOutExchanged() {
        std::vector<bool> isKept(m_positions.size(), true);
        for (const std::size_t column : m_exchanged)
            isKept[column] = false;
        m_exchanged.clear();
        std::vector<std::size_t> kept, positions;
        for (std::size_t column = 0; column < m_positions.size(); ++column)
            if (isKept[column]) {
                kept.push_back(column);
                positions.push_back(m_positions[column]);
            }
        m_positions = std::move(positions);
        const std::size_t before = std::exchange(m_stride, width());
        for (std::size_t k = 0; k < m_rows; ++k)
            for (std::size_t i = 0; i < kept.size(); ++i)
                m_table[k * m_stride + i] = m_table[k * before + kept[i]];
        clearBehindColumns();
        std::fill(m_right.begin(), m_right.end(), 0.0);
    }

    void subtract() {
        // Shares of about 1 MB.
        const std::size_t share =
            std::max<std::size_t>(1, (std::size_t(1) << 17) / std::max<std::size_t>(1, m_stride));
        std::vector<kernels::LargestEntry> found((m_rows + share - 1) / share);
        parallelFor(found.size(), m_threads, [&](std::size_t k) {
            const std::size_t first = k * share;
            found[k] = kernels::subtractOuter(m_table.data() + first * m_stride,
                                              std::min(share, m_rows - first), width(), m_stride,
                                              m_left.data() + first, m_right.data());
            found[k].row += first;
        });
        m_largest = {};
        for (const kernels::LargestEntry& entry : found)
            if (entry.magnitude > m_largest.magnitude)
                m_largest = entry;
    }

    const ParameterLayout& m_layout;
    std::size_t m_rows, m_stride;
    int m_threads;
    LargeArray<double>& m_table;
    std::vector<std::size_t> m_positions;  // of the columns
    bool m_isOfStart = false;
    std::vector<std::size_t> m_exchanged;  // columns, to be left out
    std::vector<double> m_left, m_right;
    kernels::LargestEntry m_largest;
};

RowMatrix inverseTransposedOf(const RowMatrix& matrix) {
    return matrix.partialPivLu().inverse().transpose();
}

}  // namespace

MaxVol::MaxVol(std::size_t parameters) {
    const auto n = static_cast<Eigen::Index>(parameters);
    m_active = kStart * RowMatrix::Identity(n, n);
    m_inverse = 1 / kStart * RowMatrix::Identity(n, n);
}

MaxVol::MaxVol(RowMatrix active, RowMatrix inverseTransposed)
    : m_active(std::move(active)), m_inverse(std::move(inverseTransposed)) {
    if (m_active.rows() != m_active.cols() || m_inverse.rows() != m_active.rows() ||
        m_inverse.cols() != m_active.cols())
        throw InputError(
            fmt::format("an active set needs square matrices of one size, not {} x {} "
                        "and {} x {}",
                        m_active.rows(), m_active.cols(), m_inverse.rows(), m_inverse.cols()));
}

std::vector<MaxVol::Exchange> MaxVol::maximise(const CandidateGradients& candidates,
                                               const ParameterLayout& layout,
                                               const MaxVolOptions& options) {
    std::vector<Exchange> exchanges;
    if (candidates.count() == 0)
        return exchanges;
    ExchangeTable table(candidates.count(), layout, options.threads, m_table);
    RowMatrix active = m_active;
    std::unordered_map<std::size_t, Eigen::VectorXd> replaced;  // gradients that left the set
    table.fill(candidates, m_inverse, replaced);
    while (table.largest() > options.threshold && exchanges.size() < options.mostExchanges) {
        const std::size_t row = table.row(), position = table.position();
        const auto known = replaced.find(row);
        Eigen::VectorXd entering =
            known != replaced.end() ? std::move(known->second) : candidates.gradient(row);
        replaced[row] = active.row(static_cast<Eigen::Index>(position));
        active.row(static_cast<Eigen::Index>(position)) = entering;
        exchanges.push_back({row, position, table.largest()});
        table.exchange();
        if (table.isIncomplete())
            table.fill(candidates, inverseTransposedOf(active), replaced);
        if (options.progress)
            options.progress->step(std::min(1.0, static_cast<double>(exchanges.size()) /
                                                     (2.0 * static_cast<double>(layout.count()))),
                                   "Exchanging rows of the active set");
    }
    if (exchanges.empty())
        return exchanges;
    m_active = std::move(active);
    m_inverse = inverseTransposedOf(m_active);
    return exchanges;
}

}  // namespace mtp
