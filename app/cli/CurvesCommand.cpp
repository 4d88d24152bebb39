// mtp curves: is a potential safe? Energy and pressure against density, pairs, extrapolation.
#include <fmt/format.h>

#include <filesystem>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Plural.h"
#include "core/density/Coverage.h"
#include "core/inspection/CurveColumns.h"
#include "core/inspection/EquationOfState.h"
#include "core/inspection/PairCurves.h"
#include "core/mtp/PotentialFile.h"
#include "core/sampling/Selection.h"

namespace mtp::cli {

namespace {

struct CurvesOptions {
    std::string potential, output, species;
    std::vector<std::string> training, frames;
    EquationOfStateOptions scaling;
    double reference = 0;
    std::size_t most = 5;
};

std::vector<Frame> readInOrder(const std::vector<std::string>& paths, const std::string& given,
                               const std::vector<std::string>& species) {
    std::vector<Frame> frames = readAll(paths, given);
    for (Frame& frame : frames)
        frame = withSpeciesOrder(std::move(frame), species);
    return frames;
}

// Evenly spaced, so that a few stand for all.
std::vector<Frame> chosen(const std::vector<Frame>& frames, std::size_t most) {
    std::vector<Frame> few;
    for (const std::size_t index : evenlySpaced(frames.size(), most == 0 ? frames.size() : most))
        few.push_back(frames[index]);
    return few;
}

void printMarks(const Table& marks) {
    for (std::size_t row = 0; row < marks.rowCount(); ++row)
        fmt::print("configuration {}: {} at {:.3f} g/cm³\n",
                   marks[columns::kConfiguration][row] + 1, marks[columns::kKind][row],
                   marks[columns::kDensity][row]);
}

void printExtrapolation(const Table& outside) {
    for (std::size_t row = 0; row < outside.rowCount(); ++row)
        fmt::print(
            "configuration {}: {} as near as {:.3f} Å; the shortest in the training set is {:.3f} "
            "Å\n",
            outside[columns::kConfiguration][row] + 1,
            counted(static_cast<std::size_t>(outside[columns::kCount][row]),
                    outside[columns::kPair][row] + " pair"),
            outside[columns::kShortest][row], outside[columns::kTrainedShortest][row]);
}

void printHoles(const Table& holes) {
    for (std::size_t row = 0; row < holes.rowCount(); ++row)
        fmt::print(
            "two atoms of {}: a hole at {:.3f} Å, {:.3g} eV deep, below the shortest trained "
            "distance "
            "of {:.3f} Å\n",
            holes[columns::kPair][row], holes[columns::kDistance][row], holes[columns::kDepth][row],
            holes[columns::kTrainedShortest][row]);
}

int curves(CurvesOptions options) {
    const Potential potential = readTrainedPotential(options.potential);
    const std::vector<std::string> species = speciesOfPotential(potential, options.species);
    const std::vector<Frame> training = readInOrder(options.training, options.species, species);
    const std::vector<Frame> frames =
        options.frames.empty()
            ? chosen(training, options.most)
            : chosen(readInOrder(options.frames, options.species, species), options.most);
    createFolder(options.output);
    const std::filesystem::path folder = options.output;
    if (options.reference > 0)
        options.scaling.referenceDensity = options.reference;
    options.scaling.trainedDensities = densityRange(training);
    TerminalProgress progress;
    const Table curve = equationOfState(Evaluator(potential), frames, options.scaling, &progress);
    const Table marks = equationOfStateMarks(curve);
    const double cutoff = potential.radial.maxDist;
    const Table ranges = pairRanges(training, species, cutoff);
    const Table outside = pairExtrapolation(frames, species, ranges, cutoff);
    writeTable(folder / "equation_of_state.csv", curve);
    writeTable(folder / "equation_of_state_labels.csv", equationOfStateLabels(frames, training));
    writeTable(folder / "equation_of_state_marks.csv", marks);
    const Table dimers = dimerCurves(potential);
    const Table holes = dimerHoles(dimers, ranges);
    writeTable(folder / "dimers.csv", dimers);
    writeTable(folder / "dimer_holes.csv", holes);
    writeTable(folder / "pair_ranges.csv", ranges);
    writeTable(folder / "pair_extrapolation.csv", outside);
    for (const std::string& a : species)
        for (const std::string& b : species)
            writeTable(folder / fmt::format("radial_functions_{}-{}.csv", a, b),
                       radialFunctionTable(potential, a, b));
    printMarks(marks);
    printExtrapolation(outside);
    printHoles(holes);
    fmt::print("{} scaled -> {}\n", counted(frames.size(), "configuration"), options.output);
    return 0;
}

}  // namespace

Command addCurves(CLI::App& parser) {
    auto options = std::make_shared<CurvesOptions>();
    EquationOfStateOptions& scaling = options->scaling;
    CLI::App* app = parser.add_subcommand(
        "curves", "Tabulate energy and pressure against density, dimer curves and extrapolation");
    app->add_option("potential", options->potential, "Potential file")->required();
    app->add_option("training", options->training, "The training set of the potential")->required();
    app->add_option("--frames", options->frames,
                    "Configurations to scale; by default some of the training set");
    app->add_option("--most", options->most, "Keep at most this many, evenly spaced; 0 keeps all");
    app->add_option("--from", scaling.leastRatio, "Lowest density ratio");
    app->add_option("--to", scaling.mostRatio, "Highest density ratio");
    app->add_option("--points", scaling.points, "Number of points of each curve");
    app->add_option("--reference", options->reference,
                    "Density of ratio 1 in g/cm³; by default each configuration's own");
    app->add_option("--threads", scaling.threads, "Number of threads; 0 takes all processors");
    app->add_option("--species", options->species,
                    "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app->add_option("-o,--output", options->output, "Folder for the tables (CSV)")->required();
    app->footer(
        "Prints zeros of the pressure, minima of the energy, and pairs that come nearer than any\n"
        "pair of the training set.\n"
        "Example:\n  mtp curves potential.almtp train.extxyz --reference 1.99 -o curves");
    return {app, [options] { return curves(*options); }};
}

}  // namespace mtp::cli
