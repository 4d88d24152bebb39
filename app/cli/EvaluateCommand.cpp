// mtp evaluate: predictions of a potential, errors against labels, tables and a report of them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/NamedFrames.h"
#include "core/base/OutputFile.h"
#include "core/base/TextFile.h"
#include "core/base/UtcTime.h"
#include "core/inspection/Comparison.h"
#include "core/inspection/ErrorTables.h"
#include "core/inspection/TrustWarnings.h"
#include "core/mtp/EvaluationStream.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/PotentialFile.h"
#include "core/report/EvaluationReport.h"

namespace mtp::cli {

namespace {

struct EvaluateOptions {
    std::string potential, compared, output, tables, report, species;
    std::vector<std::string> data;
    int threads = 0;
    bool isJson = false;
};

// Energies, forces and virials of the potential in place of the labels.
class PredictedFrames {
public:
    explicit PredictedFrames(const std::string& path) : m_writer(builtinFormats().create(path)) {
        auto provenance = std::make_shared<Provenance>();
        provenance->code = "MTP Workbench";
        m_provenance = std::move(provenance);
    }

    void write(const EvaluatedBlock& block) {
        for (std::size_t i = 0; i < block.frames.size(); ++i) {
            Frame frame = block.frames[i];
            frame.labels = {};
            frame.labels.isPredicted = true;
            frame.features.erase("EFS_by");  // who computed the labels that were there
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

// The tables of core/inspection as CSV files in a folder.
class TableFiles {
public:
    explicit TableFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    void write(const EvaluatedBlock& block) {
        const auto& [first, frames, predictions] = block;
        append("energy_parity.csv", energyParity(frames, predictions, first));
        append("force_parity.csv", forceParity(frames, predictions, first));
        append("virial_parity.csv", virialParity(frames, predictions, first));
        append("force_length_parity.csv", forceLengthParity(frames, predictions, first));
        append("pressure_parity.csv", pressureParity(frames, predictions, first));
        append("configuration_errors.csv", errorTable(frames, predictions, first));
        append("atom_errors.csv", atomErrorTable(frames, predictions, first));
    }
    // Rows of one table, block by block.
    void append(const std::string& name, const Table& table) {
        const auto [file, isNew] = m_files.try_emplace(name, nullptr);
        if (isNew) {
            file->second = std::make_unique<OutputFile>(m_folder / name);
            file->second->write(csvHeader(table));
        }
        file->second->write(csvRows(table));
    }
    void close() {
        for (const auto& [name, file] : m_files)
            file->close();
    }

private:
    std::filesystem::path m_folder;
    std::map<std::string, std::unique_ptr<OutputFile>> m_files;
};

// A second potential on the same configurations.
class Compared {
public:
    Compared(const std::string& path, const std::string& species)
        : m_evaluator(readTrainedPotential(path))
        , m_species(typesOfPotential(m_evaluator.potential(), species)) {}

    // Predictions for the block, atoms in the order of its frames.
    std::vector<Prediction> evaluate(const EvaluatedBlock& block, int threads) {
        std::vector<Frame> frames;
        for (const Frame& frame : block.frames)
            frames.push_back(withSpeciesOrder(frame, m_species));
        std::vector<Prediction> predictions = evaluateAll(m_evaluator, frames, threads);
        for (std::size_t i = 0; i < frames.size(); ++i)
            m_errors.add(block.frames[i], predictions[i]);
        return predictions;
    }
    ErrorReport report() const { return m_errors.report(); }

private:
    Evaluator m_evaluator;
    std::vector<std::string> m_species;
    ErrorAccumulator m_errors;
};

struct Outcome {
    ErrorReport errors;
    std::optional<ErrorReport> compared;
    std::vector<std::string> warnings;
};

void writeReport(const EvaluateOptions& options, const Potential& potential,
                 const EvaluationTables& tables, const Outcome& outcome) {
    EvaluationReportInput input;
    input.title = std::filesystem::path(options.potential).filename().string() + ": errors";
    input.programVersion = "MTP Workbench " MTP_VERSION;
    input.created = utcNow();
    input.settings = {{"Potential file", options.potential},
                      {"Data", fmt::format("{}", fmt::join(options.data, ", "))}};
    if (outcome.compared) {
        input.comparedWith = options.compared;
        input.comparison = comparisonStatistics(outcome.errors, *outcome.compared);
    }
    writeTextFile(options.report, evaluationReport(tables, potential, input));
}

Outcome evaluateFiles(const EvaluateOptions& options, const Potential& potential) {
    FileFrames files(options.data, options.species);
    NamedFrames frames(files, typesOfPotential(potential, options.species));
    std::optional<PredictedFrames> predicted;
    if (!options.output.empty())
        predicted.emplace(options.output);
    std::optional<TableFiles> tables;
    if (!options.tables.empty())
        tables.emplace(options.tables);
    std::optional<Compared> compared;
    if (!options.compared.empty())
        compared.emplace(options.compared, options.species);
    std::optional<EvaluationTables> reported;
    if (!options.report.empty())
        reported.emplace();
    TerminalProgress progress;
    ErrorAccumulator errors;
    DensityErrorCheck densities(potential.trained);
    const auto use = [&](const EvaluatedBlock& block) {
        for (std::size_t i = 0; i < block.frames.size(); ++i) {
            errors.add(block.frames[i], block.predictions[i]);
            densities.add(block.frames[i], block.predictions[i]);
        }
        if (predicted)
            predicted->write(block);
        if (tables)
            tables->write(block);
        if (reported)
            reported->add(block.frames, block.predictions, block.first);
        if (!compared)
            return;
        const auto others = compared->evaluate(block, options.threads);
        if (tables)
            tables->append("comparison.csv",
                           comparisonTable(block.frames, block.predictions, others, block.first));
    };
    evaluateStream(Evaluator(potential), frames,
                   {.threads = options.threads, .progress = &progress}, use);
    Outcome outcome{errors.report(), {}, densities.warnings()};
    if (compared)
        outcome.compared = compared->report();
    if (predicted)
        predicted->close();
    if (tables) {
        tables->append("statistics.csv", statisticsTable(outcome.errors));
        if (outcome.compared)
            tables->append("comparison_statistics.csv",
                           comparisonStatistics(outcome.errors, *outcome.compared));
        tables->close();
    }
    if (reported) {
        reported->finish();
        writeReport(options, potential, *reported, outcome);
    }
    return outcome;
}

int evaluate(const EvaluateOptions& options) {
    std::vector<std::string> inputs = options.data;
    inputs.push_back(options.potential);
    inputs.push_back(options.compared);
    checkOutputs({options.output, options.report}, inputs);
    if (!options.report.empty())
        requireWritable(options.report);
    if (!options.tables.empty())
        createFolder(options.tables);
    const Potential potential = readTrainedPotential(options.potential);
    for (const std::string& warning : holeWarnings(potential))
        complain("warning: " + warning);
    const Outcome outcome = evaluateFiles(options, potential);
    for (const std::string& warning : outcome.warnings)
        complain("warning: " + warning);
    if (options.isJson) {
        nlohmann::json out = toJson(outcome.errors);
        if (outcome.compared)
            out["compared"] = toJson(*outcome.compared);
        fmt::print("{}", toLine(out));
        return 0;
    }
    fmt::print("{}\n", toText(outcome.errors));
    if (outcome.compared)
        fmt::print("{}:\n{}\n", printable(options.compared), toText(*outcome.compared));
    return 0;
}

}  // namespace

Command addEvaluate(CLI::App& parser) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* app = parser.add_subcommand(
        "evaluate", "Predict energies and forces, and compare them with the labels of the data");
    app->add_option("potential", options->potential, "Potential file")->required();
    app->add_option("data", options->data, "Configurations")->required();
    app->add_option("--species", options->species,
                    "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app->add_option("--compare", options->compared,
                    "A second potential to compare with on the same data");
    app->add_option("--threads", options->threads, "Number of threads; 0 takes all processors");
    app->add_option("--tables", options->tables,
                    "Folder for the tables (CSV): parity, errors by configuration and by atom, "
                    "statistics");
    app->add_option("--report", options->report,
                    "HTML page with settings, provenance, tables and plots "
                    "(keeps two numbers of each force component in memory)");
    app->add_flag("--json", options->isJson, "Print the errors as JSON");
    app->add_option("-o,--output", options->output,
                    "Output: configurations with predicted energies, forces and virials");
    app->footer(
        "Errors are given for all configurations, by density and by element.\n"
        "Examples:\n  mtp evaluate potential.almtp validation.extxyz --json\n"
        "  mtp evaluate level16.almtp validation.extxyz --compare level8.almtp --report "
        "errors.html");
    return {app, [options] { return evaluate(*options); }};
}

}  // namespace mtp::cli
