// Hops and cascades as tables, for lists, plots and files.
#pragma once

#include "core/dynamics/Cascades.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<int> kHopIon{"ion"};
inline constexpr ColumnKey<int> kHopFrame{"frame"};
inline constexpr ColumnKey<double> kHopTime{"time", "ps"};
inline constexpr ColumnKey<double> kHopLength{"length", "Å"};
inline constexpr ColumnKey<double> kHopStrength{"p_hop", "Å²"};
inline constexpr ColumnKey<double> kHopDuration{"duration", "ps"};
inline constexpr ColumnKey<int> kHopUndone{"undone"};
inline constexpr ColumnKey<int> kCascade{"cascade"};
inline constexpr ColumnKey<int> kCascadeHops{"hops"};
inline constexpr ColumnKey<double> kCascadeExtent{"extent", "Å"};

}  // namespace columns

// kHopIon (from 0, among the ions), kHopFrame, kHopTime (since the first frame), kHopLength,
// kHopStrength, kHopDuration, kHopUndone (1 if the next hop of the ion leads back).
Table hopTable(const Displacements& displacements, const Hops& hops);
// One row for each hop of a cascade: kCascade (from 0), kHopIon, kHopFrame, kHopTime, kHopLength.
Table cascadeTable(const Displacements& displacements, const Hops& hops, const Cascades& cascades);
// One row for each cascade: kCascade, kHopTime of its first hop, kCascadeHops, kHopDuration,
// kCascadeExtent.
Table cascadeSizeTable(const Displacements& displacements, const Hops& hops,
                       const Cascades& cascades);

}  // namespace mtp
