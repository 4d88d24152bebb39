// Commands of multi-density sets: pack (initial distribution), expand, coverage.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cli/AddOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/commands/Arguments.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/density/Bulk.h"
#include "core/density/Coverage.h"
#include "core/density/DensityRatio.h"
#include "core/density/Expansion.h"
#include "core/density/Packing.h"
#include "core/density/PairDistances.h"

namespace mtp::cli {

namespace {

// "Li=16,Cl=64": names and numbers.
std::vector<std::pair<std::string, double>> assignmentsOf(const std::string& list,
                                                          const std::string& example) {
    std::vector<std::pair<std::string, double>> assignments;
    for (const std::string& part : parseSpecies(list)) {
        const std::size_t equals = part.find('=');
        const auto number = equals == std::string::npos
                                ? std::nullopt
                                : parseDouble(std::string_view(part).substr(equals + 1));
        if (!number || equals == 0)
            throw InputError(fmt::format("\"{}\" is not of the form {}", part, example));
        assignments.emplace_back(part.substr(0, equals), *number);
    }
    return assignments;
}

std::array<int, 3> repeatsOf(const std::string& text) {
    std::array<int, 3> repeats{};
    std::stringstream stream(text);
    std::size_t axis = 0;
    for (std::string part; std::getline(stream, part, 'x'); ++axis) {
        const auto number = parseDouble(part);
        if (axis > 2 || !number || *number != std::floor(*number) || *number < 1 || *number > 1000)
            throw InputError(fmt::format("\"{}\" is not a supercell such as 2x2x1", text));
        repeats[axis] = static_cast<int>(*number);
    }
    if (axis != 3)
        throw InputError(fmt::format("\"{}\" is not a supercell such as 2x2x1", text));
    return repeats;
}

Strain strainOf(const std::string& list) {
    const std::vector<double> numbers = parseNumbers(list);
    if (numbers.size() != 6)
        throw InputError(fmt::format(
            "\"{}\" is not a strain: six components xx,yy,zz,yz,xz,xy are needed", list));
    return Eigen::Map<const Strain>(numbers.data());
}

// "0.9:0.05,-0.02,-0.02,0,0,0": the shape of the cells at the ratio 0.9.
RungShape shapeOf(const std::string& text) {
    const std::size_t colon = text.find(':');
    const auto ratio = parseDouble(std::string_view(text).substr(0, colon));
    if (colon == std::string::npos || !ratio)
        throw InputError(fmt::format("\"{}\" is not a shape such as 0.9:xx,yy,zz,yz,xz,xy", text));
    return {*ratio, strainOf(text.substr(colon + 1))};
}

ExpansionOptions expansionOf(const ExpandArguments& options) {
    ExpansionOptions expansion;
    expansion.ratios = parseNumbers(options.ratios);
    if (options.reference > 0)
        expansion.referenceDensity = options.reference;
    if (options.mode == "rigid")
        expansion.mode = ExpansionMode::RigidUnits;
    expansion.bonds.tolerance = options.tolerance;
    if (options.freeElements == "none")
        expansion.bonds.freeElements.clear();
    else if (!options.freeElements.empty())
        expansion.bonds.freeElements = parseSpecies(options.freeElements);
    expansion.rattle = options.rattle;
    expansion.seed = options.seed;
    if (!options.strain.empty())
        expansion.strain = strainOf(options.strain);
    for (const std::string& text : options.shapes) {
        const RungShape shape = shapeOf(text);
        if (!findRung(expansion.ratios, shape.ratio))
            throw InputError(
                fmt::format("--shape {}: {} is none of the ratios", text, shape.ratio));
        expansion.shapes = withShape(std::move(expansion.shapes), shape.ratio, shape.strain);
    }
    expansion.takesVacuum = options.takesVacuum;
    if (!options.supercell.empty())
        expansion.supercell = repeatsOf(options.supercell);
    return expansion;
}

// Units of the first frame and, over all, configurations in which some come too near.
void reportUnits(const std::vector<Frame>& frames, const std::vector<Frame>& expanded,
                 const ExpansionOptions& expansion, double fraction) {
    std::string units;
    const auto first = expandOne(frames.front(), expansion.ratios.front(), expansion);
    for (const auto& [name, count] : countByName(first.groups))
        units += fmt::format("{}{} {}", units.empty() ? "" : ", ", count, name);
    fmt::print("rigid units of the first frame: {}\n", units);
    int overlapping = 0, most = 0;
    for (std::size_t i = 0; i < expanded.size(); ++i) {
        const Frame source = supercell(frames[i / expansion.ratios.size()], expansion.supercell);
        const BondedGroups groups = findBondedGroups(source, expansion.bonds);
        const Overlaps overlaps = findOverlaps(expanded[i], groups, fraction);
        overlapping += overlaps.pairs > 0 ? 1 : 0;
        most = std::max(most, overlaps.pairs);
    }
    if (overlapping > 0)
        complain(
            fmt::format("warning: in {} of {} units come nearer than {} of the sum of their "
                        "covalent radii, up to {}",
                        overlapping, counted(expanded.size(), "configuration"), fraction,
                        counted(static_cast<std::size_t>(most), "pair")));
}

std::vector<Frame> expandFrames(const std::vector<Frame>& frames, const ExpansionOptions& expansion,
                                const std::string& path) {
    TerminalProgress progress;
    try {
        return expand(frames, expansion, &progress);
    } catch (const InputError& error) {
        const bool isVacuum = !expansion.takesVacuum &&
                              std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
                                  return whyNotBulk(frame).has_value();
                              });
        throw InputError(
            fmt::format("{}: {}{}", path, error.what(),
                        isVacuum ? " (--with-vacuum scales the whole cell anyway)" : ""));
    }
}

