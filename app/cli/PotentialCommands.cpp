// Commands about potentials: new and evaluate.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/io/OutputFile.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/PotentialFile.h"

namespace mtp::cli {

namespace {

struct NewOptions {
    int level = 16, radialSize = 8;
    double cutoff = 5, minDist = 1;
    std::string species, output;
};

int create(const NewOptions& options) {
    const Potential potential = makePotential(
        options.level, namesOf(options.species),
        {.minDist = options.minDist, .maxDist = options.cutoff, .size = options.radialSize});
    writePotential(options.output, potential);
    fmt::print("level {}: {} radial coefficients, {} moments -> {}\n", options.level,
               potential.speciesCount * potential.speciesCount * potential.radialFunctionCount() *
                   potential.radial.size,
               potential.basis.scalars.size(), options.output);
    return 0;
}

struct EvaluateOptions {
    std::string potential, output, tables, species;
    std::vector<std::string> data;
    int threads = 0;
    bool isJson = false;
};

// Names of the potential's types: its own, else those given.
std::vector<std::string> speciesOfPotential(const Potential& potential, const std::string& given) {
    if (!potential.species.empty())
        return potential.species;
    if (given.empty())
        throw InputError(
            "the potential does not name its species; name them in the order of its "
            "types with --species");
    return namesOf(given);
}

void writeTable(const std::filesystem::path& path, const Table& table) {
    std::ostringstream text;
    writeCsv(text, table);
    OutputFile file(path);
    file.write(text.view());
    file.close();
}

void createFolder(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        throw FileError(path + ": the folder cannot be made: " + error.message());
}

void writePredicted(const std::string& path, std::vector<Frame> frames,
                    const std::vector<Prediction>& predictions) {
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "MTP Workbench";
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i].labels = {};
        frames[i].labels.isPredicted = true;
        frames[i].labels.energy = predictions[i].energy;
        frames[i].labels.forces = predictions[i].forces;
        if (frames[i].cell.isPeriodic())
            frames[i].labels.virial = predictions[i].virial;
        frames[i].provenance = provenance;
    }
    writeAll(path, frames);
}

int evaluate(const EvaluateOptions& options) {
    std::vector<std::string> inputs = options.data;
    inputs.push_back(options.potential);
    checkOutputs({options.output}, inputs);
    if (!options.output.empty())
        requireWritable(options.output);
    if (!options.tables.empty())
        createFolder(options.tables);
    const Potential potential = readPotential(options.potential);
    const std::vector<std::string> species = speciesOfPotential(potential, options.species);
    std::vector<Frame> frames = readAll(options.data, options.species);
    if (!std::all_of(frames.begin(), frames.end(), isNamed))
        complain(
            "note: atom types without names are taken in the order of the potential; --species "
            "names them");
    for (Frame& frame : frames)
        frame = withSpeciesOrder(std::move(frame), species);
    TerminalProgress progress;
    const std::vector<Prediction> predictions =
        evaluateAll(Evaluator(potential), frames, options.threads, &progress);
    if (!options.output.empty())
        writePredicted(options.output, frames, predictions);
    if (!options.tables.empty()) {
        const std::filesystem::path folder = options.tables;
        writeTable(folder / "energy_parity.csv", energyParity(frames, predictions));
        writeTable(folder / "force_parity.csv", forceParity(frames, predictions));
        writeTable(folder / "virial_parity.csv", virialParity(frames, predictions));
    }
    const ErrorReport report = errorReport(frames, predictions);
    fmt::print("{}\n", options.isJson ? toJson(report).dump() : toText(report));
    return 0;
}

}  // namespace

Command addNew(CLI::App& parser) {
    auto options = std::make_shared<NewOptions>();
    CLI::App* app = parser.add_subcommand("new", "Write an untrained potential");
    app->add_option("--level", options->level, "Level: even, 2 to 28")->required();
    app->add_option("--species", options->species, "Elements in the order of types")->required();
    app->add_option("--cutoff", options->cutoff, "Å");
    app->add_option("--min-dist", options->minDist, "Å; training sets it from the data");
    app->add_option("--radial-size", options->radialSize, "Chebyshev polynomials");
    app->add_option("-o,--output", options->output, "Potential (.almtp, .mtp)")->required();
    app->footer("Example:\n  mtp new --level 16 --species Li,Cl,Al --cutoff 5 -o new.almtp");
    return {app, [options] { return create(*options); }};
}

Command addEvaluate(CLI::App& parser) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* app =
        parser.add_subcommand("evaluate", "Predict, and compare with the labels of the data");
    app->add_option("potential", options->potential, "Potential file")->required();
    app->add_option("data", options->data, "Configurations")->required();
    app->add_option("--species", options->species,
                    "Names of the types, where potential or data have none");
    app->add_option("--threads", options->threads, "0: all");
    app->add_option("--tables", options->tables, "Folder for the parity tables (CSV)");
    app->add_flag("--json", options->isJson, "Errors as JSON");
    app->add_option("-o,--output", options->output, "Predicted energies, forces and virials");
    app->footer(
        "Errors: all, by density, by element.\n"
        "Example:\n  mtp evaluate potential.almtp held-back.extxyz --json");
    return {app, [options] { return evaluate(*options); }};
}

}  // namespace mtp::cli
