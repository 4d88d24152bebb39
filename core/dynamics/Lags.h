// The time lags, in frames, at which an analysis looks.
#pragma once

#include <cstddef>
#include <vector>

namespace mtp {

// About `count` lags from 1 to `longest`, evenly spaced in their logarithm, without repetition.
std::vector<std::size_t> logarithmicLags(std::size_t longest, std::size_t count);
// All from first to last, or `most` of them, evenly spaced, if they are more.
std::vector<std::size_t> evenLags(std::size_t first, std::size_t last, std::size_t most);

}  // namespace mtp
