// Sums over configurations in an order that depends neither on threads nor on processes.
//
// Configurations are shared over buckets in turn, and each bucket is summed by itself. The buckets
// are then added pairwise: b and b + n/2, until one is left. A process has every size-th
// configuration, so that what it adds up is a part of this tree if the number of processes is a
// power of two; Reduction::sum() adds the rest of it.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <vector>

namespace mtp {

// The buckets of one process of `processes`, if one process alone has `alone` of them; both numbers
// are powers of two. Two and four processes have as many together as one alone; more of them have a
// quarter each, so that each keeps work for several threads.
inline std::size_t bucketsOfProcess(std::size_t alone, int processes) {
    const std::size_t sharers =
        std::bit_floor(std::min<std::size_t>(4, static_cast<std::size_t>(processes)));
    return std::max<std::size_t>(1, alone / sharers);
}

// The first of `parts` becomes their sum; add(a, b) adds b to a. The number of parts is a power of
// two.
template <class T, class Add>
void addPairwise(std::vector<T>& parts, const Add& add) {
    for (std::size_t half = parts.size() / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i)
            add(parts[i], parts[i + half]);
}

// The largest odd number up to `step`. Every step-th configuration of a set is then shared evenly
// by processes whose number is a power of two, and summed in the order of one process.
inline std::size_t oddStep(std::size_t step) {
    return step % 2 == 0 && step > 0 ? step - 1 : step;
}

}  // namespace mtp
