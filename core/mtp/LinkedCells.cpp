#include "core/mtp/LinkedCells.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "core/base/Error.h"

namespace mtp {
namespace {

// Distances between opposite faces.
Eigen::Vector3d heightsOf(const Eigen::Matrix3d& inverse) {
    return inverse.colwise().norm().cwiseInverse().transpose();
}

// Replaces the vectors that are not periodic by unit vectors perpendicular to all others.
Eigen::Matrix3d completed(const Cell& cell) {
    Eigen::Matrix3d box = Eigen::Matrix3d::Zero();
    std::vector<Eigen::Vector3d> orthonormal;
    const auto orthogonalPart = [&](Eigen::Vector3d v) {
        for (int pass = 0; pass < 2; ++pass)  // twice is enough for full precision
            for (const Eigen::Vector3d& e : orthonormal)
                v -= e.dot(v) * e;
        return v;
    };
    for (std::size_t axis = 0; axis < 3; ++axis)
        if (cell.periodic[axis]) {
            const Eigen::Vector3d vector = cell.vectors.row(static_cast<Eigen::Index>(axis));
            const Eigen::Vector3d part = orthogonalPart(vector);
            constexpr double kFlat = 1e-6;  // relative height below which a cell has no volume
            if (!vector.allFinite() || part.norm() <= kFlat * vector.norm())
                throw InputError("the periodic cell vectors do not span a volume");
            box.row(static_cast<Eigen::Index>(axis)) = vector;
            orthonormal.push_back(part.normalized());
        }
    for (std::size_t axis = 0; axis < 3; ++axis)
        if (!cell.periodic[axis]) {
            Eigen::Vector3d best = Eigen::Vector3d::Zero();
            for (int k = 0; k < 3; ++k)
                if (const Eigen::Vector3d part = orthogonalPart(Eigen::Vector3d::Unit(k));
                    part.norm() > best.norm())
                    best = part;
            orthonormal.push_back(best.normalized());
            box.row(static_cast<Eigen::Index>(axis)) = orthonormal.back();
        }
    return box;
}

struct Grid {
    std::array<int, 3> count, reach;
};

// A grid with about this many cells per cutoff along each axis, but not many more cells than atoms
// if much of the box is empty.
Grid gridOf(const Eigen::Vector3d& heights, const Eigen::Vector3d& perCutoff, double cutoff,
            double atoms) {
    constexpr double kRounding = 1 + 1e-12;  // a neighbour at the cutoff must not be lost
    // A cell as wide as the cutoff is then sure to reach no further than the next one.
    double size = cutoff * kRounding * kRounding;
    const auto count = [&](int axis) {
        return std::max(1.0, std::floor(heights[axis] * perCutoff[axis] / size));
    };
    while (count(0) * count(1) * count(2) > 4 * atoms + 64)
        size *= 1.25;
    Grid grid{};
    for (int axis = 0; axis < 3; ++axis) {
        grid.count[static_cast<std::size_t>(axis)] = static_cast<int>(count(axis));
        grid.reach[static_cast<std::size_t>(axis)] =
            static_cast<int>(std::ceil(cutoff * count(axis) / heights[axis] * kRounding));
    }
    return grid;
}

// What a search has to do with a grid.
struct Work {
    double atomsPerCell, columns;  // columns: of the cells around a cell
    double around, near;           // atoms of these columns, and within the cutoff of a cell
};

Work workOf(const Grid& grid, const Eigen::Vector3d& heights, double density, double cutoff) {
    double width[3], across[3];
    for (std::size_t axis = 0; axis < 3; ++axis) {
        width[axis] = heights[static_cast<Eigen::Index>(axis)] / grid.count[axis];
        across[axis] = 2.0 * grid.reach[axis] + 1;
    }
    const double a = width[0], b = width[1], c = width[2], r = cutoff;
    Work work{};
    work.atomsPerCell = density * a * b * c;
    work.columns = across[0] * across[1];
    work.around = work.atomsPerCell * work.columns * across[2];
    work.near = density * (a * b * c + 2 * r * (a * b + b * c + c * a) +
                           std::numbers::pi * r * r * (a + b + c + 4.0 / 3 * r));
    return work;
}

// An estimate of the work for one atom, in vectors of 8 atoms that are tested.
double costOf(const Work& work, LinkedCells::Search search) {
    if (search == LinkedCells::Search::ByAtom)
        return 1.5 * work.columns + work.around / 8;
    const double atoms = std::max(1.0, work.atomsPerCell);  // empty cells are not looked at
    return work.near / 8 + (work.columns + work.around / 8 + 0.4 * work.near) / atoms;
}

int floorDivide(int value, int divisor) {
    return value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor);
}

}  // namespace