int expandSet(const ExpandArguments& options) {
    checkOutputs({options.output}, {options.path});
    const ExpansionOptions expansion = expansionOf(options);
    const std::vector<Frame> frames = readAll({options.path}, options.species);
    requireNames(frames);
    const std::vector<Frame> expanded = expandFrames(frames, expansion, options.path);
    writeAll(options.output, expanded);
    if (expansion.mode == ExpansionMode::RigidUnits && !expanded.empty())
        reportUnits(frames, expanded, expansion, options.fraction);
    fmt::print("{} x {} = {} -> {}\n", counted(frames.size(), "frame"),
               counted(expansion.ratios.size(), "density", "densities"),
               counted(expanded.size(), "configuration"), options.output);
    return 0;
}

struct PackCommandOptions {
    std::string ions, output, cell, distances;
    double density = 0, fraction = PackingOptions{}.fraction;
    std::uint64_t seed = 1;
};

Eigen::Matrix3d cellShapeOf(const std::string& text) {
    const std::vector<double> n = parseNumbers(text);
    if (n.size() == 3)
        return Cell::fromLengths({n[0], n[1], n[2]}, {90, 90, 90}).vectors;
    if (n.size() == 6)
        return Cell::fromLengths({n[0], n[1], n[2]}, {n[3], n[4], n[5]}).vectors;
    if (n.size() == 9)
        return Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(n.data());
    throw InputError(fmt::format(
        "\"{}\" is not a cell: 3 lengths, 3 lengths and 3 angles, or 9 vector components", text));
}

int pack(const PackCommandOptions& options) {
    checkOutputs({options.output}, {});
    PackingOptions packing;
    for (const auto& [name, count] : assignmentsOf(options.ions, "Li=16,Cl=64,Al=16")) {
        if (count != std::floor(count) || count < 1 || count > 1e7)
            throw InputError(fmt::format("{} ions of {}: a whole number is needed", count, name));
        packing.ions.emplace_back(name, static_cast<int>(count));
    }
    if (!options.distances.empty())
        for (const auto& [pair, distance] : assignmentsOf(options.distances, "Li-Cl=2.0")) {
            const std::size_t dash = pair.find('-');
            if (dash == std::string::npos)
                throw InputError(fmt::format("\"{}\" is not a pair such as Li-Cl", pair));
            packing.distances.push_back({pair.substr(0, dash), pair.substr(dash + 1), distance});
        }
    packing.density = options.density;
    packing.fraction = options.fraction;
    packing.seed = options.seed;
    if (!options.cell.empty()) {
        packing.cellShape = cellShapeOf(options.cell);
        if (!(std::abs(packing.cellShape.determinant()) > 0))
            throw InputError(fmt::format("the cell {} has no volume", options.cell));
    }
    Frame frame;
    {
        TerminalProgress progress;
        frame = packRandomly(packing, &progress);
    }
    writeAll(options.output, {frame});
    fmt::print("{} in {:.3f} Å³, {:.4f} g/cm³ -> {}\n", counted(frame.atomCount(), "ion"),
               frame.cell.volume(), *density(frame), options.output);
    for (const PairDistance& pair : shortestDistances(frame))
        fmt::print("{}-{}: shortest {:.3f} Å\n", pair.first, pair.second, pair.shortest);
    return 0;
}

struct CoverageCommandOptions {
    std::string path, output, species;
    CoverageOptions coverage;
};

