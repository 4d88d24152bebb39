// How parts of a training are written in checkpoints and project files.
#pragma once

#include <nlohmann/json.hpp>

#include "core/training/TrainingRecord.h"

namespace mtp {

// [energy, force, virial]; null: absent
inline void to_json(nlohmann::json& out, const FitErrors& errors) {
    out = nlohmann::json::array();
    for (const std::optional<double>& error : {errors.energy, errors.force, errors.virial})
        out.push_back(error ? nlohmann::json(*error) : nlohmann::json());
}

inline void from_json(const nlohmann::json& list, FitErrors& errors) {
    const auto at = [&list](std::size_t i) {
        return list.at(i).is_null() ? std::nullopt : std::optional(list.at(i).get<double>());
    };
    errors = {at(0), at(1), at(2)};
}

}  // namespace mtp
