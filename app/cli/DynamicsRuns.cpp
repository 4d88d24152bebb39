#include "app/cli/DynamicsRuns.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/cli/Common.h"
#include "core/base/JsonFields.h"
#include "core/base/TableRows.h"
#include "core/base/TextFile.h"
#include "core/dynamics/Arrhenius.h"
#include "core/dynamics/FormalCharges.h"
#include "core/report/SvgPlot.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

constexpr double kSquareCentimetres = 1e-4;  // per second, 1 Å²/ps
constexpr double kThousand = 1000;

constexpr ColumnKey<double> kRunTemperature{"temperature", "K"};
constexpr ColumnKey<double> kRunDiffusion{"D", "Å²/ps"};
constexpr ColumnKey<double> kRunDiffusionError{"error", "Å²/ps"};
constexpr ColumnKey<std::string> kRunName{"run"};
constexpr ColumnKey<std::string> kRunComposition{"composition"};
constexpr ColumnKey<double> kRunRatio{"x"};
constexpr ColumnKey<double> kRunSquare{"msd", "Å²"};
constexpr ColumnKey<double> kRunInverseAlpha{"inverse_alpha_max"};
constexpr ColumnKey<double> kRunCascades{"p_casc"};
constexpr ColumnKey<double> kRunCascadeError{"p_casc_error"};
constexpr ColumnKey<double> kRunChance{"p_chance"};

struct RunsArguments {
    std::vector<std::string> runs;
    std::string plot, at = "34ps";
    bool isJson = false;
};

// A summary.json, or the folder that holds it.
json summaryOf(const std::string& path) {
    const std::filesystem::path file = std::filesystem::is_directory(path)
                                           ? std::filesystem::path(path) / "summary.json"
                                           : std::filesystem::path(path);
    std::ifstream in(file);
    if (!in)
        throw FileError(file.string() + ": cannot be read");
    json summary = json::parse(in, nullptr, false);
    if (!summary.is_object() || !summary.contains("diffusion") || !summary.contains("time_ps"))
        throw InputError(file.string() + ": is no summary that mtp dynamics -o has written");
    return summary;
}

// NaN for what is null or missing.
double numberIn(const json& object, const char* key) {
    return object.is_object() && object.contains(key) && object[key].is_number()
               ? object[key].get<double>()
               : kUnknown;
}

std::optional<double> known(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Rows of a table "temperature [K],D [Å²/ps],error [Å²/ps]".
std::vector<DiffusionAt> pointsInTable(const std::string& path) {
    std::ifstream in(path);
    if (!in)
        throw FileError(path + ": cannot be read");
    const Table table = readCsv(in);
    const NumberView temperatures = table.numeric(kRunTemperature.name);
    const NumberView values = table.numeric(kRunDiffusion.name);
    std::vector<DiffusionAt> points;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        points.push_back({temperatures[row], values[row],
                          table.has(kRunDiffusionError.name)
                              ? known(table.numeric(kRunDiffusionError.name)[row])
                              : std::nullopt});
    return points;
}

std::vector<DiffusionAt> pointsOf(const std::vector<std::string>& paths) {
    std::vector<DiffusionAt> points;
    for (const std::string& path : paths) {
        if (path.ends_with(".csv")) {
            for (const DiffusionAt& point : pointsInTable(path))
                points.push_back(point);
            continue;
        }
        const json summary = summaryOf(path);
        const double temperature = numberIn(summary, "temperature_K");
        const double value = numberIn(summary["diffusion"], "D_A2_per_ps");
        if (std::isnan(temperature))
            throw InputError(path +
                             ": the temperature is not known; give mtp dynamics "
                             "--temperature");
        if (std::isnan(value)) {
            const json& reason = summary["diffusion"]["reason"];
            complain(fmt::format("warning: {}: left out, there is no D{}", path,
                                 reason.is_string() ? ": " + reason.get<std::string>() : ""));
            continue;
        }
        points.push_back({temperature, value, known(numberIn(summary["diffusion"], "error"))});
    }
    return points;
}

std::string arrheniusPlot(const std::vector<DiffusionAt>& points, const Arrhenius& fit) {
    SvgSeries found, line;
    line.kind = SvgSeries::Kind::Line;
    line.colour = svgColour(1);
    line.name = fmt::format("Ea = {:.3f} eV", fit.energy);
    for (const DiffusionAt& point : points) {
        found.x.push_back(kThousand / point.temperature);
        found.y.push_back(std::log10(point.value * kSquareCentimetres));
        line.x.push_back(kThousand / point.temperature);
        line.y.push_back(std::log10(fit.valueAt(point.temperature) * kSquareCentimetres));
    }
    SvgPlot plot;
    plot.title = "Diffusion against temperature";
    plot.xLabel = "1000 K / T";
    plot.yLabel = "log10 of D in cm²/s";
    plot.series = {found, line};
    return toSvgFile(plot);
}

int arrhenius(const RunsArguments& options) {
    const std::vector<DiffusionAt> points = pointsOf(options.runs);
    const Arrhenius fit = arrheniusOf(points);
    if (!options.plot.empty())
        writeTextFile(options.plot, arrheniusPlot(points, fit) + "\n");
    if (options.isJson) {
        const json summary = {{"temperatures", points.size()},
                              {"Ea_eV", fit.energy},
                              {"error_eV", orNull(fit.energyError)},
                              {"lnD0", fit.logPrefactor},
                              {"lnD0_error", orNull(fit.logPrefactorError)},
                              {"D0_A2_per_ps", std::exp(fit.logPrefactor)},
                              {"chi2", fit.chiSquare},
                              {"D_at_298_15", fit.atRoom},
                              {"D_at_298_15_error", orNull(fit.atRoomError)}};
        fmt::print("{}\n", toLine(summary));
        return 0;
    }
    fmt::print("Ea = {:.4f}{} eV\n", fit.energy,
               fit.energyError ? fmt::format(" ± {:.4f}", *fit.energyError) : "");
    fmt::print(
        "D at 298.15 K = {:.3g}{} cm²/s\n", fit.atRoom * kSquareCentimetres,
        fit.atRoomError ? fmt::format(" ± {:.1g}", *fit.atRoomError * kSquareCentimetres) : "");
    if (!fit.energyError)
        fmt::print("no errors: these need three temperatures with errors of D\n");
    return 0;
}

// The mean square displacement at a time, between two lags by powers of time.
double squareAt(const json& summary, double time) {
    const std::vector<double> times = summary["time_ps"];
    const std::vector<double> squares = summary["msd_A2"];
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (std::abs(times[i] / time - 1) < 1e-9)
            return squares[i];
        if (i > 0 && times[i - 1] < time && time < times[i])
            return squares[i - 1] *
                   std::pow(time / times[i - 1], std::log(squares[i] / squares[i - 1]) /
                                                     std::log(times[i] / times[i - 1]));
    }
    return kUnknown;
}

