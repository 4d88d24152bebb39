// Ions that move together like beads on a string, each into the place of the one before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Table.h"
#include "core/dynamics/Displacements.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<int> kStringIons{"ions"};
inline constexpr ColumnKey<double> kStringCount{"strings"};
inline constexpr ColumnKey<double> kStringShare{"share"};

}  // namespace columns

struct StringOptions {
    double time = 0;            // ps, over which ions move; that of the caged share
    double mobile = 0;          // Å: ions that move farther take part
    double replacement = 0;     // Å: how close one comes to the former place of another one
    std::size_t origins = 200;  // at most, evenly spaced
    int threads = 0;
};

// Donati et al., Phys. Rev. Lett. 80, 2338 (1998): of the ions that move farther than `mobile` in a
// time t, i and j are in one string if |r_i(t) - r_j(0)| or |r_j(t) - r_i(0)| is less than
// `replacement`.
struct Strings {
    double time = 0, mobile = 0, replacement = 0;  // ps, Å, Å
    std::size_t origins = 0;                       // that were looked at
    std::vector<std::uint64_t> counts;  // strings of 1, 2, ... ions; 1: mobile ions on their own
    std::optional<double> mobileShare;  // of the ions
    std::optional<double> mean;         // ions in a string, those of 1 too
    std::optional<double> error;        // from the spread over blocks of origins
    std::optional<double> memberShare;  // of the mobile ions: how many move in strings of 2 or more
    std::string reason;                 // if there is no mean
};

// Distances are those of the nearest images in the mean cell. Throws InputError for distances that
// are not positive.
Strings stringsOf(const Displacements& displacements, const StringOptions& options);

// kStringIons (from 1), kStringCount (in one origin), kStringShare of all strings: P(n).
Table stringTable(const Strings& strings);

}  // namespace mtp
