// What a recipe may ask for.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/base/Error.h"
#include "core/labelling/Recipe.h"
#include "core/model/PeriodicTable.h"

namespace mtp {

namespace {

void require(bool isValid, const Recipe& recipe, std::string_view what) {
    if (!isValid)
        throw InputError(fmt::format("recipe {}: {}", recipe.name, what));
}

bool isIn(double value, double low, double high) {
    return std::isfinite(value) && value >= low && value <= high;
}

void checkOfCode(const Recipe& recipe) {
    const Physics& physics = recipe.physics;
    if (recipe.code == DftCode::QuantumEspresso)
        require(isIn(physics.densityCutoff, physics.cutoff, 20 * physics.cutoff), recipe,
                fmt::format("the cutoff of the density {} eV is not between 1 and 20 times that of "
                            "the wave functions",
                            physics.densityCutoff));
    if (recipe.code == DftCode::Cp2k)
        require(
            isIn(physics.relativeCutoff, 10, physics.cutoff) && isIn(physics.filter, 1e-16, 1e-4),
            recipe,
            "REL_CUTOFF is not between 10 eV and CUTOFF, or EPS_DEFAULT not "
            "between 1e-16 and 1e-4");
    if (physics.nonlocalCutoff != 0)
        require(
            recipe.code == DftCode::Cp2k && isIn(physics.nonlocalCutoff, 50, 20000), recipe,
            fmt::format("the cutoff of the nonlocal functional {} eV is not one of CP2K between "
                        "50 and 20000 eV",
                        physics.nonlocalCutoff));
}

void checkElements(const Recipe& recipe) {
    for (const auto& [name, element] : recipe.physics.elements) {
        require(findElement(name) != nullptr, recipe, fmt::format("{} is no element", name));
        require(!element.moment || isIn(*element.moment, -20, 20), recipe,
                fmt::format("the moment {} of {} is not between -20 and 20 Bohr magnetons",
                            element.moment.value_or(0), name));
        require(!element.hubbard || isIn(element.hubbard->u, 0, 20), recipe,
                fmt::format("U = {} eV of {} is not between 0 and 20 eV",
                            element.hubbard ? element.hubbard->u : 0, name));
    }
}

void checkSolver(const Recipe& recipe) {
    const Solver& solver = recipe.solver;
    const auto& known = algorithmsOf(recipe.code);
    require(std::find(known.begin(), known.end(), solver.algorithm) != known.end(), recipe,
            fmt::format("the algorithm \"{}\" is none of {}", solver.algorithm,
                        fmt::join(known, ", ")));
    require(solver.mostSteps > 0, recipe, "the number of electronic steps is not positive");
    if (recipe.code == DftCode::Cp2k)
        require(solver.outerSteps > 0, recipe, "the number of outer steps is not positive");
    if (recipe.code != DftCode::Vasp)
        require(isIn(solver.mixing, 0.01, 1), recipe,
                fmt::format("the mixing {} is not between 0.01 and 1", solver.mixing));
}

bool isFolderName(const std::string& name) {
    return !name.empty() && name.size() <= 60 && name.front() != '.' && name.front() != '-' &&
           std::all_of(name.begin(), name.end(), [](unsigned char letter) {
               return std::isalnum(letter) || letter == '-' || letter == '_' || letter == '.';
           });
}

}  // namespace

const std::vector<std::string_view>& algorithmsOf(DftCode code) {
    static const std::vector<std::string_view> vasp{"Normal", "Fast",      "VeryFast",
                                                    "All",    "Conjugate", "Damped"};
    static const std::vector<std::string_view> cp2k{"ot-diis", "ot-cg", "diagonalisation"};
    static const std::vector<std::string_view> espresso{"david", "cg"};
    return code == DftCode::Vasp ? vasp : code == DftCode::Cp2k ? cp2k : espresso;
}

HubbardU usualHubbard(const std::string& name, double u) {
    const Element* element = findElement(name);
    if (!element)
        throw InputError(fmt::format("{} is no element", name));
    const bool isInner = (element->number >= 57 && element->number <= 71) ||
                         (element->number >= 89 && element->number <= 103);
    const int group = periodicPlace(*element).group;
    return {isInner ? 3 : group > 12 ? 1 : 2, u};
}

void validate(const Recipe& recipe) {
    const Physics& physics = recipe.physics;
    require(isIn(physics.cutoff, 50, 20000), recipe,
            fmt::format("the cutoff {} eV is not between 50 and 20000 eV", physics.cutoff));
    require(isIn(physics.tolerance, 1e-14, 1e-2), recipe,
            fmt::format("the tolerance {} is not between 1e-14 and 0.01", physics.tolerance));
    require(!physics.spacing || isIn(*physics.spacing, 0.02, 10), recipe,
            fmt::format("the spacing of k-points {} is not between 0.02 and 10 per Å",
                        physics.spacing.value_or(0)));
    require(isIn(physics.smearing, 0, 5), recipe,
            fmt::format("the smearing {} eV is not between 0 and 5 eV", physics.smearing));
    require(isIn(physics.charge, -100, 100), recipe,
            fmt::format("the charge {} is not between -100 and 100", physics.charge));
    checkOfCode(recipe);
    checkElements(recipe);
    checkSolver(recipe);
}

void validateOwn(const Recipe& recipe) {
    if (!isFolderName(recipe.name))
        throw InputError(
            fmt::format("\"{}\" cannot be the name of a recipe: letters, digits, \"-\", \"_\" and "
                        "\".\" make one, of 60 characters at most",
                        recipe.name));
    if (findFunctional(recipe.name))
        throw InputError(fmt::format("{} is the name of a built-in recipe; give yours another one",
                                     recipe.name));
    validate(recipe);
}

std::vector<Recipe> withOwnRecipe(std::vector<Recipe> recipes, const Recipe& recipe) {
    const auto found = std::find_if(recipes.begin(), recipes.end(),
                                    [&](const Recipe& known) { return known.name == recipe.name; });
    if (found == recipes.end())
        recipes.push_back(recipe);
    else
        *found = recipe;
    return recipes;
}

}  // namespace mtp
