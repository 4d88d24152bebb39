#include "core/dynamics/Moments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"

namespace mtp {

namespace {

// Displacements of a long run that are summed in single precision, which rounds the sum by less
// than 1e-6 of it; sums of blocks are in double precision.
constexpr Eigen::Index kBlock = 256;
constexpr std::size_t kFewestSquareBlocks = 4;  // for a spread over them

template <class Scalar>
using Block = Eigen::Array<Scalar, Eigen::Dynamic, 1, 0, kBlock, 1>;
using Series = Eigen::Map<const Eigen::ArrayXf>;

struct Sums {
    Eigen::Array3d axes = Eigen::Array3d::Zero();
    double fourth = 0, largest = 0;
};

// Squares of the changes of one coordinate over a lag, from consecutive origins.
void squareChanges(const Displacements& all, std::size_t ion, std::size_t axis, std::size_t origin,
                   std::size_t lag, Block<float>& squares) {
    const float* first = all.axis(ion, axis) + origin;
    const Eigen::Index length = squares.size();
    squares = (Series(first + lag, length) - Series(first, length)).square();
}

// With what rounding the coordinates has left.
void squareChanges(const Displacements& all, std::size_t ion, std::size_t axis, std::size_t origin,
                   std::size_t lag, Block<double>& squares) {
    const float *first = all.axis(ion, axis) + origin, *rest = all.rest(ion, axis) + origin;
    const Eigen::Index length = squares.size();
    const auto at = [length](const float* from) {
        return Series(from, length).template cast<double>();
    };
    squares = (at(first + lag) - at(first) + (at(rest + lag) - at(rest))).square();
}

// All displacements of one ion in one stretch at one lag.
template <class Scalar>
void addStretch(const Displacements& all, std::size_t ion, Stretch stretch, std::size_t lag,
                Sums& sums) {
    if (stretch.count <= lag)
        return;
    const auto origins = static_cast<Eigen::Index>(stretch.count - lag);
    for (Eigen::Index start = 0; start < origins; start += kBlock) {
        const Eigen::Index length = std::min(kBlock, origins - start);
        Block<Scalar> square = Block<Scalar>::Zero(length), ofAxis(length);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            squareChanges(all, ion, axis, stretch.first + static_cast<std::size_t>(start), lag,
                          ofAxis);
            sums.axes[static_cast<Eigen::Index>(axis)] += ofAxis.sum();
            square += ofAxis;
        }
        sums.fourth += square.square().sum();
        sums.largest = std::max<double>(sums.largest, square.maxCoeff());
    }
}

// NaN if it is not known.
double errorOfSquare(const Moments& moments, const MeanSquares& blocks, std::size_t row) {
    const double overIons =
        errorOverIons(moments.square.row(static_cast<Eigen::Index>(row)).transpose());
    if (row >= blocks.lags.size() || 2 * blocks.lags[row] > blocks.blockLength)
        return overIons;
    std::vector<double> known;
    for (const double value : blocks.ofBlocks.row(static_cast<Eigen::Index>(row)))
        if (!std::isnan(value))
            known.push_back(value);
    if (known.size() < kFewestSquareBlocks)
        return overIons;
    const double overBlocks = errorOverIons(
        Eigen::Map<const Eigen::VectorXd>(known.data(), static_cast<Eigen::Index>(known.size())));
    return std::isnan(overIons) ? overBlocks : std::max(overIons, overBlocks);
}

}  // namespace

// In the order of the ions.
double Moments::msd(std::size_t row) const {
    double sum = 0;
    for (Eigen::Index ion = 0; ion < square.cols(); ++ion)
        sum += square(static_cast<Eigen::Index>(row), ion);
    return sum / static_cast<double>(square.cols());
}

double Moments::meanFourth(std::size_t row) const {
    double sum = 0;
    for (Eigen::Index ion = 0; ion < fourth.cols(); ++ion)
        sum += fourth(static_cast<Eigen::Index>(row), ion);
    return sum / static_cast<double>(fourth.cols());
}

Moments momentsOf(const Displacements& displacements, const std::vector<Stretch>& stretches,
                  const std::vector<std::size_t>& lags, int threads) {
    const auto rows = static_cast<Eigen::Index>(lags.size());
    const std::size_t ions = displacements.ionCount();
    for (const std::size_t lag : lags)
        if (lag == 0 || originCount(stretches, lag) == 0)
            throw InputError(
                fmt::format("a lag of {} frames is not from 1 to {}, which the run has", lag,
                            longestStretch(stretches) - 1));
    std::vector<std::vector<Sums>> sums(ions, std::vector<Sums>(lags.size()));
    const auto add = displacements.rests.empty() ? addStretch<float> : addStretch<double>;
    parallelFor(ions, threads, [&](std::size_t ion) {
        for (std::size_t row = 0; row < lags.size(); ++row)
            for (const Stretch& stretch : stretches)
                add(displacements, ion, stretch, lags[row], sums[ion][row]);
    });
    Moments result{lags, displacements.spacing, {}, {}, Eigen::MatrixXd::Zero(rows, 3), 0};
    result.square.resize(rows, static_cast<Eigen::Index>(ions));
    result.fourth.resize(rows, static_cast<Eigen::Index>(ions));
    for (Eigen::Index row = 0; row < rows; ++row) {
        const auto origins = static_cast<double>(originCount(stretches, lags[row]));
        for (std::size_t ion = 0; ion < ions; ++ion) {
            const Sums& one = sums[ion][static_cast<std::size_t>(row)];
            const auto column = static_cast<Eigen::Index>(ion);
            result.square(row, column) = one.axes.sum() / origins;
            result.fourth(row, column) = one.fourth / origins;
            result.axes.row(row) += (one.axes / (origins * static_cast<double>(ions))).matrix();
            result.longest = std::max(result.longest, std::sqrt(one.largest));
        }
    }
    return result;
}

Table msdTable(const Moments& moments, const MeanSquares& blocks) {
    TableRows rows(columns::kLag, columns::kLagTime, columns::kMsd, columns::kMsdX, columns::kMsdY,
                   columns::kMsdZ, columns::kMsdError, columns::kExponent);
    const std::size_t count = moments.lags.size();
    for (std::size_t row = 0; row < count; ++row) {
        const std::size_t before = row == 0 ? 0 : row - 1, after = std::min(row + 1, count - 1);
        const double exponent = before == after
                                    ? kUnknown
                                    : std::log(moments.msd(after) / moments.msd(before)) /
                                          std::log(moments.time(after) / moments.time(before));
        const auto axes = moments.axes.row(static_cast<Eigen::Index>(row));
        rows.add(static_cast<int>(moments.lags[row]), moments.time(row), moments.msd(row), axes[0],
                 axes[1], axes[2], errorOfSquare(moments, blocks, row), exponent);
    }
    return rows.table();
}

double errorOverIons(const Eigen::VectorXd& values) {
    const auto count = static_cast<double>(values.size());
    if (values.size() < 2)
        return kUnknown;
    return std::sqrt((values.array() - values.mean()).square().sum() / (count - 1) / count);
}

}  // namespace mtp
