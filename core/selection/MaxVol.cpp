#include "core/selection/MaxVol.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/base/Error.h"
#include "core/base/Parallel.h"

namespace mtp {
namespace {

constexpr double kStart = 1e-6;    // as MLIP-3
constexpr std::size_t kGroup = 8;  // of columns, see subtractOuter()

// The products of candidates with the inverse, kept up to date while rows are exchanged.
class ExchangeTable {
public:
    ExchangeTable(const CandidateGradients& candidates, const ParameterLayout& layout,
                  const RowMatrix& inverseTransposed, int threads)
        : m_rows(candidates.count())
        , m_columns(layout.count())
        , m_stride((m_columns + kGroup - 1) / kGroup * kGroup)
        , m_threads(threads)
        , m_table(m_rows * m_stride, 0.0)
        , m_left(m_rows)
        , m_right(m_stride, 0.0) {
        fill(candidates, layout, inverseTransposed);
        // Nothing is subtracted; finds the largest entry.
        subtract();
    }

    double largest() const { return m_largest.magnitude; }
    std::size_t row() const { return m_largest.row; }
    std::size_t column() const {
        const double* row = entry(m_largest.row, 0);
        return static_cast<std::size_t>(
            std::max_element(row, row + m_columns,
                             [](double a, double b) { return std::abs(a) < std::abs(b); }) -
            row);
    }

    // The row and the position of the active set exchange their gradients.
    void exchange(std::size_t row, std::size_t position) {
        const double pivot = *entry(row, position);
        for (std::size_t k = 0; k < m_rows; ++k)
            m_left[k] = *entry(k, position) / pivot;
        m_left[row] += 1 / pivot;
        std::copy_n(entry(row, 0), m_columns, m_right.begin());
        m_right[position] -= 1;
        subtract();
    }

private:
    void fill(const CandidateGradients& candidates, const ParameterLayout& layout,
              const RowMatrix& inverseTransposed) {
        if (!inverseTransposed.isDiagonal(0))
            return candidates.multiply(InverseProduct(layout, inverseTransposed), m_table.data(),
                                       m_stride, m_threads);
        const Eigen::VectorXd diagonal = inverseTransposed.diagonal();
        for (std::size_t k = 0; k < m_rows; ++k)
            Eigen::Map<Eigen::VectorXd>(m_table.data() + k * m_stride, diagonal.size()) =
                candidates.gradient(k).cwiseProduct(diagonal);
    }

    const double* entry(std::size_t row, std::size_t column) const {
        return m_table.data() + row * m_stride + column;
    }

    void subtract() {
        // Shares of about 1 MB.
        const std::size_t share =
            std::max<std::size_t>(1, (std::size_t(1) << 17) / std::max<std::size_t>(1, m_stride));
        std::vector<kernels::LargestEntry> found((m_rows + share - 1) / share);
        parallelFor(found.size(), m_threads, [&](std::size_t k) {
            const std::size_t first = k * share;
            found[k] = kernels::subtractOuter(m_table.data() + first * m_stride,
                                              std::min(share, m_rows - first), m_stride, m_stride,
                                              m_left.data() + first, m_right.data());
            found[k].row += first;
        });
        m_largest = {};
        for (const kernels::LargestEntry& entry : found)
            if (entry.magnitude > m_largest.magnitude)
                m_largest = entry;
    }

    std::size_t m_rows, m_columns, m_stride;
    int m_threads;
    AlignedDoubles m_table;
    std::vector<double> m_left, m_right;
    kernels::LargestEntry m_largest;
};

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
    ExchangeTable table(candidates, layout, m_inverse, options.threads);
    RowMatrix active = m_active;
    std::unordered_map<std::size_t, Eigen::VectorXd> replaced;  // gradients that left the set
    while (table.largest() > options.threshold && exchanges.size() < options.mostExchanges) {
        const std::size_t row = table.row(), position = table.column();
        const auto known = replaced.find(row);
        Eigen::VectorXd entering =
            known != replaced.end() ? std::move(known->second) : candidates.gradient(row);
        replaced[row] = active.row(static_cast<Eigen::Index>(position));
        active.row(static_cast<Eigen::Index>(position)) = entering;
        exchanges.push_back({row, position, table.largest()});
        table.exchange(row, position);
        if (options.progress)
            options.progress->step(std::min(1.0, static_cast<double>(exchanges.size()) /
                                                     (2.0 * static_cast<double>(layout.count()))),
                                   "Exchanging rows of the active set");
    }
    if (exchanges.empty())
        return exchanges;
    m_active = std::move(active);
    m_inverse = m_active.partialPivLu().inverse().transpose();
    return exchanges;
}

}  // namespace mtp
