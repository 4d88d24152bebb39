#include "core/workflow/Recipe.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/project/edit/Configurations.h"
#include "core/project/edit/Operations.h"
#include "core/project/file/FrameLoader.h"
#include "core/sampling/Selection.h"
#include "core/workflow/LabelImport.h"
#include "core/workflow/LoadedTrajectory.h"

namespace mtp {

namespace {

constexpr const char* kRecipeName = "project.json";

void bringInLabels(const FormatRegistry& registry, const std::filesystem::path& path,
                   ProjectStore& store, Progress& progress) {
    ReadOptions options;
    options.progress = &progress;
    FrameLoader loader(store.path());
    const LabelOutcome outcome =
        importLabels(*registry.open(path, options), store.configurations(), loader, progress)
            .outcome;
    ProjectEdit edit =
        store.edit({.name = fmt::format("Label {} configurations", outcome.labelled.size()),
                    .operation = labelOperation(path)});
    edit.setLabels(outcome.labelled);
    edit.commit();
}

void bringInConfigurations(const FormatRegistry& registry, const std::filesystem::path& path,
                           const std::optional<DensityReference>& reference, ProjectStore& store,
                           Progress& progress) {
    ReadOptions options;
    options.progress = &progress;
    const auto reader = registry.open(path, options);
    const auto configurations = asConfigurations(readSinglePoints(*reader, progress), reference);
    ProjectEdit edit =
        store.edit({.name = fmt::format("Import {} configurations", configurations.size())});
    edit.addConfigurations(configurations);
    edit.commit();
}

std::vector<std::filesystem::path> pathsOf(const nlohmann::json& json, const char* key,
                                           const std::filesystem::path& base) {
    std::vector<std::filesystem::path> paths;
    for (const auto& path : json.value(key, nlohmann::json::array()))
        paths.push_back((base / path.get<std::string>()).lexically_normal());
    return paths;
}

}  // namespace

bool hasRecipe(const std::filesystem::path& folder) {
    return std::filesystem::is_regular_file(folder / kRecipeName);
}

ProjectRecipe readRecipe(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kRecipeName;
    std::ifstream in(path);
    if (!in)
        throw FileError(path.string() + ": cannot be read");
    try {
        const nlohmann::json json = nlohmann::json::parse(in);
        const std::filesystem::path base = std::filesystem::absolute(folder);
        ProjectRecipe recipe;
        recipe.trajectory = (base / json.at("trajectory").get<std::string>()).lexically_normal();
        recipe.everyFs = json.value("every_fs", recipe.everyFs);
        recipe.skipFs = json.value("skip_fs", recipe.skipFs);
        if (json.contains("reference_density"))
            recipe.referenceDensity = json.at("reference_density").get<double>();
        recipe.ratios = json.at("ratios").get<std::vector<double>>();
        recipe.labels = pathsOf(json, "labels", base);
        recipe.configurations = pathsOf(json, "configurations", base);
        return recipe;
    } catch (const nlohmann::json::exception& error) {
        throw ParseError(path.string(), 0, error.what());
    }
}

void followRecipe(const ProjectRecipe& recipe, const FormatRegistry& registry, ProjectStore& store,
                  Progress& progress) {
    SourceRecord wanted;
    wanted.path = recipe.trajectory.string();
    wanted.everyFs = recipe.everyFs;
    wanted.skipFs = recipe.skipFs;
    const LoadedTrajectory trajectory = loadTrajectory(registry, wanted, progress);
    const SourceRecord& source = trajectory.record;
    ProjectEdit import = store.edit({.name = "Open " + recipe.trajectory.filename().string()});
    import.addSource(source);
    import.setReferenceDensity(recipe.referenceDensity);
    import.setLadder(recipe.ratios);
    import.commit();

    const std::vector<std::size_t> chosen =
        selectByTime(frameTimes(trajectory), {.everyFs = source.everyFs, .skipFs = source.skipFs});
    const std::vector<Frame> frames = readParents(*trajectory.reader, chosen, progress);
    ExpansionOptions expansion;
    expansion.ratios = recipe.ratios;
    expansion.referenceDensity = recipe.referenceDensity;
    const auto made = makeConfigurations(frames, expansion, {}, &progress);
    ProjectEdit making = store.edit({.name = fmt::format("Make {} configurations", made.size()),
                                     .operation = expandOperation(source, expansion)});
    making.addConfigurations(made);
    making.commit();
    for (const std::filesystem::path& labels : recipe.labels)
        bringInLabels(registry, labels, store, progress);
    for (const std::filesystem::path& configurations : recipe.configurations)
        bringInConfigurations(registry, configurations,
                              densityReference(trajectory, recipe.referenceDensity), store,
                              progress);
}

}  // namespace mtp
