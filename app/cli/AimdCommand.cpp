// mtp aimd export: the deck of an AIMD run, as a campaign with one task.
#include <fmt/format.h>

#include "app/cli/Common.h"
#include "app/cli/LabelCommands.h"
#include "core/base/Plural.h"
#include "core/labelling/Campaign.h"

namespace mtp::cli {

namespace {

struct AimdCommandOptions {
    std::string cell, output, recipe = "pbe", code = "vasp", step = "2fs", library, species,
                              command;
    std::vector<std::string> pseudopotentials;
    AimdOptions dynamics;
};

int exportAimd(const AimdCommandOptions& options) {
    const std::vector<Frame> frames = readAll({options.cell}, options.species);
    requireNames(frames);
    Recipe recipe = recipeNamed(options.recipe, options.code);
    for (const std::string& text : options.pseudopotentials) {
        const auto [element, name] = parseAssignment(text);
        recipe.physics.elements[element].pseudopotential = name;
    }
    ExportOptions how;
    how.library = options.library;
    how.command = options.command;
    how.dynamics = options.dynamics;
    how.dynamics->step = femtoseconds(options.step);
    TerminalProgress progress;
    const ExportReport report = exportTasks(options.output, {frames.back()}, recipe, how, progress);
    for (const std::string& note : report.notes)
        complain("note: " + note);
    fmt::print("{}\n", report.keys.front());
    return 0;
}

}  // namespace

Command addAimd(CLI::App& parser) {
    auto options = std::make_shared<AimdCommandOptions>();
    CLI::App* app = parser.add_subcommand("aimd", "AIMD runs: write their decks");
    app->require_subcommand(1);
    CLI::App* verb = app->add_subcommand(
        "export", "Write the deck of a run at constant volume and temperature as a campaign");
    verb->add_option("cell", options->cell, "File with the cell; its last frame counts")
        ->required();
    verb->add_option("-o,--output", options->output, "Folder of the campaign, new")->required();
    verb->add_option("--recipe", options->recipe, "Recipe, as of mtp label export");
    verb->add_option("--code", options->code, "vasp, cp2k or qe (Quantum ESPRESSO)");
    verb->add_option("--temperature", options->dynamics.temperature, "K");
    verb->add_option("--step", options->step, "Time step, such as 2fs");
    verb->add_option("--steps", options->dynamics.steps, "Number of steps");
    verb->add_option("--seed", options->dynamics.seed, "Seed of the velocities");
    verb->add_option("--potcars,--pseudopotentials", options->library,
                     "Folder of POTCAR setups (VASP) or of pseudopotentials (pw.x)");
    verb->add_option("--pseudopotential", options->pseudopotentials,
                     "Setup, potential or file of an element, such as Li=Li_sv");
    verb->add_option("--command", options->command, "How the code is started");
    verb->add_option("--species", options->species,
                     "Names of numbered types, such as Li,Cl,Al; Xx=Cl renames a species");
    verb->footer(
        "The thermostat is that of Nosé and Hoover; pw.x has none and rescales velocities\n"
        "stochastically (SVR). It runs by mtp label run or mtp label submit; its trajectory is\n"
        "the folder of the attempt: jobs/KEY/attempt-1.\n"
        "Example:\n  mtp aimd export POSCAR -o aimd --recipe pbe --code vasp --temperature 1000 "
        "--step 2fs --steps 600");
    app->footer("Example:\n  mtp aimd export POSCAR -o aimd --code cp2k");
    return {app, [options] { return exportAimd(*options); }};
}

}  // namespace mtp::cli
