// Prepares another attempt of tasks that failed. Only the solver may change: the physics is what
// the labels are.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/labelling/CampaignStatus.h"

namespace mtp {

struct RetryOptions {
    std::vector<std::string> keys;        // empty: all
    std::optional<FailureClass> failure;  // of this class only, whether a retry would be suggested
                                          // or not: the user has repaired what was wrong
    std::optional<Solver> solver;         // instead of the one that would be suggested
    std::vector<std::pair<std::string, std::string>> settings;  // {"ALGO", "All"}
};

// Whether another attempt of a task in this state can be prepared.
bool canRetry(TaskState state);

struct RetryReport {
    std::vector<std::string> keys;  // prepared: they can be started
    // Others that failed, with the reason why no attempt was prepared.
    std::vector<std::pair<std::string, std::string>> left;
};

// Writes the folder retry-N of each task. Throws InputError for a setting that is no solver's
// ("ENCUT decides the labels"), FileError.
RetryReport prepareRetries(const Campaign& campaign, const CampaignStatus& status,
                           const RetryOptions& options);

// The solver with a setting by its name in the input of the code: ALGO, NELM; electron_maxstep,
// mixing_beta, diagonalization; MINIMIZER (DIIS, CG), MAX_SCF, OUTER_MAX_SCF, ALPHA. Throws
// InputError.
Solver withSetting(Solver solver, DftCode code, const std::string& name, const std::string& value);

}  // namespace mtp
