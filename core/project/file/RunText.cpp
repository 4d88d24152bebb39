#include "core/project/file/RunText.h"

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/training/IterationJson.h"

namespace mtp {

namespace {

using nlohmann::json;

template <class Decode>
auto decoded(const std::string& text, Decode decode) {
    try {
        return decode(json::parse(text));
    } catch (const json::exception& error) {
        throw InputError(std::string("a run in the project is damaged: ") + error.what());
    }
}

}  // namespace

std::string encodeOptions(const TrainingOptions& options,
                          const std::optional<TrainedSet>& trainedOn) {
    json out = {{"level", options.level},
                {"cutoff", options.cutoff},
                {"radial_size", options.radialSize},
                {"energy_weight", options.energyWeight},
                {"force_weight", options.forceWeight},
                {"virial_weight", options.virialWeight},
                {"energy_power", options.energyPower},
                {"force_power", options.forcePower},
                {"virial_power", options.virialPower},
                {"max_iterations", options.maxIterations},
                {"tolerance", options.tolerance},
                {"threads", options.threads},
                {"seed", options.seed},
                {"starts", options.starts},
                {"regularisation", options.regularisation}};
    if (options.minDist)
        out["min_dist"] = *options.minDist;
    if (options.hops)
        out["hops"] = *options.hops;
    if (options.start)
        out["start"] = formatPotential(*options.start);
    if (trainedOn)
        out["trained_on"] = {{"training", trainedOn->trainingIds},
                             {"validation", trainedOn->validationIds},
                             {"checksum", trainedOn->checksum}};
    return out.dump();
}

std::optional<TrainedSet> decodeTrainedSet(const std::string& text) {
    return decoded(text, [](const json& in) -> std::optional<TrainedSet> {
        if (!in.contains("trained_on"))
            return std::nullopt;
        const json& set = in.at("trained_on");
        return TrainedSet{set.at("training").get<std::vector<std::int64_t>>(),
                          set.at("validation").get<std::vector<std::int64_t>>(),
                          set.at("checksum").get<std::string>()};
    });
}

TrainingOptions decodeOptions(const std::string& text) {
    return decoded(text, [](const json& in) {
        TrainingOptions options;
        const auto read = [&in](const char* key, auto& value) { value = in.value(key, value); };
        read("level", options.level);
        read("cutoff", options.cutoff);
        read("radial_size", options.radialSize);
        read("energy_weight", options.energyWeight);
        read("force_weight", options.forceWeight);
        read("virial_weight", options.virialWeight);
        read("energy_power", options.energyPower);
        read("force_power", options.forcePower);
        read("virial_power", options.virialPower);
        read("max_iterations", options.maxIterations);
        read("tolerance", options.tolerance);
        read("threads", options.threads);
        read("seed", options.seed);
        read("starts", options.starts);
        read("regularisation", options.regularisation);
        if (in.contains("min_dist"))
            options.minDist = in.at("min_dist").get<double>();
        if (in.contains("hops"))
            options.hops = in.at("hops").get<int>();
        if (in.contains("start"))
            options.start = parsePotential(in.at("start").get<std::string>(), "start of a run");
        return options;
    });
}

std::string encodeIterations(const std::vector<IterationSummary>& iterations) {
    json list = json::array();
    for (const IterationSummary& step : iterations)
        list.push_back(toJson(step, IterationForm::Project));
    return list.dump();
}

std::vector<IterationSummary> decodeIterations(const std::string& text) {
    return decoded(text, [](const json& in) {
        std::vector<IterationSummary> iterations;
        for (const json& entry : in)
            iterations.push_back(iterationOf(entry));
        return iterations;
    });
}

}  // namespace mtp
