#include "app/commands/ScanText.h"

#include <array>

#include "app/commands/Arguments.h"
#include "app/commands/CommandText.h"
#include "core/workflow/ProjectScan.h"

namespace mtp::cli {

std::optional<std::string> scanText(const ProjectStore& store, const std::string& training,
                                    const std::string& validation) {
    const std::optional<ProjectScan> scan =
        parseProjectScan(store.view(std::string(kScanView)), store.path());
    if (!scan)
        return {};
    using A = ScanArguments;
    using P = ScanPlan;
    using T = TrainingOptions;
    A arguments;
    arguments.paths = {training};
    arguments.validation = validation;
    arguments.plan = scan->plan;
    arguments.training = scan->plan.training;
    arguments.minDist = arguments.training.minDist.value_or(0);
    arguments.weights = fmt::format(
        "{}", fmt::join(std::array{arguments.training.energyWeight, arguments.training.forceWeight,
                                   arguments.training.virialWeight},
                        ","));
    arguments.output = scan->folder.filename().string();
    return CommandText(arguments)
        .add(&A::paths)
        .add(&A::validation)
        .add(fieldOf(&A::plan, &P::levels))
        .add(fieldOf(&A::plan, &P::cutoffs))
        .add(fieldOf(&A::plan, &P::radialSizes))
        .add(fieldOf(&A::plan, &P::seeds))
        .addUnlessUsual(fieldOf(&A::plan, &P::sizes))
        .addUnlessUsual(&A::minDist)
        .add(&A::weights)
        .add(fieldOf(&A::training, &T::maxIterations))
        .add(fieldOf(&A::training, &T::starts))
        .add(&A::output)
        .text();
}

}  // namespace mtp::cli
