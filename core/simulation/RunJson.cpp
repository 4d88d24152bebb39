#include "core/simulation/RunJson.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"

namespace mtp {

namespace {

using nlohmann::json;

constexpr int kVersion = 1;

json stageJson(const Stage& stage) {
    return {{"name", stage.name},
            {"from_K", stage.fromTemperature},
            {"to_K", stage.toTemperature},
            {"pressure_GPa", orNull(stage.pressure)},
            {"to_density_g_per_cm3", orNull(stage.toDensity)},
            {"begin", stage.begin},
            {"end", stage.end},
            {"measured", stage.isMeasured}};
}

Stage stageFrom(const json& object) {
    Stage stage;
    stage.name = object.at("name").get<std::string>();
    stage.fromTemperature = object.at("from_K").get<double>();
    stage.toTemperature = object.at("to_K").get<double>();
    stage.pressure = optionalAt<double>(object, "pressure_GPa");
    stage.toDensity = optionalAt<double>(object, "to_density_g_per_cm3");
    stage.begin = object.at("begin").get<std::int64_t>();
    stage.end = object.at("end").get<std::int64_t>();
    stage.isMeasured = object.at("measured").get<bool>();
    return stage;
}

json scheduleJson(const Schedule& schedule) {
    json runs = json::array();
    for (const PlannedRun& run : schedule.runs) {
        json stages = json::array();
        for (const Stage& stage : run.stages)
            stages.push_back(stageJson(stage));
        runs.push_back({{"name", run.name}, {"seed", run.seed}, {"stages", stages}});
    }
    return runs;
}

Schedule scheduleFrom(const json& runs) {
    Schedule schedule;
    for (const json& object : runs) {
        PlannedRun run{
            object.at("name").get<std::string>(), object.at("seed").get<std::uint64_t>(), {}};
        for (const json& stage : object.at("stages"))
            run.stages.push_back(stageFrom(stage));
        schedule.runs.push_back(std::move(run));
    }
    return schedule;
}

json gradesJson(const GradeLimits& grades) {
    return {{"every", grades.every}, {"save", grades.save}, {"too_far", grades.stop}};
}

json limitsJson(const GuardLimits& limits) {
    json pairs = json::array();
    for (const PairLimit& pair : limits.pairs)
        pairs.push_back({{"first", pair.first},
                         {"second", pair.second},
                         {"trained_A", pair.trained},
                         {"stop_A", pair.stop}});
    return {{"pairs", pairs},
            {"force_eV_per_A", orNull(limits.force)},
            {"temperature_K", limits.temperature},
            {"densities_g_per_cm3", orNull(limits.densities)},
            {"grades", limits.grades ? gradesJson(*limits.grades) : json()},
            {"note", limits.note}};
}

// Absent in runs that are not graded, and in those of earlier versions.
std::optional<GradeLimits> gradesFrom(const json& limits) {
    const auto found = limits.find("grades");
    if (found == limits.end() || found->is_null())
        return {};
    return GradeLimits{found->at("every").get<int>(), found->at("save").get<double>(),
                       found->at("too_far").get<double>()};
}

GuardLimits limitsFrom(const json& object, int speciesCount) {
    GuardLimits limits;
    for (const json& pair : object.at("pairs"))
        limits.pairs.push_back({pair.at("first").get<int>(), pair.at("second").get<int>(),
                                pair.at("trained_A").get<double>(),
                                pair.at("stop_A").get<double>()});
    if (limits.pairs.size() != pairCount(speciesCount))
        throw InputError("the limits are not those of all pairs of species");
    limits.force = optionalAt<double>(object, "force_eV_per_A");
    limits.temperature = object.at("temperature_K").get<double>();
    limits.densities = optionalAt<std::pair<double, double>>(object, "densities_g_per_cm3");
    limits.grades = gradesFrom(object);
    limits.note = object.at("note").get<std::string>();
    return limits;
}

RunDescription runFrom(const json& object) {
    if (const int version = object.at("version").get<int>(); version != kVersion)
        throw InputError("made by another version of the program");
    RunDescription run;
    run.created = object.at("created").get<std::string>();
    run.potentialName = object.at("potential").get<std::string>();
    run.startName = object.at("start").get<std::string>();
    run.model = object.at("model").get<std::string>();
    run.options = simulationOptionsFrom(object.at("options"));
    run.species = object.at("species").get<std::vector<std::string>>();
    run.atomCount = object.at("atoms").get<std::size_t>();
    run.schedule = scheduleFrom(object.at("runs"));
    run.limits = limitsFrom(object.at("limits"), static_cast<int>(run.species.size()));
    run.cutoff = object.at("cutoff_A").get<double>();
    run.warnings = object.at("warnings").get<std::vector<std::string>>();
    return run;
}

}  // namespace

json toJson(const SimulationOptions& options) {
    return {{"protocol", protocolKey(options.protocol)},
            {"supercell", options.supercell},
            {"temperature_K", orNull(options.temperature)},
            {"end_temperature_K", orNull(options.endTemperature)},
            {"pressure_GPa", orNull(options.pressure)},
            {"steps", orNull(options.steps)},
            {"timestep_fs", options.timestep},
            {"rate_K_per_s", orNull(options.rate)},
            {"densities_g_per_cm3", options.densities},
            {"seed", options.seed},
            {"seeds", options.seeds},
            {"dump_every_fs", options.dumpEvery},
            {"repulsion", options.hasRepulsion}};
}

SimulationOptions simulationOptionsFrom(const json& object) {
    SimulationOptions options;
    const std::optional<Protocol> protocol = findProtocol(object.at("protocol").get<std::string>());
    if (!protocol)
        throw InputError("unknown protocol " + object.at("protocol").dump());
    options.protocol = *protocol;
    options.supercell = object.at("supercell").get<std::array<int, 3>>();
    options.temperature = optionalAt<double>(object, "temperature_K");
    options.endTemperature = optionalAt<double>(object, "end_temperature_K");
    options.pressure = optionalAt<double>(object, "pressure_GPa");
    options.steps = optionalAt<std::int64_t>(object, "steps");
    options.timestep = object.at("timestep_fs").get<double>();
    options.rate = optionalAt<double>(object, "rate_K_per_s");
    options.densities = object.at("densities_g_per_cm3").get<std::vector<double>>();
    options.seed = object.at("seed").get<std::uint64_t>();
    options.seeds = object.at("seeds").get<int>();
    options.dumpEvery = object.at("dump_every_fs").get<double>();
    options.hasRepulsion = optionalAt<bool>(object, "repulsion").value_or(false);
    validate(options);
    return options;
}

std::string toRunJson(const RunDescription& run) {
    const json object = {{"version", kVersion},
                         {"created", run.created},
                         {"potential", run.potentialName},
                         {"start", run.startName},
                         {"model", run.model},
                         {"options", toJson(run.options)},
                         {"species", run.species},
                         {"atoms", run.atomCount},
                         {"runs", scheduleJson(run.schedule)},
                         {"limits", limitsJson(run.limits)},
                         {"cutoff_A", run.cutoff},
                         {"warnings", run.warnings}};
    return object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

RunDescription fromRunJson(const std::string& text, const std::string& name) {
    try {
        return runFrom(json::parse(text));
    } catch (const json::exception& error) {
        throw ParseError(name, 0, error.what());
    } catch (const InputError& error) {
        throw ParseError(name, 0, error.what());
    }
}

}  // namespace mtp
