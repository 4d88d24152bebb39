// Whether hops come with turns of the polyhedra of the framework beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Hops.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kTurnAngle{"angle", "°"};
inline constexpr ColumnKey<double> kTurnShare{"turned"};
inline constexpr ColumnKey<double> kTurnChance{"by_chance"};

}  // namespace columns

struct PaddleWheelOptions {
    std::string centre, ligand;  // such as Al and Cl; empty: cations and anions of the run
    double radius = 5.145;       // Å, of centres around the start of a hop
    double angle = 90;           // degrees, that a bond turns
    std::optional<std::size_t> window = std::nullopt;  // frames before a hop; by default 10 ps
    std::size_t shifts = 20;  // of the hops' times, for the value by chance; fewer of many hops
    std::uint64_t seed = 1;
    int threads = 0;  // 0: all processors
};

struct PaddleWheel {
    std::string centre, ligand;
    std::size_t turned = 0, counted = 0;  // hops
    std::optional<double> value;          // share of hops beside a polyhedron that turned
    std::optional<double> chance;         // the same if all hops are shifted in time at random
    // Degrees, of each hop that was counted: the largest turn beside it, 0 without a polyhedron.
    std::vector<double> turns, turnsByChance;
    std::string reason;  // if there is no value
};

// A polyhedron is a centre with the ligands that are bonded to it in the first frame. It has turned
// if a bond makes more than the angle with what it was in one of the frames of the window before
// the hop. Hops whose window reaches back over a gap of the run are not counted.
PaddleWheel paddleWheelOf(const PositionSeries& series, const Displacements& displacements,
                          const Hops& hops, const PaddleWheelOptions& options);

// kTurnAngle, kTurnShare, kTurnChance: the share of hops beside a polyhedron that turned by more
// than each angle, and the same by chance. Empty without a value.
Table turnTable(const PaddleWheel& wheel);

}  // namespace mtp
