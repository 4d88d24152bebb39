// Sorts atoms into the cells of a grid, so that the neighbours of each are found in constant time.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/model/Cell.h"

namespace mtp {

// The simulation cell may have any shape, may be thinner than the cutoff, and may be periodic in 0
// to 3 directions. Atoms are numbered by `place`, their position in the order of the cells: atoms
// near one another in space are near one another in memory. Threads can share an object.
class LinkedCells {
public:
    // This many coordinates can be loaded beyond the last place.
    static constexpr std::size_t kPadding = 8;
    // Two atoms that are nearer are taken to be one atom that was given twice.
    static constexpr double kSamePlace = 1e-6;  // Å

    // Places begin .. end; their images, moved by shift (Å), may be within the cutoff.
    struct Run {
        std::size_t begin, end;
        std::array<double, 3> shift;
    };

    // What looks at the runs, which decides how large the cells should be: each atom by itself, or
    // all atoms of a cell together, which then share those that are near the cell.
    enum class Search { ByAtom, ByCell };

    // positions: Å, N x 3. Throws InputError if positions or periodic vectors are not finite, if
    // the periodic vectors do not span a volume, or if the cutoff (Å) is not positive.
    LinkedCells(const Cell& cell, const Positions& positions, double cutoff,
                Search search = Search::ByAtom);

    std::size_t size() const { return m_atoms.size(); }
    double cutoff() const { return m_cutoff; }
    std::int32_t atom(std::size_t place) const { return m_atoms[place]; }
    // Cartesian coordinates along an axis (Å), by place, of the atoms wrapped into the cell.
    const double* coordinate(int axis) const { return m_coordinates[axis].data(); }
    // The number of the cell that holds a place. The places of a cell follow one another and have
    // the same runs.
    std::size_t cell(std::size_t place) const;
    // The first place of a cell; those of cell k are firstOf(k) .. firstOf(k + 1).
    std::size_t firstOf(std::size_t cell) const { return m_first[cell]; }
    // Replaces `out` by runs that hold every neighbour of a place, each image once, and the place
    // itself.
    void runsAround(std::size_t place, std::vector<Run>& out) const;
    // Throws InputError that names both atoms if another one is at the same place as this one.
    void requireApart(std::size_t place) const;

private:
    void chooseBox(const Cell& cell, const Positions& positions);
    void chooseGrid(std::size_t atomCount, Search search);
    void sortAtoms(const Positions& positions);
    std::array<int, 3> cellOf(const Eigen::Vector3d& fractional) const;
    std::size_t cellNumber(int x, int y, int z) const;
    void addColumn(const std::array<int, 3>& home, int x, int y, std::vector<Run>& out) const;

    double m_cutoff;
    std::array<bool, 3> m_isPeriodic{};
    Eigen::Matrix3d m_box;  // rows; if one is not periodic, it spans the atoms
    Eigen::Matrix3d m_inverse;
    Eigen::Vector3d m_origin = Eigen::Vector3d::Zero();
    std::array<int, 3> m_cellCount{1, 1, 1};
    std::array<int, 3> m_reach{};                      // cells to each side that hold neighbours
    std::vector<std::array<int, 3>> m_cells;           // by place
    std::vector<std::int32_t> m_atoms;                 // by place
    std::array<std::vector<double>, 3> m_coordinates;  // by place
    std::vector<std::size_t> m_first;                  // by cell: its first place
};

}  // namespace mtp
