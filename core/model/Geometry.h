// Distances and angles between atoms, over their nearest periodic images.
#pragma once

#include <optional>
#include <string>

#include "core/model/Frame.h"

namespace mtp {

// Å.
double distanceBetween(const Frame& frame, int i, int j);
// At j, degrees in [0, 180]; 0 if two of the atoms are at the same place.
double angleBetween(const Frame& frame, int i, int j, int k);
// About j-k, degrees in (-180, 180], positive clockwise looking from j to k (IUPAC); 0 if three
// of the atoms are on a line.
double dihedralBetween(const Frame& frame, int i, int j, int k, int l);

// Two atoms of a frame and how far apart they are.
struct AtomPair {
    std::size_t first = 0, second = 0;
    double distance = 0;  // Å
};

// Nearer than this, two atoms are a broken frame and no interaction.
inline constexpr double kAbsurdDistance = 0.5;  // Å

// The two nearest atoms, over periodic images, if they are nearer than `limit` (Å); the limit must
// be below half of the cell's heights. An atom and its own image are no pair.
std::optional<AtomPair> findNearestPair(const Frame& frame, double limit = kAbsurdDistance);
// "atoms 1 (Li) and 2 (Cl) are 0.000 Å apart", numbered from 1.
std::string describe(const AtomPair& pair, const Frame& frame);

}  // namespace mtp
