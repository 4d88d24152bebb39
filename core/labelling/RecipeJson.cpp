// Recipes as JSON, and single elements of them.
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/labelling/Recipe.h"
#include "core/labelling/SolverJson.h"

namespace mtp {

namespace {

using nlohmann::json;

constexpr int kRecipeVersion = 1;

json hubbardJson(const HubbardU& hubbard) {
    return {{"l", hubbard.l}, {"U_eV", hubbard.u}};
}

json elementJson(const ElementPhysics& element) {
    json object{{"pseudopotential", element.pseudopotential}};
    if (!element.title.empty())
        object["title"] = element.title;
    if (!element.checksum.empty())
        object["checksum"] = element.checksum;
    if (!element.md5.empty())
        object["md5"] = element.md5;
    if (!element.basis.empty())
        object["basis"] = element.basis;
    if (element.valence)
        object["valence_electrons"] = *element.valence;
    if (element.moment)
        object["moment_bohr_magnetons"] = *element.moment;
    if (element.hubbard)
        object["hubbard"] = hubbardJson(*element.hubbard);
    return object;
}

ElementPhysics elementFrom(const json& object) {
    ElementPhysics element;
    element.pseudopotential = object.at("pseudopotential").get<std::string>();
    element.title = object.value("title", "");
    element.checksum = object.value("checksum", "");
    element.md5 = object.value("md5", "");
    element.basis = object.value("basis", "");
    if (object.contains("valence_electrons"))
        element.valence = object.at("valence_electrons").get<double>();
    if (object.contains("moment_bohr_magnetons"))
        element.moment = object.at("moment_bohr_magnetons").get<double>();
    if (object.contains("hubbard"))
        element.hubbard = HubbardU{object.at("hubbard").at("l").get<int>(),
                                   object.at("hubbard").at("U_eV").get<double>()};
    return element;
}

json physicsJson(const Physics& physics) {
    json elements = json::object();
    for (const auto& [name, element] : physics.elements)
        elements[name] = elementJson(element);
    json object{{"functional", functionalKey(physics.functional)},
                {"cutoff_eV", physics.cutoff},
                {"relative_cutoff_eV", physics.relativeCutoff},
                {"density_cutoff_eV", physics.densityCutoff},
                {"tolerance", physics.tolerance},
                {"eps_default", physics.filter},
                {"k_spacing_per_A", physics.spacing ? json(*physics.spacing) : json()},
                {"smearing_eV", physics.smearing},
                {"polarised", physics.isPolarised},
                {"charge", physics.charge},
                {"elements", elements}};
    // Left out if it is the usual one: checksums of recipes without it stay.
    if (physics.nonlocalCutoff > 0)
        object["nonlocal_cutoff_eV"] = physics.nonlocalCutoff;
    return object;
}

Physics physicsFrom(const json& object) {
    Physics physics;
    const std::string functional = object.at("functional").get<std::string>();
    const std::optional<Functional> known = findFunctional(functional);
    if (!known)
        throw InputError("unknown functional " + functional);
    physics.functional = *known;
    physics.cutoff = object.at("cutoff_eV").get<double>();
    physics.relativeCutoff = object.value("relative_cutoff_eV", 0.0);
    physics.densityCutoff = object.value("density_cutoff_eV", 0.0);
    physics.nonlocalCutoff = object.value("nonlocal_cutoff_eV", 0.0);
    physics.tolerance = object.at("tolerance").get<double>();
    physics.filter = object.value("eps_default", 0.0);
    if (object.contains("k_spacing_per_A") && !object.at("k_spacing_per_A").is_null())
        physics.spacing = object.at("k_spacing_per_A").get<double>();
    physics.smearing = object.value("smearing_eV", 0.0);
    physics.isPolarised = object.value("polarised", false);
    physics.charge = object.value("charge", 0.0);
    if (object.contains("elements"))
        for (const auto& [name, element] : object.at("elements").items())
            physics.elements[name] = elementFrom(element);
    return physics;
}

json toObject(const Solver& solver) {
    return {{"algorithm", solver.algorithm},
            {"steps", solver.mostSteps},
            {"outer_steps", solver.outerSteps},
            {"mixing", solver.mixing}};
}

Solver solverFrom(const json& object) {
    Solver solver;
    solver.algorithm = object.at("algorithm").get<std::string>();
    solver.mostSteps = object.at("steps").get<int>();
    solver.outerSteps = object.value("outer_steps", 0);
    solver.mixing = object.value("mixing", 0.0);
    return solver;
}

Recipe recipeFrom(const json& object) {
    if (object.at("version").get<int>() != kRecipeVersion)
        throw InputError("the recipe was made by another version of the program");
    Recipe recipe;
    recipe.name = object.at("name").get<std::string>();
    const std::string code = object.at("code").get<std::string>();
    const std::optional<DftCode> known = findDftCode(code);
    if (!known)
        throw InputError("unknown code " + code);
    recipe.code = *known;
    recipe.physics = physicsFrom(object.at("physics"));
    recipe.solver = solverFrom(object.at("solver"));
    return recipe;
}

json toObject(const Recipe& recipe) {
    return {{"version", kRecipeVersion},
            {"name", recipe.name},
            {"code", dftCodeKey(recipe.code)},
            {"physics", physicsJson(recipe.physics)},
            {"solver", toObject(recipe.solver)}};
}

std::string textOf(const json& object) {
    return object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::vector<Recipe> recipesFrom(const json& object) {
    std::vector<Recipe> recipes;
    for (const json& recipe : object.at("recipes"))
        recipes.push_back(recipeFrom(recipe));
    return recipes;
}

// What the text holds by `read`; errors name the path.
template <class Read>
auto fromText(const std::string& text, const std::string& path, Read read) {
    try {
        return read(json::parse(text));
    } catch (const json::exception& error) {
        throw ParseError(path, 0, error.what());
    } catch (const InputError& error) {
        throw ParseError(path, 0, error.what());
    }
}

}  // namespace

std::string toRecipeJson(const Recipe& recipe) {
    return textOf(toObject(recipe));
}

Recipe fromRecipeJson(const std::string& text, const std::string& path) {
    return fromText(text, path, recipeFrom);
}

std::string toRecipesJson(const std::vector<Recipe>& recipes) {
    json list = json::array();
    for (const Recipe& recipe : recipes)
        list.push_back(toObject(recipe));
    return textOf({{"recipes", list}});
}

std::vector<Recipe> fromRecipesJson(const std::string& text, const std::string& path) {
    return fromText(text, path, recipesFrom);
}

std::string toSolverJson(const Solver& solver) {
    return toObject(solver).dump(1) + "\n";
}

Solver fromSolverJson(const std::string& text, const std::string& path) {
    return fromText(text, path, solverFrom);
}

}  // namespace mtp
