#include "core/density/DensityRatio.h"

#include <algorithm>

namespace mtp {

namespace {

// The same elements in the same proportions: a / b = totalA / totalB for each.
bool isSameSubstance(const std::map<std::string, int>& a, const std::map<std::string, int>& b) {
    const auto total = [](const std::map<std::string, int>& counts) {
        std::int64_t sum = 0;
        for (const auto& [name, count] : counts)
            sum += count;
        return sum;
    };
    const std::int64_t totalA = total(a), totalB = total(b);
    return totalA > 0 && totalB > 0 &&
           std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const auto& x, const auto& y) {
               return x.first == y.first && x.second * totalB == y.second * totalA;
           });
}

}  // namespace

std::optional<double> densityRatio(const Frame& frame,
                                   const std::optional<DensityReference>& reference) {
    if (frame.lineage.densityRatio)
        return frame.lineage.densityRatio;
    const auto own = density(frame);
    if (!own || !reference || !isNamed(frame) ||
        !isSameSubstance(composition(frame), reference->composition))
        return std::nullopt;
    return *own / reference->density;
}

}  // namespace mtp
