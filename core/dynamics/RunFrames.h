// What is seen of a run at one of its frames: the atoms, the ions that hop, and the paths of ions.
#pragma once

#include <vector>

#include "core/dynamics/CagedShare.h"
#include "core/dynamics/Hops.h"
#include "core/model/Frame.h"

namespace mtp {

// Cell, time and positions (as they were written, to the rounding of the series) of all atoms.
Frame frameAt(const PositionSeries& series, std::size_t frame);

// For each ion, whether it moves farther than `caged` allows within its time from this frame on, or
// from the last frame of its stretch that is followed for so long. Empty if `caged` has no radius.
std::vector<bool> hoppingIons(const Displacements& displacements, const CagedShare& caged,
                              std::size_t frame);

// The frames before and after these hops, by their places in the list: the last one of the old
// place and the first one of the new one, rising, each once.
std::vector<std::size_t> framesOfHops(const Hops& hops, const std::vector<std::size_t>& chosen);

// Where an ion is in the frames around one, as vectors from its place in that one.
struct IonPath {
    std::vector<Eigen::Vector3d> places;  // Å, frame by frame
    std::size_t present = 0;              // of these, the one of the frame
};

// `reach` frames before and after, within the stretch of the frame.
IonPath pathAround(const Displacements& displacements, std::size_t ion, std::size_t frame,
                   std::size_t reach);

}  // namespace mtp
