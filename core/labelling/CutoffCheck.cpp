#include "core/labelling/CutoffCheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/labelling/Collect.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::array kCutoffFactors{1.0, 1.25, 1.5};

std::string campaignName(double factor) {
    return fmt::format("cutoff-x{:.2f}", factor);
}

// The labels of one density by the cutoff of their recipe.
struct CheckedDensity {
    Frame frame;
    std::map<double, std::optional<Frame>> labelled;  // by cutoff
};

double meanPressure(const Frame& frame) {
    return frame.labels.virial->trace() / 3 / frame.cell.volume() * units::kGPaPerEvPerA3;
}

void addRows(const CheckedDensity& checked,
             TableRows<double, double, double, double, double>& rows) {
    const std::optional<Frame>& best = checked.labelled.rbegin()->second;
    const auto atoms = static_cast<double>(checked.frame.atomCount());
    for (const auto& [cutoff, labelled] : checked.labelled) {
        const double rho = density(checked.frame).value_or(kUnknown);
        if (!labelled || !best) {
            rows.add(rho, cutoff, kUnknown, kUnknown, kUnknown);
            continue;
        }
        rows.add(rho, cutoff, 1000 * (*labelled->labels.energy - *best->labels.energy) / atoms,
                 (*labelled->labels.forces - *best->labels.forces).rowwise().norm().maxCoeff(),
                 meanPressure(*labelled) - meanPressure(*best));
    }
}

}  // namespace

Recipe withCutoffFactor(Recipe recipe, double factor) {
    recipe.name = fmt::format("{}-x{:.2f}", recipe.name, factor);
    recipe.physics.cutoff *= factor;
    recipe.physics.relativeCutoff *= factor;
    recipe.physics.densityCutoff *= factor;
    return recipe;
}

std::vector<Frame> densityExtremes(const std::vector<Frame>& configurations) {
    const Frame *lowest = nullptr, *highest = nullptr;
    for (const Frame& frame : configurations) {
        const std::optional<double> own = density(frame);
        if (!own)
            continue;
        if (!lowest || *own < *density(*lowest))
            lowest = &frame;
        if (!highest || *own > *density(*highest))
            highest = &frame;
    }
    if (!lowest)
        throw InputError("no configuration has a density: the cutoff cannot be checked");
    if (*density(*lowest) == *density(*highest))
        return {*lowest};
    return {*lowest, *highest};
}

std::vector<fs::path> exportCutoffCheck(const fs::path& folder,
                                        const std::vector<Frame>& configurations,
                                        const Recipe& recipe, const ExportOptions& options,
                                        Progress& progress) {
    const std::vector<Frame> extremes = densityExtremes(configurations);
    std::vector<fs::path> campaigns;
    for (const double factor : kCutoffFactors) {
        campaigns.push_back(folder / campaignName(factor));
        exportTasks(campaigns.back(), extremes, withCutoffFactor(recipe, factor), options,
                    progress);
    }
    return campaigns;
}

std::vector<fs::path> cutoffCampaigns(const fs::path& folder) {
    std::vector<fs::path> campaigns;
    for (const double factor : kCutoffFactors) {
        campaigns.push_back(folder / campaignName(factor));
        if (!isCampaign(campaigns.back()))
            return {};
    }
    return campaigns;
}

Table cutoffTable(const std::vector<fs::path>& campaigns, Progress& progress) {
    std::map<int, CheckedDensity> byNumber;  // of the configuration, the same in each campaign
    for (const fs::path& folder : campaigns) {
        const Campaign campaign = Campaign::open(folder);
        const double cutoff = campaign.recipe().physics.cutoff;
        const CampaignStatus status = campaignStatus(campaign, {}, progress);
        const std::vector<Frame> configurations = campaign.configurations();
        for (const CampaignTask& task : status.tasks) {
            CheckedDensity& checked = byNumber[task.files.number];
            checked.frame = configurations.at(static_cast<std::size_t>(task.files.number) - 1);
            const CollectedLabels labels = collectLabels(campaign, {{task}, {}}, progress);
            checked.labelled[cutoff] =
                labels.labelled.empty() ? std::nullopt : std::optional(labels.labelled.front());
        }
    }
    TableRows rows(kCheckedDensity, kCheckedCutoff, kEnergyDifference, kForceDifference,
                   kPressureDifference);
    for (const auto& [number, checked] : byNumber)
        addRows(checked, rows);
    return rows.table();
}

}  // namespace mtp
