// Commands about potentials: new and evaluate.
#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/io/OutputFile.h"
#include "core/mtp/EvaluationStream.h"
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

void createFolder(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        throw FileError(path + ": the folder cannot be made: " + error.message());
}

// The types are those of the potential; tells once where they were taken to be so.
class NamedFrames : public FrameSource {
public:
    NamedFrames(FileFrames& files, std::vector<std::string> species)
        : m_files(files), m_species(std::move(species)) {}

    std::optional<Frame> next() override {
        std::optional<Frame> frame = m_files.next();
        if (!frame)
            return frame;
        if (!isNamed(*frame) && !std::exchange(m_hasTold, true))
            complain(
                "note: atom types without names are taken in the order of the potential; --species "
                "names them");
        return withSpeciesOrder(std::move(*frame), m_species);
    }
    double fraction() const override { return m_files.fraction(); }

private:
    FileFrames& m_files;
    std::vector<std::string> m_species;
    bool m_hasTold = false;
};

// Energies, forces and virials of the potential in place of the labels.
class PredictedFrames {
public:
    explicit PredictedFrames(const std::string& path)
        : m_writer(FormatRegistry::withBuiltinFormats().create(path)) {
        auto provenance = std::make_shared<Provenance>();
        provenance->code = "MTP Workbench";
        m_provenance = std::move(provenance);
    }

    void write(const EvaluatedBlock& block) {
        for (std::size_t i = 0; i < block.frames.size(); ++i) {
            Frame frame = block.frames[i];
            frame.labels = {};
            frame.labels.isPredicted = true;
            frame.labels.energy = block.predictions[i].energy;
            frame.labels.forces = block.predictions[i].forces;
            if (frame.cell.isPeriodic())
                frame.labels.virial = block.predictions[i].virial;
            frame.provenance = m_provenance;
            m_writer->write(frame);
        }
    }
    void close() { m_writer->close(); }

private:
    std::unique_ptr<TrajectoryWriter> m_writer;
    std::shared_ptr<const Provenance> m_provenance;
};

// energy_parity.csv, force_parity.csv and virial_parity.csv in a folder.
class ParityFiles {
public:
    explicit ParityFiles(const std::filesystem::path& folder)
        : m_energy(folder / "energy_parity.csv")
        , m_force(folder / "force_parity.csv")
        , m_virial(folder / "virial_parity.csv") {}

    void write(const EvaluatedBlock& block) {
        const auto& [first, frames, predictions] = block;
        append(m_energy, energyParity(frames, predictions, first), first == 0);
        append(m_force, forceParity(frames, predictions, first), first == 0);
        append(m_virial, virialParity(frames, predictions, first), first == 0);
    }
    void close() {
        for (OutputFile* file : {&m_energy, &m_force, &m_virial})
            file->close();
    }

private:
    static void append(OutputFile& file, const Table& table, bool isFirst) {
        if (isFirst)
            file.write(csvHeader(table));
        file.write(csvRows(table));
    }

    OutputFile m_energy, m_force, m_virial;
};

ErrorReport evaluateFiles(const EvaluateOptions& options, const Potential& potential) {
    FileFrames files(options.data, options.species);
    NamedFrames frames(files, speciesOfPotential(potential, options.species));
    std::optional<PredictedFrames> predicted;
    if (!options.output.empty())
        predicted.emplace(options.output);
    std::optional<ParityFiles> tables;
    if (!options.tables.empty())
        tables.emplace(options.tables);
    TerminalProgress progress;
    ErrorAccumulator errors;
    evaluateStream(Evaluator(potential), frames,
                   {.threads = options.threads, .progress = &progress},
                   [&](const EvaluatedBlock& block) {
                       for (std::size_t i = 0; i < block.frames.size(); ++i)
                           errors.add(block.frames[i], block.predictions[i]);
                       if (predicted)
                           predicted->write(block);
                       if (tables)
                           tables->write(block);
                   });
    if (predicted)
        predicted->close();
    if (tables)
        tables->close();
    return errors.report();
}

int evaluate(const EvaluateOptions& options) {
    std::vector<std::string> inputs = options.data;
    inputs.push_back(options.potential);
    checkOutputs({options.output}, inputs);
    if (!options.tables.empty())
        createFolder(options.tables);
    const ErrorReport report = evaluateFiles(options, readPotential(options.potential));
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
