// Bonded groups found by distance: the units that keep their geometry while a cell scales.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/density/Bonds.h"
#include "core/model/Frame.h"

namespace mtp {

struct BondRule {
    // Bonded: nearer than this times the sum of the covalent radii.
    double tolerance = kBondFactor;
    // Never bonded: cations that move by themselves although they touch their neighbours.
    std::vector<std::string> freeElements{"Li", "Na", "K", "Rb", "Cs", "Ca", "Sr", "Ba"};
};

struct BondedGroup {
    std::vector<int> atoms;  // ascending
    std::string name;        // its formula: AlCl4, Al2Cl7, C6H11N2, Li
    // Bonded to its own periodic image: has no inside that could be kept.
    bool isEndless = false;
};

struct BondedGroups {
    std::vector<BondedGroup> groups;  // in order of their first atom
    std::vector<int> groupOf;         // per atom
    // Å, N x 3: every group in one piece, next to where its first atom is in the frame. As in the
    // frame for an endless group.
    Positions unwrapped;

    // Mass-weighted centre of a group (of equal masses if an element is unknown), Å.
    Eigen::Vector3d centre(const Frame& frame, std::size_t group) const;
};

// Throws InputError if two atoms are at the same place.
BondedGroups findBondedGroups(const Frame& frame, const BondRule& rule = {});

// Number of groups of each name; endless ones as "NAME (endless)".
std::map<std::string, int> countByName(const BondedGroups& groups);

// Whether all atoms are one endless group: nothing can move as a rigid unit.
bool isOneNetwork(const BondedGroups& groups);

// Hill's order with carbon, else from metal to halogen as in IUPAC 2005, table VI: "AlCl4".
std::string formula(const std::map<std::string, int>& composition);

struct Overlaps {
    int pairs = 0;     // of groups (or a group and an image of itself) that come too near
    double worst = 1;  // smallest distance as a fraction of the sum of covalent radii; 1: none
};

// Pairs of different groups with atoms nearer than `fraction` of the sum of their covalent radii.
// The frame has every group in one piece, as expand() writes it.
Overlaps findOverlaps(const Frame& frame, const BondedGroups& groups, double fraction);

}  // namespace mtp
