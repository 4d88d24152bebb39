// mtp label: match, export, collect; and which recipes there are. The verbs that run campaigns are
// in LabelRunCommands.cpp.
#include "app/cli/LabelCommands.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "app/cli/AddOptions.h"
#include "app/cli/Common.h"
#include "app/commands/Arguments.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/base/TextFile.h"
#include "core/base/Units.h"
#include "core/labelling/Carry.h"
#include "core/labelling/Collect.h"
#include "core/labelling/Machine.h"
#include "core/labelling/Matching.h"
#include "core/labelling/RecipeOfLabels.h"
#include "core/labelling/Retry.h"
#include "core/labelling/Submit.h"
#include "core/project/ProjectStore.h"
#include "core/project/edit/Configurations.h"
#include "core/project/edit/Operations.h"
#include "core/project/edit/ProjectEdit.h"
#include "core/project/file/FrameLoader.h"

namespace mtp::cli {

namespace {

// One output that did not get as far as an energy does not cost the labels of the others.
std::vector<Frame> readSinglePoints(const LabelArguments& options) {
    std::vector<Frame> all;
    for (const std::string& path : options.singlePoints) {
        try {
            std::vector<Frame> frames = readAll({path}, options.species);
            std::move(frames.begin(), frames.end(), std::back_inserter(all));
        } catch (const ParseError& error) {
            if (options.singlePoints.size() == 1)
                throw;
            complain(fmt::format("warning: {}", error.what()));
        }
    }
    return all;
}

int match(const LabelArguments& options) {
    std::vector<std::string> inputs = options.singlePoints;
    inputs.push_back(options.configurations);
    checkOutputs({options.output}, inputs);
    const std::vector<Frame> configurations = readAll({options.configurations}, options.species);
    std::vector<Frame> singlePoints = readSinglePoints(options);
    requireNames(configurations);
    requireNames(singlePoints);
    singlePoints = withEnergies(std::move(singlePoints));
    const LabelledFrames labelled =
        labelByGeometry(configurations, singlePoints, {.tolerance = options.tolerance});
    if (labelled.frames.empty())
        throw InputError("no single point has the geometry of a configuration");
    writeAll(options.output, labelled.frames);
    fmt::print("{} of {} labelled; {} of {} match none -> {}\n", labelled.frames.size(),
               counted(configurations.size(), "configuration"), labelled.unmatched.size(),
               counted(singlePoints.size(), "single point"), options.output);
    return 0;
}

// "520eV", "80Ry", "520" (eV); eV.
double energyOf(const std::string& text) {
    const std::size_t unit = text.find_first_not_of("0123456789.+-eE");
    // The E of "eV" could be that of a number.
    const bool isElectronvolt = text.ends_with("eV");
    const auto number = parseDouble(
        trimmed(std::string_view(text).substr(0, isElectronvolt ? text.size() - 2 : unit)));
    const std::string name = isElectronvolt || unit == std::string::npos
                                 ? "eV"
                                 : std::string(trimmed(text.substr(unit)));
    const double factor = name == "eV" ? 1 : name == "Ry" ? units::kRydberg : 0;
    if (!number || factor == 0)
        throw InputError(fmt::format("\"{}\" is not an energy such as 520eV or 80Ry", text));
    return *number * factor;
}

double numberOf(const std::pair<std::string, std::string>& assignment) {
    const auto number = parseDouble(assignment.second);
    if (!number)
        throw InputError(fmt::format("{}={}: is no number", assignment.first, assignment.second));
    return *number;
}

void takeElements(const LabelExportArguments& options, Physics& physics) {
    for (const std::string& text : options.pseudopotentials) {
        const auto [element, name] = parseAssignment(text);
        physics.elements[element].pseudopotential = name;
    }
    for (const std::string& text : options.moments) {
        const auto assignment = parseAssignment(text);
        physics.elements[assignment.first].moment = numberOf(assignment);
        physics.isPolarised = true;
    }
    for (const std::string& text : options.hubbard) {
        const auto assignment = parseAssignment(text);
        physics.elements[assignment.first].hubbard =
            usualHubbard(assignment.first, numberOf(assignment));
    }
}

std::string pathWithoutSlash(const std::string& path) {
    const std::size_t end = path.find_last_not_of('/');
    return end == std::string::npos ? path : path.substr(0, end + 1);
}

// A zip that was carried back becomes a folder beside it, or completes the one that is there.
std::filesystem::path campaignFolder(const std::string& given, Progress& progress) {
    const std::filesystem::path path(given);
    if (!isZip(path))
        return path;
    std::filesystem::path folder =
        bringBack(path, std::filesystem::absolute(path).parent_path(), progress);
    complain("note: unpacked -> " + folder.string());
    return folder;
}

int exportCampaign(const LabelExportArguments& given) {
    std::vector<Frame> configurations = readAll({given.configurations}, given.species);
    requireNames(configurations);
    const LabelExportArguments options = withUsualCode(given, configurations);
    if (!options.labelled.empty()) {
        const std::size_t all = configurations.size();
        configurations =
            withoutLabelled(configurations, readAll({options.labelled}, options.species));
        complain(fmt::format("note: {} of {} have labels already", all - configurations.size(),
                             counted(all, "configuration")));
        if (configurations.empty())
            return 0;
    }
    const ExportOptions how = exportOptionsOf(options);
    TerminalProgress progress;
    const ExportReport report =
        exportTasks(options.output, configurations, recipeOf(options), how, progress);
    for (const std::string& note : report.notes)
        complain("note: " + note);
    for (const std::string& key : report.keys)
        fmt::print("{}\n", key);
    complain(fmt::format("note: {} written ({}), {} there already -> {}",
                         counted(report.written, "task"), counted(report.files, "file"),
                         report.keys.size() - std::min(report.written, report.keys.size()),
                         options.output));
    if (options.isZipped) {
        const std::string zip = pathWithoutSlash(options.output) + ".zip";
        zipCampaign(Campaign::open(options.output), zip, progress);
        complain("note: to be carried -> " + zip);
    }
    return 0;
}

void labelProject(const LabelCollectArguments& options, const std::vector<Frame>& labelled) {
    ProjectStore store = ProjectStore::open(options.project);
    FrameLoader loader(options.project);
    TerminalProgress progress;
    const std::vector<ConfigurationRecord> records = store.configurations();
    const LabelOutcome outcome = applyLabels(records, loader.load(records, progress), labelled);
    if (outcome.labelled.empty())
        throw InputError(options.project + ": none of its configurations was calculated");
    ProjectEdit edit =
        store.edit({.name = fmt::format("Collect the labels of {}",
                                        counted(outcome.labelled.size(), "single point")),
                    .operation = collectOperation(options.campaigns.front())});
    edit.setLabels(outcome.labelled);
    edit.commit();
    fmt::print("{} labelled in {}\n", counted(outcome.labelled.size(), "configuration"),
               options.project);
}

int collect(const LabelCollectArguments& options) {
    if (!options.project.empty() && options.campaigns.size() != 1)
        throw InputError("--project takes the labels of one campaign at a time");
    if (options.output.empty() && options.project.empty())
        throw InputError("--output or --project is missing: it says where the labels go");
    checkOutputs({options.output}, options.campaigns);
    std::vector<Frame> labelled;
    std::size_t tasks = 0;
    TerminalProgress progress;
    for (const std::string& given : options.campaigns) {
        const Campaign campaign = Campaign::open(campaignFolder(given, progress));
        CollectedLabels report = collectLabels(campaign, statusOfAll(campaign), progress);
        tasks += report.labelled.size() + report.others.size();
        std::move(report.labelled.begin(), report.labelled.end(), std::back_inserter(labelled));
        for (const CampaignTask& task : report.others)
            complain(fmt::format("{}: {}{}", task.files.key, stateName(task.status.state),
                                 task.status.reason.empty() ? "" : ": " + task.status.reason));
    }
    if (labelled.empty())
        throw InputError("no task is done: there is no label to collect");
    if (!options.output.empty())
        writeAll(options.output, labelled);
    if (!options.project.empty())
        labelProject(options, labelled);
    fmt::print("{} of {} collected -> {}\n", labelled.size(), counted(tasks, "task"),
               options.output.empty() ? options.project : options.output);
    return 0;
}

int printRecipe(const Recipe& recipe, bool isJson) {
    if (isJson) {
        fmt::print("{}", toRecipeJson(recipe));
        return 0;
    }
    fmt::print("{}\n", recipe.name);
    for (const auto& [name, value] : describeRecipe(recipe))
        fmt::print("  {:<12} {}\n", name, value);
    return 0;
}

int recipes(const std::string& name, const std::string& code, bool isJson) {
    if (!name.empty() && !code.empty())
        return printRecipe(recipeNamed(name, code), isJson);
    for (const Recipe& recipe : builtInRecipes())
        if ((name.empty() || recipe.name == name) &&
            (code.empty() || recipe.code == codeNamed(code))) {
            if (isJson)
                fmt::print("{}", toLine(nlohmann::json::parse(toRecipeJson(recipe))));
            else if (name.empty())
                fmt::print("{:<12} {:<18} {}\n", recipe.name, dftCodeName(recipe.code),
                           functionalName(recipe.physics.functional));
            else
                printRecipe(recipe, false);
        }
    if (!name.empty() && !findFunctional(name))
        throw InputError(fmt::format("there is no recipe {}", name));
    return 0;
}

}  // namespace

std::pair<std::string, std::string> parseAssignment(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw InputError(fmt::format("\"{}\" is not of the form NAME=VALUE", text));
    return {text.substr(0, equals), text.substr(equals + 1)};
}

DftCode codeNamed(const std::string& code) {
    const std::optional<DftCode> found = findDftCode(code);
    if (!found)
        throw InputError(fmt::format("--code {}: there are vasp, cp2k and qe", code));
    return *found;
}

Recipe recipeNamed(const std::string& name, const std::string& code) {
    if (const std::optional<Functional> functional = findFunctional(toLower(name)))
        return builtInRecipe(*functional, codeNamed(code));
    std::error_code error;
    if (!std::filesystem::is_regular_file(name, error))
        throw InputError(fmt::format(
            "--recipe {}: there are optb88-vdw, pbe, pbe-d3bj and r2scan, and no file of this name",
            name));
    return fromRecipeJson(readTextFile(name), name);
}

Recipe recipeOf(const LabelExportArguments& options) {
    Recipe recipe = recipeNamed(options.recipe, options.code);
    Physics& physics = recipe.physics;
    if (!options.cutoff.empty()) {
        const double before = physics.cutoff;
        physics.cutoff = energyOf(options.cutoff);
        physics.densityCutoff *= physics.cutoff / before;
    }
    if (options.spacing > 0)
        physics.spacing = options.spacing;
    if (options.smearing >= 0)
        physics.smearing = options.smearing;
    physics.isPolarised = physics.isPolarised || options.isPolarised;
    physics.charge = options.charge;
    takeElements(options, physics);
    for (const std::string& text : options.solver) {
        const auto [name, value] = parseAssignment(text);
        recipe.solver = withSetting(recipe.solver, recipe.code, name, value);
    }
    return recipe;
}

LabelExportArguments withUsualCode(LabelExportArguments options,
                                   const std::vector<Frame>& configurations) {
    if (!options.code.empty())
        return options;
    std::vector<Frame> frames;
    if (!options.labelled.empty())
        frames = readAll({options.labelled}, options.species);
    frames.insert(frames.end(), configurations.begin(), configurations.end());
    options.code = dftCodeKey(DftCode::Vasp);
    for (const Frame& frame : frames)
        if (const auto code = frame.provenance ? codeOfLabels(*frame.provenance) : std::nullopt) {
            options.code = dftCodeKey(*code);
            break;
        }
    return options;
}

ExportOptions exportOptionsOf(const LabelExportArguments& options) {
    ExportOptions how;
    if (!options.machine.empty())
        how = exportOptionsFor(machineNamed(readMachines(machinesFile()), options.machine));
    if (!options.command.empty())
        how.command = options.command;
    how.library = options.library;
    return how;
}

void addLabelRecipes(CLI::App& label, const Chosen& chosen) {
    struct Options {
        std::string name, code;
        bool isJson = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* app = label.add_subcommand("recipes", "List the recipes, or describe one");
    app->add_option("name", options->name, "Recipe");
    app->add_option("--code", options->code, "vasp, cp2k or qe");
    app->add_flag("--json", options->isJson, "Print JSON: a file for `mtp label export --recipe`");
    app->footer("Example:\n  mtp label recipes optb88-vdw --code cp2k --json > recipe.json");
    app->callback(
        [=] { *chosen = [=] { return recipes(options->name, options->code, options->isJson); }; });
}

Command addLabel(CLI::App& parser) {
    CLI::App* app = parser.add_subcommand(
        "label", "Labels by DFT: write the decks, run them, collect the results, match files");
    app->require_subcommand(1);
    const auto chosen = std::make_shared<Run>();
    const auto add = [&](auto options, auto run, const char* footer, const char* name) {
        CLI::App* verb = addCommand(*app, *options, name);
        verb->footer(footer);
        verb->callback([=] { *chosen = [=] { return run(*options); }; });
    };
    add(std::make_shared<LabelArguments>(), match,
        "`mtp label CONFIGURATIONS SINGLE_POINTS -o OUT` is short for this.\n"
        "Example:\n  mtp label expanded.extxyz single_points -o labelled.extxyz",
        "match");
    add(std::make_shared<LabelExportArguments>(), exportCampaign,
        "Prints the keys of the tasks, one a line. Exporting again adds only what is missing.\n"
        "Examples:\n  mtp label export expanded.extxyz -o melt --recipe optb88-vdw --code cp2k\n"
        "  mtp label export expanded.extxyz -o melt --code vasp --potcars ~/potpaw_PBE.54\n"
        "  mtp label export expanded.extxyz -o melt --recipe pbe --code qe --pseudopotentials sssp",
        "");
    addLabelRun(*app, chosen);
    addLabelSubmit(*app, chosen);
    addLabelStatus(*app, chosen);
    addLabelRetry(*app, chosen);
    addLabelCancel(*app, chosen);
    add(std::make_shared<LabelCollectArguments>(), collect,
        "Why others are not collected is said on stderr. A folder that was run by hand or on\n"
        "another machine is collected in the same way.\n"
        "Example:\n  mtp label collect melt -o labelled.extxyz",
        "");
    addLabelTidy(*app, chosen);
    addLabelCutoff(*app, chosen);
    addLabelRecipes(*app, chosen);
    addLabelMachines(*app, chosen);
    app->footer(
        "Example, the round trip:\n"
        "  mtp label export expanded.extxyz -o melt --recipe optb88-vdw --code cp2k\n"
        "  mtp label run melt --at-once 2        (or: mtp label submit melt --time 2h)\n"
        "  mtp label status melt\n"
        "  mtp label collect melt -o labelled.extxyz");
    return {app, [chosen] { return (*chosen)(); }};
}

std::vector<std::string> withLabelVerb(std::vector<std::string> words) {
    constexpr std::array kVerbs{"match",   "export",   "run",     "submit", "status",
                                "retry",   "cancel",   "collect", "tidy",   "cutoff",
                                "recipes", "machines", "-h",      "--help"};
    const bool isShort = words.size() > 1 && words[0] == "label" &&
                         std::find(kVerbs.begin(), kVerbs.end(), words[1]) == kVerbs.end();
    if (isShort)
        words.insert(words.begin() + 1, "match");
    return words;
}

}  // namespace mtp::cli