int coverageOf(const CoverageCommandOptions& options) {
    checkOutputs({options.output}, {options.path});
    const std::vector<Frame> frames = readAll({options.path}, options.species);
    std::vector<double> ratios;
    for (const Frame& frame : frames)
        ratios.push_back(frame.lineage.densityRatio.value_or(1));
    Table table;
    {
        TerminalProgress progress;
        table = pairCoverage(frames, ratios, options.coverage, &progress);
    }
    if (!options.output.empty())
        writeTable(options.output, table);
    const Table regions = coverageRegions(table, options.coverage);
    for (std::size_t i = 0; i < regions.rowCount(); ++i)
        fmt::print("{}: short below {:.2f} Å, equilibrium to {:.2f} Å, long to {:.2f} Å\n",
                   regions[columns::kPair][i], regions[columns::kFrom][i], regions[columns::kTo][i],
                   options.coverage.cutoff);
    const Table gaps = coverageGaps(table, options.coverage);
    for (std::size_t i = 0; i < gaps.rowCount(); ++i) {
        const double ratio = gaps[columns::kLadderRatio][i];
        fmt::print("No {} pairs between {:.2f} and {:.2f} Å; {}\n", gaps[columns::kPair][i],
                   gaps[columns::kFrom][i], gaps[columns::kTo][i],
                   std::isnan(ratio) ? std::string("no density fills the gap")
                                     : fmt::format("add density {:.2f} to fill the gap", ratio));
    }
    return 0;
}

}  // namespace

Command addExpand(CLI::App& parser) {
    auto options = std::make_shared<ExpandArguments>();
    using A = ExpandArguments;
    CLI::App* app = addCommand(parser, *options);
    parserOption(app, *options, &A::mode)->check(CLI::IsMember({"affine", "rigid"}));
    for (const auto field : {&A::reference, &A::tolerance, &A::fraction})
        parserOption(app, *options, field)->check(CLI::PositiveNumber);
    parserOption(app, *options, &A::rattle)->check(CLI::NonNegativeNumber);
    app->footer(
        "Example:\n  mtp expand selected.extxyz --ratios 0.5,1,1.5 --reference 1.99 "
        "--mode rigid --rattle 0.05 --seed 1 -o expanded.extxyz");
    return {app, [options] { return expandSet(*options); }};
}

Command addPack(CLI::App& parser) {
    auto options = std::make_shared<PackCommandOptions>();
    CLI::App* app =
        parser.add_subcommand("pack", "Place ions at random at a density, as a start for AIMD");
    app->add_option("--ions", options->ions, "Ions and their numbers, such as Li=16,Cl=64,Al=16")
        ->required();
    app->add_option("--density", options->density, "g/cm³")->required()->check(CLI::PositiveNumber);
    app->add_option(
        "--cell", options->cell,
        "Shape of the cell, scaled to the density: a,b,c or a,b,c,alpha,beta,gamma or 9 "
        "components; by default a cube");
    app->add_option("--fraction", options->fraction,
                    "Shortest distance allowed, as a fraction of the sum of covalent radii")
        ->check(CLI::NonNegativeNumber);
    app->add_option("--distances", options->distances,
                    "Shortest distances of pairs in Å, such as Li-Cl=2.0,Cl-Cl=3.0");
    app->add_option("--seed", options->seed, "Seed of the random positions");
    app->add_option("-o,--output", options->output, "Output: POSCAR, .extxyz, .cfg, ...")
        ->required();
    app->footer(
        "Example:\n  mtp pack --ions Li=16,Cl=64,Al=16 --density 1.99 --distances Cl-Cl=2.8 "
        "--seed 1 -o POSCAR");
    return {app, [options] { return pack(*options); }};
}

Command addCoverage(CLI::App& parser) {
    auto options = std::make_shared<CoverageCommandOptions>();
    CLI::App* app = parser.add_subcommand(
        "coverage", "Count how often each pair distance occurs in a set, and find gaps");
    app->add_option("path", options->path, "Configurations, as expand writes them")->required();
    app->add_option("--cutoff", options->coverage.cutoff, "Cutoff of the potential, Å")
        ->check(CLI::PositiveNumber);
    app->add_option("--bin", options->coverage.binWidth, "Width of the bins, Å")
        ->check(CLI::PositiveNumber);
    app->add_option("--species", options->species,
                    "Names of numbered types, such as Li,Cl,Al; Xx=Cl renames a species");
    app->add_option("-o,--output", options->output,
                    "Output: counts by pair, density and distance (.csv)");
    app->footer("Example:\n  mtp coverage expanded.extxyz --cutoff 5 -o coverage.csv");
    return {app, [options] { return coverageOf(*options); }};
}

}  // namespace mtp::cli
