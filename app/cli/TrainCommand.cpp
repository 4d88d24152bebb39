#include <fmt/format.h>
#include <fmt/ranges.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/ProcessGroup.h"
#include "core/base/Parallel.h"
#include "core/io/bytes/OutputFile.h"
#include "core/labelling/Matching.h"
#include "core/mtp/PotentialFile.h"
#include "core/sampling/Split.h"
#include "core/training/Checkpoint.h"
#include "core/training/Estimate.h"
#include "core/training/Trainer.h"

namespace mtp::cli {

using nlohmann::json;

namespace {

struct Options {
    std::vector<std::string> paths;
    TrainingOptions training;
    std::string start, validation, weights, log, checkpoint, output, species;
    bool isResumed = false;
    std::size_t memoryMiB = 1024;
    double validationFraction = 0;
    double minDist = 0;
    bool mayMix = false;
    bool isJson = false;
};

// Set by Ctrl-C: the training ends with the best it has.
std::atomic<bool> isInterrupted = false;

class CommandObserver : public TrainingObserver {
public:
    CommandObserver(const Options& options, bool isQuiet)
        : m_checkpointPath(options.checkpoint), m_isQuiet(isQuiet) {
        if (options.log.empty())
            return;
        m_log.open(options.log, options.isResumed ? std::ios::app : std::ios::trunc);
        if (!m_log)
            throw FileError(options.log + ": cannot be written");
    }

    void checkpoint(const TrainingCheckpoint& checkpoint) override {
        if (m_checkpointPath.empty())
            return;
        OutputFile file(m_checkpointPath);
        file.write(encodeCheckpoint(checkpoint));
        file.close();
    }

    void iterated(const IterationSummary& step) override {
        if (m_log.is_open())
            m_log << toJson(step).dump() << std::endl;
        if (m_isQuiet)
            return;
        constexpr double kMilli = 1000;
        fmt::print(
            "{:5} {:8.1f} s  objective {:<10.5g} energy {:8.2f} meV/atom  force {:7.1f} meV/Å",
            step.iteration, step.seconds, step.objective, step.training.energy * kMilli,
            step.training.force * kMilli);
        if (step.validation)
            fmt::print("  validation {:8.2f} {:7.1f}", step.validation->energy * kMilli,
                       step.validation->force * kMilli);
        fmt::print("\n");
        std::fflush(stdout);
    }

    TrainingCommand command() override {
        return isInterrupted ? TrainingCommand::Stop : TrainingCommand::Continue;
    }

    bool isLogComplete() const { return m_log.good(); }

    void note(const std::string& text) override { complain("note: " + text); }

