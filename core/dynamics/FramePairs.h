// Distances of the atoms of one frame from those of another, or of the same, with all images.
#pragma once

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "core/dynamics/EvenBins.h"
#include "core/dynamics/PositionSeries.h"

namespace mtp {

inline constexpr double kSelfDistance = 1e-9;  // Å, of an atom from itself

struct SpeciesAtoms {
    std::string name;
    std::vector<std::size_t> atoms;
};

// In the order of their first atoms.
std::vector<SpeciesAtoms> bySpecies(const PositionSeries& series);

// Fractions of the atoms of one species in one frame, by axis.
struct SpeciesPlaces {
    std::array<std::vector<double>, 3> axes;

    void add(const Eigen::RowVector3d& place) {
        for (std::size_t axis = 0; axis < 3; ++axis)
            axes[axis].push_back(place[static_cast<Eigen::Index>(axis)]);
    }
    std::size_t size() const { return axes[0].size(); }
};

// The places of a species, sorted by parts of the cell, so that those near an atom lie together.
class SortedPlaces {
public:
    // How many parts along each axis.
    SortedPlaces(const SpeciesPlaces& places, const std::array<int, 3>& parts);

    const SpeciesPlaces& places() const { return m_places; }
    // Calls use(first, count) for runs of the sorted places, which together hold those of the part
    // that the atom is in and of the parts beside it. Along an axis with one part it is all of
    // them.
    template <class Use>
    void forEachNear(const Eigen::RowVector3d& atom, Use use) const {
        std::array<int, 3> middle{};
        for (std::size_t axis = 0; axis < 3; ++axis)
            middle[axis] = partOf(atom[static_cast<Eigen::Index>(axis)], axis);
        const auto reach = [this](std::size_t axis) { return m_parts[axis] > 1 ? 1 : 0; };
        for (int i = -reach(0); i <= reach(0); ++i)
            for (int j = -reach(1); j <= reach(1); ++j)
                for (int k = -reach(2); k <= reach(2); ++k) {
                    const std::size_t part =
                        indexOf({wrapped(middle[0] + i, 0), wrapped(middle[1] + j, 1),
                                 wrapped(middle[2] + k, 2)});
                    if (m_starts[part + 1] > m_starts[part])
                        use(m_starts[part], m_starts[part + 1] - m_starts[part]);
                }
    }

private:
    int partOf(double fraction, std::size_t axis) const {
        const auto part = static_cast<int>(fraction * m_parts[axis]);
        return m_parts[axis] > 1 ? std::min(part, m_parts[axis] - 1) : 0;
    }
    int wrapped(int part, std::size_t axis) const { return (part + m_parts[axis]) % m_parts[axis]; }
    std::size_t indexOf(const std::array<int, 3>& part) const {
        return static_cast<std::size_t>((part[0] * m_parts[1] + part[1]) * m_parts[2] + part[2]);
    }

    std::array<int, 3> m_parts;
    SpeciesPlaces m_places;
    std::vector<std::size_t> m_starts;  // of each part, and the end
};

// Counts pairs of one frame.
class FramePairs {
public:
    FramePairs(const Cell& cell, double longest, const EvenBins& bins)
        : m_cell(cell.vectors), m_bins(bins), m_square(longest * longest) {
        const Eigen::Vector3d heights = cell.heights();
        for (int axis = 0; axis < 3; ++axis) {
            const auto index = static_cast<std::size_t>(axis);
            m_wraps[index] = cell.periodic[index] ? 1 : 0;
            // A difference that is rounded to the nearest cell is the only image within half of
            // the height.
            m_reach[index] = cell.periodic[index]
                                 ? static_cast<int>(std::floor(longest / heights[axis] + 0.5))
                                 : 0;
            constexpr double kRounding = 1 - 1e-9;
            const double parts = heights[axis] * kRounding / longest;
            if (cell.periodic[index] && parts >= kFewestParts)
                m_parts[index] = static_cast<int>(std::min(parts, kMostParts));
        }
    }

