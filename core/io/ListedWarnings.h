// How many warnings of damage a reader lists.
#pragma once

#include <cstddef>

namespace mtp {

// A file of nothing but damage is not listed frame by frame.
inline constexpr std::size_t kListedWarnings = 100;

}  // namespace mtp
