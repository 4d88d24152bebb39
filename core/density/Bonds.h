// Which atoms are bonded, by distance and by what their elements can be to each other.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

// 1.25 times the sum of the covalent radii holds the Al-Cl bonds of a melt at 1000 K together.
constexpr double kBondFactor = 1.25;

// Two element names in alphabetical order.
using ElementPair = std::pair<std::string, std::string>;
ElementPair elementPair(const std::string& first, const std::string& second);

struct BondCutoffs {
    double factor = kBondFactor;           // of the sum of the covalent radii
    std::map<ElementPair, double> byPair;  // Å, instead of the factor; 0: never bonded

    bool operator==(const BondCutoffs&) const = default;
};

// Whether two elements form bonds in a structure of these elements. Cations do not: two metals
// beside any non-metal, and an alkali or alkaline earth metal with what is no anion (an element of
// group 16 or 17, or nitrogen) beside one that is. Li-P is a bond in Li3P and none in Li3PS4.
bool canBond(const std::string& first, const std::string& second,
             const std::vector<std::string>& elements);

// Å; atoms of the two elements are bonded if they are nearer. 0: never.
double bondCutoff(const std::string& first, const std::string& second,
                  const std::vector<std::string>& elements, const BondCutoffs& cutoffs);

struct Bond {
    int first, second;       // first <= second; equal for a bond to an atom's own periodic image
    Eigen::Vector3d vector;  // Å, from the first to the image of the second
};

// Every bond once, over periodic images. Atoms at the same place are not bonded. Throws InputError
// if a position is not finite or the periodic vectors span no volume.
std::vector<Bond> findBonds(const Frame& frame, const BondCutoffs& cutoffs = {});

// Bonded neighbours of each atom.
std::vector<int> coordinationNumbers(std::size_t atomCount, const std::vector<Bond>& bonds);

}  // namespace mtp
