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

void addRefitOptions(CLI::App& app, const RefitOptions& options) {
    app.add_option("--weights", options.weights,
                   "Weights of energies, forces and stresses, as the potential was trained with: "
                   "1,0.01,0.001");
    app.add_option("--species", options.species,
                   "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app.add_option("--threads", options.threads, "Number of threads; 0 takes all processors");
    app.add_flag("--json", options.isJson, "Print the result as JSON");
}

}  // namespace mtp::cli
