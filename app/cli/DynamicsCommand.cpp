// mtp dynamics: how the ions of a long run move.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <filesystem>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Lists.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/dynamics/Dynamics.h"

namespace mtp::cli {

namespace {

constexpr double kFsPerPs = 1000;
constexpr double kSquareCentimetresPerSecond = 1e-4;  // 1 Å²/ps

struct DynamicsArguments {
    std::string run, species, ion, framework, reference, lags, timestep, skip, fit, output;
    DynamicsOptions dynamics;
    double temperature = 0, charge = 0;
    bool isJson = false;
    const CLI::App* app = nullptr;

    bool asks(const std::string& name) const { return app->count(name) > 0; }
};

double picoseconds(std::string_view text) {
    return femtoseconds(std::string(text)) / kFsPerPs;
}

std::pair<double, double> rangeOf(const std::string& text) {
    const std::vector<std::string_view> ends = splitAt(text, ':');
    if (ends.size() != 2)
        throw InputError(fmt::format("--fit {}: expected two times, such as 10ps:100ps", text));
    return {picoseconds(ends[0]), picoseconds(ends[1])};
}

// "all", a number of lags, or the lags themselves.
void takeLags(const std::string& text, DynamicsOptions& dynamics) {
    if (text == "all") {
        dynamics.lagCount = 0;
        return;
    }
    std::vector<std::size_t> lags;
    for (const std::string_view word : splitAt(text, ',')) {
        const std::optional<std::int64_t> lag = parseInt(word);
        if (!lag || *lag < 1)
            throw InputError(fmt::format(
                "--lags {}: expected all, a number of lags, or lags in frames: 1,2,5", text));
        lags.push_back(static_cast<std::size_t>(*lag));
    }
    if (lags.size() == 1)
        dynamics.lagCount = lags[0];
    else
        dynamics.lags = std::move(lags);
}

DynamicsOptions dynamicsOptions(const DynamicsArguments& options) {
    DynamicsOptions dynamics = options.dynamics;
    if (!options.lags.empty())
        takeLags(options.lags, dynamics);
    if (!options.fit.empty())
        dynamics.fit = rangeOf(options.fit);
    if (options.asks("--temperature"))
        dynamics.temperature = options.temperature;
    if (options.asks("--charge"))
        dynamics.charge = options.charge;
    return dynamics;
}

// Lithium, or the only species there is, if the user names none.
std::string ionOf(const DynamicsArguments& options, const PositionSeries& series) {
    if (!options.ion.empty())
        return options.ion;
    if (series.species.size() == 1)
        return series.species[0];
    for (const std::string& name : series.species)
        if (name == "Li")
            return name;
    throw InputError(
        fmt::format("--ion is missing: which of {} moves", fmt::join(series.species, ", ")));
}

Displacements readRun(const DynamicsArguments& options) {
    TerminalProgress progress;
    SeriesOptions reading;
    reading.progress = &progress;
    if (!options.timestep.empty())
        reading.timestepFs = femtoseconds(options.timestep);
    if (!options.skip.empty())
        reading.skipPs = picoseconds(options.skip);
    const auto stream =
        openPositions(builtinFormats(), options.run, readOptions(options.species, &progress));
    const PositionSeries series = readSeries(*stream, reading);
    DisplacementOptions what;
    what.ion = ionOf(options, series);
    if (!options.framework.empty())
        what.framework = parseSpecies(options.framework);
    what.threads = options.dynamics.threads;
    if (!options.reference.empty()) {
        what.reference = findReference(options.reference);
        if (!what.reference)
            throw InputError(fmt::format("--frame-of {}: there are framework, mass and file",
                                         options.reference));
    }
    return displacementsOf(series, what);
}

nlohmann::json orNull(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json orNulls(const std::vector<double>& values) {
    nlohmann::json list = nlohmann::json::array();
    for (const double value : values)
        list.push_back(orNull(value));
    return list;
}

nlohmann::json diffusionJson(const Diffusion& diffusion) {
    nlohmann::json fit = {nullptr, nullptr};
    if (diffusion.fit)
        fit = {diffusion.fit->first, diffusion.fit->second};
    return {
        {"fit_ps", fit},
        {"D_A2_per_ps", orNull(diffusion.value)},
        {"error", orNull(diffusion.error)},
        {"error_model", orNull(diffusion.modelError)},
        {"error_ions", orNull(diffusion.ionError)},
        {"error_blocks", orNull(diffusion.blockError)},
        {"intercept_A2", orNull(diffusion.intercept)},
        {"exponent", orNull(diffusion.exponent)},
        {"reason", diffusion.reason.empty() ? nlohmann::json() : nlohmann::json(diffusion.reason)}};
}

std::vector<std::string> warningsOf(const Displacements& all, const Dynamics& dynamics) {
    std::vector<std::string> warnings = all.warnings;
    warnings.insert(warnings.end(), dynamics.diffusion.warnings.begin(),
                    dynamics.diffusion.warnings.end());
    return warnings;
}

nlohmann::json summaryJson(const Displacements& all, const Dynamics& dynamics) {
    const Table& msd = dynamics.msd;
    const nlohmann::json lags = dynamics.moments.lags;
    const std::string absent = "this version does not work it out yet";
    nlohmann::json reasons = {{"collective_mS_cm", absent},
                              {"haven", absent},
                              {"hops", absent},
                              {"hop_rate_per_ion_ns", absent},
                              {"caged_share", absent},
                              {"p_casc", absent},
                              {"g_r", absent}};
    if (!dynamics.peak.reason.empty())
        reasons["t_star_ps"] = reasons["alpha_max"] = dynamics.peak.reason;
    nlohmann::json conductivityReason;
    if (!dynamics.conductivityReason.empty())
        conductivityReason = dynamics.conductivityReason;
    return {{"frames", all.frameCount},
            {"frame_ps", all.spacing},
            {"ion", all.ion},
            {"framework", all.framework},
            {"frame_of", referenceKey(all.reference)},
            {"ions", all.ionCount()},
            {"lag_frames", lags},
            {"time_ps", msd[columns::kLagTime]},
            {"msd_A2", msd[columns::kMsd]},
            {"exponent", orNulls(msd[columns::kExponent])},
            {"alpha2", orNulls(dynamics.nonGaussian[columns::kAlpha2])},
            {"t_star_ps", orNull(dynamics.peak.time)},
            {"alpha_max", orNull(dynamics.peak.value)},
            {"van_hove",
             {{"lag_frames", lags},
              {"edges_A", dynamics.vanHove.edges},
              {"P_per_A", dynamics.vanHove.probability}}},
            {"diffusion", diffusionJson(dynamics.diffusion)},
            {"conductivity",
             {{"nernst_einstein_mS_cm", orNull(dynamics.nernstEinstein)},
              {"collective_mS_cm", nullptr},
              {"haven", nullptr},
              {"reason", conductivityReason}}},
            {"hops", nullptr},
            {"hop_rate_per_ion_ns", nullptr},
            {"caged_share", nullptr},
            {"p_casc", nullptr},
            {"g_r", nullptr},
            {"reasons", reasons},
            {"warnings", warningsOf(all, dynamics)}};
}

void printSummary(const Displacements& all, const Dynamics& dynamics) {
    fmt::print("{} {}, {}, {:.6g} ps apart\n", all.ionCount(), all.ion,
               counted(all.frameCount, "frame"), all.spacing);
    if (all.reference == Reference::Framework)
        fmt::print("motion relative to {}\n", fmt::join(all.framework, ", "));
    else
        fmt::print("motion {}\n", all.reference == Reference::AsWritten
                                      ? "as written"
                                      : "relative to the centre of mass");
    const Diffusion& diffusion = dynamics.diffusion;
    if (diffusion.value)
        fmt::print("D = {:.4g} ± {:.2g} cm²/s, fitted from {:.6g} to {:.6g} ps\n",
                   *diffusion.value * kSquareCentimetresPerSecond,
                   *diffusion.error * kSquareCentimetresPerSecond, diffusion.fit->first,
                   diffusion.fit->second);
    else
        fmt::print("no diffusion coefficient: {}\n", diffusion.reason);
    if (dynamics.nernstEinstein)
        fmt::print("conductivity {:.4g} mS/cm (Nernst-Einstein)\n", *dynamics.nernstEinstein);
    else
        fmt::print("no conductivity: {}\n", dynamics.conductivityReason);
    if (dynamics.peak.time)
        fmt::print("alpha2 is largest at t* = {:.4g} ps: 1/alpha_max = {:.3f}\n",
                   *dynamics.peak.time, 1 / *dynamics.peak.value);
    else
        fmt::print("{}\n", dynamics.peak.reason);
}

void writeTables(const std::string& output, const Displacements& all, const Dynamics& dynamics) {
    createFolder(output);
    const std::filesystem::path folder = output;
    const auto write = [&](const char* name, const std::string& text) {
        OutputFile file(folder / name);
        file.write(text);
        file.close();
    };
    const auto writeTable = [&](const char* name, const Table& table) {
        write(name, csvHeader(table) + csvRows(table));
    };
    writeTable("msd.csv", dynamics.msd);
    writeTable("alpha2.csv", dynamics.nonGaussian);
    writeTable("van_hove.csv", vanHoveTable(dynamics.vanHove, dynamics.moments));
    write("summary.json", toLine(summaryJson(all, dynamics)) + "\n");
}

Displacements readTimedRun(const DynamicsArguments& options) {
    try {
        return readRun(options);
    } catch (const UnknownTimes& error) {
        throw InputError(fmt::format("{}; name it: --timestep 1fs", error.what()));
    }
}

int dynamics(const DynamicsArguments& options) {
    const DynamicsOptions asked = dynamicsOptions(options);
    const Displacements all = readTimedRun(options);
    const Dynamics result = dynamicsOf(all, asked);
    for (const std::string& warning : warningsOf(all, result))
        complain("warning: " + warning);
    if (!options.output.empty())
        writeTables(options.output, all, result);
    if (options.isJson)
        fmt::print("{}\n", toLine(summaryJson(all, result)));
    else
        printSummary(all, result);
    return 0;
}

}  // namespace

Command addDynamics(CLI::App& parser) {
    auto options = std::make_shared<DynamicsArguments>();
    CLI::App* app = parser.add_subcommand(
        "dynamics", "Mean square displacement, diffusion and conductivity of a long run");
    options->app = app;
    app->add_option("run", options->run, "Trajectory of any format")->required();
    app->add_option("--species", options->species,
                    "Names of the types, in order, if the run has none; Xx=Cl renames");
    app->add_option("--ion", options->ion, "Species whose motion is analysed; by default Li");
    app->add_option("--framework", options->framework,
                    "Species that stand for the framework; by default all others");
    app->add_option("--frame-of", options->reference,
                    "Motion relative to the framework, to the centre of mass (mass), or as in the "
                    "file (file); by default the framework if there is one");
    app->add_option("--timestep", options->timestep,
                    "Time step of the simulation, such as 1fs, if the run tells no times");
    app->add_option("--skip", options->skip, "Leave out this time at the start, such as 1ns");
    app->add_option("--lags", options->lags, "Time lags: how many (64), all, or in frames: 1,2,5");
    app->add_option("--fit", options->fit, "Fit D between these times, such as 10ps:100ps");
    app->add_option("--bins", options->dynamics.binWidth,
                    "Width in Å of the bins of the distribution of displacements");
    app->add_option("--temperature", options->temperature,
                    "K, for the conductivity; by default that of the run, if it tells it");
    app->add_option("--charge", options->charge, "e, of the ion; by default its formal charge");
    app->add_option("--threads", options->dynamics.threads,
                    "Number of threads; 0 takes all processors");
    app->add_option("-o,--output", options->output, "Folder for tables (CSV) and summary.json");
    app->add_flag("--json", options->isJson, "Print the summary as JSON");
    app->footer(
        "The stated error of D is the largest of three: that of a random walk of as many ions, "
        "the\n"
        "spread over ions, and the spread over blocks of time. If the ions are caged or do not\n"
        "diffuse, there is no D, and the reason is printed.\n"
        "Example:\n  mtp dynamics run.lammpstrj --species Li,Cl,Al --ion Li --framework Al "
        "--timestep 1fs -o dynamics");
    return {app, [options] { return dynamics(*options); }};
}

}  // namespace mtp::cli
