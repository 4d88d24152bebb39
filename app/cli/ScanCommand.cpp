// mtp scan: trainings over levels, cutoffs, radial sizes, seeds and sizes of the set.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/AddOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/LabelledSets.h"
#include "app/cli/TrainingWeights.h"
#include "app/commands/Arguments.h"
#include "core/base/JsonFields.h"
#include "core/base/Parallel.h"
#include "core/base/Plural.h"
#include "core/scan/ScanRun.h"
#include "core/scan/ScanText.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

constexpr double kBytesInMebibyte = 1 << 20;

ScanPlan planOf(const ScanArguments& arguments) {
    ScanPlan plan = arguments.plan;
    plan.training = arguments.training;
    readWeights(arguments.weights, plan.training);
    if (arguments.minDist > 0)
        plan.training.minDist = arguments.minDist;
    plan.training.memory = arguments.memoryMiB << 20;
    return plan;
}

ScanSets setsOf(const ScanArguments& arguments) {
    LabelledInput input;
    input.paths = arguments.paths;
    input.validation = arguments.validation;
    input.species = arguments.species;
    if (arguments.validation.empty())
        input.validationFraction = arguments.validationFraction;
    input.seed = arguments.splitSeed;
    input.mayMix = arguments.mayMix;
    LabelledSets sets = readLabelledSets(input);
    const std::vector<std::string> given = namesIn(arguments.species);
    return {std::move(sets.training), std::move(sets.validation),
            given.empty() ? sets.ofData : given};
}

// "3.2 min", "2.5 h": as long as a user waits.
std::string durationText(double seconds) {
    if (seconds < 100)
        return fmt::format("{:.2g} s", seconds);
    return seconds < 100 * 60 ? fmt::format("{:.2g} min", seconds / 60)
                              : fmt::format("{:.2g} h", seconds / 3600);
}

ScanEstimate estimateOf(ScanPlan plan, const ScanSets& sets, const std::string& folder) {
    plan.training.threads = resolveThreadCount(plan.training.threads);
    const ScanFolder there(folder);
    return estimateScan(
        plan, sets, [&there](const ScanSettings& settings) { return there.isTrained(settings); },
        true);
}

std::string estimateText(const ScanEstimate& estimate, const ScanSets& sets, int threads) {
    const std::string done =
        estimate.trained > 0 ? fmt::format(", {} of them trained already", estimate.trained) : "";
    return fmt::format(
        "{}{}: {} to train on and {} to validate with; about {} ({} at most) and {:.0f} MiB with "
        "{}, if the processors are free",
        counted(estimate.points, "point"), done, sets.training.size(), sets.validation.size(),
        durationText(estimate.seconds), durationText(estimate.secondsToLimit),
        estimate.memory / kBytesInMebibyte, counted(static_cast<std::size_t>(threads), "thread"));
}

json basisJson(const BasisErrors& one, const std::filesystem::path& folder) {
    return {{"level", one.basis.level},
            {"cutoff", one.basis.cutoff},
            {"radial_size", one.basis.radialSize},
            {"seeds", one.seeds},
            {"validation_error", one.error},
            {"training_error", one.trainingError},
            {"spread", orNull(one.spread)},
            {"us_per_atom", one.microseconds},
            {"cpu_seconds", one.cpuSeconds},
            {"file", (folder / one.best.file).string()}};
}

json curveJson(const std::optional<LearningCurve>& curve) {
    if (!curve)
        return nullptr;
    return {{"points", curve->points},
            {"slope", curve->slope},
            {"slope_error", orNull(curve->slopeError)},
            {"fall_per_doubling", curve->fallPerDoubling()},
            {"fall_error", orNull(curve->errorOfFall())}};
}

json toJson(const ScanResult& result, const std::optional<ScanAdvice>& advice,
            const ScanArguments& arguments) {
    json out{{"folder", arguments.output},    {"planned", result.planned},
             {"complete", result.isComplete}, {"points", json::array()},
             {"bases", json::array()},        {"recommended", nullptr},
             {"lowest_error", nullptr},       {"learning_curve", nullptr},
             {"compared_by", nullptr},        {"recommendation", sentencesOf(advice)}};
    for (const ScanPoint& point : result.points)
        out["points"].push_back(json::parse(toScanJson(point)));
    if (!advice)
        return out;
    for (const BasisErrors& one : advice->bases)
        out["bases"].push_back(basisJson(one, arguments.output));
    out["recommended"] = out["bases"][advice->recommended];
    out["lowest_error"] = out["bases"][advice->best];
    out["learning_curve"] = curveJson(advice->curve);
    out["compared_by"] = advice->error == ScanError::Force ? "force_rmse" : "energy_rmse";
    return out;
}

std::string numberText(double value, int decimals) {
    return std::isnan(value) ? "-" : fmt::format("{:.{}f}", value, decimals);
}

