#include "core/inspection/Distributions.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/ErrorSums.h"

namespace mtp {

namespace {

using namespace columns;

constexpr double kHeld = 0.995;  // part of the values inside the range of a histogram

std::vector<double> sortedSizes(const std::vector<double>& values) {
    std::vector<double> sizes;
    for (const double value : values)
        if (std::isfinite(value))
            sizes.push_back(std::abs(value));
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

double defaultRange(const std::vector<double>& differences) {
    const std::vector<double> sizes = sortedSizes(differences);
    if (sizes.empty())
        return 1;
    const auto held = static_cast<std::size_t>(kHeld * static_cast<double>(sizes.size() - 1));
    return sizes[held] > 0 ? sizes[held] : sizes.back() > 0 ? sizes.back() : 1;
}

// Equal bins from low to high; what is outside goes into the outermost ones.
class Bins {
public:
    Bins(double low, double high, std::size_t count)
        : m_low(low), m_width((high - low) / static_cast<double>(count)), m_count(count) {}

    std::size_t of(double value) const {
        const double bin = m_width > 0 ? std::floor((value - m_low) / m_width) : 0;
        return static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(m_count - 1)));
    }
    double edge(std::size_t bin) const { return m_low + m_width * static_cast<double>(bin); }
    double middle(std::size_t bin) const { return (edge(bin) + edge(bin + 1)) / 2; }
    std::size_t count() const { return m_count; }

private:
    double m_low, m_width;
    std::size_t m_count;
};

void requireBins(std::size_t bins) {
    if (bins == 0)
        throw InputError("a histogram needs at least one bin");
}

}  // namespace

std::vector<double> differencesOf(const Table& parity) {
    const std::vector<double>& reference = parity[kReference];
    const std::vector<double>& predicted = parity[kPredicted];
    std::vector<double> differences(reference.size());
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i] = predicted[i] - reference[i];
    return differences;
}

Table withErrors(const Table& parity) {
    Table table = parity;
    if (parity.rowCount() > 0)
        table.add(kError.in(parity.column(kReference.name).unit), differencesOf(parity));
    return table;
}

Table errorHistogram(const std::vector<double>& differences, const std::string& unit,
                     const HistogramOptions& options) {
    requireBins(options.bins);
    const double range = options.range.value_or(defaultRange(differences));
    const Bins bins(-range, range, options.bins);
    std::vector<double> counts(options.bins, 0.0);
    for (const double value : differences)
        if (std::isfinite(value))
            ++counts[bins.of(value)];
    TableRows rows(kFrom.in(unit), kMiddle.in(unit), kTo.in(unit), kCount);
    for (std::size_t bin = 0; bin < options.bins; ++bin)
        rows.add(bins.edge(bin), bins.middle(bin), bins.edge(bin + 1), counts[bin]);
    return rows.table();
}

Table cumulativeErrors(const std::vector<double>& differences, const std::string& unit,
                       std::size_t points) {
    const std::vector<double> sizes = sortedSizes(differences);
    const std::size_t taken = std::min(points, sizes.size());
    TableRows rows(kError.in(unit), kFraction);
    for (std::size_t i = 1; i <= taken; ++i) {
        const std::size_t rank = i * sizes.size() / taken;  // from 1
        rows.add(sizes[rank - 1], static_cast<double>(rank) / static_cast<double>(sizes.size()));
    }
    return rows.table();
}

Table binnedErrors(const Table& table, const std::string& keyColumn, const std::string& errorColumn,
                   std::size_t bins) {
    requireBins(bins);
    const NumberView keys = table.numeric(keyColumn);
    const NumberView errors = table.numeric(errorColumn);
    const auto isKnown = [&](std::size_t row) {
        return std::isfinite(keys[row]) && std::isfinite(errors[row]);
    };
    double low = INFINITY, high = -INFINITY;
    for (std::size_t row = 0; row < keys.size(); ++row)
        if (isKnown(row)) {
            low = std::min(low, keys[row]);
            high = std::max(high, keys[row]);
        }
    const Bins edges(low, high, bins);
    std::vector<ErrorSums> sums(bins);
    for (std::size_t row = 0; row < keys.size(); ++row)
        if (isKnown(row))
            sums[edges.of(keys[row])].add(0, errors[row]);
    const std::string keyUnit = table.column(keyColumn).unit, unit = table.column(errorColumn).unit;
    TableRows rows(kFrom.in(keyUnit), kMiddle.in(keyUnit), kTo.in(keyUnit), kCount, kMae.in(unit),
                   kRmse.in(unit), kLargest.in(unit));
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const ErrorStatistics s = sums[bin].statistics();
        if (s.count > 0)
            rows.add(edges.edge(bin), edges.middle(bin), edges.edge(bin + 1),
                     static_cast<double>(s.count), s.mae, s.rmse, s.max);
    }
    return rows.table();
}

std::vector<std::size_t> worstRows(const Table& table, const std::string& column,
                                   std::size_t count) {
    const NumberView values = table.numeric(column);
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (std::isfinite(values[row]))
            rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(values[a]) > std::abs(values[b]);
    });
    rows.resize(std::min(count, rows.size()));
    return rows;
}

}  // namespace mtp
