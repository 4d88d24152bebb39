#include "core/dynamics/RunComparison.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/TableRows.h"
#include "core/dynamics/FormalCharges.h"

namespace mtp {

namespace {

using nlohmann::json;

constexpr double kSquareCentimetres = 1e-4;  // per second, 1 Å²/ps
constexpr double kThousandKelvin = 1000;
constexpr double kSameTime = 1e-9;  // relative

double orUnknown(const std::optional<double>& value) {
    return value.value_or(kUnknown);
}

std::optional<double> ifFinite(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Null for a field of what is no object.
json fieldOf(const json& object, const char* key) {
    return object.is_object() && object.contains(key) ? object[key] : json();
}

std::optional<double> numberIn(const json& object, const char* key) {
    const json field = fieldOf(object, key);
    return field.is_number() ? std::optional(field.get<double>()) : std::nullopt;
}

RunResult resultIn(const json& summary) {
    RunResult run;
    run.ion = summary["ion"];
    run.composition = summary["composition"];
    run.temperature = numberIn(summary, "temperature_K");
    run.diffusion = numberIn(summary["diffusion"], "D_A2_per_ps");
    run.diffusionError = numberIn(summary["diffusion"], "error");
    if (const json reason = fieldOf(summary["diffusion"], "reason"); reason.is_string())
        run.diffusionReason = reason;
    run.conductivity = numberIn(fieldOf(summary, "conductivity"), "nernst_einstein_mS_cm");
    run.haven = numberIn(fieldOf(summary, "conductivity"), "haven");
    run.times = summary["time_ps"].get<std::vector<double>>();
    run.squares = summary["msd_A2"].get<std::vector<double>>();
    run.peakTime = numberIn(summary, "t_star_ps");
    run.peakValue = numberIn(summary, "alpha_max");
    run.cagedShare = numberIn(summary, "caged_share");
    const json cascades = fieldOf(summary, "p_casc");
    const json rule = fieldOf(cascades, "rule");
    const json share = fieldOf(fieldOf(cascades, "by_rule"),
                               rule.is_string() ? rule.get<std::string>().c_str() : "neighbour");
    run.cascades = numberIn(share, "value");
    run.cascadeError = numberIn(share, "error");
    run.chance = numberIn(share, "chance");
    return run;
}

}  // namespace

std::optional<double> RunResult::squareAt(double time) const {
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (std::abs(times[i] / time - 1) < kSameTime)
            return squares[i];
        if (i > 0 && times[i - 1] < time && time < times[i])
            return squares[i - 1] *
                   std::pow(time / times[i - 1], std::log(squares[i] / squares[i - 1]) /
                                                     std::log(times[i] / times[i - 1]));
    }
    return std::nullopt;
}

std::optional<double> RunResult::ionsPerCation() const {
    double ions = 0, cations = 0;
    for (const auto& [species, count] : composition)
        if (species == ion)
            ions = static_cast<double>(count);
        else if (formalCharge(species).value_or(0) > 0)
            cations += static_cast<double>(count);
    return cations > 0 ? std::optional(ions / cations) : std::nullopt;
}

std::string RunResult::compositionText() const {
    std::string text;
    for (const auto& [species, count] : composition)
        text += fmt::format("{}{}{}", text.empty() ? "" : " ", species, count);
    return text;
}

RunResult runResult(const std::string& name, const Displacements& displacements,
                    const Dynamics& dynamics) {
    RunResult run;
    run.name = name;
    run.ion = displacements.ion;
    for (const SpeciesMotion& species : displacements.species)
        run.composition[species.name] = species.atoms;
    run.temperature = dynamics.conductivity.temperature;
    run.diffusion = dynamics.diffusion.value;
    run.diffusionError = dynamics.diffusion.error;
    run.diffusionReason = dynamics.diffusion.reason;
    run.conductivity = dynamics.conductivity.nernstEinstein;
    run.haven = dynamics.conductivity.haven;
    run.times = dynamics.msd[columns::kLagTime];
    run.squares = dynamics.msd[columns::kMsd];
    run.peakTime = dynamics.peak.time;
    run.peakValue = dynamics.peak.value;
    run.cagedShare = dynamics.caged.value;
    const CascadeShare share = dynamics.cascadeShare();
    run.cascades = share.value;
    run.cascadeError = share.error;
    run.chance = share.chance;
    return run;
}

RunResult readRunResult(const std::filesystem::path& path) {
    const std::filesystem::path file =
        std::filesystem::is_directory(path) ? path / "summary.json" : path;
    std::ifstream in(file);
    if (!in)
        throw FileError(file.string() + ": cannot be read");
    const json summary = json::parse(in, nullptr, false);
    if (!summary.is_object() || !summary.contains("diffusion") || !summary.contains("time_ps"))
        throw InputError(file.string() + ": is no summary that mtp dynamics -o has written");
    try {
        RunResult run = resultIn(summary);
        if (run.times.size() != run.squares.size())
            throw InputError(file.string() + ": time_ps and msd_A2 differ in length");
        run.name = path.string();
        return run;
    } catch (const json::exception& error) {
        throw InputError(fmt::format("{}: {}", file.string(), error.what()));
    }
}

Table runTable(const std::vector<RunResult>& runs, double time) {
    using namespace columns;
    TableRows rows(kResultName, kResultComposition, kResultRatio, kResultTemperature,
                   kResultDiffusion, kResultDiffusionError, kResultSquare, kResultInverseAlpha,
                   kResultCascades, kResultCascadeError, kResultChance, kResultPeakTime,
                   kResultConductivity, kResultHaven, kResultCaged);
    for (const RunResult& run : runs)
        rows.add(run.name, run.compositionText(), orUnknown(run.ionsPerCation()),
                 orUnknown(run.temperature), orUnknown(run.diffusion),
                 orUnknown(run.diffusionError), orUnknown(run.squareAt(time)),
                 1 / orUnknown(run.peakValue), orUnknown(run.cascades), orUnknown(run.cascadeError),
                 orUnknown(run.chance), orUnknown(run.peakTime), orUnknown(run.conductivity),
                 orUnknown(run.haven), orUnknown(run.cagedShare));
    return rows.table();
}

std::optional<DiffusionAt> diffusionOfRun(const RunResult& run) {
    if (!run.temperature)
        throw InputError(run.name + ": the temperature is not known");
    if (!run.diffusion)
        return std::nullopt;
    return DiffusionAt{*run.temperature, *run.diffusion, run.diffusionError};
}

std::vector<DiffusionAt> diffusionInTable(const Table& table) {
    const NumberView temperatures = table.numeric(columns::kResultTemperature.name);
    const NumberView values = table.numeric(columns::kResultDiffusion.name);
    const char* errors = columns::kResultDiffusionError.name;
    std::vector<DiffusionAt> points;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        points.push_back({temperatures[row], values[row],
                          table.has(errors) ? ifFinite(table.numeric(errors)[row]) : std::nullopt});
    return points;
}

Table arrheniusTable(const std::vector<DiffusionAt>& points, const Arrhenius& fit) {
    TableRows rows(columns::kInverseTemperature, columns::kLogDiffusion,
                   columns::kLogDiffusionError, columns::kLogDiffusionFit);
    for (const DiffusionAt& point : points)
        rows.add(kThousandKelvin / point.temperature, std::log10(point.value * kSquareCentimetres),
                 point.error ? *point.error / point.value / std::numbers::ln10 : kUnknown,
                 std::log10(fit.valueAt(point.temperature) * kSquareCentimetres));
    return rows.table();
}

}  // namespace mtp
