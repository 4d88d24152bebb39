#include "core/selection/MaxVol.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/base/Error.h"
#include "core/selection/ExchangeTable.h"

namespace mtp {
namespace {

constexpr double kStart = 1e-6;  // as MLIP-3

RowMatrix inverseTransposedOf(const RowMatrix& matrix) {
    return matrix.partialPivLu().inverse().transpose();
}

}  // namespace

MaxVol::MaxVol(std::size_t parameters) {
    const auto n = static_cast<Eigen::Index>(parameters);
    m_active.setZero(n, n);
    m_active.diagonal().setConstant(kStart);
    m_inverse.setZero(n, n);
    m_inverse.diagonal().setConstant(1 / kStart);
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
    m_gradesBefore.clear();
    if (candidates.count() == 0)
        return exchanges;
    ExchangeTable table(candidates.count(), layout, options.threads, m_table);
    RowMatrix active = m_active;
    std::unordered_map<std::size_t, Eigen::VectorXd> replaced;  // gradients that left the set
    m_gradesBefore = table.fill(candidates, m_inverse, replaced);
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
