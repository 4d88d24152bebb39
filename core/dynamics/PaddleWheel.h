// Whether hops come with turns of the polyhedra of the framework beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/dynamics/Hops.h"

namespace mtp {

struct PaddleWheelOptions {
    std::string centre, ligand;  // such as Al and Cl; empty: cations and anions of the run
    double radius = 5.145;       // Å, of centres around the start of a hop
    double angle = 90;           // degrees, that a bond turns
    std::optional<std::size_t> window = std::nullopt;  // frames before a hop; by default 10 ps
    std::size_t shifts = 20;  // of the hops' times, for the value by chance
    std::uint64_t seed = 1;
};

struct PaddleWheel {
    std::string centre, ligand;
    std::size_t turned = 0, counted = 0;  // hops
    std::optional<double> value;          // share of hops beside a polyhedron that turned
    std::optional<double> chance;         // the same if all hops are shifted in time at random
    std::string reason;                   // if there is no value
};

// A polyhedron is a centre with the ligands that are bonded to it in the first frame. It has turned
// if a bond makes more than the angle with what it was in one of the frames of the window before
// the hop.
PaddleWheel paddleWheelOf(const PositionSeries& series, const Displacements& displacements,
                          const Hops& hops, const PaddleWheelOptions& options);

}  // namespace mtp
