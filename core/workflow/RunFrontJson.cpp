// The front of a run as the text that a project keeps.
#include "core/base/JsonFields.h"
#include "core/mtp/PotentialFile.h"
#include "core/workflow/RunFront.h"

namespace mtp {

namespace {

using nlohmann::json;

constexpr int kFrontVersion = 1;

json toJson(const FitErrors& errors) {
    return {{"energy", orNull(errors.energy)},
            {"force", orNull(errors.force)},
            {"virial", orNull(errors.virial)}};
}

FitErrors errorsFrom(const json& object) {
    return {optionalAt<double>(object, "energy"), optionalAt<double>(object, "force"),
            optionalAt<double>(object, "virial")};
}

json toJson(const FrontFigures& figures) {
    return {{"functions", figures.functions},
            {"us_per_atom", figures.microseconds},
            {"objective", figures.objective},
            {"training", toJson(figures.training)},
            {"validation", figures.validation ? toJson(*figures.validation) : json()}};
}

FrontFigures figuresFrom(const json& object) {
    FrontFigures figures;
    figures.functions = object.at("functions").get<int>();
    figures.microseconds = object.at("us_per_atom").get<double>();
    figures.objective = object.at("objective").get<double>();
    figures.training = errorsFrom(object.at("training"));
    if (!object.at("validation").is_null())
        figures.validation = errorsFrom(object.at("validation"));
    return figures;
}

json toJson(const ComparedRun& run) {
    return {{"run", run.run}, {"name", run.name}, {"figures", toJson(run.figures)}};
}

ComparedRun comparedFrom(const json& object) {
    return {object.at("run").get<std::int64_t>(), object.at("name").get<std::string>(),
            figuresFrom(object.at("figures"))};
}

RunFront frontFrom(const json& object) {
    if (object.at("version").get<int>() != kFrontVersion)
        throw InputError("made by another version of the program");
    RunFront front;
    front.isComplete = object.at("complete").get<bool>();
    front.whole = comparedFrom(object.at("whole"));
    for (const json& run : object.at("compared"))
        front.compared.push_back(comparedFrom(run));
    for (const json& point : object.at("points"))
        front.points.push_back(
            {parsePotential(point.at("potential").get<std::string>(), "front of the project"),
             figuresFrom(point.at("figures"))});
    return front;
}

}  // namespace

std::string toFrontJson(const RunFront& front) {
    json points = json::array(), compared = json::array();
    for (const FrontPoint& point : front.points)
        points.push_back(
            {{"potential", formatPotential(point.potential)}, {"figures", toJson(point.figures)}});
    for (const ComparedRun& run : front.compared)
        compared.push_back(toJson(run));
    const json object{{"version", kFrontVersion},
                      {"complete", front.isComplete},
                      {"whole", toJson(front.whole)},
                      {"compared", compared},
                      {"points", points}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<RunFront> fromFrontJson(const std::string& text) {
    try {
        return frontFrom(json::parse(text));
    } catch (const json::exception&) {
        return {};
    } catch (const Error&) {
        return {};
    }
}

}  // namespace mtp
