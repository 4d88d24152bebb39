// Atoms sorted into the cells of a grid, to visit the surroundings of each in constant time.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/model/Cell.h"

namespace mtp {

// Any cell shape, also thinner than the cutoff; 0 to 3 periodic directions. Atoms are counted by
// `place`: their position in the order of the cells, in which neighbours are near one another. Can
// be shared by threads.
class LinkedCells {
public:
    // Coordinates can be loaded this far beyond the last place.
    static constexpr std::size_t kPadding = 8;
    // Nearer atoms are taken to be one atom given twice.
    static constexpr double kSamePlace = 1e-6;  // Å

    // Places begin .. end whose images at + shift (Å) may be within the cutoff.
    struct Run {
        std::size_t begin, end;
        std::array<double, 3> shift;
    };

    // Throws InputError: positions or periodic vectors that are not finite, periodic vectors
    // without a volume, a cutoff that is not positive.
    LinkedCells(const Cell& cell, const Positions& positions, double cutoff);

    std::size_t size() const { return m_atoms.size(); }
    double cutoff() const { return m_cutoff; }
    std::int32_t atom(std::size_t place) const { return m_atoms[place]; }
    // Positions inside the cell along an axis, Å, by place.
    const double* coordinate(int axis) const { return m_coordinates[axis].data(); }
    // The number of its cell; places of a cell follow one another and have the same runs.
    std::size_t cell(std::size_t place) const;
    // Every neighbour of a place, and the place itself, is in these runs; each image once.
    void runsAround(std::size_t place, std::vector<Run>& out) const;
    // Throws InputError that names the atom on the same place as this one, if there is one.
    void requireApart(std::size_t place) const;

private:
    void chooseBox(const Cell& cell, const Positions& positions);
    void chooseGrid(std::size_t atomCount);
    void sortAtoms(const Positions& positions);
    std::array<int, 3> cellOf(const Eigen::Vector3d& fractional) const;
    std::size_t cellNumber(int x, int y, int z) const;
    void addColumn(const std::array<int, 3>& home, int x, int y, std::vector<Run>& out) const;

    double m_cutoff;
    std::array<bool, 3> m_isPeriodic{};
    Eigen::Matrix3d m_box;  // rows; one that is not periodic spans the atoms
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
