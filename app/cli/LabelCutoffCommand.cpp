// mtp label cutoff: whether the cutoff of a recipe is high enough.
#include <fmt/format.h>

#include <cmath>

#include "app/cli/AddOptions.h"
#include "app/cli/Common.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/LabelCommands.h"
#include "core/labelling/CutoffCheck.h"
#include "core/labelling/Runner.h"

namespace mtp::cli {

namespace {

struct CutoffOptions {
    LabelExportArguments deck;
    bool isRun = false;
    int atOnce = 1;
    std::string table;
};

std::string cellText(double value, int decimals) {
    return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals) : std::string("-");
}

// 3 as long as some are not calculated, as of `mtp label status`.
int printCutoffs(const Table& table) {
    const auto& densities = table[kCheckedDensity];
    bool isWhole = true;
    fmt::print("{:>8} {:>10} {:>12} {:>10} {:>10}\n", "density", "cutoff", "energy", "force",
               "pressure");
    fmt::print("{:>8} {:>10} {:>12} {:>10} {:>10}\n", "g/cm3", "eV", "meV/atom", "eV/A", "GPa");
    for (std::size_t i = 0; i < densities.size(); ++i) {
        const double energy = table[kEnergyDifference][i];
        isWhole = isWhole && std::isfinite(energy);
        fmt::print("{:>8} {:>10} {:>12} {:>10} {:>10}\n", cellText(densities[i], 2),
                   cellText(table[kCheckedCutoff][i], 1), cellText(energy, 2),
                   cellText(table[kForceDifference][i], 4),
                   cellText(table[kPressureDifference][i], 3));
    }
    return isWhole ? 0 : 3;
}

int checkCutoff(const CutoffOptions& options) {
    const std::vector<Frame> configurations =
        readAll({options.deck.configurations}, options.deck.species);
    requireNames(configurations);
    const LabelExportArguments deck = withUsualCode(options.deck, configurations);
    catchSignals();
    InterruptibleProgress progress;
    const auto campaigns = exportCutoffCheck(deck.output, configurations, recipeOf(deck),
                                             exportOptionsOf(deck), progress);
    if (options.isRun)
        for (const std::filesystem::path& campaign : campaigns)
            runHere(Campaign::open(campaign), options.atOnce, false, progress);
    else
        for (const std::filesystem::path& campaign : campaigns)
            complain("note: a campaign, to be run or submitted -> " + campaign.string());
    const Table table = cutoffTable(campaigns, progress);
    if (!options.table.empty())
        writeTable(options.table, table);
    return printCutoffs(table);
}

}  // namespace

void addLabelCutoff(CLI::App& label, const Chosen& chosen) {
    auto options = std::make_shared<CutoffOptions>();
    CLI::App* app = addCommand(label, options->deck, "cutoff");
    app->description(
        "Check the cutoff of a recipe: the lowest and the highest density of the configurations "
        "with 1, 1.25 and 1.5 times of it");
    for (const char* ofExport : {"--only-missing", "--zip"})
        app->remove_option(app->get_option(ofExport));
    app->add_flag("--run", options->isRun, "Run them on this machine");
    app->add_option("--at-once", options->atOnce, "Tasks at the same time")
        ->check(CLI::Range(1, 1000));
    app->add_option("--table", options->table, "Write the table as CSV");
    app->footer(
        "Writes three campaigns into the folder and prints what differs from the highest cutoff:\n"
        "energy, largest difference of a force, pressure. Calling it again prints what has been\n"
        "calculated since. Exit status: 0 if all are done, else 3.\n"
        "Example:\n  mtp label cutoff expanded.extxyz -o check --recipe pbe --code cp2k --run");
    app->callback([=] { *chosen = [=] { return checkCutoff(*options); }; });
}

}  // namespace mtp::cli
