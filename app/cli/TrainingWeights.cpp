#include "app/cli/TrainingWeights.h"

#include "app/cli/Common.h"
#include "core/base/Error.h"

namespace mtp::cli {

void readWeights(const std::string& list, TrainingOptions& options) {
    if (list.empty())
        return;
    const std::vector<double> weights = parseNumbers(list);
    if (weights.size() != 3 || weights[0] < 0 || weights[1] < 0 || weights[2] < 0)
        throw InputError(
            "--weights takes three numbers for energy, force and stress, such as "
            "1,0.01,0.001");
    if (weights[0] + weights[1] + weights[2] == 0)
        throw InputError("--weights: one of the three must be positive");
    options.energyWeight = weights[0];
    options.forceWeight = weights[1];
    options.virialWeight = weights[2];
}

}  // namespace mtp::cli
