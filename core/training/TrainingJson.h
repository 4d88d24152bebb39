// How parts of a training are written in checkpoints and project files.
#pragma once

#include <nlohmann/json.hpp>

#include "core/training/Trainer.h"

namespace mtp {

// [energy, force, virial]
inline void to_json(nlohmann::json& out, const FitErrors& errors) {
    out = {errors.energy, errors.force, errors.virial};
}

inline void from_json(const nlohmann::json& list, FitErrors& errors) {
    errors = {list.at(0).get<double>(), list.at(1).get<double>(), list.at(2).get<double>()};
}

}  // namespace mtp
