#include "core/training/IterationJson.h"

#include <istream>

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/training/TrainingJson.h"

namespace mtp {

namespace {

using nlohmann::json;

json toLog(const IterationSummary& step) {
    json out = {{"iteration", step.iteration},
                {"seconds", step.seconds},
                {"objective", step.objective},
                {"energy_rmse", orNull(step.training.energy)},
                {"force_rmse", orNull(step.training.force)},
                {"virial_rmse", orNull(step.training.virial)},
                {"start", step.startNumber}};
    if (step.validationObjective)
        out["validation_objective"] = *step.validationObjective;
    if (step.validation) {
        out["validation_energy_rmse"] = orNull(step.validation->energy);
        out["validation_force_rmse"] = orNull(step.validation->force);
        out["validation_virial_rmse"] = orNull(step.validation->virial);
    }
    return out;
}

IterationSummary fromLog(const json& in) {
    IterationSummary step;
    step.iteration = in.at("iteration").get<int>();
    step.seconds = in.value("seconds", 0.0);
    step.objective = in.at("objective").get<double>();
    step.training = {optionalAt<double>(in, "energy_rmse"), optionalAt<double>(in, "force_rmse"),
                     optionalAt<double>(in, "virial_rmse")};
    step.startNumber = in.value("start", 0);
    step.validationObjective = optionalAt<double>(in, "validation_objective");
    if (in.contains("validation_energy_rmse"))
        step.validation = {optionalAt<double>(in, "validation_energy_rmse"),
                           optionalAt<double>(in, "validation_force_rmse"),
                           optionalAt<double>(in, "validation_virial_rmse")};
    return step;
}

json toProject(const IterationSummary& step) {
    json out = {{"iteration", step.iteration}, {"seconds", step.seconds},
                {"objective", step.objective}, {"training", step.training},
                {"start", step.startNumber},   {"damping", step.damping}};
    if (step.validationObjective)
        out["validation_objective"] = *step.validationObjective;
    if (step.validation)
        out["validation"] = *step.validation;
    for (const DensityErrors& one : step.byDensity) {
        json group = {{"density", one.density}, {"training", one.training}};
        if (one.validation)
            group["validation"] = *one.validation;
        out["by_density"].push_back(std::move(group));
    }
    return out;
}

IterationSummary fromProject(const json& in) {
    IterationSummary step;
    step.iteration = in.at("iteration").get<int>();
    step.seconds = in.at("seconds").get<double>();
    step.objective = in.at("objective").get<double>();
    step.training = in.at("training").get<FitErrors>();
    step.startNumber = in.value("start", 0);
    step.damping = in.value("damping", 0.0);
    if (in.contains("validation_objective"))
        step.validationObjective = in.at("validation_objective").get<double>();
    if (in.contains("validation"))
        step.validation = in.at("validation").get<FitErrors>();
    for (const json& group : in.value("by_density", json::array())) {
        DensityErrors one{group.at("density").get<double>(), group.at("training").get<FitErrors>(),
                          std::nullopt};
        if (group.contains("validation"))
            one.validation = group.at("validation").get<FitErrors>();
        step.byDensity.push_back(one);
    }
    return step;
}

json toCheckpoint(const IterationSummary& step) {
    json out = {step.seconds, step.objective, step.training, step.startNumber, step.damping};
    if (step.validation)
        out.insert(out.end(), {*step.validationObjective, *step.validation});
    return out;
}

IterationSummary fromCheckpoint(const json& list, int number) {
    IterationSummary step;
    step.iteration = number;
    step.seconds = list.at(0).get<double>();
    step.objective = list.at(1).get<double>();
    step.training = list.at(2).get<FitErrors>();
    step.startNumber = list.at(3).get<int>();
    step.damping = list.at(4).get<double>();
    if (list.size() > 5) {
        step.validationObjective = list.at(5).get<double>();
        step.validation = list.at(6).get<FitErrors>();
    }
    return step;
}

}  // namespace

json toJson(const IterationSummary& step, IterationForm form) {
    switch (form) {
        case IterationForm::Log:
            return toLog(step);
        case IterationForm::Project:
            return toProject(step);
        case IterationForm::Checkpoint:
            break;
    }
    return toCheckpoint(step);
}

IterationSummary iterationOf(const json& in, int number) {
    if (in.is_array())
        return fromCheckpoint(in, number);
    return in.contains("training") ? fromProject(in) : fromLog(in);
}

std::vector<IterationSummary> readTrainingLog(std::istream& in, const std::string& name) {
    std::vector<IterationSummary> iterations;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        try {
            iterations.push_back(iterationOf(json::parse(line)));
        } catch (const json::exception&) {
            throw ParseError(name, number, "expected an iteration as a JSON object");
        }
    }
    return iterations;
}

}  // namespace mtp