std::string tableText(const Table& table) {
    using namespace columns;
    std::string text = fmt::format(
        "{:>5} {:>6} {:>6} {:>7} {:>5} {:>17} {:>19} {:>8} {:>7}\n"
        "{:>5} {:>6} {:>6} {:>7} {:>5} {:>9} {:>7} {:>11} {:>7} {:>8} {:>7}\n",
        "", "cutoff", "poly-", "config-", "", "training RMSE", "validation RMSE", "", "", "level",
        "Å", "nom.", "ur.", "seed", "meV/atom", "meV/Å", "meV/atom", "meV/Å", "us/atom", "CPU-s");
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::string& state = table[kScanState][row];
        text += fmt::format("{:5} {:6.4g} {:6} {:7} {:5}", table[kScanLevel][row],
                            table[kScanCutoff][row], table[kScanPolynomials][row],
                            table[kScanConfigurations][row], table[kScanSeed][row]);
        text += state == "trained" ? fmt::format(" {:>9} {:>7} {:>11} {:>7} {:>8} {:>7}\n",
                                                 numberText(table[kScanTrainingEnergy][row], 2),
                                                 numberText(table[kScanTrainingForce][row], 1),
                                                 numberText(table[kScanEnergy][row], 2),
                                                 numberText(table[kScanForce][row], 1),
                                                 numberText(table[kScanTime][row], 3),
                                                 numberText(table[kScanProcessorTime][row], 1))
                                   : fmt::format(" {}\n", state);
    }
    return text;
}

void printResult(const ScanResult& result, const std::optional<ScanAdvice>& advice,
                 const ScanPlan& plan, const ScanSets& sets, const ScanArguments& arguments) {
    if (arguments.isJson) {
        fmt::print("{}", toLine(toJson(result, advice, arguments)));
        return;
    }
    fmt::print("{}\n", tableText(scanTable(settingsOf(plan, sets.training.size()), result.points)));
    for (const std::string& sentence : sentencesOf(advice))
        fmt::print("{}\n", sentence);
    if (advice)
        fmt::print(
            "-> {}\n",
            printable(
                (std::filesystem::path(arguments.output) / advice->choice().best.file).string()));
}

int printEstimate(const ScanEstimate& estimate, const std::string& text, bool isJson) {
    if (isJson)
        fmt::print("{}", toLine({{"points", estimate.points},
                                 {"trained", estimate.trained},
                                 {"seconds", estimate.seconds},
                                 {"seconds_at_most", estimate.secondsToLimit},
                                 {"memory_MiB", estimate.memory / kBytesInMebibyte}}));
    else
        fmt::print("{}\n", text);
    return 0;
}

int scan(const ScanArguments& arguments) {
    const ScanPlan plan = planOf(arguments);
    const ScanSets sets = setsOf(arguments);
    requireScannable(sets);
    const int threads = resolveThreadCount(plan.training.threads);
    const ScanEstimate estimate = estimateOf(plan, sets, arguments.output);
    const std::string text = estimateText(estimate, sets, threads);
    if (arguments.isEstimate)
        return printEstimate(estimate, text, arguments.isJson);
    complain(text);
    catchSignals();
    ScanResult result;
    {
        InterruptibleProgress progress;
        std::size_t number = estimate.trained;
        result = runScan(plan, sets, arguments.output, progress, [&](const ScanPoint& point) {
            complain(fmt::format(
                "{} of {}: {}: {}", ++number, estimate.points, describe(point.settings),
                point.isTrained() ? fmt::format("{:.1f} CPU-s", point.cpuSeconds) : point.failure));
        });
    }
    if (!result.isComplete)
        complain(fmt::format("stopped by {}; the same command goes on", requestingSignal()));
    const std::optional<ScanAdvice> advice =
        adviceOn(result.points, result.planned, sets.training.size());
    printResult(result, advice, plan, sets, arguments);
    return result.isComplete && advice && advice->failed == 0 ? 0 : 1;
}

}  // namespace

Command addScan(CLI::App& parser) {
    auto arguments = std::make_shared<ScanArguments>();
    using A = ScanArguments;
    using T = TrainingOptions;
    CLI::App* app = addCommand(parser, *arguments);
    parserOption(app, *arguments, &A::validationFraction)
        ->excludes(parserOption(app, *arguments, &A::validation));
    parserOption(app, *arguments, fieldOf(&A::training, &T::maxIterations))
        ->check(CLI::PositiveNumber);
    parserOption(app, *arguments, fieldOf(&A::training, &T::hops))->check(CLI::NonNegativeNumber);
    app->footer(
        "Every combination is trained once, with all threads; what it will take is said first. "
        "The\n"
        "validation set compares the points and does nothing else. Each point is a potential and "
        "a\n"
        "line of JSON in the folder. Ctrl-C ends early; the same command goes on, also after a\n"
        "kill, and one with more levels or sizes adds to the scan. The exit status is 1 if points\n"
        "are missing or have failed.\n"
        "Example:\n"
        "  mtp scan labelled.extxyz --levels 8,12,16 --cutoffs 5,6 --sizes 50,100 -o scan");
    return {app, [arguments] { return scan(*arguments); }};
}

}  // namespace mtp::cli