std::string compositionText(const json& composition) {
    std::string text;
    for (const auto& [name, count] : composition.items())
        text += fmt::format("{}{}{}", text.empty() ? "" : " ", name, count.get<std::size_t>());
    return text;
}

// Ions for each cation of the framework: x of LixAlCl(3+x).
double ionsPerCation(const json& summary) {
    const std::string ion = summary["ion"];
    double ions = 0, cations = 0;
    for (const auto& [name, count] : summary["composition"].items())
        if (name == ion)
            ions = count;
        else if (formalCharge(name).value_or(0) > 0)
            cations += count.get<double>();
    return cations > 0 ? ions / cations : kUnknown;
}

int compare(const RunsArguments& options) {
    const double time = femtoseconds(options.at) / kThousand;
    TableRows rows(kRunName, kRunComposition, kRunRatio, kRunTemperature, kRunDiffusion,
                   kRunDiffusionError, kRunSquare, kRunInverseAlpha, kRunCascades, kRunCascadeError,
                   kRunChance);
    for (const std::string& path : options.runs) {
        const json summary = summaryOf(path);
        const json& cascades = summary["p_casc"];
        const bool isRefill = cascades.is_object() && cascades["rule"] == "refill";
        const json rule =
            cascades.is_object() ? cascades["by_rule"][isRefill ? "refill" : "neighbour"] : json();
        rows.add(path, compositionText(summary["composition"]), ionsPerCation(summary),
                 numberIn(summary, "temperature_K"), numberIn(summary["diffusion"], "D_A2_per_ps"),
                 numberIn(summary["diffusion"], "error"), squareAt(summary, time),
                 1 / numberIn(summary, "alpha_max"), numberIn(rule, "value"),
                 numberIn(rule, "error"), numberIn(rule, "chance"));
    }
    writeCsv(std::cout, rows.table());
    return 0;
}

}  // namespace

Command addArrhenius(CLI::App& dynamics) {
    auto options = std::make_shared<RunsArguments>();
    CLI::App* app =
        dynamics.add_subcommand("arrhenius", "Activation energy from runs at several temperatures");
    app->add_option("runs", options->runs,
                    "summary.json of each run, its folder, or a table (CSV) with temperature, D "
                    "and error")
        ->required();
    app->add_option("--plot", options->plot, "Plot of D against temperature (SVG)");
    app->add_flag("--json", options->isJson, "Print the result as JSON");
    return {app, [options] { return arrhenius(*options); }};
}

Command addDynamicsComparison(CLI::App& dynamics) {
    auto options = std::make_shared<RunsArguments>();
    CLI::App* app = dynamics.add_subcommand(
        "compare", "A table (CSV) of runs: composition, D, MSD at a time, 1/alpha_max, P_casc");
    app->add_option("runs", options->runs, "summary.json of each run, or its folder")->required();
    app->add_option("--at", options->at, "Time of the MSD; by default 34ps");
    return {app, [options] { return compare(*options); }};
}

}  // namespace mtp::cli
