// An iteration of a training as JSON, for the three places that keep it: one pair of functions.
//
//     log         {"iteration": 3, "objective": 0.1, "energy_rmse": 0.002, ...}   one line each
//     project     {"iteration": 3, "objective": 0.1, "training": [0.002, ...], ...}
//     checkpoint  [seconds, objective, [energy, force, virial], start, damping, ...]
//
// They differ because each is read by programs of earlier versions, the log by scripts of users
// too.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/training/Trainer.h"

namespace mtp {

enum class IterationForm { Log, Project, Checkpoint };

nlohmann::json toJson(const IterationSummary& step, IterationForm form);
// Reads any of the forms. number: of the iteration, for a checkpoint, which does not keep it.
// Throws nlohmann::json::exception.
IterationSummary iterationOf(const nlohmann::json& json, int number = 0);

// The log of `mtp train`, a line for each iteration. Throws ParseError with the name of the file.
std::vector<IterationSummary> readTrainingLog(std::istream& in, const std::string& name);

}  // namespace mtp
