#include "core/mtp/NeighbourList.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"

namespace mtp {

namespace {

constexpr double kSamePlace = 1e-6;  // Å
constexpr int kMostBins = 1 << 20;

// Three vectors that span space: the periodic ones, and directions across them long enough for all
// atoms where the cell is not periodic.
Eigen::Matrix3d spanning(const Cell& cell, const Positions& positions) {
    Eigen::Matrix3d vectors = cell.vectors;
    for (int axis = 0; axis < 3; ++axis) {
        if (cell.periodic[static_cast<std::size_t>(axis)])
            continue;
        // Across all the others that are set already.
        Eigen::Vector3d direction = Eigen::Vector3d::Zero();
        Eigen::Matrix3d others = Eigen::Matrix3d::Zero();
        for (int other = 0; other < 3; ++other)
            if (other < axis || cell.periodic[static_cast<std::size_t>(other)])
                if (other != axis)
                    others.row(other) = vectors.row(other).normalized();
        double best = -1;
        for (int unit = 0; unit < 3; ++unit) {
            Eigen::Vector3d candidate = Eigen::Vector3d::Unit(unit);
            // Two rounds of Gram-Schmidt, as the others need not be at right angles.
            for (int round = 0; round < 8; ++round)
                for (int other = 0; other < 3; ++other)
                    candidate -= others.row(other).transpose() *
                                 (others.row(other).transpose().dot(candidate));
            if (candidate.norm() > best) {
                best = candidate.norm();
                direction = candidate.normalized();
            }
        }
        const Eigen::VectorXd along = positions * direction;
        vectors.row(axis) = direction * (along.maxCoeff() - along.minCoeff() + 1);
    }
    return vectors;
}

class LinkedCells {
public:
    LinkedCells(const Cell& cell, const Positions& positions, double cutoff)
        : m_periodic(cell.periodic), m_cutoff(cutoff), m_vectors(spanning(cell, positions)) {
        if (std::abs(m_vectors.determinant()) < 1e-12)
            throw InputError("the cell has no volume");
        Positions fractional = positions * m_vectors.inverse();
        for (int axis = 0; axis < 3; ++axis) {
            auto column = fractional.col(axis).array();
            if (isPeriodic(axis))
                column -= column.floor();
            else
                column -= column.minCoeff();
        }
        m_wrapped = fractional * m_vectors;
        chooseBins(static_cast<double>(positions.rows()));
        fill(fractional);
    }

    NeighbourList find() const {
        NeighbourList list;
        const auto atoms = static_cast<std::size_t>(m_wrapped.rows());
        list.first.reserve(atoms + 1);
        list.first.push_back(0);
        for (std::size_t i = 0; i < atoms; ++i) {
            addNeighbours(i, list);
            list.first.push_back(list.index.size());
        }
        return list;
    }

private:
    bool isPeriodic(int axis) const { return m_periodic[static_cast<std::size_t>(axis)]; }

    void chooseBins(double atoms) {
        const Cell whole{m_vectors, {true, true, true}};
        const Eigen::Vector3d heights = whole.heights();
        // No more bins than atoms: an almost empty box stays small.
        const int most = std::clamp(static_cast<int>(2 * std::cbrt(atoms)) + 1, 1, 1 << 10);
        for (int axis = 0; axis < 3; ++axis) {
            m_bins[axis] = std::clamp(static_cast<int>(heights[axis] / m_cutoff), 1, most);
            m_reach[axis] = static_cast<int>(std::ceil(m_cutoff * m_bins[axis] / heights[axis]));
            if (m_reach[axis] > kMostBins)
                throw InputError(fmt::format("the cell is {} Å high, far thinner than the cutoff",
                                             heights[axis]));
        }
    }

    int binOf(double fraction, int axis) const {
        return std::clamp(static_cast<int>(fraction * m_bins[axis]), 0, m_bins[axis] - 1);
    }

    void fill(const Positions& fractional) {
        const auto atoms = static_cast<std::size_t>(fractional.rows());
        m_place.resize(atoms);
        m_start.assign(static_cast<std::size_t>(m_bins.prod()) + 1, 0);
        for (std::size_t i = 0; i < atoms; ++i) {
            for (int axis = 0; axis < 3; ++axis)
                m_place[i][axis] = binOf(fractional(static_cast<Eigen::Index>(i), axis), axis);
            ++m_start[flat(m_place[i]) + 1];
        }
        for (std::size_t bin = 1; bin < m_start.size(); ++bin)
            m_start[bin] += m_start[bin - 1];
        m_members.resize(atoms);
        std::vector<std::size_t> next(m_start.begin(), m_start.end() - 1);
        for (std::size_t i = 0; i < atoms; ++i)
            m_members[next[flat(m_place[i])]++] = i;
    }

    std::size_t flat(const Eigen::Vector3i& bin) const {
        return static_cast<std::size_t>((bin[0] * m_bins[1] + bin[1]) * m_bins[2] + bin[2]);
    }

    void addNeighbours(std::size_t i, NeighbourList& list) const {
        Eigen::Vector3i offset;
        for (offset[0] = -m_reach[0]; offset[0] <= m_reach[0]; ++offset[0])
            for (offset[1] = -m_reach[1]; offset[1] <= m_reach[1]; ++offset[1])
                for (offset[2] = -m_reach[2]; offset[2] <= m_reach[2]; ++offset[2])
                    addBin(i, m_place[i] + offset, list);
    }

    void addBin(std::size_t i, Eigen::Vector3i bin, NeighbourList& list) const {
        Eigen::Vector3d shift = Eigen::Vector3d::Zero();
        for (int axis = 0; axis < 3; ++axis) {
            const int image =
                static_cast<int>(std::floor(static_cast<double>(bin[axis]) / m_bins[axis]));
            if (image != 0 && !isPeriodic(axis))
                return;
            bin[axis] -= image * m_bins[axis];
            shift += image * m_vectors.row(axis).transpose();
        }
        const std::size_t at = flat(bin);
        const Eigen::Vector3d origin =
            shift - m_wrapped.row(static_cast<Eigen::Index>(i)).transpose();
        for (std::size_t k = m_start[at]; k < m_start[at + 1]; ++k) {
            const std::size_t j = m_members[k];
            const Eigen::Vector3d vector =
                m_wrapped.row(static_cast<Eigen::Index>(j)).transpose() + origin;
            const double squared = vector.squaredNorm();
            if (squared >= m_cutoff * m_cutoff || (i == j && shift.isZero()))
                continue;
            if (squared < kSamePlace * kSamePlace)
                throw InputError(
                    fmt::format("atoms {} and {} are at the same place", i + 1, j + 1));
            list.index.push_back(static_cast<std::int32_t>(j));
            list.vector.push_back(vector);
        }
    }

    std::array<bool, 3> m_periodic;
    double m_cutoff;
    Eigen::Matrix3d m_vectors;
    Positions m_wrapped;
    Eigen::Vector3i m_bins, m_reach;
    std::vector<Eigen::Vector3i> m_place;  // bin of each atom
    std::vector<std::size_t> m_start;      // of each bin in m_members
    std::vector<std::size_t> m_members;
};

}  // namespace

NeighbourList findNeighbours(const Cell& cell, const Positions& positions, double cutoff) {
    if (!(cutoff > 0))
        throw InputError(fmt::format("a cutoff must be positive, not {}", cutoff));
    if (positions.rows() == 0)
        return {.first = {0}, .index = {}, .vector = {}};
    return LinkedCells(cell, positions, cutoff).find();
}

}  // namespace mtp
