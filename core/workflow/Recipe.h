// A folder's project.json: how to build a whole project from the files beside it (the example).
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/io/FormatRegistry.h"
#include "core/project/ProjectStore.h"

namespace mtp {

// Keys of project.json: trajectory, every_fs, skip_fs, reference_density, ratios, labels[],
// configurations[].
struct ProjectRecipe {
    std::filesystem::path trajectory;
    double everyFs = 20;
    double skipFs = 0;
    std::optional<double> referenceDensity;  // g/cm³
    std::vector<double> ratios;
    std::vector<std::filesystem::path> labels;  // of the frames at these ratios
    // Labelled configurations of their own, such as those that a learning loop added.
    std::vector<std::filesystem::path> configurations;
};

// Whether the folder holds a project.json.
bool hasRecipe(const std::filesystem::path& folder);
// Paths are made absolute. Throws FileError, ParseError (not JSON, a key of the wrong kind).
ProjectRecipe readRecipe(const std::filesystem::path& folder);
// Import, selection, expansion and labels into an empty store, from the files themselves.
void followRecipe(const ProjectRecipe& recipe, const FormatRegistry& registry, ProjectStore& store,
                  Progress& progress);

}  // namespace mtp
