#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Parse.h"
#include "core/io/PhysicsCheck.h"

namespace mtp::cli {

using nlohmann::json;

namespace {

struct Options {
    std::vector<std::string> paths;
    std::string frames = "all";
    std::string species;
    bool isJson = false;
};

template <class Value>
json orNull(const std::optional<Value>& value) {
    return value ? json(*value) : json();
}

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
        out["force_max"] = labels.forces->rowwise().norm().maxCoeff();
        out["force_net"] = labels.forces->colwise().sum().norm();
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
    for (double number : numbersOf(list)) {
        if (number < 0 || number != std::floor(number) || number >= static_cast<double>(count))
            throw InputError(fmt::format("--frames {}: there are frames 0 to {}", list,
                                         static_cast<long long>(count) - 1));
        indices.push_back(static_cast<std::size_t>(number));
    }
    return indices;
}

json describe(TrajectoryReader& reader, const Options& options) {
    const TrajectoryInfo& info = reader.info();
    json out = {
        {"path", info.path},
        {"format", info.format},
        {"code", info.provenance.code.empty() ? json() : json(info.provenance.code)},
        {"version", info.provenance.version.empty() ? json() : json(info.provenance.version)},
        {"checksum", info.provenance.checksum.empty() ? json() : json(info.provenance.checksum)},
        {"frame_count", reader.frameCount()},
        {"labels", info.provenance.settings},
        {"frames", json::array()}};
    PhysicsCheck check;
    for (std::size_t index : chosen(options.frames, reader.frameCount())) {
        const Frame frame = reader.read(index);
        check.add(frame, index);
        out["frames"].push_back(frameOf(frame, index));
    }
    out["warnings"] = info.warnings;
    for (std::string& warning : check.warnings())
        out["warnings"].push_back(std::move(warning));
    return out;
}

std::string toText(const json& input) {
    const json& frames = input["frames"];
    std::string text = fmt::format(
        "{}\n  {}{}, {} frames\n", input["path"].get<std::string>(),
        input["format"].get<std::string>(),
        input["code"].is_null()
            ? ""
            : ", " + input["code"].get<std::string>() +
                  (input["version"].is_null() ? "" : " " + input["version"].get<std::string>()),
        input["frame_count"].get<std::size_t>());
    for (const auto& [key, value] : input["labels"].items())
        text += fmt::format("  {}: {}\n", key, value.get<std::string>());
    for (const auto& warning : input["warnings"])
        text += fmt::format("  warning: {}\n", warning.get<std::string>());
    constexpr std::size_t kMostRows = 20;
    if (!frames.empty())
        text += "   frame    time, fs  atoms  density, g/cm³       energy, eV  max |F|, eV/Å\n";
    const auto cell = [](const json& value, int width, int digits) {
        return value.is_null() ? fmt::format("{:>{}}", "-", width)
                               : fmt::format("{:{}.{}f}", value.get<double>(), width, digits);
    };
    for (std::size_t i = 0; i < std::min(frames.size(), kMostRows); ++i) {
        const json& frame = frames[i];
        text += fmt::format("  {:6} {} {:6} {} {} {}\n", frame["index"].get<std::size_t>(),
                            cell(frame["time_fs"], 11, 2), frame["atom_count"].get<std::size_t>(),
                            cell(frame["density"], 15, 4), cell(frame["energy"], 16, 6),
                            cell(frame["force_max"], 14, 4));
    }
    if (frames.size() > kMostRows)
        text += fmt::format("  ... and {} more (--json lists all)\n", frames.size() - kMostRows);
    return text;
}

int run(const Options& options) {
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    ReadOptions read;
    if (!options.species.empty())
        read.species = namesOf(options.species);
    int status = 0;
    for (const std::string& path : options.paths) {
        try {
            const auto reader = registry.open(path, read);
            const json input = describe(*reader, options);
            // Bytes that are not UTF-8 (names from elsewhere) are replaced, not thrown at the user.
            fmt::print("{}\n", options.isJson
                                   ? input.dump(-1, ' ', false, json::error_handler_t::replace)
                                   : toText(input));
        } catch (const Error& error) {
            complain(error.what());
            status = 1;
        }
    }
    return status;
}

}  // namespace

Command addInspect(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parser.add_subcommand("inspect", "What files or run folders hold");
    app->add_option("paths", options->paths, "Files or run folders")->required();
    app->add_option("--frames", options->frames, "all, or numbers such as 0,10,20");
    app->add_option("--species", options->species, "Names of numbered types: Li,Cl,Al");
    app->add_flag("--json", options->isJson, "One JSON object per path");
    app->footer("Examples:\n  mtp inspect OUTCAR\n  mtp inspect aimd --json --frames 0,10");
    return {app, [options] { return run(*options); }};
}

}  // namespace mtp::cli
