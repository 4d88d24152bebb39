// Distances and angles between atoms, over their nearest periodic images.
#pragma once

#include "core/model/Frame.h"

namespace mtp {

// Å.
double distanceBetween(const Frame& frame, int i, int j);
// At j, degrees in [0, 180]; 0 where two of the atoms are at the same place.
double angleBetween(const Frame& frame, int i, int j, int k);
// About j-k, degrees in (-180, 180], positive clockwise looking from j to k (IUPAC); 0 where three
// of the atoms are on a line.
double dihedralBetween(const Frame& frame, int i, int j, int k, int l);

}  // namespace mtp
