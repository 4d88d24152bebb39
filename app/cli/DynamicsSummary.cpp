#include "app/cli/DynamicsSummary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/Common.h"
#include "core/base/JsonFields.h"
#include "core/base/Plural.h"
#include "core/dynamics/HopTables.h"

namespace mtp::cli {

namespace {

using nlohmann::json;

constexpr double kSquareCentimetresPerSecond = 1e-4;  // 1 Å²/ps

json diffusionJson(const Diffusion& diffusion) {
    json fit = {nullptr, nullptr};
    if (diffusion.fit)
        fit = {diffusion.fit->first, diffusion.fit->second};
    return {{"fit_ps", fit},
            {"D_A2_per_ps", orNull(diffusion.value)},
            {"error", orNull(diffusion.error)},
            {"error_model", orNull(diffusion.modelError)},
            {"error_ions", orNull(diffusion.ionError)},
            {"error_blocks", orNull(diffusion.blockError)},
            {"intercept_A2", orNull(diffusion.intercept)},
            {"exponent", orNull(diffusion.exponent)},
            {"reason", orNull(diffusion.reason)}};
}

// Row by row; null if it is not known.
json matrixJson(const Eigen::MatrixXd& matrix) {
    json rows;
    for (const auto& row : matrix.rowwise())
        rows.push_back(std::vector<double>(row.begin(), row.end()));
    return rows;
}

json onsagerJson(const Onsager& onsager) {
    json result = {{"species", onsager.species},
                   {"charges_e", onsager.charges},
                   {"L_per_eV_A_ps", matrixJson(onsager.coefficients)},
                   {"L_error_per_eV_A_ps", matrixJson(onsager.coefficientErrors)},
                   {"conductivity_mS_cm", matrixJson(onsager.conductivities)},
                   {"conductivity_error_mS_cm", matrixJson(onsager.conductivityErrors)},
                   {"transference", nullptr},
                   {"transference_error", nullptr},
                   {"reason", orNull(onsager.reason)},
                   {"transference_reason", orNull(onsager.transferenceReason)}};
    for (std::size_t i = 0; i < onsager.transference.size(); ++i) {
        result["transference"][onsager.species[i]] = onsager.transference[i];
        result["transference_error"][onsager.species[i]] = onsager.transferenceErrors[i];
    }
    return result;
}

json conductivityJson(const Conductivity& conductivity) {
    std::string reason = conductivity.reason;
    for (const std::string& other : {conductivity.collectiveReason, conductivity.havenReason})
        if (reason.empty())
            reason = other;
    return {{"nernst_einstein_mS_cm", orNull(conductivity.nernstEinstein)},
            {"collective_mS_cm", orNull(conductivity.collective)},
            {"collective_error_mS_cm", orNull(conductivity.collectiveError)},
            {"haven", orNull(conductivity.haven)},
            {"haven_error", orNull(conductivity.havenError)},
            {"collective_msd_e2A2", conductivity.chargeMsd},
            {"haven_of_lags", conductivity.havenOfLags},
            {"onsager", onsagerJson(conductivity.onsager)},
            {"reason", orNull(reason)}};
}

json compositionJson(const Displacements& all) {
    json counts = json::object();
    for (const SpeciesMotion& species : all.species)
        counts[species.name] = species.atoms;
    return counts;
}

json hopsJson(const Displacements& all, const Hops& hops) {
    json list = json::array();
    for (const Hop& hop : hops.all) {
        json one = {
            {"ion", hop.ion},           {"frame", hop.frame},          {"length_A", hop.length},
            {"p_hop_A2", hop.strength}, {"duration_ps", hop.duration}, {"is_undone", hop.isUndone}};
        if (!all.ids.empty())
            one["id"] = all.ids[hop.ion];
        list.push_back(std::move(one));
    }
    return hops.reason.empty() ? list : json();
}

json shareJson(const CascadeShare& share) {
    return {{"value", orNull(share.value)},
            {"error", orNull(share.error)},
            {"chance", orNull(share.chance)},
            {"hops", share.counted},
            {"following", share.following}};
}

json cascadesJson(const Dynamics& dynamics) {
    const Cascades& cascades = dynamics.cascades;
    return {{"neighbour", orNull(cascades.neighbour.value)},
            {"refill", orNull(cascades.refill.value)},
            {"source", orNull(dynamics.stepCascades.value())},
            {"source_without_itself", orNull(dynamics.stepCascades.valueOfOthers())},
            {"chance", orNull(dynamics.cascadeShare().chance)},
            {"rule", cascadeRuleKey(cascades.rule)},
            {"window_frames", cascades.window},
            {"neighbour_A", cascades.neighbourRadius},
            {"refill_A", cascades.refillRadius},
            {"by_rule",
             {{"neighbour", shareJson(cascades.neighbour)},
              {"refill", shareJson(cascades.refill)},
              {"source", shareJson(dynamics.stepCascades.share())}}}};
}

json cascadeList(const Dynamics& dynamics) {
    json list = json::array();
    for (const Cascade& cascade : dynamics.cascades.all)
        list.push_back({{"hops", cascade.hops},
                        {"duration_ps", cascade.duration},
                        {"extent_A", cascade.extent}});
    return list;
}

json radialJson(const RadialDistributions& radial) {
    json pairs = json::object();
    for (const RadialDistribution& one : radial.ofPairs)
        pairs[one.centre + "-" + one.other] = {{"g", one.values},
                                               {"coordination", one.coordination},
                                               {"first_minimum_A", orNull(one.minimum)},
                                               {"coordination_number", orNull(one.shell)}};
    return {{"edges_A", radial.edges},
            {"frames", radial.frames},
            {"frame_stride", radial.stride},
            {"pairs", pairs}};
}

json stretchedJson(const std::optional<StretchedExponential>& fit) {
    if (!fit)
        return nullptr;
    return {{"amplitude", fit->amplitude}, {"tau_ps", fit->time}, {"exponent", fit->exponent}};
}

json hopResidenceJson(const HopResidence& residence) {
    return {{"mean_ps", orNull(residence.mean)},
            {"error_ps", orNull(residence.error)},
            {"mean_between_hops_ps", orNull(residence.meanEnded)},
            {"ended", residence.ended},
            {"cut", residence.cut},
            {"time_ps", residence.times},
            {"survival", residence.shares},
            {"kww", stretchedJson(residence.fit)},
            {"reason", orNull(residence.reason)}};
}

json stringsJson(const Strings& strings) {
    json shares = json::array();
    if (!strings.counts.empty())
        shares = stringTable(strings)[columns::kStringShare];
    return {{"time_ps", strings.time},
            {"mobile_A", strings.mobile},
            {"replacement_A", strings.replacement},
            {"origins", strings.origins},
            {"P_of_ions", shares},
            {"mean_ions", orNull(strings.mean)},
            {"mean_ions_error", orNull(strings.error)},
            {"mobile_share", orNull(strings.mobileShare)},
            {"share_in_strings", orNull(strings.memberShare)},
            {"reason", orNull(strings.reason)}};
}

json cagedJson(const CagedShare& caged) {
    return {{"share", orNull(caged.value)},
            {"error", orNull(caged.error)},
            {"time_ps", orNull(caged.time)},
            {"radius_A", orNull(caged.radius)},
            {"alpha2_of_caged", orNull(caged.alpha2Caged)},
            {"alpha2_of_caged_error", orNull(caged.alpha2CagedError)},
            {"alpha2_of_hopping", orNull(caged.alpha2Hopping)},
            {"alpha2_of_hopping_error", orNull(caged.alpha2HoppingError)},
            {"msd_share_of_hopping", orNull(caged.squareOfHopping)},
            {"reason", orNull(caged.reason)}};
}

json reasonsJson(const Dynamics& dynamics) {
    json reasons = json::object();
    const auto add = [&](const std::string& reason, std::initializer_list<const char*> fields) {
        for (const char* field : fields)
            if (!reason.empty())
                reasons[field] = reason;
    };
    add(dynamics.peak.reason, {"t_star_ps", "alpha_max"});
    add(dynamics.conductivity.reason, {"nernst_einstein_mS_cm"});
    add(dynamics.conductivity.collectiveReason, {"collective_mS_cm"});
    add(dynamics.conductivity.havenReason, {"haven"});
    add(dynamics.conductivity.onsager.reason, {"onsager"});
    add(dynamics.conductivity.onsager.transferenceReason, {"transference"});
    add(dynamics.hops.reason, {"hops", "hop_rate_per_ion_ns", "p_casc"});
    if (dynamics.hops.reason.empty() && !dynamics.cascades.neighbour.value)
        add("there are no hops that could follow others", {"p_casc"});
    add(dynamics.caged.reason, {"caged_share"});
    add(dynamics.radial.reason, {"g_r"});
    return reasons;
}

void printHops(const Displacements& all, const Dynamics& dynamics) {
    const Hops& hops = dynamics.hops;
    if (!hops.reason.empty()) {
        fmt::print("no hops: {}\n", hops.reason);
        return;
    }
    fmt::print("{}, {:.3g} per ion and ns (p_hop ≥ {:g} Å², window {:.6g} ps)",
               counted(hops.all.size(), "hop"), hops.rate(all.ionCount()).value_or(0),
               hops.threshold, static_cast<double>(hops.window) * all.spacing);
    if (const std::optional<double> share = hops.undoneShare())
        fmt::print(", {:.0f} % of them undone by the next", 100 * *share);
    fmt::print("\n");
    if (const HopResidence& residence = dynamics.residence; residence.mean)
        fmt::print("an ion stays {:.4g} ± {:.2g} ps between two hops\n", *residence.mean,
                   *residence.error);
    if (!hops.areEnough() && !hops.all.empty())
        fmt::print("{}: too few for P_casc\n", counted(hops.all.size(), "hop"));
    const CascadeShare ofSteps = dynamics.stepCascades.share();
    for (const auto& [name, share] :
         {std::pair("neighbour", dynamics.cascades.neighbour),
          std::pair("refill", dynamics.cascades.refill), std::pair("source", ofSteps)}) {
        const bool areEnough =
            name == std::string_view("source") ? share.counted >= kEnoughHops : hops.areEnough();
        if (!share.value || !areEnough)
            continue;
        fmt::print("P_casc = {:.3f} ± {:.3f} ({})", *share.value, share.error.value_or(0), name);
        fmt::print("{}\n", share.chance ? fmt::format(", by chance {:.3f}", *share.chance) : "");
    }
}

// D over that of a random walk of the same hops.
std::optional<double> correlationFactor(const Displacements& all, const Dynamics& dynamics) {
    const std::optional<double> ofHops = dynamics.hops.diffusion(all.ionCount());
    if (!dynamics.diffusion.value || !ofHops || !(*ofHops > 0))
        return std::nullopt;
    return *dynamics.diffusion.value / *ofHops;
}

void printConductivity(const Conductivity& conductivity) {
    if (conductivity.nernstEinstein)
        fmt::print("conductivity {:.4g} mS/cm (Nernst-Einstein)\n", *conductivity.nernstEinstein);
    else
        fmt::print("no conductivity: {}\n", conductivity.reason);
    if (conductivity.collective)
        fmt::print("conductivity {:.4g} ± {:.2g} mS/cm (collective)\n", *conductivity.collective,
                   *conductivity.collectiveError);
    else if (conductivity.reason.empty())
        fmt::print("no collective conductivity: {}\n", conductivity.collectiveReason);
    if (conductivity.haven)
        fmt::print("Haven ratio {:.3f} ± {:.2g}\n", *conductivity.haven, *conductivity.havenError);
    const Onsager& onsager = conductivity.onsager;
    for (std::size_t i = 0; i < onsager.transference.size(); ++i)
        fmt::print("{}{} {:.3f} ± {:.2g}", i == 0 ? "transference numbers: " : ", ",
                   onsager.species[i], onsager.transference[i], onsager.transferenceErrors[i]);
    if (!onsager.transference.empty())
        fmt::print("\n");
}

}  // namespace

json dynamicsSummary(const Displacements& all, const Dynamics& dynamics) {
    const Table& msd = dynamics.msd;
    const json lags = dynamics.moments.lags;
    const Hops& hops = dynamics.hops;
    return {{"frames", all.frameCount},
            {"frame_ps", all.spacing},
            {"ion", all.ion},
            {"framework", all.framework},
            {"frame_of", referenceKey(all.reference)},
            {"ions", all.ionCount()},
            {"temperature_K", orNull(dynamics.conductivity.temperature)},
            {"composition", compositionJson(all)},
            {"volume_A3", all.meanVolume},
            {"lag_frames", lags},
            {"time_ps", msd[columns::kLagTime]},
            {"msd_A2", msd[columns::kMsd]},
            {"msd_error_A2", msd[columns::kMsdError]},
            {"exponent", msd[columns::kExponent]},
            {"alpha2", dynamics.nonGaussian[columns::kAlpha2]},
            {"alpha2_error", dynamics.nonGaussian[columns::kAlpha2Error]},
            {"t_star_ps", orNull(dynamics.peak.time)},
            {"alpha_max", orNull(dynamics.peak.value)},
            {"van_hove",
             {{"lag_frames", lags},
              {"edges_A", dynamics.vanHove.edges},
              {"P_per_A", dynamics.vanHove.probability},
              {"beyond", dynamics.vanHove.beyond}}},
            {"diffusion", diffusionJson(dynamics.diffusion)},
            {"conductivity", conductivityJson(dynamics.conductivity)},
            {"hops", hopsJson(all, hops)},
            {"hop_window_frames", hops.window},
            {"hop_threshold_A2", hops.threshold},
            {"hop_rate_per_ion_ns", orNull(hops.rate(all.ionCount()))},
            {"hop_diffusion_A2_per_ps", orNull(hops.diffusion(all.ionCount()))},
            {"hop_correlation_factor", orNull(correlationFactor(all, dynamics))},
            {"undone_share", orNull(hops.undoneShare())},
            {"caged_share", orNull(dynamics.caged.value)},
            {"caged", cagedJson(dynamics.caged)},
            {"hop_residence", hopResidenceJson(dynamics.residence)},
            {"strings", stringsJson(dynamics.strings)},
            {"p_casc", hops.reason.empty() ? cascadesJson(dynamics) : json()},
            {"cascades", hops.reason.empty() ? cascadeList(dynamics) : json()},
            {"g_r", radialJson(dynamics.radial)},
            {"reasons", reasonsJson(dynamics)},
            {"warnings", dynamics.warnings}};
}

void printDynamics(const Displacements& all, const Dynamics& dynamics,
                   const std::optional<IonChoice>& choice) {
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
    printConductivity(dynamics.conductivity);
    if (dynamics.peak.time)
        fmt::print("alpha2 is largest at t* = {:.4g} ps: 1/alpha_max = {:.3f}\n",
                   *dynamics.peak.time, 1 / *dynamics.peak.value);
    else
        fmt::print("{}\n", dynamics.peak.reason);
    if (const CagedShare& caged = dynamics.caged; caged.value) {
        fmt::print("{:.1f}{} % caged after {:.6g} ps (within {:.2f} Å)\n", 100 * *caged.value,
                   caged.error ? fmt::format(" ± {:.1f}", 100 * *caged.error) : "", *caged.time,
                   *caged.radius);
        if (caged.alpha2Caged)
            fmt::print(
                "alpha2 at that time: {:+.3f} of caged and {:+.3f} of hopping ions, which "
                "have {:.0f} % of the mean square displacement\n",
                *caged.alpha2Caged, *caged.alpha2Hopping, 100 * *caged.squareOfHopping);
    }
    if (const Strings& strings = dynamics.strings; strings.mean)
        fmt::print("strings of {:.3f} ions on average; {:.0f} % of the mobile ions move in them\n",
                   *strings.mean, 100 * *strings.memberShare);
    printHops(all, dynamics);
    if (choice)
        printChoice(*choice, all);
}

void writeDynamics(const std::filesystem::path& folder, const Displacements& all,
                   const Dynamics& dynamics, const std::optional<IonChoice>& choice,
                   const std::set<std::string>& tables) {
    createFolder(folder.string());
    const auto write = [&](const char* name, const Table& table) {
        if (tables.empty() || tables.contains(name))
            writeTable(folder / (std::string(name) + ".csv"), table);
    };
    write("msd", dynamics.msd);
    write("alpha2", dynamics.nonGaussian);
    write("van_hove", vanHoveTable(dynamics.vanHove, dynamics.moments));
    write("onsager", onsagerTable(dynamics.conductivity.onsager));
    write("g_r", radialTable(dynamics.radial));
    write("hops", hopTable(all, hopsOf(dynamics.hops, choice)));
    write("hop_residence", hopResidenceTable(dynamics.residence));
    write("strings", stringTable(dynamics.strings));
    write("cascades", cascadeTable(all, dynamics.hops, cascadesOf(dynamics, choice)));
    if (choice)
        write("ions", choice->table);
}

}  // namespace mtp::cli
