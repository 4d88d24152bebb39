#include "app/cli/FurtherSummary.h"

#include <fmt/format.h>

#include "app/cli/Common.h"
#include "core/base/JsonFields.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/Units.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

json times(const std::vector<std::size_t>& lags, double spacing) {
    json list = json::array();
    for (const std::size_t lag : lags)
        list.push_back(static_cast<double>(lag) * spacing);
    return list;
}

json scatteringJson(const SelfScattering& one, double spacing) {
    json fit;
    if (one.fit)
        fit = {{"amplitude", one.fit->amplitude},
               {"tau_ps", one.fit->time},
               {"exponent", one.fit->exponent}};
    return {{"q_per_A", one.q},
            {"lag_frames", one.lags},
            {"values", one.values},
            {"time_ps", times(one.lags, spacing)},
            {"kww", fit},
            {"tau_ps", orNull(one.decay)},
            {"reason", orNull(one.reason)}};
}

json residenceJson(const Residence& one, double spacing) {
    return {{"lag_frames", one.lags},           {"time_ps", times(one.lags, spacing)},
            {"intermittent", one.intermittent}, {"continuous", one.continuous},
            {"neighbours", one.neighbours},     {"residence_ps", orNull(one.time)},
            {"reason", orNull(one.reason)}};
}

json factorsJson(const Table& table) {
    json pairs = json::object();
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        json& pair = pairs[table[columns::kIonPair][row]];
        pair["q_per_A"].push_back(table[columns::kWaveNumber][row]);
        pair["S"].push_back(table[columns::kStructureFactor][row]);
    }
    return pairs;
}

json distinctJson(const DistinctVanHove& distinct) {
    json pairs = json::object();
    for (const DistinctPair& pair : distinct.ofPairs)
        pairs[pair.centre + "-" + pair.other] = pair.values;
    return {{"edges_A", distinct.edges},
            {"lag_frames", distinct.lags},
            {"time_ps", times(distinct.lags, distinct.spacing)},
            {"origins", distinct.frames},
            {"pairs", pairs}};
}

json greenKuboJson(const GreenKubo& conductivity) {
    return {{"value_mS_cm", orNull(conductivity.value)},
            {"error_mS_cm", orNull(conductivity.valueError)},
            {"lag_ps", conductivity.spacing},
            {"correlation", conductivity.correlation},
            {"integral_mS_cm", conductivity.integral},
            {"integral_error_mS_cm", conductivity.error},
            {"reason", orNull(conductivity.reason)}};
}

}  // namespace

void addFurtherOptions(CLI::App* app, FurtherArguments& arguments) {
    app->add_option(
        "--analyses", arguments.analyses,
        "Further ones: fs (F_s(q,t)), sq (S(q)), residence (of neighbours), vdos (vibrations and "
        "the conductivity by Green and Kubo, from velocities), paddle_wheel (hops beside polyhedra "
        "that turned), distinct (atoms around the former place of an ion: G_d(r,t)); several with "
        "commas");
    app->add_option("--q", arguments.q,
                    "1/Å, of F_s, several with commas; by default that of the largest S(q) of the "
                    "ions");
    app->add_flag("--q-axes", arguments.isAlongAxes, "F_s along x, y and z only");
    app->add_option(
        "--cutoff", arguments.cutoffs,
        "Å, of neighbours of the ion by species: Cl=3.2 or Li-Cl=3.2; by default the first "
        "minimum of g(r)");
    app->add_option("--residence-tolerance", arguments.tolerance,
                    "How long a neighbour may be away and still stay; by default 2ps");
}

