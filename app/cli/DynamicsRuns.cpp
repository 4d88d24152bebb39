#include "app/cli/DynamicsRuns.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iostream>

#include "app/cli/Common.h"
#include "core/base/JsonFields.h"
#include "core/base/TextFile.h"
#include "core/dynamics/RunComparison.h"
#include "core/report/SvgPlot.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

constexpr double kSquareCentimetres = 1e-4;  // per second, 1 Å²/ps
constexpr double kPicosecond = 1000;         // fs

struct RunsArguments {
    std::vector<std::string> runs;
    std::string plot, at = "34ps";
    bool isJson = false;
};

std::vector<DiffusionAt> pointsInTable(const std::string& path) {
    std::ifstream in(path);
    if (!in)
        throw FileError(path + ": cannot be read");
    return diffusionInTable(readCsv(in));
}

std::vector<DiffusionAt> pointsOf(const std::vector<std::string>& paths) {
    std::vector<DiffusionAt> points;
    for (const std::string& path : paths) {
        if (path.ends_with(".csv")) {
            for (const DiffusionAt& point : pointsInTable(path))
                points.push_back(point);
            continue;
        }
        const RunResult run = readRunResult(path);
        if (!run.temperature)
            throw InputError(path +
                             ": the temperature is not known; give mtp dynamics "
                             "--temperature");
        if (const std::optional<DiffusionAt> point = diffusionOfRun(run))
            points.push_back(*point);
        else
            complain(fmt::format("warning: {}: left out, there is no D{}", path,
                                 run.diffusionReason.empty() ? "" : ": " + run.diffusionReason));
    }
    return points;
}

std::string arrheniusPlot(const std::vector<DiffusionAt>& points, const Arrhenius& fit) {
    SvgSeries found, line;
    line.kind = SvgSeries::Kind::Line;
    line.colour = svgColour(1);
    line.name = fmt::format("Ea = {:.3f} eV", fit.energy);
    const Table table = arrheniusTable(points, fit);
    found.x = line.x = table[columns::kInverseTemperature];
    found.y = table[columns::kLogDiffusion];
    line.y = table[columns::kLogDiffusionFit];
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

int compare(const RunsArguments& options) {
    std::vector<RunResult> runs;
    for (const std::string& path : options.runs)
        runs.push_back(readRunResult(path));
    writeCsv(std::cout, runTable(runs, femtoseconds(options.at) / kPicosecond));
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
