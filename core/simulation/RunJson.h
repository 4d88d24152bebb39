// run.json: the description of a run as text, and what is asked of a simulation as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/simulation/RunFolder.h"

namespace mtp {

nlohmann::json toJson(const SimulationOptions& options);
// Throws InputError, and nlohmann::json::exception for a field that is missing or of another type.
SimulationOptions simulationOptionsFrom(const nlohmann::json& object);

std::string toRunJson(const RunDescription& run);
// name: of the text, for errors. Throws ParseError.
RunDescription fromRunJson(const std::string& text, const std::string& name);

}  // namespace mtp