    static json toJson(const IterationSummary& step) {
        json out = {{"iteration", step.iteration},       {"seconds", step.seconds},
                    {"objective", step.objective},       {"energy_rmse", step.training.energy},
                    {"force_rmse", step.training.force}, {"virial_rmse", step.training.virial},
                    {"start", step.startNumber}};
        if (step.validationObjective)
            out["validation_objective"] = *step.validationObjective;
        if (step.validation) {
            out["validation_energy_rmse"] = step.validation->energy;
            out["validation_force_rmse"] = step.validation->force;
            out["validation_virial_rmse"] = step.validation->virial;
        }
        return out;
    }

private:
    std::ofstream m_log;
    std::string m_checkpointPath;
    bool m_isQuiet;
};

void readWeights(Options& options) {
    if (options.weights.empty())
        return;
    const std::vector<double> weights = parseNumbers(options.weights);
    if (weights.size() != 3 || weights[0] < 0 || weights[1] < 0 || weights[2] < 0)
        throw InputError(
            "--weights takes three numbers for energy, force and stress, such as "
            "1,0.01,0.001");
    if (weights[0] + weights[1] + weights[2] == 0)
        throw InputError("--weights: one of the three must be positive");
    options.training.energyWeight = weights[0];
    options.training.forceWeight = weights[1];
    options.training.virialWeight = weights[2];
}

void requireOneSetting(const std::vector<Frame>& frames, bool mayMix) {
    const std::vector<std::string> conflicts = conflictingSettings(frames);
    if (!conflicts.empty() && !mayMix)
        throw InputError(
            fmt::format("the labels were made with different settings ({}); energies of different "
                        "settings must not be mixed (--allow-mixed-settings does it all the same)",
                        fmt::join(conflicts, "; ")));
    for (const std::string& conflict : conflicts)
        complain("warning: mixed settings: " + conflict);
}

// Other processes than the first only compute.
class SilentObserver : public TrainingObserver {
public:
    void iterated(const IterationSummary&) override {}
};

std::optional<TrainingCheckpoint> readCheckpoint(const Options& options) {
    if (!options.isResumed) {
        if (!options.checkpoint.empty() && std::filesystem::exists(options.checkpoint))
            throw InputError(options.checkpoint +
                             ": exists; --resume goes on from it, or choose another name");
        return {};
    }
    if (options.checkpoint.empty())
        throw InputError("--resume needs the --checkpoint to go on from");
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

struct Sets {
    std::vector<Frame> training, validation;
    std::vector<std::string> species;
};

Sets readSets(Options& options) {
    Sets sets;
    std::vector<Frame> frames = readAll(options.paths, options.species);
    if (!options.validation.empty())
        sets.validation = readAll({options.validation}, options.species);
    requireNames(frames);
    requireNames(sets.validation);
    std::vector<Frame> all = frames;
    all.insert(all.end(), sets.validation.begin(), sets.validation.end());
    requireOneSetting(all, options.mayMix);
    sets.species = options.species.empty() ? speciesOf(frames) : parseSpecies(options.species);
    if (options.training.start) {
        const std::vector<std::string>& names = options.training.start->species;
        if (names.empty() && options.species.empty())
            throw InputError(options.start +
                             ": the potential does not name its species; name them in the order "
                             "of its types with --species");
        if (!names.empty())
            sets.species = names;
    }
    SplitOptions split;
    split.validationFraction = options.validationFraction;
    split.seed = options.training.seed;
    std::vector<Part> parts(frames.size(), Part::Training);
    if (options.validationFraction > 0)
        parts = splitConfigurations(splitItems(frames), split);
    for (std::size_t i = 0; i < frames.size(); ++i)
        (parts[i] == Part::Training ? sets.training : sets.validation)
            .push_back(std::move(frames[i]));
    return sets;
}

// What computes; nobody should wonder why it takes so long.
std::string describeParallelism(int processes, int threads) {
    const auto counted = [](int count, const char* one, const char* many) {
        return fmt::format("{} {}", count, count == 1 ? one : many);
    };
    const std::string each = counted(threads, "thread", "threads");
    return processes == 1 ? each : fmt::format("{} processes with {} each", processes, each);
}

// What it will take; the processes share it.
std::string estimateText(EstimateInput input, int processes) {
    input.options.threads = resolveThreadCount(input.options.threads) * processes;
    const TrainingEstimate estimate = estimateTraining(input);
    return fmt::format(
        "{} parameters, {} labels; about {:.0f} MiB, {:.2g} s per iteration and at "
        "most {:.2g} s in all where the processors are free",
        estimate.parameters(), estimate.rows, estimate.memory / (1 << 20),
        estimate.secondsPerIteration, estimate.secondsToLimit);
}

void printResult(const Options& options, const TrainingSummary& summary) {
    if (options.isJson) {
        json out = CommandObserver::toJson(summary.best);
        out["reason"] = describe(summary.reason);
        out["potential"] = options.output;
        fmt::print("{}\n", out.dump());
    } else {
        fmt::print("{}; best: iteration {}, objective {:.5g} -> {}\n", describe(summary.reason),
                   summary.best.iteration, summary.best.objective, options.output);
    }
}

void train(Options options, const ProcessGroup& processes) {
    readWeights(options);
    if (options.minDist > 0)
        options.training.minDist = options.minDist;
    options.training.memory = options.memoryMiB << 20;
    if (!options.start.empty())
        options.training.start = readPotential(options.start);
    const std::optional<TrainingCheckpoint> from = readCheckpoint(options);
    Sets sets = readSets(options);
    EstimateInput estimate = estimateInput(options.training, sets.training, sets.validation);
    estimate.speciesCount = static_cast<int>(sets.species.size());
    std::signal(SIGINT, [](int) { isInterrupted = true; });
    Trainer trainer(std::move(sets.training), std::move(sets.validation), sets.species,
                    options.training, processes.reduction());
    if (!processes.isFirst()) {
        SilentObserver observer;
        trainer.run(observer, from ? &*from : nullptr);
        return;
    }
    CommandObserver observer(options, options.isJson);
    observer.note(describeParallelism(processes.reduction().size(),
                                      resolveThreadCount(options.training.threads)));
    observer.note(estimateText(estimate, processes.reduction().size()));
    const TrainingSummary summary = trainer.run(observer, from ? &*from : nullptr);
    writePotential(options.output, summary.potential);
    if (!observer.isLogComplete())
        throw FileError(options.log + ": could not be written in full (disk full?)");
    printResult(options, summary);
}

int run(const Options& options) {
    const ProcessGroup processes;
    try {
        if (processes.isFirst()) {
            std::vector<std::string> inputs = options.paths;
            inputs.push_back(options.start);
            inputs.push_back(options.validation);
            checkOutputs({options.output, options.log, options.checkpoint}, inputs);
            requireWritable(options.output);
        }
        train(options, processes);
    } catch (const std::exception& error) {
        complain(error.what());
        processes.abort();
        return 1;
    }
    return 0;
}

}  // namespace

Command addTrain(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    TrainingOptions& training = options->training;
    CLI::App* app = parser.add_subcommand("train", "Fit a potential to labelled configurations");
    app->add_option("data", options->paths, "Labelled configurations")->required();
    app->add_option("--level", training.level, "Level: even, 2 to 28");
    app->add_option("--cutoff", training.cutoff, "Å");
    app->add_option("--radial-size", training.radialSize, "Chebyshev polynomials");
    app->add_option("--min-dist", options->minDist, "Å; else just below the shortest distance");
    app->add_option("--species", options->species, "Names and order of the types: Li,Cl,Al");
    app->add_option("--start", options->start, "Potential to go on from (same or lower level)");
    auto* file = app->add_option("--validation", options->validation, "Validation set");
    app->add_option("--validation-fraction", options->validationFraction,
                    "Part of the data kept for validation")
        ->excludes(file);
    app->add_option("--weights", options->weights, "Energy,force,stress: 1,0.01,0.001");
    app->add_option("--max-iterations", training.maxIterations, "Limit of iterations")
        ->check(CLI::PositiveNumber);
    app->add_option("--starts", training.starts, "Random starts; 0: by level");
    app->add_option("--hops", training.hops,
                    "Points near the minimum from which a lower one is tried; else by level")
        ->check(CLI::NonNegativeNumber);
    app->add_option("--threads", training.threads, "0: all");
    app->add_option("--seed", training.seed, "Seed of the start and the split");
    app->add_option("--regularisation", training.regularisation,
                    "Ridge of the linear coefficients, relative")
        ->check(CLI::NonNegativeNumber);
    app->add_option("--memory", options->memoryMiB,
                    "MiB for rows kept from one step to the next; others are computed again");
    app->add_option("--log", options->log, "One JSON object per iteration");
    app->add_option("--checkpoint", options->checkpoint,
                    "File written after each iteration, to go on from");
    app->add_flag("--resume", options->isResumed, "Go on from the checkpoint");
    app->add_flag("--allow-mixed-settings", options->mayMix,
                  "Train on labels of different functionals or codes");
    app->add_flag("--json", options->isJson, "The result as JSON");
    app->add_option("-o,--output", options->output, "Potential (.almtp, .mtp)")->required();
    app->footer(
        "Ctrl-C ends the training and keeps the best. Under mpirun the processes share the\n"
        "configurations; for more processes than cores Open MPI needs --map-by :oversubscribe.\n"
        "Example:\n  mtp train labelled.extxyz --level 16 --cutoff 5 "
        "--validation-fraction 0.1 --log training.jsonl -o potential.almtp");
    return {app, [options] { return run(*options); }};
}

}  // namespace mtp::cli