LinkedCells::LinkedCells(const Cell& cell, const Positions& positions, double cutoff, Search search)
    : m_cutoff(cutoff), m_isPeriodic(cell.periodic) {
    if (!(cutoff > 0) || !std::isfinite(cutoff))
        throw InputError(fmt::format("a cutoff must be positive, not {}", cutoff));
    if (!positions.allFinite())
        throw InputError("a position is not a finite number");
    chooseBox(cell, positions);
    chooseGrid(static_cast<std::size_t>(positions.rows()), search);
    sortAtoms(positions);
}

void LinkedCells::chooseBox(const Cell& cell, const Positions& positions) {
    m_box = completed(cell);
    m_inverse = m_box.inverse();
    if (positions.rows() == 0)
        return;
    Eigen::RowVector3d lowest = positions.row(0) * m_inverse, highest = lowest;
    for (Eigen::Index i = 1; i < positions.rows(); ++i) {
        const Eigen::RowVector3d fractional = positions.row(i) * m_inverse;
        lowest = lowest.cwiseMin(fractional);
        highest = highest.cwiseMax(fractional);
    }
    for (int axis = 0; axis < 3; ++axis)
        if (!m_isPeriodic[static_cast<std::size_t>(axis)]) {
            m_origin += lowest[axis] * m_box.row(axis).transpose();
            m_box.row(axis) *= std::max(highest[axis] - lowest[axis], m_cutoff);
        }
    m_inverse = m_box.inverse();
}

void LinkedCells::chooseGrid(std::size_t atomCount, Search search) {
    const Eigen::Vector3d heights = heightsOf(m_inverse);
    const auto atoms = static_cast<double>(atomCount);
    const double density = atoms / std::abs(m_box.determinant());
    constexpr double kMostReach = 1 << 16;
    if (!(m_cutoff <= kMostReach * heights.minCoeff()))
        throw InputError(
            fmt::format("the cell is {} Å high, far thinner than the cutoff", heights.minCoeff()));
    double least = std::numeric_limits<double>::infinity();
    for (const double x : {1.0, 1.5, 2.0, 2.5})
        for (const double y : {1.0, 1.5, 2.0, 2.5})
            for (const double z : {1.0, 1.5, 2.0, 3.0, 4.0}) {
                const Grid grid = gridOf(heights, {x, y, z}, m_cutoff, atoms);
                const double cost = costOf(workOf(grid, heights, density, m_cutoff), search);
                if (cost < least) {
                    least = cost;
                    m_cellCount = grid.count;
                    m_reach = grid.reach;
                }
            }
}

std::array<int, 3> LinkedCells::cellOf(const Eigen::Vector3d& fractional) const {
    std::array<int, 3> out{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double cell =
            std::floor(fractional[static_cast<Eigen::Index>(axis)] * m_cellCount[axis]);
        out[axis] = static_cast<int>(std::clamp(cell, 0.0, m_cellCount[axis] - 1.0));
    }
    return out;
}

std::size_t LinkedCells::cellNumber(int x, int y, int z) const {
    return (static_cast<std::size_t>(x) * static_cast<std::size_t>(m_cellCount[1]) +
            static_cast<std::size_t>(y)) *
               static_cast<std::size_t>(m_cellCount[2]) +
           static_cast<std::size_t>(z);
}

