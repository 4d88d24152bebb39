#include "ui/project/OwnRecipes.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/base/Error.h"
#include "core/project/edit/ProjectEdit.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

constexpr const char* kOwnRecipes = "recipes";  // among the settings of the project

bool writeRecipes(ProjectModel& project, const std::vector<Recipe>& recipes, const QString& name) {
    return project.edit(name, [&](ProjectEdit& edit) {
        edit.setTextSetting(
            kOwnRecipes, recipes.empty() ? std::optional<std::string>() : toRecipesJson(recipes));
    });
}

QString quoted(const char* text, const std::string& name) {
    return QCoreApplication::translate("mtp::ui::OwnRecipes", text)
        .arg(QString::fromStdString(name));
}

}  // namespace

std::vector<Recipe> ownRecipes(const ProjectModel& project) {
    const auto text =
        project.hasProject() ? project.textSetting(kOwnRecipes) : std::optional<std::string>();
    try {
        return text ? fromRecipesJson(*text, project.path().toStdString()) : std::vector<Recipe>();
    } catch (const ParseError&) {
        return {};
    }
}

bool keepRecipe(ProjectModel& project, const Recipe& recipe) {
    const std::vector<Recipe> before = ownRecipes(project);
    const std::vector<Recipe> after = withOwnRecipe(before, recipe);
    return writeRecipes(
        project, after,
        after.size() > before.size()
            ? quoted(QT_TRANSLATE_NOOP("mtp::ui::OwnRecipes", "Add recipe %1"), recipe.name)
            : quoted(QT_TRANSLATE_NOOP("mtp::ui::OwnRecipes", "Change recipe %1"), recipe.name));
}

bool removeRecipe(ProjectModel& project, const std::string& name) {
    std::vector<Recipe> recipes = ownRecipes(project);
    std::erase_if(recipes, [&](const Recipe& recipe) { return recipe.name == name; });
    return writeRecipes(project, recipes,
                        quoted(QT_TRANSLATE_NOOP("mtp::ui::OwnRecipes", "Remove recipe %1"), name));
}

}  // namespace mtp::ui
