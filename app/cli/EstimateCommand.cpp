// mtp estimate: what trainings will take, before one is started.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Parallel.h"
#include "core/training/Estimate.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

constexpr double kMebibyte = 1 << 20;

struct EstimateArguments {
    std::vector<std::string> paths;
    TrainingOptions training;
    std::vector<int> levels{8, 12, 16, 20};
    std::string species;
    std::size_t memoryMiB = 1024;
    bool isJson = false;
};

json jsonOfLevel(int level, const TrainingEstimate& estimate) {
    return {{"level", level},
            {"parameters", estimate.parameters()},
            {"labels", estimate.rows},
            {"memory_MiB", estimate.memory / kMebibyte},
            {"seconds_per_iteration", estimate.secondsPerIteration},
            {"seconds_of_search", estimate.secondsOfSearch},
            {"seconds", estimate.seconds},
            {"seconds_at_most", estimate.secondsToLimit}};
}

int estimateLevels(const EstimateArguments& arguments) {
    std::vector<Frame> frames = readAll(arguments.paths, arguments.species);
    requireNames(frames);
    const std::vector<std::string> species = speciesOf(frames);
    json levels = json::array();
    if (!arguments.isJson)
        fmt::print("level  parameters  memory, MiB  s per iteration  s in all  s at most\n");
    for (const int level : arguments.levels) {
        TrainingOptions options = arguments.training;
        options.level = level;
        options.memory = arguments.memoryMiB << 20;
        EstimateInput input = estimateInput(options, frames);
        input.speciesCount = static_cast<int>(species.size());
        input.options.threads = resolveThreadCount(options.threads);
        const TrainingEstimate one =
            estimateTraining(input, measuredSpeed(frames, species, options));
        levels.push_back(jsonOfLevel(level, one));
        if (!arguments.isJson)
            fmt::print("{:5} {:11} {:12.0f} {:16.3g} {:9.2g} {:10.2g}\n", level, one.parameters(),
                       one.memory / kMebibyte, one.secondsPerIteration, one.seconds,
                       one.secondsToLimit);
    }
    if (arguments.isJson)
        fmt::print("{}\n", toLine(json{{"configurations", frames.size()}, {"levels", levels}}));
    return 0;
}

}  // namespace

Command addEstimate(CLI::App& parser) {
    auto arguments = std::make_shared<EstimateArguments>();
    TrainingOptions& training = arguments->training;
    CLI::App* app = parser.add_subcommand(
        "estimate", "Say what memory and time trainings would take on this machine");
    app->add_option("data", arguments->paths, "Labelled configurations")->required();
    app->add_option("--levels", arguments->levels, "Levels, such as 8,16")->delimiter(',');
    app->add_option("--cutoff", training.cutoff, "Å");
    app->add_option("--radial-size", training.radialSize, "Chebyshev polynomials");
    app->add_option("--max-iterations", training.maxIterations, "Limit of iterations")
        ->check(CLI::PositiveNumber);
    app->add_option("--starts", training.starts,
                    "Number of random starts; 0 chooses by level and size of the set");
    app->add_option("--threads", training.threads, "Number of threads; 0 takes all processors");
    app->add_option("--memory", arguments->memoryMiB, "MiB that the training may take");
    app->add_option("--species", arguments->species, "Names of the types; Xx=Cl renames a species");
    app->add_flag("--json", arguments->isJson, "Print JSON, for scripts");
    app->footer(
        "A step on some of the configurations is measured for each level, in about a second.\n"
        "What a training takes in all depends on where it converges: expect half to twice of it.\n"
        "Example:\n  mtp estimate labelled.extxyz --levels 8,16,20 --threads 8");
    return {app, [arguments] { return estimateLevels(*arguments); }};
}

}  // namespace mtp::cli
