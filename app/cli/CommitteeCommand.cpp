// mtp committee: potentials that the same labels could have given.
#include <fmt/format.h>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/NamedFrames.h"
#include "app/cli/TrainingWeights.h"
#include "core/base/Plural.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/CommitteeFolder.h"
#include "core/training/CommitteeTraining.h"

namespace mtp::cli {

namespace {

struct CommitteeArguments {
    std::string potential, species, weights, output;
    std::vector<std::string> training;
    CommitteeOptions committee;
    bool isJson = false;
};

int committee(CommitteeArguments arguments) {
    readWeights(arguments.weights, arguments.committee.training);
    requireNoMembers(arguments.output);
    Potential potential = readTrainedPotential(arguments.potential);
    potential.species = speciesOfPotential(potential, arguments.species);
    const std::vector<Frame> training =
        readNamed(arguments.training, arguments.species, potential.species);
    catchSignals();
    InterruptibleProgress progress;
    arguments.committee.progress = &progress;
    writeCommittee(arguments.output, trainCommittee(potential, training, arguments.committee));
    if (arguments.isJson)
        fmt::print("{}", toLine({{"members", arguments.committee.members},
                                 {"configurations", training.size()},
                                 {"folder", arguments.output}}));
    else
        fmt::print("{} trained on {} -> {}\n",
                   counted(static_cast<std::size_t>(arguments.committee.members), "member"),
                   counted(training.size(), "configuration"), printable(arguments.output));
    return 0;
}

}  // namespace

Command addCommittee(CLI::App& parser) {
    auto arguments = std::make_shared<CommitteeArguments>();
    CLI::App* app = parser.add_subcommand(
        "committee", "Train variants of a potential whose spread shows where labels are missing");
    CommitteeOptions& options = arguments->committee;
    app->add_option("potential", arguments->potential, "Trained potential that the members vary")
        ->required();
    app->add_option("training", arguments->training, "Its training set")->required();
    app->add_option("--members", options.members, "Number of members, at least 2");
    app->add_option("--iterations", options.iterations,
                    "Iterations of each; 0 keeps the radial functions of the potential");
    app->add_option("--seed", options.seed, "Seed of the random weights of configurations");
    addRefitOptions(*app, {arguments->weights, arguments->species, options.training.threads,
                           arguments->isJson});
    app->add_option("-o,--output", arguments->output,
                    "Output: folder for the members, each a potential file")
        ->required();
    app->footer(
        "Each member is trained on all configurations with other random weights, from the\n"
        "coefficients of the potential. mtp grade --committee prints how far they are apart.\n"
        "Example:\n  mtp committee potential.almtp labelled.extxyz --members 8 -o committee");
    return {app, [arguments] { return committee(*arguments); }};
}

}  // namespace mtp::cli
