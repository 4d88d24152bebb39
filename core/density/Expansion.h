// Multi-density sets: configurations scaled to other densities, atoms alone or as rigid units.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/density/BondedGroups.h"
#include "core/density/Bulk.h"
#include "core/density/Ladder.h"
#include "core/density/Strain.h"
#include "core/model/Frame.h"

namespace mtp {

// The factor of all lengths at a density ratio: ratio^(-1/3).
double linearFactor(double densityRatio);

// Multiplies cell and positions by linearFactor(ratio). Labels and velocities are dropped, and the
// lineage has the ratio. Throws InputError for ratio <= 0.
Frame scaledToRatio(const Frame& frame, double ratio);
// Multiplies the lattice vectors and the positions by a factor; labels are dropped.
Frame scaledLinearly(const Frame& frame, double factor);

// x -> F x for lattice vectors and atoms. With groups, those that are not endless move with their
// centre and keep their geometry; the result has them in one piece. Labels, velocities and
// temperature are dropped. Throws InputError if F does not keep the cell's handedness.
Frame deformed(const Frame& frame, const Eigen::Matrix3d& deformation,
               const BondedGroups* groups = nullptr);

// The frame repeated along its lattice vectors, n >= 1 times each; labels are dropped.
Frame supercell(const Frame& frame, const std::array<int, 3>& repeats);

// Displaces each coordinate by a normal random number with this standard deviation (Å); a group
// moves as a whole.
void rattle(Frame& frame, double deviation, std::uint64_t seed,
            const BondedGroups* groups = nullptr);

enum class ExpansionMode { Affine, RigidUnits };

struct ExpansionOptions {
    std::vector<double> ratios{0.5, 1.0, 1.5};
    // g/cm³; ratio 1. Absent: each frame's own density is its ratio 1.
    std::optional<double> referenceDensity;
    ExpansionMode mode = ExpansionMode::Affine;
    BondRule bonds;                  // of the rigid units
    Strain strain = Strain::Zero();  // after scaling; the ratio is that of the unstrained cell
    std::vector<RungShape> shapes;   // of single densities, after the strain
    double rattle = 0;               // Å
    std::uint64_t seed = 1;          // of the rattle, mixed with parent and ratio
    std::array<int, 3> supercell{1, 1, 1};
    // Scales slabs, molecules and cells with vacuum too: the ratio is then that of the whole cell.
    bool takesVacuum = false;
};

// What is done at a ratio besides scaling atoms with the cell, in one word for the feature
// "expansion" and to tell configurations apart; empty for plain affine scaling.
std::string expansionKey(const ExpansionOptions& options, double ratio);

// Makes a multi-density set: each frame at each ratio, frames outermost.
//
//     ExpansionOptions options;
//     options.ratios = {0.5, 1, 1.5};
//     options.referenceDensity = 1.99;  // g/cm³
//     const std::vector<Frame> set = expand(readFrames(registry, "XDATCAR"), options);
//
// The lineage of each has the parentKey() of its frame, the ratio and the way of expansion. The
// same for the same seed, whatever else is in the batch. Throws InputError if a frame has no
// density but a reference is given, if a ratio or the strain leaves no cell, if a frame is no bulk
// (whyNotBulk) and would be scaled, and Cancelled.
std::vector<Frame> expand(const std::vector<Frame>& frames, const ExpansionOptions& options,
                          Progress* progress = nullptr);

// One frame at one ratio, as expand() makes it, with its rigid units.
struct Expanded {
    Frame frame;
    BondedGroups groups;  // empty in affine mode
};
Expanded expandOne(const Frame& frame, double ratio, const ExpansionOptions& options);

}  // namespace mtp
