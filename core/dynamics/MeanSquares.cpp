#include "core/dynamics/MeanSquares.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Table.h"

namespace mtp {

namespace {

// Squares that are summed in single precision, which rounds the sum by less than 1e-6 of it.
constexpr Eigen::Index kSquaresAtOnce = 256;
constexpr std::size_t kMostMeasured = 2000;  // rows that are kept

using Coordinates = Eigen::Map<const Eigen::ArrayXf>;

// Of the origins from `first` on, Å².
double sumOfSquares(const Displacements& all, std::size_t ion, Stretch origins, std::size_t lag) {
    double sum = 0;
    const auto count = static_cast<Eigen::Index>(origins.count);
    for (Eigen::Index start = 0; start < count; start += kSquaresAtOnce) {
        const Eigen::Index length = std::min(kSquaresAtOnce, count - start);
        const auto difference = [&](std::size_t axis) {
            const float* from = all.axis(ion, axis) + origins.first + start;
            return Coordinates(from + lag, length) - Coordinates(from, length);
        };
        sum += static_cast<double>(
            (difference(0).square() + difference(1).square() + difference(2).square()).sum());
    }
    return sum;
}

// Origins of a lag, all of which end in the same block as they begin, or none of which does.
struct OriginGroup {
    Stretch origins;
    std::ptrdiff_t block;  // -1: none
};

std::vector<OriginGroup> originGroups(const Displacements& all, std::size_t lag,
                                      std::size_t blockLength, std::size_t blocks) {
    std::vector<OriginGroup> groups;
    const auto add = [&](std::size_t first, std::size_t end, std::ptrdiff_t block) {
        if (end > first)
            groups.push_back({{first, end - first}, block});
    };
    for (const Stretch& stretch : all.stretches) {
        if (stretch.count <= lag)
            continue;
        const std::size_t end = stretch.first + stretch.count - lag;
        std::size_t next = stretch.first;
        for (std::size_t block = 0; block < blocks && next < end; ++block) {
            const std::size_t blockEnd = (block + 1) * blockLength;
            if (blockEnd <= next)
                continue;
            const std::size_t inside = std::clamp(blockEnd - std::min(blockEnd, lag), next, end);
            add(next, inside, static_cast<std::ptrdiff_t>(block));
            const std::size_t across = std::clamp(blockEnd, inside, end);
            add(inside, across, -1);
            next = across;
        }
        add(next, end, -1);
    }
    return groups;
}

}  // namespace

MeanSquares meanSquaresOf(const Displacements& displacements, const std::vector<std::size_t>& lags,
                          std::size_t blocks, int threads) {
    const std::size_t ions = displacements.ionCount();
    const std::size_t blockLength = blocks == 0 ? 0 : displacements.frameCount / blocks;
    std::vector<std::vector<OriginGroup>> groups;
    for (const std::size_t lag : lags) {
        if (lag == 0 || originCount(displacements.stretches, lag) == 0)
            throw InputError(
                fmt::format("a lag of {} frames is not from 1 to {}, which the run has", lag,
                            longestStretch(displacements.stretches) - 1));
        groups.push_back(originGroups(displacements, lag, blockLength, blocks));
    }
    std::vector<std::vector<double>> sums(ions);  // of each ion: of all lags and their groups
    parallelFor(ions, threads, [&](std::size_t ion) {
        for (std::size_t row = 0; row < lags.size(); ++row)
            for (const OriginGroup& group : groups[row])
                sums[ion].push_back(sumOfSquares(displacements, ion, group.origins, lags[row]));
    });
    const auto rows = static_cast<Eigen::Index>(lags.size());
    const auto columns = static_cast<Eigen::Index>(blocks);
    MeanSquares result{lags, displacements.spacing,
                       Eigen::MatrixXd::Zero(rows, static_cast<Eigen::Index>(ions)), blockLength,
                       Eigen::MatrixXd::Zero(rows, columns)};
    Eigen::MatrixXd pairs = Eigen::MatrixXd::Zero(rows, columns);
    std::size_t place = 0;
    for (Eigen::Index row = 0; row < rows; ++row) {
        double origins = 0;
        for (const OriginGroup& group : groups[static_cast<std::size_t>(row)]) {
            for (std::size_t ion = 0; ion < ions; ++ion) {
                result.ofIons(row, static_cast<Eigen::Index>(ion)) += sums[ion][place];
                if (group.block >= 0)
                    result.ofBlocks(row, group.block) += sums[ion][place];
            }
            const auto count = static_cast<double>(group.origins.count);
            origins += count;
            if (group.block >= 0)
                pairs(row, group.block) += count * static_cast<double>(ions);
            ++place;
        }
        result.ofIons.row(row) /= origins;
    }
    result.ofBlocks = (pairs.array() > 0).select(result.ofBlocks.cwiseQuotient(pairs), kUnknown);
    return result;
}

MeanSquares MeasuredSquares::at(const Displacements& displacements,
                                const std::vector<std::size_t>& lags, std::size_t blocks,
                                int threads) {
    std::vector<std::size_t> missing;
    for (const std::size_t lag : lags)
        if (!m_rows.contains({blocks, lag}))
            missing.push_back(lag);
    if (m_rows.size() + missing.size() > kMostMeasured) {
        m_rows.clear();
        missing = lags;
    }
    MeanSquares result = meanSquaresOf(displacements, missing, blocks, threads);
    for (std::size_t i = 0; i < missing.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        m_rows[{blocks, missing[i]}] = std::make_shared<const Row>(
            Row{result.ofIons.row(row).transpose(), result.ofBlocks.row(row).transpose()});
    }
    result.lags = lags;
    const auto count = static_cast<Eigen::Index>(lags.size());
    result.ofIons.resize(count, static_cast<Eigen::Index>(displacements.ionCount()));
    result.ofBlocks.resize(count, static_cast<Eigen::Index>(blocks));
    for (Eigen::Index i = 0; i < count; ++i) {
        const Row& row = *m_rows.at({blocks, lags[static_cast<std::size_t>(i)]});
        result.ofIons.row(i) = row.ofIons.transpose();
        result.ofBlocks.row(i) = row.ofBlocks.transpose();
    }
    return result;
}

}  // namespace mtp