FurtherOptions furtherOptions(const FurtherArguments& arguments) {
    FurtherOptions options;
    if (!arguments.analyses.empty())
        for (const std::string_view word : splitAt(arguments.analyses, ',')) {
            if (word == "rdf")
                continue;  // it is always made
            if (word == "fs")
                options.wanted.insert(FurtherAnalysis::SelfScattering);
            else if (word == "sq")
                options.wanted.insert(FurtherAnalysis::StructureFactors);
            else if (word == "residence")
                options.wanted.insert(FurtherAnalysis::Residence);
            else if (word == "vdos")
                options.wanted.insert(FurtherAnalysis::Vibrations);
            else if (word == "paddle_wheel")
                options.wanted.insert(FurtherAnalysis::PaddleWheel);
            else if (word == "distinct")
                options.wanted.insert(FurtherAnalysis::DistinctVanHove);
            else
                throw InputError(
                    fmt::format("--analyses {}: there are rdf, fs, sq, residence, vdos, "
                                "paddle_wheel and distinct",
                                arguments.analyses));
        }
    if (!arguments.q.empty())
        options.q = parseNumbers(arguments.q);
    options.isAlongAxes = arguments.isAlongAxes;
    if (!arguments.tolerance.empty())
        options.tolerancePs = femtoseconds(arguments.tolerance) / units::kFsPerPs;
    if (!arguments.cutoffs.empty())
        for (const auto& [name, radius] :
             numbersByName("--cutoff", arguments.cutoffs, "Cl=3.2 or Li-Cl=3.2"))
            options.radius[name.substr(name.find('-') + 1)] = radius;
    return options;
}

void addFurther(const FurtherAnalyses& further, double spacing, json& summary) {
    for (const SelfScattering& one : further.scattering)
        summary["f_s"].push_back(scatteringJson(one, spacing));
    if (further.structureFactors)
        summary["s_q"] = factorsJson(*further.structureFactors);
    for (const auto& [other, one] : further.residence)
        summary["residence"][other] = residenceJson(one, spacing);
    if (further.states) {
        const Table& states = *further.states;
        summary["vdos"] = {{"frequency_THz", states[columns::kFrequency]},
                           {"vdos_per_THz", states[columns::kDensityOfStates]},
                           {"peak_THz", peakFrequency(states)},
                           {"vacf_lag_frames", further.velocityLags},
                           {"vacf", further.velocityCorrelation}};
    }
    if (further.greenKubo)
        summary["green_kubo"] = greenKuboJson(*further.greenKubo);
    if (const auto& wheel = further.paddleWheel)
        summary["paddle_wheel"] = {
            {"centre", wheel->centre},       {"ligand", wheel->ligand},
            {"value", orNull(wheel->value)}, {"chance", orNull(wheel->chance)},
            {"hops", wheel->counted},        {"turned", wheel->turned}};
    if (further.distinct)
        summary["g_d"] = distinctJson(*further.distinct);
    for (const auto& [key, reason] : further.reasons) {
        const std::string field = key == "fs"         ? "f_s"
                                  : key == "sq"       ? "s_q"
                                  : key == "distinct" ? "g_d"
                                                      : key;
        summary[field] = nullptr;
        summary["reasons"][field] = reason;
    }
}

void printFurther(const FurtherAnalyses& further) {
    if (!further.greenKubo)
        return;
    const GreenKubo& conductivity = *further.greenKubo;
    if (conductivity.value)
        fmt::print("conductivity {:.4g} ± {:.2g} mS/cm (Green-Kubo)\n", *conductivity.value,
                   *conductivity.valueError);
    else
        fmt::print("no conductivity by Green and Kubo: {}\n", conductivity.reason);
}

void writeFurther(const std::filesystem::path& folder, const FurtherAnalyses& further) {
    const auto write = [&](const char* name, const Table& table) {
        writeTable(folder / name, table);
    };
    if (further.structureFactors)
        write("s_q.csv", *further.structureFactors);
    if (further.states)
        write("vdos.csv", *further.states);
    if (further.greenKubo && !further.greenKubo->integral.empty())
        write("green_kubo.csv", greenKuboTable(*further.greenKubo));
    if (further.distinct)
        write("g_d.csv", distinctTable(*further.distinct));
    if (further.paddleWheel && further.paddleWheel->chance)
        write("paddle_wheel.csv", turnTable(*further.paddleWheel));
}

}  // namespace mtp::cli
