// The cell that a simulation starts from: its size, ions packed at random, what the potential
// knows.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/density/Packing.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

namespace mtp {

// Element and number of each kind of ions.
using IonCounts = std::vector<std::pair<std::string, int>>;

// Ions of the melt of LiAlCl4 that the literature simulates; offered as a size.
inline constexpr std::size_t kLargeMelt = 2592;

// How often a cell is to be repeated along its vectors to have about so many atoms: one vector
// after the other, the shortest first, as long as the number comes nearer.
std::array<int, 3> repeatsFor(const Frame& frame, std::size_t atoms);

// "Li 16, Cl 64, Al 16". Throws InputError if the text is no such list, or names an element twice.
IonCounts parseIons(std::string_view text);
std::string toText(const IonCounts& ions);
// In order of the types.
IonCounts ionsOf(const Frame& frame);
// The same proportions with about so many ions: a whole number of formula units, one at least.
IonCounts scaledTo(const IonCounts& ions, std::size_t total);

// A packing that leaves no pair nearer than the potential was trained for. density: g/cm³.
PackingOptions packingFor(const Potential& potential, const IonCounts& ions, double density,
                          std::uint64_t seed);

}  // namespace mtp
