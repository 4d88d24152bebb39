#include "core/labelling/Recipe.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/labelling/GthTable.h"
#include "core/labelling/TaskFiles.h"

namespace mtp {

namespace {

struct CodeNames {
    DftCode code;
    std::string_view key, name;
};
constexpr std::array kCodes{CodeNames{DftCode::Vasp, "vasp", "VASP"},
                            CodeNames{DftCode::Cp2k, "cp2k", "CP2K"},
                            CodeNames{DftCode::QuantumEspresso, "qe", "Quantum ESPRESSO"}};

struct FunctionalNames {
    Functional functional;
    std::string_view key, name;
};
constexpr std::array kFunctionals{
    FunctionalNames{Functional::OptB88Vdw, "optb88-vdw", "optB88-vdW"},
    FunctionalNames{Functional::Pbe, "pbe", "PBE"},
    FunctionalNames{Functional::PbeD3, "pbe-d3bj", "PBE-D3(BJ)"},
    FunctionalNames{Functional::R2scan, "r2scan", "r2SCAN"}};

template <class Names, class Value>
const auto& entryOf(const Names& names, Value Names::value_type::*field, Value value) {
    for (const auto& entry : names)
        if (entry.*field == value)
            return entry;
    return names.front();
}

template <class Names>
const typename Names::value_type* findKey(const Names& names, std::string_view key) {
    for (const auto& entry : names)
        if (entry.key == key)
            return &entry;
    return nullptr;
}

Recipe vaspRecipe() {
    Recipe recipe;
    recipe.physics.cutoff = 520;
    recipe.physics.tolerance = 1e-6;
    recipe.physics.smearing = 0.05;
    recipe.solver.algorithm = "Normal";
    recipe.solver.mostSteps = 120;
    return recipe;
}

Recipe cp2kRecipe() {
    Recipe recipe;
    recipe.physics.cutoff = 400 * units::kRydberg;
    recipe.physics.relativeCutoff = 50 * units::kRydberg;
    recipe.physics.tolerance = 1e-6;
    recipe.physics.filter = 1e-12;
    recipe.solver.algorithm = "ot-diis";
    recipe.solver.mostSteps = 30;
    recipe.solver.outerSteps = 10;
    recipe.solver.mixing = 0.4;
    return recipe;
}

Recipe espressoRecipe() {
    Recipe recipe;
    recipe.physics.cutoff = 60 * units::kRydberg;
    recipe.physics.densityCutoff = 8 * recipe.physics.cutoff;
    recipe.physics.tolerance = 1e-9;
    recipe.solver.algorithm = "david";
    recipe.solver.mostSteps = 100;
    recipe.solver.mixing = 0.4;
    return recipe;
}

}  // namespace

std::string_view dftCodeKey(DftCode code) {
    return entryOf(kCodes, &CodeNames::code, code).key;
}

std::string_view dftCodeName(DftCode code) {
    return entryOf(kCodes, &CodeNames::code, code).name;
}

std::optional<DftCode> findDftCode(std::string_view key) {
    const CodeNames* found = findKey(kCodes, key);
    return found ? std::optional(found->code) : std::nullopt;
}

const std::vector<DftCode>& allDftCodes() {
    static const std::vector<DftCode> all{DftCode::Vasp, DftCode::Cp2k, DftCode::QuantumEspresso};
    return all;
}

std::string_view functionalKey(Functional functional) {
    return entryOf(kFunctionals, &FunctionalNames::functional, functional).key;
}

std::string_view functionalName(Functional functional) {
    return entryOf(kFunctionals, &FunctionalNames::functional, functional).name;
}

std::optional<Functional> findFunctional(std::string_view key) {
    const FunctionalNames* found = findKey(kFunctionals, key);
    return found ? std::optional(found->functional) : std::nullopt;
}

const std::vector<Functional>& allFunctionals() {
    static const std::vector<Functional> all{Functional::OptB88Vdw, Functional::Pbe,
                                             Functional::PbeD3, Functional::R2scan};
    return all;
}

Recipe builtInRecipe(Functional functional, DftCode code) {
    if (functional == Functional::R2scan && code == DftCode::QuantumEspresso)
        throw InputError(
            "there is no recipe of r2SCAN for Quantum ESPRESSO: pw.x has it only if it is built "
            "with libxc; take --code vasp or --code cp2k");
    Recipe recipe = code == DftCode::Vasp   ? vaspRecipe()
                    : code == DftCode::Cp2k ? cp2kRecipe()
                                            : espressoRecipe();
    recipe.name = functionalKey(functional);
    recipe.code = code;
    recipe.physics.functional = functional;
    // Meta-GGAs converge with all bands at once (VASP wiki, "METAGGA").
    if (functional == Functional::R2scan && code == DftCode::Vasp)
        recipe.solver.algorithm = "All";
    return recipe;
}

std::vector<Recipe> builtInRecipes() {
    std::vector<Recipe> recipes;
    for (const Functional functional : allFunctionals())
        for (const DftCode code : allDftCodes())
            if (functional != Functional::R2scan || code != DftCode::QuantumEspresso)
                recipes.push_back(builtInRecipe(functional, code));
    return recipes;
}

Recipe withElements(Recipe recipe, const std::vector<std::string>& elements) {
    for (const std::string& name : elements) {
        const Element* element = findElement(name);
        if (!element)
            throw InputError(
                fmt::format("{} is no element; a single point needs the names of elements", name));
        ElementPhysics& physics = recipe.physics.elements[name];
        if (recipe.code == DftCode::Vasp && physics.pseudopotential.empty())
            physics.pseudopotential = name;
        if (recipe.code == DftCode::Cp2k)
            takeUsualGth(*element, recipe.physics.functional, physics);
    }
    return recipe;
}

std::string physicsChecksum(const Recipe& recipe) {
    Recipe physics = recipe;
    physics.name.clear();
    physics.solver = {};
    // It says what the checksum says, and recipes of before lack it.
    for (auto& [name, element] : physics.physics.elements)
        element.md5.clear();
    return textChecksum(toRecipeJson(physics));
}

double nonlocalCutoffOf(const Physics& physics) {
    return physics.nonlocalCutoff > 0 ? physics.nonlocalCutoff : physics.cutoff;
}

std::array<int, 3> meshOf(const Cell& cell, const Physics& physics) {
    std::array<int, 3> mesh{1, 1, 1};
    if (!physics.spacing)
        return mesh;
    const Eigen::Vector3d heights = cell.heights();
    for (Eigen::Index axis = 0; axis < 3; ++axis) {
        const double length = 2 * std::numbers::pi / heights[axis];
        // A cell that is a hair larger must not get another mesh.
        mesh[static_cast<std::size_t>(axis)] =
            std::max(1, static_cast<int>(std::ceil(length / *physics.spacing - 1e-6)));
    }
    return mesh;
}

int pointCount(const std::array<int, 3>& mesh) {
    int all = 1, ownImages = 1;
    for (const int count : mesh) {
        all *= count;
        ownImages *= count % 2 == 0 ? 2 : 1;
    }
    return (all + ownImages) / 2;
}

std::vector<std::pair<std::string, std::string>> describeRecipe(const Recipe& recipe) {
    const Physics& physics = recipe.physics;
    std::vector<std::pair<std::string, std::string>> lines{
        {"Code", std::string(dftCodeName(recipe.code))},
        {"Functional", std::string(functionalName(physics.functional))},
        {"Cutoff", recipe.code == DftCode::Vasp
                       ? fmt::format("{:.6g} eV", physics.cutoff)
                       : fmt::format("{:.6g} Ry ({:.0f} eV)", physics.cutoff / units::kRydberg,
                                     physics.cutoff)},
        {"k-points", physics.spacing ? fmt::format("spacing {} per Å", *physics.spacing)
                                     : std::string("Gamma point")},
        {"Smearing",
         physics.smearing > 0 ? fmt::format("Gaussian, {} eV", physics.smearing) : "none"},
        {"Tolerance", fmt::format("{:g}", physics.tolerance)}};
    if (physics.isPolarised)
        lines.emplace_back("Spin", "polarised");
    if (physics.charge != 0)
        lines.emplace_back("Charge", fmt::format("{:g}", physics.charge));
    for (const auto& [element, own] : physics.elements) {
        std::string text = own.pseudopotential;
        if (!own.basis.empty())
            text += ", " + own.basis;
        if (own.moment)
            text += fmt::format(", moment {}", *own.moment);
        if (own.hubbard)
            text += fmt::format(", U {} eV", own.hubbard->u);
        lines.emplace_back(element, text);
    }
    return lines;
}

}  // namespace mtp
