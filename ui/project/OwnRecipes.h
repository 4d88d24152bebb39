// The recipes of a user's own, which the project keeps, every change being a command; and the one
// that its labels were calculated by.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp::ui {

class ProjectModel;

// In the order in which they were made; none if the project's note of them is damaged.
std::vector<Recipe> ownRecipes(const ProjectModel& project);
// The same, and that of the project's labels, if they tell one.
std::vector<Recipe> offeredRecipes(const ProjectModel& project);
// What further single points are calculated with, unless somebody chooses something else.
struct UsualRecipe {
    QString name;  // of an offered recipe, or empty
    std::optional<DftCode> code;
};
// The recipe of the labels; else that of the latest campaign; else the code of labels,
// configurations or the trajectory.
UsualRecipe usualRecipe(const ProjectModel& project);
// Adds the recipe, or changes the one of its name. False if it could not be written.
bool keepRecipe(ProjectModel& project, const Recipe& recipe);
bool removeRecipe(ProjectModel& project, const std::string& name);

}  // namespace mtp::ui
