// mtp thin: the configurations of a set that differ most from each other.
#include <fmt/format.h>

#include <algorithm>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Plural.h"
#include "core/base/Random.h"
#include "core/mtp/PotentialFile.h"
#include "core/sampling/Selection.h"
#include "core/selection/Descriptors.h"

namespace mtp::cli {

namespace {

struct ThinArguments {
    std::string potential, method = "farthest-point", species, output, map;
    std::vector<std::string> data;
    std::size_t count = 0;
    std::uint64_t seed = 1;
    int threads = 0;
    bool isJson = false;
};

// In the order of choice.
std::vector<std::size_t> representatives(const ThinArguments& arguments,
                                         const RowMatrix& descriptors) {
    const auto all = static_cast<std::size_t>(descriptors.rows());
    if (arguments.method == "farthest-point")
        return farthestPoints(descriptors, arguments.count);
    if (arguments.method == "leverage")
        return highestLeverages(descriptors, arguments.count);
    if (arguments.method == "even")
        return evenlySpaced(all, arguments.count);
    std::vector<std::pair<double, std::size_t>> drawn(all);
    Random random(arguments.seed);
    for (std::size_t k = 0; k < all; ++k)
        drawn[k] = {random.uniform(), k};
    std::sort(drawn.begin(), drawn.end());
    std::vector<std::size_t> chosen;
    for (std::size_t k = 0; k < std::min(all, arguments.count); ++k)
        chosen.push_back(drawn[k].second);
    return chosen;
}

nlohmann::json copiesJson(const std::vector<NearCopy>& copies) {
    nlohmann::json out = nlohmann::json::array();
    for (const NearCopy& copy : copies)
        out.push_back(
            {{"configuration", copy.configuration}, {"of", copy.of}, {"distance", copy.distance}});
    return out;
}

// Nothing if there are none; else the first of them, numbered from 1.
std::string copiesText(const std::vector<NearCopy>& copies) {
    constexpr std::size_t kShown = 20;
    if (copies.empty())
        return {};
    std::string text = fmt::format("{}:\n", counted(copies.size(), "near copy", "near copies"));
    for (std::size_t k = 0; k < std::min(kShown, copies.size()); ++k)
        text += fmt::format("  {} is like {} (distance {:.2g})\n", copies[k].configuration + 1,
                            copies[k].of + 1, copies[k].distance);
    if (copies.size() > kShown)
        text += fmt::format("  and {} more: --json lists all\n", copies.size() - kShown);
    return text;
}

int thin(const ThinArguments& arguments) {
    std::vector<std::string> inputs = arguments.data;
    inputs.push_back(arguments.potential);
    checkOutputs({arguments.output, arguments.map}, inputs);
    std::vector<Frame> frames = readAll(arguments.data, arguments.species);
    requireNames(frames);
    const Potential potential = arguments.potential.empty()
                                    ? descriptorPotential(speciesOf(frames))
                                    : readTrainedPotential(arguments.potential);
    const std::vector<std::string> species = speciesOfPotential(potential, arguments.species);
    for (Frame& frame : frames)
        frame = withSpeciesOrder(std::move(frame), species);
    TerminalProgress progress;
    const RowMatrix descriptors = describe(potential, frames, arguments.threads, &progress);
    if (!arguments.map.empty())
        writeTable(arguments.map, configurationMap(descriptors, frames));
    std::vector<std::size_t> chosen = representatives(arguments, descriptors);
    std::sort(chosen.begin(), chosen.end());
    std::vector<Frame> kept;
    for (const std::size_t index : chosen)
        kept.push_back(frames[index]);
    writeAll(arguments.output, kept);
    const std::vector<NearCopy> copies = nearCopies(descriptors);
    if (arguments.isJson)
        fmt::print("{}", toLine({{"selected", chosen},
                                 {"configurations", frames.size()},
                                 {"near_copies", copiesJson(copies)},
                                 {"file", arguments.output}}));
    else
        fmt::print("{} of {} -> {}\n{}", chosen.size(), counted(frames.size(), "configuration"),
                   printable(arguments.output), copiesText(copies));
    return 0;
}

}  // namespace

Command addThin(CLI::App& parser) {
    auto arguments = std::make_shared<ThinArguments>();
    CLI::App* app = parser.add_subcommand(
        "thin", "Keep the configurations of a set that differ most from each other");
    app->add_option("data", arguments->data, "Configurations")->required();
    app->add_option("--count", arguments->count, "Configurations to keep")
        ->required()
        ->check(CLI::PositiveNumber);
    app->add_option("--method", arguments->method,
                    "farthest-point; leverage: those that determine a fit best; even: evenly "
                    "spaced; random")
        ->check(CLI::IsMember({"farthest-point", "leverage", "even", "random"}));
    app->add_option("--potential", arguments->potential,
                    "Trained potential whose basis functions describe the configurations; default: "
                    "an untrained one of level 8 and 5 Å");
    app->add_option("--map", arguments->map,
                    "Table (CSV): two principal components of each configuration and its nearest "
                    "other one; copies have a distance near 0");
    app->add_option("--seed", arguments->seed, "Seed of the random choice");
    app->add_option("--species", arguments->species, "Names of the types; Xx=Cl renames a species");
    app->add_option("--threads", arguments->threads, "Number of threads; 0 takes all processors");
    app->add_flag("--json", arguments->isJson, "Print the indices (from 0) as JSON");
    app->add_option("-o,--output", arguments->output, "Output: the configurations that are kept")
        ->required();
    app->footer("Example:\n  mtp thin expanded.extxyz --count 40 -o to_label.extxyz");
    return {app, [arguments] { return thin(*arguments); }};
}

}  // namespace mtp::cli
