// Errors of predictions in groups: all, by density, by element; gathered configuration by
// configuration, so that no more than one has to be in memory.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/inspection/ErrorSums.h"
#include "core/model/DensityGroups.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// xx yy zz yz xz xy
inline constexpr std::array<std::array<int, 2>, 6> kVirialComponents{
    {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}}};

struct GroupErrors {
    std::string group;  // density such as "1.99 g/cm³" or "1.60–1.72 g/cm³", or an element
    double value = 0;   // mean density g/cm³, if the group is one of densities
    std::size_t configurations = 0;
    ErrorStatistics energyPerAtom;   // eV/atom
    ErrorStatistics forceComponent;  // eV/Å
    ErrorStatistics virialPerAtom;   // eV/atom, per component (6)
    ErrorStatistics forceLength;     // eV/Å, of |F| against |F|
    ErrorStatistics pressure;        // GPa
};

struct ErrorReport {
    std::size_t configurations = 0;
    std::size_t atoms = 0;
    GroupErrors all;
    std::vector<GroupErrors> byDensity;  // ascending (DensityGroups)
    std::vector<GroupErrors> byElement;  // forces only
};

// Keeps a few sums for each element and each density that occurs (not for each configuration, as
// the cell is the same).
class ErrorAccumulator {
public:
    // Labels that the frame does not have are left out.
    void add(const Frame& frame, const Prediction& prediction);
    // Of what was added so far. With the groups of densities that are asked for, each of which is
    // reported if one of its densities was added.
    ErrorReport report() const;
    ErrorReport report(const DensityGroups& grouping) const;

private:
    struct Group {
        std::size_t configurations = 0;
        ErrorSums energy, force, virial, forceLength, pressure;

        void merge(const Group& other);
        GroupErrors errors(std::string name, double value = 0) const;
    };

    void addElements(const Frame& frame, const Prediction& prediction, Group& own);
    std::vector<GroupErrors> errorsByDensity(const DensityGroups& grouping) const;

    std::size_t m_atoms = 0;
    Group m_all;
    std::map<double, Group> m_byDensity;  // g/cm³
    std::map<std::string, Group> m_byElement;
};

// Of the potential energy only, GPa; positive = compressed. virial: eV, volume: Å³.
double pressureOf(const Eigen::Matrix3d& virial, double volume);

// For each frame the index of its density group (as in byDensity); -1 without a density.
std::vector<int> densityGroups(const std::vector<Frame>& frames);

// The same for densities in any order (NaN: -1).
std::vector<int> densityGroups(const std::vector<double>& densities);

}  // namespace mtp
