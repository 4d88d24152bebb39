// The recipes of a user's own, which the project keeps; every change is a command.
#pragma once

#include <QString>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp::ui {

class ProjectModel;

// In the order in which they were made; none if the project's note of them is damaged.
std::vector<Recipe> ownRecipes(const ProjectModel& project);
// Adds the recipe, or changes the one of its name. False if it could not be written.
bool keepRecipe(ProjectModel& project, const Recipe& recipe);
bool removeRecipe(ProjectModel& project, const std::string& name);

}  // namespace mtp::ui
