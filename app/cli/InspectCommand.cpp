#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/JsonFields.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/workflow/InputSummary.h"

namespace mtp::cli {

using nlohmann::json;

namespace {

struct InspectOptions {
    std::vector<std::string> paths;
    std::string frames = "all";
    std::string species;
    bool isJson = false;
};

json rowOf(const Positions& rows, Eigen::Index row) {
    return {rows(row, 0), rows(row, 1), rows(row, 2)};
}

json cellOf(const Cell& cell) {
    if (cell.vectors.isZero())
        return {};
    json out = json::array();
    for (int i = 0; i < 3; ++i)
        out.push_back({cell.vectors(i, 0), cell.vectors(i, 1), cell.vectors(i, 2)});
    return out;
}

json frameOf(const Frame& frame, std::size_t index) {
    const Labels& labels = frame.labels;
    const Eigen::Index last = frame.positions.rows() - 1;
    json out = {{"index", index},
                {"step", orNull(frame.step)},
                {"time_fs", orNull(frame.timeFs)},
                {"temperature", orNull(frame.temperature)},
                {"atom_count", frame.atomCount()},
                {"composition", isNamed(frame) ? json(composition(frame)) : json()},
                {"cell", cellOf(frame.cell)},
                {"volume", frame.cell.volume() > 0 ? json(frame.cell.volume()) : json()},
                {"density", orNull(density(frame))},
                {"energy", orNull(labels.energy)},
                {"energy_sigma0", orNull(labels.energySigma0)},
                {"converged", orNull(labels.isConverged)},
                {"predicted", labels.isPredicted},
                {"source", frame.provenance ? json(frame.provenance->source) : json()},
                {"position_first", rowOf(frame.positions, 0)},
                {"position_last", rowOf(frame.positions, last)},
                {"force_first", json()},
                {"force_last", json()},
                {"force_max", json()},
                {"force_net", json()},
                {"virial", json()}};
    if (labels.forces) {
        out["force_first"] = rowOf(*labels.forces, 0);
        out["force_last"] = rowOf(*labels.forces, last);
        out["force_net"] = labels.forces->colwise().sum().norm();
        out["force_max"] = labels.forces->rowwise().norm().maxCoeff();
    }
    if (labels.virial) {
        const Eigen::Matrix3d& v = *labels.virial;
        out["virial"] = {v(0, 0), v(1, 1), v(2, 2), v(1, 2), v(0, 2), v(0, 1)};
    }
    return out;
}

std::vector<std::size_t> chosen(const std::string& list, std::size_t count) {
    std::vector<std::size_t> indices;
    if (list == "all") {
        for (std::size_t i = 0; i < count; ++i)
            indices.push_back(i);
        return indices;
    }
    for (double number : parseNumbers(list)) {
        if (number < 0 || number != std::floor(number) || number >= static_cast<double>(count))
            throw InputError(fmt::format("--frames {}: there are frames 0 to {}", list,
                                         static_cast<long long>(count) - 1));
        indices.push_back(static_cast<std::size_t>(number));
    }
    return indices;
}

constexpr std::size_t kMostSummarisedFrames = 1000;  // looked at for the summary of a large input
constexpr std::size_t kMostRows = 20;                // of the table

json summaryOf(const InputSummary& summary) {
    const std::string_view kind = nameOf(summary.kind);
    return {{"kind", kind.empty() ? json() : json(kind)},
            {"frames_read", summary.frameCountRead},
            {"atom_count_least", summary.fewestAtoms},
            {"atom_count_most", summary.mostAtoms},
            {"composition_first", summary.composition},
            {"types_named", summary.isNamed},
            {"species_hints", summary.speciesHints},
            {"time_step_fs", orNull(summary.timeStepFs)},
            {"time_first_fs", orNull(summary.firstTimeFs)},
            {"time_last_fs", orNull(summary.lastTimeFs)},
            {"with_energy", summary.withEnergy},
            {"with_forces", summary.withForces},
            {"with_virial", summary.withVirial}};
}

json describe(TrajectoryReader& reader, const InspectOptions& options) {
    TerminalProgress progress;
    const InputSummary summary = summarise(reader, kMostSummarisedFrames, &progress);
    const Provenance& origin = summary.provenance;
    const auto orAbsent = [](const std::string& text) {
        return text.empty() ? json() : json(text);
    };
    json out = {{"path", summary.path},
                {"format", summary.format},
                {"code", orAbsent(origin.code)},
                {"version", orAbsent(origin.version)},
                {"checksum", orAbsent(origin.checksum)},
                {"frame_count", summary.frameCount},
                {"summary", summaryOf(summary)},
                {"warnings", summary.warnings},
                {"labels", origin.settings},
                {"frames", json::array()}};
    std::vector<std::size_t> indices = chosen(options.frames, reader.frameCount());
    if (!options.isJson && indices.size() > kMostRows)
        indices.resize(kMostRows);
    for (std::size_t index : indices)
        out["frames"].push_back(frameOf(reader.read(index), index));
    return out;
}

std::string rowsOf(const json& frames) {
    if (frames.empty())
        return {};
    std::string text =
        "   frame    time, fs  atoms  density, g/cm³       energy, eV  max |F|, eV/Å\n";
    const auto cell = [](const json& value, int width, int digits) {
        return value.is_null() ? fmt::format("{:>{}}", "-", width)
                               : fmt::format("{:{}.{}f}", value.get<double>(), width, digits);
    };
    for (const json& frame : frames)
        text += fmt::format("  {:6} {} {:6} {} {} {}\n", frame["index"].get<std::size_t>() + 1,
                            cell(frame["time_fs"], 11, 2), frame["atom_count"].get<std::size_t>(),
                            cell(frame["density"], 15, 4), cell(frame["energy"], 16, 6),
                            cell(frame["force_max"], 14, 4));
    return text;
}

std::string textOf(const json& value) {
    return value.is_null() ? std::string() : value.get<std::string>();
}

// "energy, forces (40 of 41), no virial"
std::string labelsOf(const json& summary) {
    const auto read = summary["frames_read"].get<std::size_t>();
    std::string text;
    for (const auto& [key, name] : {std::pair{"with_energy", "energy"},
                                    {"with_forces", "forces"},
                                    {"with_virial", "virial"}}) {
        const auto count = summary[key].get<std::size_t>();
        text +=
            fmt::format("{}{}{}{}", text.empty() ? "" : ", ", count == 0 ? "no " : "", name,
                        count == 0 || count == read ? "" : fmt::format(" ({} of {})", count, read));
    }
    return text;
}

std::string timesOf(const json& summary) {
    if (summary["time_first_fs"].is_null())
        return "not in the file";
    std::string text = fmt::format("{:g} to {:g} fs", summary["time_first_fs"].get<double>(),
                                   summary["time_last_fs"].get<double>());
    if (!summary["time_step_fs"].is_null())
        text += fmt::format(", {:.6g} fs between frames", summary["time_step_fs"].get<double>());
    return text;
}

std::string inputText(const json& input) {
    const json& summary = input["summary"];
    const auto least = summary["atom_count_least"].get<std::size_t>();
    const auto most = summary["atom_count_most"].get<std::size_t>();
    const std::string code = textOf(input["code"]);
    std::string text =
        fmt::format("{}\n  {}{}{} {}, {}\n", textOf(input["path"]), textOf(input["format"]),
                    code.empty() ? "" : ", ", code, textOf(input["version"]),
                    counted(input["frame_count"].get<std::size_t>(), "frame"));
    text +=
        fmt::format("  atoms: {} ({})\n",
                    least == most ? fmt::format("{}", most) : fmt::format("{} to {}", least, most),
                    textOf(summary["composition_first"]));
    if (!summary["types_named"].get<bool>()) {
        text += "  species: not named; name them with --species";
        const auto hints = summary["species_hints"].get<std::vector<std::string>>();
        if (std::any_of(hints.begin(), hints.end(), [](const auto& hint) { return !hint.empty(); }))
            text += fmt::format(" (the file hints at {})", fmt::join(hints, ","));
        text += '\n';
    }
    if (!summary["kind"].is_null())
        text += fmt::format("  run: {}\n", textOf(summary["kind"]));
    text += fmt::format("  time: {}\n  labels: {}\n", timesOf(summary), labelsOf(summary));
    for (const auto& [key, value] : input["labels"].items())
        text += fmt::format("  {}: {}\n", key, value.get<std::string>());
    if (!input["checksum"].is_null())
        text += fmt::format("  checksum: {}\n", textOf(input["checksum"]));
    for (const auto& warning : input["warnings"])
        text += fmt::format("  warning: {}\n", warning.get<std::string>());
    text += rowsOf(input["frames"]);
    const auto count = input["frame_count"].get<std::size_t>();
    if (count > kMostRows)
        text += fmt::format("  ... {} frames in all (--json lists all)\n", count);
    return text;
}

int inspectInputs(const InspectOptions& options) {
    const FormatRegistry registry = builtinFormats();
    const ReadOptions read = readOptions(options.species, nullptr);
    int status = 0;
    for (const std::string& path : options.paths) {
        try {
            const auto reader = registry.open(path, read);
            const json input = describe(*reader, options);
            fmt::print("{}", options.isJson ? toLine(input) : inputText(input) + "\n");
        } catch (const Error& error) {
            complain(error.what());
            status = 1;
        }
    }
    return status;
}

}  // namespace

Command addInspect(CLI::App& parser) {
    auto options = std::make_shared<InspectOptions>();
    CLI::App* app = parser.add_subcommand("inspect", "Show what files or run folders contain");
    app->add_option("paths", options->paths, "Files or run folders")->required();
    app->add_option("--frames", options->frames,
                    "Frames to print: all, or numbers such as 0,10,20; the first is 0");
    app->add_option("--species", options->species,
                    "Names of numbered types, such as Li,Cl,Al; Xx=Cl renames a species");
    app->add_flag("--json", options->isJson, "Print one JSON object per path");
    app->footer("Examples:\n  mtp inspect OUTCAR\n  mtp inspect aimd --json --frames 0,10");
    return {app, [options] { return inspectInputs(*options); }};
}

}  // namespace mtp::cli
