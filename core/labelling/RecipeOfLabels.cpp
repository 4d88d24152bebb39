#include "core/labelling/RecipeOfLabels.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/CellCharge.h"
#include "core/labelling/KSpacing.h"

namespace mtp {

namespace {

using SettingMap = std::map<std::string, std::string>;

std::string settingOf(const SettingMap& settings, const char* key) {
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

// Leaves the value as it is if the settings do not tell it.
void takeNumber(const SettingMap& settings, const char* key, double& value) {
    if (const auto number = parseDouble(settingOf(settings, key)))
        value = *number;
}

std::optional<Functional> functionalOf(const SettingMap& settings) {
    const std::string common = settingOf(settings, "functional_name");
    const std::string name = common.empty() ? settingOf(settings, "functional") : common;
    if (equalsIgnoringCase(name, functionalName(Functional::OptB88Vdw)))
        return Functional::OptB88Vdw;
    if (equalsIgnoringCase(name, functionalName(Functional::R2scan)))
        return Functional::R2scan;
    if (name != "PBE")
        return std::nullopt;
    const std::string dispersion = settingOf(settings, "dispersion");
    if (dispersion == "none")
        return Functional::Pbe;
    const bool isD3 = dispersion == "D3(BJ)" || dispersion == "DFTD3(BJ)" || dispersion == "D3";
    return isD3 ? std::optional(Functional::PbeD3) : std::nullopt;
}

// "none", "Gaussian, 0.05 eV", "gaussian smearing, width (Ry)= 0.0037": eV. Absent for others.
std::optional<double> smearingOf(const std::string& text, DftCode code) {
    if (text.empty() || text == "none")
        return 0.0;
    if (!toLower(text).starts_with("gaussian"))
        return std::nullopt;
    for (const std::string_view word : wordsOf(text))
        if (const auto width = parseDouble(word))
            return *width * (code == DftCode::QuantumEspresso ? units::kRydberg : 1);
    return std::nullopt;
}

// "Li GTH-PBE-q3, Cl GTH-PBE-q7": each element with what follows it.
template <class Take>
void forEachKind(const std::string& list, Take take) {
    for (const std::string_view kind : splitAt(list, ',')) {
        const std::vector<std::string_view> words = wordsOf(kind);
        if (words.size() >= 2)
            take(std::string(words[0]), std::string(words[1]));
    }
}

// "PAW_PBE Li_sv 10Sep2004": the setup is the second word of a TITEL.
void takePotcars(const std::string& titles, Physics& physics) {
    for (const std::string_view title : splitAt(titles, ',')) {
        const std::vector<std::string_view> words = wordsOf(title);
        if (words.size() < 2)
            continue;
        ElementPhysics& own =
            physics.elements[std::string(words[1].substr(0, words[1].find_first_of("_.")))];
        own.pseudopotential = words[1];
        own.title = trimmed(title);
    }
}

void takeElements(const SettingMap& settings, Recipe& recipe) {
    Physics& physics = recipe.physics;
    const std::string potentials = settingOf(settings, "pseudopotentials");
    if (recipe.code == DftCode::Vasp)
        return takePotcars(potentials, physics);
    forEachKind(potentials, [&](const std::string& element, const std::string& name) {
        physics.elements[element].pseudopotential = name;
    });
    forEachKind(settingOf(settings, "basis"),
                [&](const std::string& element, const std::string& name) {
                    physics.elements[element].basis = name;
                });
    forEachKind(settingOf(settings, "pseudopotential_md5"),
                [&](const std::string& element, const std::string& sum) {
                    physics.elements[element].md5 = sum;
                });
}

// "Gamma", "1 points" of pw.x (two if spins are counted), "1 k-point" of VASP, "Gamma 1 1 1".
bool isGammaAlone(const SettingMap& settings) {
    const std::string mesh = settingOf(settings, kMeshSetting);
    if (mesh == "2 points" && settingOf(settings, "spin") == "polarised")
        return true;
    const std::vector<std::string_view> words = wordsOf(mesh);
    const auto points = std::count_if(words.begin(), words.end(), [](std::string_view word) {
        return parseDouble(word).has_value();
    });
    const auto ones = std::count(words.begin(), words.end(), "1");
    return points == ones;
}

// The common spacing is an end of ranges, which are written with few digits: a little above it the
// meshes are those of the labels for certain.
std::optional<double> safeSpacing(const std::vector<SpacingRange>& ranges) {
    const std::optional<double> common = commonSpacing(ranges);
    if (!common)
        return common;
    const double above = 1.001 * *common;
    const bool isSafe = std::all_of(ranges.begin(), ranges.end(), [&](const SpacingRange& range) {
        return contains(range, above) || !contains(range, *common);
    });
    return isSafe ? above : *common;
}

// Without k-points. Absent if the settings leave something open, or no recipe can have them.
std::optional<Recipe> recipeFor(const Provenance& provenance) {
    const SettingMap& settings = provenance.settings;
    const std::optional<DftCode> code = codeOfLabels(provenance);
    const std::optional<Functional> functional = functionalOf(settings);
    const std::string smearing = settingOf(settings, "smearing");
    if (!code || !functional || !settings.contains("cutoff_eV") || !smearingOf(smearing, *code))
        return std::nullopt;
    try {
        Recipe recipe = builtInRecipe(*functional, *code);
        recipe.name = kLabelsRecipe;
        Physics& physics = recipe.physics;
        const double before = physics.cutoff;
        takeNumber(settings, "cutoff_eV", physics.cutoff);
        physics.densityCutoff *= physics.cutoff / before;
        takeNumber(settings, "density_cutoff_eV", physics.densityCutoff);
        takeNumber(settings, "relative_cutoff_eV", physics.relativeCutoff);
        if (*code == DftCode::Cp2k && *functional == Functional::OptB88Vdw)
            takeNumber(settings, "dispersion_cutoff_eV", physics.nonlocalCutoff);
        for (const char* key : {"ediff_eV", "eps_scf", "conv_thr_Ry"})
            takeNumber(settings, key, physics.tolerance);
        takeNumber(settings, "eps_default", physics.filter);
        takeNumber(settings, kChargeSetting, physics.charge);
        physics.smearing = *smearingOf(smearing, *code);
        physics.isPolarised = settingOf(settings, "spin") == "polarised";
        takeElements(settings, recipe);
        validate(recipe);
        return recipe;
    } catch (const InputError&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<DftCode> codeOfLabels(const Provenance& provenance) {
    for (const DftCode code : allDftCodes())
        if (provenance.code == dftCodeName(code))
            return code;
    return std::nullopt;
}

std::optional<Recipe> recipeOfLabels(const std::vector<std::shared_ptr<const Provenance>>& labels) {
    std::optional<Recipe> recipe;
    std::vector<SpacingRange> spacings;
    bool isGamma = true;
    for (const auto& provenance : labels) {
        if (!provenance)
            continue;
        if (!recipe)
            recipe = recipeFor(*provenance);
        if (const auto range = spacingsOf(provenance->settings))
            spacings.push_back(*range);
        isGamma = isGamma && isGammaAlone(provenance->settings);
    }
    if (!recipe || isGamma)
        return recipe;
    recipe->physics.spacing = safeSpacing(spacings);
    return recipe->physics.spacing ? recipe : std::nullopt;
}

}  // namespace mtp
