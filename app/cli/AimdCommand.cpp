// mtp aimd export: the deck of an AIMD run, as a campaign with one task.
#include <fmt/format.h>

#include "app/cli/AddOptions.h"
#include "app/cli/Common.h"
#include "app/cli/LabelCommands.h"
#include "core/labelling/Campaign.h"

namespace mtp::cli {

namespace {

int exportAimd(const AimdExportArguments& options) {
    const std::vector<Frame> frames = readAll({options.deck.configurations}, options.deck.species);
    requireNames(frames);
    const LabelExportArguments deck = withUsualCode(options.deck, frames);
    ExportOptions how;
    how.library = options.deck.library;
    how.command = options.deck.command;
    how.dynamics = options.dynamics;
    how.dynamics->step = femtoseconds(options.step);
    TerminalProgress progress;
    const ExportReport report =
        exportTasks(options.deck.output, {frames.back()}, recipeOf(deck), how, progress);
    for (const std::string& note : report.notes)
        complain("note: " + note);
    fmt::print("{}\n", report.keys.front());
    return 0;
}

}  // namespace

Command addAimd(CLI::App& parser) {
    auto options = std::make_shared<AimdExportArguments>();
    CLI::App* app = parser.add_subcommand("aimd", "AIMD runs: write their decks");
    app->require_subcommand(1);
    CLI::App* verb = addCommand(*app, *options);
    verb->footer(
        "The thermostat is that of Nosé and Hoover; pw.x has none and rescales velocities\n"
        "stochastically (SVR). It runs by mtp label run or mtp label submit; its trajectory is\n"
        "the folder of the attempt, which can be opened while it runs: jobs/KEY/attempt-1.\n"
        "Example:\n  mtp aimd export POSCAR -o aimd --recipe pbe --code vasp --temperature 1000 "
        "--step 2fs --steps 600");
    app->footer("Example:\n  mtp aimd export POSCAR -o aimd --code cp2k");
    return {app, [options] { return exportAimd(*options); }};
}

}  // namespace mtp::cli