    // Along each axis, as many that neighbours are in the same part or in one beside it.
    const std::array<int, 3>& parts() const { return m_parts; }

    // Of an atom's fractions: into the cell along the periodic directions.
    Eigen::RowVector3d inside(Eigen::RowVector3d fractional) const {
        for (int axis = 0; axis < 3; ++axis)
            if (m_wraps[static_cast<std::size_t>(axis)] > 0)
                fractional[axis] -= std::floor(fractional[axis]);
        return fractional;
    }

    // Of an atom with those of a species, all of them inside, but for the one at the place
    // `skipped`.
    void add(const Eigen::RowVector3d& from, const SpeciesPlaces& others,
             std::vector<double>& squares, std::vector<std::uint64_t>& counts,
             std::size_t skipped = static_cast<std::size_t>(-1)) const {
        addRun(from, others, 0, others.size(), squares, counts, skipped);
    }

    // The same for those that are near, without the others, which are beyond the longest distance.
    void add(const Eigen::RowVector3d& from, const SortedPlaces& others,
             std::vector<double>& squares, std::vector<std::uint64_t>& counts) const {
        others.forEachNear(from, [&](std::size_t first, std::size_t count) {
            addRun(from, others.places(), first, count, squares, counts,
                   static_cast<std::size_t>(-1));
        });
    }

private:
    static constexpr double kFewestParts = 4, kMostParts = 64;

    void addRun(const Eigen::RowVector3d& from, const SpeciesPlaces& others, std::size_t first,
                std::size_t count, std::vector<double>& squares, std::vector<std::uint64_t>& counts,
                std::size_t skipped) const {
        squares.resize(count);
        // If the atom itself is told, another one may be in its very place.
        const double least = skipped < squares.size() ? 0 : kSelfDistance * kSelfDistance;
        for (int i = -m_reach[0]; i <= m_reach[0]; ++i)
            for (int j = -m_reach[1]; j <= m_reach[1]; ++j)
                for (int k = -m_reach[2]; k <= m_reach[2]; ++k) {
                    measure(from, {i, j, k}, others, first, squares);
                    if (skipped < squares.size())
                        squares[skipped] = -1;
                    for (const double square : squares)
                        if (square <= m_square && square >= least)
                            ++counts[m_bins.of(std::sqrt(square))];
                }
    }

    // Squared distances to images of the others from `first` on: a loop without branches, which
    // compilers turn into vectors.
    void measure(const Eigen::RowVector3d& from, const std::array<int, 3>& image,
                 const SpeciesPlaces& others, std::size_t first,
                 std::vector<double>& squares) const {
        const auto nearest = [&](std::size_t axis, std::size_t atom) {
            const double difference =
                others.axes[axis][first + atom] - from[static_cast<Eigen::Index>(axis)];
            const double rounded = (difference > 0.5 ? 1.0 : 0.0) - (difference < -0.5 ? 1.0 : 0.0);
            return difference - m_wraps[axis] * rounded + image[axis];
        };
        for (std::size_t atom = 0; atom < squares.size(); ++atom) {
            const double a = nearest(0, atom), b = nearest(1, atom), c = nearest(2, atom);
            const double x = a * m_cell(0, 0) + b * m_cell(1, 0) + c * m_cell(2, 0);
            const double y = a * m_cell(0, 1) + b * m_cell(1, 1) + c * m_cell(2, 1);
            const double z = a * m_cell(0, 2) + b * m_cell(1, 2) + c * m_cell(2, 2);
            squares[atom] = x * x + y * y + z * z;
        }
    }

    Eigen::Matrix3d m_cell;
    const EvenBins& m_bins;
    double m_square;
    std::array<double, 3> m_wraps{};  // 1 along a periodic direction, else 0
    std::array<int, 3> m_reach{};
    std::array<int, 3> m_parts{1, 1, 1};
};

}  // namespace mtp
