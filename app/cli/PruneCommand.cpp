// mtp prune: smaller potentials of a trained one, by their costs and errors.
#include <fmt/format.h>

#include <filesystem>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/NamedFrames.h"
#include "app/cli/TrainingWeights.h"
#include "core/base/Plural.h"
#include "core/mtp/PotentialFile.h"
#include "core/pruning/Front.h"

namespace mtp::cli {

namespace {

namespace fs = std::filesystem;

struct PruneArguments {
    std::string potential, validation, species, weights, output;
    std::vector<std::string> training, compared;
    PruningOptions pruning;
    bool isJson = false;
};

// A line of the table.
struct PrunedRow {
    std::string file;
    MeasuredPotential measured;
};

constexpr const char* kPattern = "front-{:02}.almtp";

// A front of an earlier run is not mixed with a new one.
void requireNoFront(const fs::path& folder) {
    const fs::path first = folder / fmt::format(kPattern, 1);
    if (fs::exists(first))
        throw InputError(fmt::format("{}: the folder has a front already ({}); name another folder",
                                     printable(folder.string()), first.filename().string()));
}

// The compared potential as it is, with its errors on the same configurations.
PrunedPotential readCompared(const std::string& path, const PruneArguments& arguments,
                             const std::vector<Frame>& training,
                             const std::vector<Frame>& validation) {
    Potential potential = readTrainedPotential(path);
    potential.species = speciesOfPotential(potential, arguments.species);
    return withErrors(potential, training, validation, arguments.pruning.training);
}

nlohmann::json numberOrNull(const std::optional<double>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json toJson(const PrunedRow& row) {
    const PrunedPotential& pruned = row.measured.pruned;
    nlohmann::json line{{"file", row.file},
                        {"scalars", pruned.potential.basis.scalars.size()},
                        {"basic_moments", pruned.potential.basis.basics.size()},
                        {"us_per_atom", row.measured.microseconds},
                        {"objective", pruned.objective},
                        {"validation", nullptr}};
    if (pruned.validation)
        line["validation"] = {{"energy_rmse", numberOrNull(pruned.validation->energy)},
                              {"force_rmse", numberOrNull(pruned.validation->force)}};
    return line;
}

nlohmann::json toJson(const std::vector<PrunedRow>& rows) {
    nlohmann::json list = nlohmann::json::array();
    for (const PrunedRow& row : rows)
        list.push_back(toJson(row));
    return list;
}

std::string inThousandths(const std::optional<double>& value) {
    return value ? fmt::format("{:.2f}", 1000 * *value) : "-";
}

std::string toText(const std::string& name, const PrunedRow& row) {
    const PrunedPotential& pruned = row.measured.pruned;
    const FitErrors validation = pruned.validation.value_or(FitErrors{});
    return fmt::format("{:<28} {:>9} {:>8} {:>9.3f} {:>11.5f} {:>10} {:>9} {:>10} {:>9}\n", name,
                       pruned.potential.basis.scalars.size(), pruned.potential.basis.basics.size(),
                       row.measured.microseconds, pruned.objective,
                       inThousandths(pruned.training.energy), inThousandths(pruned.training.force),
                       inThousandths(validation.energy), inThousandths(validation.force));
}

std::string frontTable(const std::vector<PrunedRow>& front, const PrunedRow& whole,
                       const std::vector<PrunedRow>& compared) {
    std::string text = fmt::format(
        "{:<28} {:>9} {:>8} {:>9} {:>11} {:>20} {:>20}\n"
        "{:<28} {:>9} {:>8} {:>9} {:>11} {:>10} {:>9} {:>10} {:>9}\n",
        "", "basis", "basic", "", "", "training RMSE", "validation RMSE", "potential", "functions",
        "moments", "us/atom", "objective", "meV/atom", "meV/Å", "meV/atom", "meV/Å");
    for (const PrunedRow& row : front)
        text += toText(fs::path(row.file).filename().string(), row);
    text += toText("whole", whole);
    for (const PrunedRow& row : compared)
        text += toText(fs::path(row.file).filename().string(), row);
    return text;
}

// Writes the potentials, named by rank.
std::vector<PrunedRow> writeFront(std::vector<MeasuredPotential> front, const fs::path& folder) {
    std::vector<PrunedRow> rows;
    for (MeasuredPotential& one : front) {
        const fs::path file = folder / fmt::format(kPattern, rows.size() + 1);
        writePotential(file, one.pruned.potential);
        rows.push_back({file.string(), std::move(one)});
    }
    return rows;
}

int prune(PruneArguments arguments) {
    readWeights(arguments.weights, arguments.pruning.training);
    requireNoFront(arguments.output);
    Potential potential = readTrainedPotential(arguments.potential);
    potential.species = speciesOfPotential(potential, arguments.species);
    const std::vector<Frame> training =
        readNamed(arguments.training, arguments.species, potential.species);
    std::vector<Frame> validation;
    if (!arguments.validation.empty())
        validation = readNamed({arguments.validation}, arguments.species, potential.species);
    std::vector<PrunedPotential> others;
    for (const std::string& path : arguments.compared)
        others.push_back(readCompared(path, arguments, training, validation));
    createFolder(arguments.output);
    catchSignals();
    MeasuredFront result;
    {
        InterruptibleProgress progress;
        arguments.pruning.progress = &progress;
        result =
            pruneToFront(potential, training, validation, std::move(others), arguments.pruning);
    }
    const PrunedRow whole{arguments.potential, std::move(result.whole)};
    std::vector<PrunedRow> compared;
    for (std::size_t k = 0; k < result.compared.size(); ++k)
        compared.push_back({arguments.compared[k], std::move(result.compared[k])});
    const std::vector<PrunedRow> front = writeFront(std::move(result.front), arguments.output);
    if (!result.isComplete)
        complain(fmt::format("stopped by {}; the front ends early", requestingSignal()));
    if (arguments.isJson)
        fmt::print("{}", toLine({{"front", toJson(front)},
                                 {"whole", toJson(whole)},
                                 {"compared", toJson(compared)},
                                 {"folder", arguments.output},
                                 {"complete", result.isComplete}}));
    else
        fmt::print("{}{} -> {}\n", frontTable(front, whole, compared),
                   counted(front.size(), "potential"), printable(arguments.output));
    return result.isComplete ? 0 : 1;
}

}  // namespace

Command addPrune(CLI::App& parser) {
    auto arguments = std::make_shared<PruneArguments>();
    CLI::App* app = parser.add_subcommand(
        "prune", "Make smaller and faster potentials of a trained one, at the least loss");
    PruningOptions& options = arguments->pruning;
    app->add_option("potential", arguments->potential, "Trained potential, of any level")
        ->required();
    app->add_option("training", arguments->training, "Its training set")->required();
    app->add_option("--validation", arguments->validation,
                    "Labelled configurations whose errors are shown; they decide nothing");
    app->add_option("--compare", arguments->compared,
                    "Another potential that is measured in the same run; may be repeated");
    app->add_option("--points", options.points, "Number of potentials to make, at most");
    app->add_option("--smallest", options.smallest,
                    "Cost of the smallest, as a part of that of the potential");
    app->add_option("--iterations", options.iterations,
                    "Training steps of each; 0 keeps the radial functions of the potential");
    addRefitOptions(*app, {arguments->weights, arguments->species, options.training.threads,
                           arguments->isJson});
    app->add_option("-o,--output", arguments->output,
                    "Output: folder for the potentials, cheapest first")
        ->required();
    app->footer(
        "Basis functions, and the moments behind them, are removed by what they cost against what\n"
        "they save in the objective; what is left is trained on. The files are those of MLIP and\n"
        "run in LAMMPS. Start from a higher level than the one whose errors you need. Ctrl-C ends\n"
        "early and writes what was found.\n"
        "Example:\n"
        "  mtp prune level20.almtp train.extxyz --validation validation.extxyz -o front");
    return {app, [arguments] { return prune(*arguments); }};
}

}  // namespace mtp::cli
