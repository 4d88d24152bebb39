#include "core/training/SampleFit.h"

#include <algorithm>

#include "core/training/OrderedSum.h"

namespace mtp {

namespace {

// Labels of the first sample: as many as a coefficient needs to be told from its noise, and at
// least what a search takes little time for.
constexpr std::size_t kRowsEach = 40, kFewestRows = 15000;
constexpr std::size_t kGrowth = 4;

}  // namespace

std::vector<std::size_t> growingSamples(std::size_t rows, std::size_t columns) {
    std::vector<std::size_t> steps;
    for (std::size_t step = rows / std::max(kRowsEach * columns, kFewestRows); step >= 3;
         step /= kGrowth)
        steps.push_back(oddStep(step));
    return steps;
}

}  // namespace mtp
