// Distances of the atoms of one frame from those of another, or of the same, with all images.
#pragma once

#include <Eigen/Dense>
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
        }
    }

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
        squares.resize(others.size());
        // If the atom itself is told, another one may be in its very place.
        const double least = skipped < squares.size() ? 0 : kSelfDistance * kSelfDistance;
        for (int i = -m_reach[0]; i <= m_reach[0]; ++i)
            for (int j = -m_reach[1]; j <= m_reach[1]; ++j)
                for (int k = -m_reach[2]; k <= m_reach[2]; ++k) {
                    measure(from, {i, j, k}, others, squares);
                    if (skipped < squares.size())
                        squares[skipped] = -1;
                    for (const double square : squares)
                        if (square <= m_square && square >= least)
                            ++counts[m_bins.of(std::sqrt(square))];
                }
    }

private:
    // Squared distances to images of the others: a loop without branches, which compilers turn into
    // vectors.
    void measure(const Eigen::RowVector3d& from, const std::array<int, 3>& image,
                 const SpeciesPlaces& others, std::vector<double>& squares) const {
        const auto nearest = [&](std::size_t axis, std::size_t atom) {
            const double difference =
                others.axes[axis][atom] - from[static_cast<Eigen::Index>(axis)];
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
};

}  // namespace mtp
