// mtp select: the fewest candidates that extend a training set.
#include <fmt/format.h>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/GradingSet.h"
#include "app/cli/NamedFrames.h"
#include "core/base/LargePages.h"
#include "core/base/Plural.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ActiveSetBuilder.h"

namespace mtp::cli {

namespace {

struct SelectArguments {
    std::string potential, training, mode, species, output, potentialOutput;
    std::vector<std::string> candidates;
    std::size_t count = 0;
    double threshold = 1.001;
    int threads = 0;
    bool isJson = false;
};

int select(const SelectArguments& arguments) {
    keepHeap();  // for matrices of all parameters, which come and go
    std::vector<std::string> inputs = arguments.candidates;
    inputs.push_back(arguments.training);
    inputs.push_back(arguments.potential);
    checkOutputs({arguments.output, arguments.potentialOutput}, inputs);
    requireWritable(arguments.output);
    const Potential potential = readTrainedPotential(arguments.potential);
    const std::vector<std::string> species = typesOfPotential(potential, arguments.species);
    const std::optional<ActiveSet> own = activeSetOf(potential);
    const GradeMode mode = chosenMode(arguments.mode, own);
    const std::vector<Frame> candidates =
        readNamed(arguments.candidates, arguments.species, species, formatsWithGhosts());
    for (const Frame& candidate : candidates)
        requireRoomForGhosts(candidate, arguments.output);
    const std::vector<Frame> training =
        readNamed({arguments.training}, arguments.species, species, formatsWithGhosts());
    ActiveSet set = own && own->mode == mode ? *own : startOfActiveSet(potential, mode);
    TerminalProgress progress;
    ExtensionOptions options{
        .threshold = arguments.threshold, .threads = arguments.threads, .progress = &progress};
    if (arguments.count > 0)
        options.most = arguments.count;
    const auto [selected, grades] = selectAdditions(set, potential, training, candidates, options);
    warnOfUndetermined(set, potential);
    std::vector<Frame> frames;
    for (std::size_t k = 0; k < selected.size(); ++k) {
        frames.push_back(candidates[selected[k]]);
        frames.back().features["MV_grade"] = fmt::format("{}", grades[k]);
    }
    writeAll(arguments.output, frames);
    if (!arguments.potentialOutput.empty())
        writeWithActiveSet(arguments.potentialOutput, potential, set);
    if (arguments.isJson)
        fmt::print("{}", toLine({{"selected", selected},
                                 {"grades", grades},
                                 {"candidates", candidates.size()},
                                 {"mode", gradeModeName(mode)},
                                 {"file", arguments.output}}));
    else
        fmt::print("{} of {} selected -> {}\n", selected.size(),
                   counted(candidates.size(), "candidate"), printable(arguments.output));
    return 0;
}

}  // namespace

Command addSelect(CLI::App& parser) {
    auto arguments = std::make_shared<SelectArguments>();
    CLI::App* app =
        parser.add_subcommand("select", "Choose the fewest candidates that extend a training set");
    app->add_option("potential", arguments->potential, "Potential file")->required();
    app->add_option("training", arguments->training, "Its training set")->required();
    app->add_option("candidates", arguments->candidates, "Configurations to choose from")
        ->required();
    addModeOption(app, arguments->mode);
    app->add_option("--count", arguments->count,
                    "Configurations at most: the highest grade first, the next graded with it")
        ->check(CLI::PositiveNumber);
    app->add_option("--threshold", arguments->threshold, "Grade from which on one is taken");
    app->add_option("--species", arguments->species,
                    "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app->add_option("--threads", arguments->threads, "Number of threads; 0 takes all processors");
    app->add_flag("--json", arguments->isJson, "Print the indices (from 0) as JSON");
    app->add_option("-o,--output", arguments->output, "Output: selected configurations")
        ->required();
    app->add_option("--write-potential", arguments->potentialOutput,
                    "Output: the potential with the extended active set, as MLIP-3 reads it");
    app->footer(
        "Example:\n  mtp select potential.almtp labelled.extxyz run1/trajectory.lammpstrj --count "
        "20 -o new.extxyz");
    return {app, [arguments] { return select(*arguments); }};
}

}  // namespace mtp::cli
