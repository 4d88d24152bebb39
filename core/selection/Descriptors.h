// What configurations look like to a potential, as numbers that can be compared: for choosing a
// first training set, for finding copies, and for a map of a set.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/model/Frame.h"
#include "core/selection/InverseProduct.h"

namespace mtp {

// A potential that was never trained, to describe configurations by: level 8 with the same random
// radial functions for everyone. cutoff: Å.
Potential descriptorPotential(const std::vector<std::string>& species, double cutoff = 5);

// Frames x descriptors: the means of the basis functions over the atoms of each species, scaled to
// a variance of 1 over the frames; what does not vary is left out. Types are those of the
// potential. Throws InputError, with the number of the frame, and Cancelled.
RowMatrix describe(const Potential& potential, std::span<const Frame> frames, int threads,
                   Progress* progress = nullptr);

// `count` rows that are far from each other: first the one nearest to the mean, then always the one
// whose nearest chosen row is farthest. In the order of choice; fewer if the others are copies.
std::vector<std::size_t> farthestPoints(const RowMatrix& descriptors, std::size_t count);
// `count` rows that determine a linear fit best: always the one that the chosen ones say least
// about (greedy D-optimal design). In the order of choice.
std::vector<std::size_t> highestLeverages(const RowMatrix& descriptors, std::size_t count);

// Two configurations that say nearly the same.
struct NearCopy {
    std::size_t configuration = 0, of = 0;  // numbers from 0; `of` is the earlier one
    double distance = 0;  // root mean square over the descriptors, whose variance is 1
};
// What is nearer than this is a copy that was rounded, displaced by next to nothing or read twice:
// frames of a melt that are 1 fs apart are ten times as far from each other.
inline constexpr double kNearCopyDistance = 0.01;
// The configurations that have an earlier one within the distance, each with the nearest of those.
std::vector<NearCopy> nearCopies(const RowMatrix& descriptors, double within = kNearCopyDistance);

inline constexpr ColumnKey<int> kMapConfiguration{"configuration"};
inline constexpr ColumnKey<double> kMapFirst{"first_component"}, kMapSecond{"second_component"};
inline constexpr ColumnKey<double> kMapDensity{"density", "g/cm³"}, kMapTime{"time", "fs"};
inline constexpr ColumnKey<double> kMapDistance{"nearest_distance"};
inline constexpr ColumnKey<int> kMapNearest{"nearest"};

// The two principal components of the descriptors, and the nearest other configuration: one at a
// distance near 0 is a copy. A row for each frame; numbers of configurations from 0.
Table configurationMap(const RowMatrix& descriptors, std::span<const Frame> frames);

}  // namespace mtp
