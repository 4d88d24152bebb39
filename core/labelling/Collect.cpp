#include "core/labelling/Collect.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/labelling/Evidence.h"
#include "core/labelling/KSpacing.h"
#include "core/labelling/Matching.h"

namespace mtp {

namespace {

// With the recipe, and with the spacing of k-points, by which meshes of different cells agree.
std::shared_ptr<const Provenance> withRecipe(const Provenance& provenance, const Recipe& recipe) {
    Provenance own = provenance;
    own.settings["recipe"] = recipe.name + " " + physicsChecksum(recipe);
    own.settings.erase(kSpacingsSetting);
    if (recipe.physics.spacing)
        own.settings[kSpacingSetting] = fmt::format("{}", *recipe.physics.spacing);
    return std::make_shared<const Provenance>(std::move(own));
}

}  // namespace

CollectedLabels collectLabels(const Campaign& campaign, const CampaignStatus& status,
                              Progress& progress) {
    const std::vector<Frame> configurations = campaign.configurations();
    CollectedLabels report;
    for (std::size_t i = 0; i < status.tasks.size(); ++i) {
        CampaignTask task = status.tasks[i];
        progress.step(static_cast<double>(i + 1) / static_cast<double>(status.tasks.size()),
                      "Collecting labels");
        if (task.status.state != TaskState::Done || campaign.isDynamics()) {
            report.others.push_back(std::move(task));
            continue;
        }
        const Frame& configuration =
            configurations.at(static_cast<std::size_t>(task.files.number) - 1);
        // The output may have changed since its verdict.
        const Evidence evidence = readEvidence(campaign, configuration, task.files);
        if (!evidence.singlePoint) {
            task.status.state = evidence.verdict.state;
            task.status.failure = evidence.verdict.failure;
            task.status.reason = evidence.verdict.reason;
            report.others.push_back(std::move(task));
            continue;
        }
        Frame labelled = withLabels(configuration, *evidence.singlePoint);
        labelled.provenance = withRecipe(*labelled.provenance, campaign.recipe());
        report.labelled.push_back(std::move(labelled));
    }
    return report;
}

}  // namespace mtp
