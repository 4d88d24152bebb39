#include "core/selection/Calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/TableRows.h"

namespace mtp {
namespace {

std::vector<std::size_t> risingOrder(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

// Equal values share their mean rank.
std::vector<double> ranksOf(std::span<const double> values) {
    const std::vector<std::size_t> order = risingOrder(values);
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0, end; first < order.size(); first = end) {
        for (end = first + 1; end < order.size() && values[order[end]] == values[order[first]];)
            ++end;
        for (std::size_t k = first; k < end; ++k)
            ranks[order[k]] = 0.5 * static_cast<double>(first + end - 1);
    }
    return ranks;
}

std::optional<double> correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean = 0.5 * (static_cast<double>(a.size()) - 1);  // of ranks
    double products = 0, squaresA = 0, squaresB = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        products += (a[k] - mean) * (b[k] - mean);
        squaresA += (a[k] - mean) * (a[k] - mean);
        squaresB += (b[k] - mean) * (b[k] - mean);
    }
    if (squaresA <= 0 || squaresB <= 0)
        return {};
    return products / std::sqrt(squaresA * squaresB);
}

std::optional<double> largestFound(const std::vector<std::size_t>& byMeasure,
                                   const std::vector<std::size_t>& byError) {
    const std::size_t tenth = byMeasure.size() / 10;
    if (tenth == 0)
        return {};
    const auto last = static_cast<std::ptrdiff_t>(tenth);
    std::vector<std::size_t> a(byMeasure.end() - last, byMeasure.end());
    std::vector<std::size_t> b(byError.end() - last, byError.end()), both;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(tenth);
}

double rootMeanSquare(std::span<const double> values, std::span<const std::size_t> rows) {
    double sum = 0;
    for (const std::size_t row : rows)
        sum += values[row] * values[row];
    return std::sqrt(sum / static_cast<double>(rows.size()));
}

std::optional<double> unreliabilityOf(const std::vector<CalibrationBin>& bins, double factor) {
    double sum = 0;
    for (const CalibrationBin& bin : bins) {
        const double expected = factor * bin.measure;
        if (expected <= 0)
            return {};
        sum += std::abs(bin.error - expected) / expected;
    }
    return sum / static_cast<double>(bins.size());
}

}  // namespace

Calibration calibrate(std::span<const double> measures, std::span<const double> errors,
                      std::size_t bins) {
    if (measures.size() != errors.size())
        throw InputError(
            fmt::format("{} measures of doubt for {} errors", measures.size(), errors.size()));
    Calibration out;
    out.count = measures.size();
    if (out.count == 0)
        return out;
    const std::vector<std::size_t> order = risingOrder(measures);
    out.rankCorrelation = correlation(ranksOf(measures), ranksOf(errors));
    out.largestFound = largestFound(order, risingOrder(errors));
    bins = std::clamp<std::size_t>(bins, 1, out.count);
    const std::span<const std::size_t> all(order);
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const std::size_t first = bin * out.count / bins, end = (bin + 1) * out.count / bins;
        const auto rows = all.subspan(first, end - first);
        out.bins.push_back(
            {rows.size(), rootMeanSquare(measures, rows), rootMeanSquare(errors, rows)});
    }
    const double measure = rootMeanSquare(measures, order);
    if (measure > 0) {
        out.factor = rootMeanSquare(errors, order) / measure;
        out.unreliability = unreliabilityOf(out.bins, *out.factor);
    }
    return out;
}

Table doubtByConfiguration(const DoubtInput& input) {
    TableRows rows(kDoubtConfiguration, kDoubtDensity, kDoubtGrade, kEnergySpread, kForceSpread,
                   kEnergyError, kForceError);
    for (std::size_t f = 0; f < input.frames.size(); ++f) {
        const Frame& frame = input.frames[f];
        const Prediction& prediction = input.predictions[f];
        double energyError = kUnknown, forceError = kUnknown;
        if (frame.labels.energy && frame.atomCount() > 0)
            energyError = std::abs(prediction.energy - *frame.labels.energy) /
                          static_cast<double>(frame.atomCount());
        if (frame.labels.forces && frame.atomCount() > 0)
            forceError = (prediction.forces - *frame.labels.forces).rowwise().norm().maxCoeff();
        const bool hasSpread = !input.spreads.empty();
        rows.add(static_cast<int>(input.first + f), density(frame).value_or(kUnknown),
                 input.grades.empty() ? kUnknown : input.grades[f].grade,
                 hasSpread ? input.spreads[f].energy : kUnknown,
                 hasSpread ? input.spreads[f].force : kUnknown, energyError, forceError);
    }
    return rows.table();
}

Table doubtByAtom(const DoubtInput& input) {
    TableRows rows(kDoubtConfiguration, kDoubtAtom, kDoubtElement, kDoubtGrade, kForceSpread,
                   kForceError);
    for (std::size_t f = 0; f < input.frames.size(); ++f) {
        const Frame& frame = input.frames[f];
        if (!frame.labels.forces)
            continue;
        const bool hasGrades = !input.grades.empty() && !input.grades[f].atomGrades.empty();
        for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
            const auto row = static_cast<Eigen::Index>(atom);
            rows.add(static_cast<int>(input.first + f), static_cast<int>(atom),
                     nameOfType(frame, frame.types[atom]),
                     hasGrades ? input.grades[f].atomGrades[atom] : kUnknown,
                     input.spreads.empty() ? kUnknown : input.spreads[f].atomForces[atom],
                     (input.predictions[f].forces.row(row) - frame.labels.forces->row(row)).norm());
        }
    }
    return rows.table();
}

std::vector<NamedCalibration> calibrations(const Table& byConfiguration, const Table& byAtom) {
    std::vector<NamedCalibration> out;
    const auto add = [&out](const Table& table, const ColumnKey<double>& measure,
                            const ColumnKey<double>& error, bool isByAtom) {
        std::vector<double> measures, errors;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const double m = table[measure][row], e = table[error][row];
            if (std::isnan(m) || std::isnan(e))
                continue;
            measures.push_back(m);
            errors.push_back(e);
        }
        if (!measures.empty())
            out.push_back({measure.name, error.name, isByAtom, calibrate(measures, errors)});
    };
    add(byAtom, kDoubtGrade, kForceError, true);
    add(byAtom, kForceSpread, kForceError, true);
    add(byConfiguration, kDoubtGrade, kForceError, false);
    add(byConfiguration, kForceSpread, kForceError, false);
    add(byConfiguration, kDoubtGrade, kEnergyError, false);
    add(byConfiguration, kEnergySpread, kEnergyError, false);
    return out;
}

Table calibrationTable(const std::vector<NamedCalibration>& all) {
    constexpr ColumnKey<std::string> points{"points"}, measure{"measure"}, error{"error"};
    constexpr ColumnKey<int> number{"bin"}, count{"count"};
    constexpr ColumnKey<double> measureRms{"measure_rms"}, errorRms{"error_rms"};
    TableRows rows(points, measure, error, number, count, measureRms, errorRms);
    for (const NamedCalibration& one : all)
        for (std::size_t k = 0; k < one.calibration.bins.size(); ++k) {
            const CalibrationBin& bin = one.calibration.bins[k];
            rows.add(one.isByAtom ? "atom" : "configuration", one.measure, one.error,
                     static_cast<int>(k), static_cast<int>(bin.count), bin.measure, bin.error);
        }
    return rows.table();
}

}  // namespace mtp
