#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/AddOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/LabelledSets.h"
#include "app/cli/ProcessGroup.h"
#include "app/cli/Signals.h"
#include "app/cli/TrainingOutput.h"
#include "app/cli/TrainingWeights.h"
#include "app/commands/Arguments.h"
#include "app/commands/CommandText.h"
#include "core/base/Parallel.h"
#include "core/base/Plural.h"
#include "core/base/TextFile.h"
#include "core/labelling/Machine.h"
#include "core/mtp/PotentialFile.h"
#include "core/training/Checkpoint.h"
#include "core/training/Estimate.h"
#include "core/training/Trainer.h"
#include "core/training/TrainingStart.h"
#include "core/workflow/TrainingPlan.h"
#include "core/workflow/TrainingScript.h"

namespace mtp::cli {

namespace {

struct TrainCommandOptions : TrainArguments {
    std::string script, machine;  // for Slurm, instead of a training
    int ranks = 1;
    const CLI::App* app = nullptr;

    // Whether the option that sets the field was given.
    template <class Field>
    bool asks(Field field) const {
        return app->count(optionOf<TrainArguments>(field).name()) > 0;
    }
};

// Other processes than the first only compute.
class SilentObserver : public TrainingObserver {
public:
    void iterated(const IterationSummary&) override {}
};

std::optional<TrainingCheckpoint> readCheckpoint(const TrainCommandOptions& options) {
    if (!options.isResumed) {
        if (!options.checkpoint.empty() && std::filesystem::exists(options.checkpoint))
            throw InputError(options.checkpoint +
                             ": exists; resume from it with --resume, or choose another name");
        return {};
    }
    if (options.checkpoint.empty())
        throw InputError("--resume needs the --checkpoint to resume from");
    std::ifstream file(options.checkpoint);
    if (!file)
        throw FileError(options.checkpoint + ": cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    try {
        return decodeCheckpoint(text.str());
    } catch (const InputError& error) {
        throw InputError(options.checkpoint + ": " + error.what());
    }
}

// The names of the types in their order, as the user gives them or as the data and the start have
// them.
std::vector<std::string> speciesFor(const TrainCommandOptions& options,
                                    const std::vector<std::string>& ofData) {
    const std::vector<std::string> given = namesIn(options.species);
    const std::optional<Potential>& start = options.training.start;
    if (start && start->isTrained() && start->species.empty() && given.empty())
        throw InputError(options.start +
                         ": the potential does not name its species; name them in the order "
                         "of its types with --species");
    if (start && !start->isTrained() && !given.empty())
        return given;
    return speciesOrder(given.empty() ? ofData : given, start);
}

struct NamedSets : LabelledSets {
    std::vector<std::string> species;
};

NamedSets readSets(TrainCommandOptions& options, bool isFirst) {
    LabelledInput input;
    input.paths = options.paths;
    input.validation = options.validation;
    input.species = options.species;
    input.validationFraction = options.validationFraction;
    input.seed = options.training.seed;
    input.mayMix = options.mayMix;
    input.warns = isFirst;
    NamedSets sets{readLabelledSets(input), {}};
    sets.species = speciesFor(options, sets.ofData);
    return sets;
}

// "4 threads" or "2 processes with 4 threads each": what the time of a training depends on.
std::string describeParallelism(int processes, int threads) {
    const std::string each = counted(static_cast<std::size_t>(threads), "thread");
    return processes == 1 ? each : fmt::format("{} processes with {} each", processes, each);
}

// What it will take; the processes share it.
std::string estimateText(EstimateInput input, const TrainingSpeed& speed, int processes) {
    input.options.threads = resolveThreadCount(input.options.threads) * processes;
    const TrainingEstimate estimate = estimateTraining(input, speed);
    return fmt::format(
        "{}, {}; about {:.0f} MiB, {:.2g} s per iteration and {:.2g} s in all ({:.2g} at most), if "
        "the processors are free",
        counted(estimate.parameters(), "parameter"), counted(estimate.rows, "label"),
        estimate.memory / (1 << 20), estimate.secondsPerIteration, estimate.seconds,
        estimate.secondsToLimit);
}

// What was asked for by name; the rest is as in the potential to start from.
TrainingOptions fromStart(const TrainCommandOptions& options) {
    StartSettings asked;
    if (options.asks(fieldOf(&TrainArguments::training, &TrainingOptions::level)))
        asked.level = options.training.level;
    if (options.asks(fieldOf(&TrainArguments::training, &TrainingOptions::cutoff)))
        asked.cutoff = options.training.cutoff;
    if (options.asks(fieldOf(&TrainArguments::training, &TrainingOptions::radialSize)))
        asked.radialSize = options.training.radialSize;
    if (options.minDist > 0)
        asked.minDist = options.minDist;
    try {
        return startingFrom(readPotential(options.start), asked, options.training);
    } catch (const InputError& error) {
        throw InputError(fmt::format("--start {}: {}", options.start, error.what()));
    }
}

// Returns the exit status.
int train(TrainCommandOptions options, const ProcessGroup& processes) {
    readWeights(options.weights, options.training);
    if (options.minDist > 0)
        options.training.minDist = options.minDist;
    options.training.memory = options.memoryMiB << 20;
    if (!options.start.empty())
        options.training = fromStart(options);
    const std::optional<TrainingCheckpoint> from = readCheckpoint(options);
    NamedSets sets = readSets(options, processes.isFirst());
    EstimateInput estimate = estimateInput(options.training, sets.training, sets.validation);
    estimate.speciesCount = static_cast<int>(sets.species.size());
    const TrainingSpeed speed = processes.isFirst()
                                    ? measuredSpeed(sets.training, sets.species, options.training)
                                    : TrainingSpeed();
    catchSignals();
    Trainer trainer(std::move(sets.training), std::move(sets.validation), sets.species,
                    options.training, processes.reduction());
    if (!processes.isFirst()) {
        SilentObserver observer;
        const TrainingSummary summary = trainer.run(observer, from ? &*from : nullptr);
        if (summary.reason == StopReason::Failed)
            throw InputError(summary.failure);
        return 0;
    }
    TrainingOutput output({options.log, options.checkpoint, options.isResumed, options.isJson});
    output.note(describeParallelism(processes.reduction().size(),
                                    resolveThreadCount(options.training.threads)));
    output.note(estimateText(estimate, speed, processes.reduction().size()));
    const TrainingSummary summary = trainer.run(output, from ? &*from : nullptr);
    writePotential(options.output, summary.potential);
    output.printResult(summary, options.output);
    if (summary.reason == StopReason::Failed)
        throw InputError(
            fmt::format("{}; the best so far is in {}", summary.failure, options.output));
    output.requireComplete();
    return 0;
}

// The command of a script: the options that were given, but for those that the script sets.
std::string commandOf(const TrainCommandOptions& options) {
    CommandText<TrainArguments> line(options);
    std::string flags;
    forEachOption<TrainArguments>([&](const auto& option) {
        if (options.app->count(option.name()) == 0)
            return;
        if constexpr (std::is_same_v<std::decay_t<decltype(valueOf(options, option.field))>, bool>)
            flags += option.name() == "--resume" ? std::string() : " " + option.name();
        else if (option.name() != "--threads" && option.name() != "--checkpoint")
            line.add(option.field);
    });
    return line.text() + flags;
}

// The data are read and checked now, not when the job has waited for its turn.
int writeScript(TrainCommandOptions options) {
    checkOutputs({options.script}, options.paths);
    const std::string command = commandOf(options);
    readWeights(options.weights, options.training);
    if (!options.start.empty())
        options.training = fromStart(options);
    const NamedSets sets = readSets(options, true);
    EstimateInput input = estimateInput(options.training, sets.training, sets.validation);
    input.speciesCount = static_cast<int>(sets.species.size());
    TrainingJob job;
    job.threads = std::max(1, options.training.threads);
    input.options.threads = job.threads * options.ranks;
    input.options.memory = options.memoryMiB << 20;
    job.name = std::filesystem::path(options.output).stem().string();
    job.command = command;
    job.checkpoint =
        options.checkpoint.empty() ? options.output + ".checkpoint" : options.checkpoint;
    job.ranks = options.ranks;
    if (!options.machine.empty())
        job.machine = machineNamed(readMachines(machinesFile()), options.machine);
    job.estimate = estimateTraining(input);
    writeTextFile(options.script, slurmScript(job));
    makeExecutable(options.script);
    fmt::print("{} with {} each -> {}\nTo submit it: sbatch {}\n",
               counted(static_cast<std::size_t>(job.ranks), "rank"),
               counted(static_cast<std::size_t>(job.threads), "thread"), options.script,
               options.script);
    return 0;
}

int trainPotential(const TrainCommandOptions& options) {
    if (!options.script.empty())
        return writeScript(options);
    const ProcessGroup processes;
    try {
        if (processes.isFirst()) {
            std::vector<std::string> inputs = options.paths;
            inputs.push_back(options.start);
            inputs.push_back(options.validation);
            checkOutputs({options.output, options.log, options.checkpoint}, inputs);
            requireWritable(options.output);
        }
        return train(options, processes);
    } catch (const std::exception& error) {
        complain(error.what());
        processes.abort();
        return 1;
    }
}

}  // namespace

Command addTrain(CLI::App& parser) {
    auto options = std::make_shared<TrainCommandOptions>();
    using A = TrainArguments;
    using T = TrainingOptions;
    A& arguments = *options;
    CLI::App* app = addCommand(parser, arguments);
    options->app = app;
    parserOption(app, arguments, &A::validationFraction)
        ->excludes(parserOption(app, arguments, &A::validation));
    parserOption(app, arguments, fieldOf(&A::training, &T::maxIterations))
        ->check(CLI::PositiveNumber);
    parserOption(app, arguments, fieldOf(&A::training, &T::hops))->check(CLI::NonNegativeNumber);
    parserOption(app, arguments, fieldOf(&A::training, &T::regularisation))
        ->check(CLI::NonNegativeNumber);
    CLI::Option* script = app->add_option(
        "--script", options->script,
        "Write this script for Slurm instead of training: on --ranks with --threads each");
    app->add_option("--ranks", options->ranks, "MPI processes of the script")
        ->needs(script)
        ->check(CLI::PositiveNumber);
    app->add_option("--machine", options->machine,
                    "Machine whose options, limit of time and modules the script takes "
                    "(mtp label machines)")
        ->needs(script);
    app->footer(
        "Ctrl-C, SIGTERM and SIGHUP end the training and keep the best potential. Under mpirun the "
        "processes\n"
        "share the configurations. For more processes than cores, Open MPI needs\n"
        "--map-by :oversubscribe.\n"
        "Example:\n  mtp train labelled.extxyz --level 16 --cutoff 5 "
        "--validation-fraction 0.1 --log training.jsonl -o potential.almtp\n"
        "  mtp train labelled.extxyz --level 20 --ranks 4 --threads 8 --script train.sh -o "
        "potential.almtp");
    return {app, [options] { return trainPotential(*options); }};
}

}  // namespace mtp::cli
