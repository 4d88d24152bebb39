// What each ion of a run does, as a table in which ions are listed and by which they are chosen:
// selectedRows(ionTable(displacements, dynamics), "hops > 3 and length > 2.5").
#pragma once

#include "core/dynamics/Dynamics.h"

namespace mtp {

inline constexpr ColumnKey<double> kIonId{"id"};  // in the file, or the place from 1 if it has none
inline constexpr ColumnKey<int> kIonPlace{"ion"};  // among the ions, from 0
inline constexpr ColumnKey<std::string> kIonMotion{"motion"};
inline constexpr ColumnKey<double> kIonHops{"hops"};
inline constexpr ColumnKey<double> kIonShare{"share"};  // of all hops
inline constexpr ColumnKey<double> kIonRate{"rate", "1/ns"};
inline constexpr ColumnKey<double> kIonUndone{"undone"};  // share of its hops that its next undoes
inline constexpr ColumnKey<double> kIonCascades{"cascades"};   // hops in cascades
inline constexpr ColumnKey<double> kIonLength{"length", "Å"};  // mean of its hops
inline constexpr ColumnKey<double> kIonLongest{"longest_hop", "Å"};
inline constexpr ColumnKey<double> kIonStay{"stay", "ps"};  // mean between two of its hops
inline constexpr ColumnKey<double> kIonMsd{"msd", "Å²"};    // after the time of the caged share
inline constexpr ColumnKey<double> kIonDisplacement{"displacement",
                                                    "Å"};          // from first to last frame
inline constexpr ColumnKey<double> kIonCagedShare{"caged_share"};  // of displacements in that time

// A row for each ion, with these columns in this order. What is not known is NaN. The motion is
// "caged" if at least half of the displacements are, else "hopping", and empty if it is not known.
Table ionTable(const Displacements& displacements, const Dynamics& dynamics, int threads = 0);

// Throws InputError if an expression cannot choose rows of such a table.
void requireIonExpression(std::string_view expression);

}  // namespace mtp
