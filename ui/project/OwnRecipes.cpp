#include "ui/project/OwnRecipes.h"

#include <QCoreApplication>
#include <algorithm>
#include <filesystem>

#include "core/base/Error.h"
#include "core/labelling/RecipeOfLabels.h"
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

std::optional<Recipe> recipeOfProjectLabels(const ProjectModel& project) {
    std::vector<std::shared_ptr<const Provenance>> labels;
    for (const ConfigurationRecord& record : project.configurations())
        if (record.energy && !record.isPredicted && !record.isExcluded)
            labels.push_back(record.provenance);
    return recipeOfLabels(labels);
}

std::optional<DftCode> codeOfProject(const ProjectModel& project) {
    std::optional<DftCode> ofFrames;
    for (const ConfigurationRecord& record : project.configurations()) {
        if (!record.provenance || record.isPredicted)
            continue;
        const std::optional<DftCode> code = codeOfLabels(*record.provenance);
        if (code && record.energy)
            return code;
        ofFrames = ofFrames ? ofFrames : code;
    }
    if (ofFrames || !project.trajectory())
        return ofFrames;
    return codeOfLabels(project.trajectory()->reader->info().provenance);
}

// Of the latest: "my-pbe-qe", its name and its code. An AIMD run tells no more than the code, for
// its single points usually have another functional.
UsualRecipe recipeOfCampaigns(const ProjectModel& project) {
    if (project.campaigns().empty())
        return {};
    const CampaignRecord& latest = project.campaigns().back();
    const std::size_t dash = latest.recipe.rfind('-');
    if (dash == std::string::npos)
        return {};
    const std::string name = latest.recipe.substr(0, dash);
    const bool isDynamics =
        std::filesystem::path(latest.path).filename().string().starts_with("aimd-");
    const std::optional<Functional> functional = findFunctional(name);
    const std::string_view shown = functional ? functionalName(*functional) : name;
    return {isDynamics ? QString()
                       : QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size())),
            findDftCode(latest.recipe.substr(dash + 1))};
}

}  // namespace

std::vector<Recipe> offeredRecipes(const ProjectModel& project) {
    std::vector<Recipe> offered = ownRecipes(project);
    const bool isTaken = std::any_of(offered.begin(), offered.end(), [](const Recipe& recipe) {
        return recipe.name == kLabelsRecipe;
    });
    if (const auto ofLabels = recipeOfProjectLabels(project); ofLabels && !isTaken)
        offered.push_back(*ofLabels);
    return offered;
}

UsualRecipe usualRecipe(const ProjectModel& project) {
    if (recipeOfProjectLabels(project))
        return {QString::fromUtf8(kLabelsRecipe), codeOfProject(project)};
    if (UsualRecipe ofCampaign = recipeOfCampaigns(project); ofCampaign.code)
        return ofCampaign;
    return {{}, codeOfProject(project)};
}

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