void LinkedCells::sortAtoms(const Positions& positions) {
    const auto atomCount = static_cast<std::size_t>(positions.rows());
    std::vector<Eigen::Vector3d> wrapped(atomCount);
    std::vector<std::array<int, 3>> cells(atomCount);
    const int cellCount[3] = {m_cellCount[0], m_cellCount[1], m_cellCount[2]};
    m_first.assign(cellNumber(cellCount[0] - 1, cellCount[1] - 1, cellCount[2] - 1) + 2, 0);
    for (std::size_t i = 0; i < atomCount; ++i) {
        const Eigen::Vector3d position = positions.row(static_cast<Eigen::Index>(i)).transpose();
        const Eigen::Vector3d fractional = m_inverse.transpose() * (position - m_origin);
        Eigen::Vector3d images = Eigen::Vector3d::Zero();
        for (int axis = 0; axis < 3; ++axis)
            if (m_isPeriodic[static_cast<std::size_t>(axis)])
                images[axis] = std::floor(fractional[axis]);
        wrapped[i] = position - m_box.transpose() * images;
        cells[i] = cellOf(fractional - images);
        ++m_first[cellNumber(cells[i][0], cells[i][1], cells[i][2]) + 1];
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_atoms.resize(atomCount);
    m_cells.resize(atomCount);
    for (std::vector<double>& coordinate : m_coordinates)
        coordinate.assign(atomCount + kPadding, std::numeric_limits<double>::max());
    std::vector<std::size_t> next(m_first.begin(), m_first.end() - 1);
    for (std::size_t i = 0; i < atomCount; ++i) {
        const std::size_t place = next[cellNumber(cells[i][0], cells[i][1], cells[i][2])]++;
        m_atoms[place] = static_cast<std::int32_t>(i);
        m_cells[place] = cells[i];
        for (std::size_t axis = 0; axis < 3; ++axis)
            m_coordinates[axis][place] = wrapped[i][static_cast<Eigen::Index>(axis)];
    }
}

std::size_t LinkedCells::cell(std::size_t place) const {
    return cellNumber(m_cells[place][0], m_cells[place][1], m_cells[place][2]);
}

void LinkedCells::runsAround(std::size_t place, std::vector<Run>& out) const {
    out.clear();
    const std::array<int, 3>& home = m_cells[place];
    std::array<int, 2> low{}, high{};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        low[axis] = home[axis] - m_reach[axis];
        high[axis] = home[axis] + m_reach[axis];
        if (!m_isPeriodic[axis]) {
            low[axis] = std::max(low[axis], 0);
            high[axis] = std::min(high[axis], m_cellCount[axis] - 1);
        }
    }
    for (int x = low[0]; x <= high[0]; ++x)
        for (int y = low[1]; y <= high[1]; ++y)
            addColumn(home, x, y, out);
}

// The cells of a column follow one another, so that one run holds a whole periodic image of it.
void LinkedCells::addColumn(const std::array<int, 3>& home, int x, int y,
                            std::vector<Run>& out) const {
    const int count = m_cellCount[2];
    int low = home[2] - m_reach[2], high = home[2] + m_reach[2];
    if (!m_isPeriodic[2]) {
        low = std::max(low, 0);
        high = std::min(high, count - 1);
    }
    const int imageX = floorDivide(x, m_cellCount[0]), imageY = floorDivide(y, m_cellCount[1]);
    x -= imageX * m_cellCount[0];
    y -= imageY * m_cellCount[1];
    for (int image = floorDivide(low, count); image * count <= high; ++image) {
        const int from = std::max(low - image * count, 0);
        const int to = std::min(high - image * count, count - 1);
        const std::size_t begin = m_first[cellNumber(x, y, from)];
        const std::size_t end = m_first[cellNumber(x, y, to) + 1];
        if (begin == end)
            continue;
        Run run{begin, end, {}};
        for (int axis = 0; axis < 3; ++axis)
            run.shift[static_cast<std::size_t>(axis)] =
                imageX * m_box(0, axis) + imageY * m_box(1, axis) + image * m_box(2, axis);
        out.push_back(run);
    }
}

void LinkedCells::requireApart(std::size_t place) const {
    std::vector<Run> runs;
    runsAround(place, runs);
    for (const Run& run : runs)
        for (std::size_t other = run.begin; other < run.end; ++other) {
            double squared = 0;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::vector<double>& coordinate = m_coordinates[axis];
                const double d = coordinate[other] + run.shift[axis] - coordinate[place];
                squared += d * d;
            }
            const bool isItself = other == place && squared == 0;
            if (squared < kSamePlace * kSamePlace && !isItself)
                throw InputError(fmt::format("atoms {} and {} are at the same place",
                                             std::min(m_atoms[place], m_atoms[other]) + 1,
                                             std::max(m_atoms[place], m_atoms[other]) + 1));
        }
}

}  // namespace mtp
