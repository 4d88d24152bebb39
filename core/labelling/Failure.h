// Why a calculation has failed, by what it left, and what to do about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp {

enum class FailureClass {
    None,
    NotConverged,
    Time,
    Memory,
    Disk,
    FileMissing,   // a pseudopotential, a basis, a kernel
    CodeNotFound,  // by the shell
    InputRefused,  // by the code
    Mpi,           // or a licence
    Geometry,      // atoms too close
    Lost,
    Cancelled,
    Settings,  // what came back is not what the recipe asks for
    Other,
};
// "not_converged", "time", ..., "unknown"; "none" for None.
std::string_view failureKey(FailureClass failure);
// By its key; blanks count as underscores. Absent for another word.
std::optional<FailureClass> findFailure(std::string_view key);
const std::vector<FailureClass>& allFailures();

// What an attempt left behind.
struct Remains {
    std::string output, errors;  // the ends of out and err
    int exitStatus = 0;
    std::string reason;  // of task.sh: "finished", "walltime", "cancelled", "disk full", ...
};

struct Failure {
    FailureClass kind = FailureClass::None;
    std::string text;  // the line that tells, or a sentence
};

// None if nothing tells of a failure.
Failure classifyFailure(DftCode code, const Remains& remains);

// One sentence: what to do.
std::string suggestionFor(FailureClass failure, DftCode code);

// The solver of the next attempt after so many have ended in this class. Absent if another attempt
// would not help before something is repaired, or if three have been made. The physics stays.
std::optional<Solver> solverForRetry(FailureClass failure, const Recipe& recipe, int attempts);

// Attempts after which none is suggested.
inline constexpr int kMostAttempts = 3;

}  // namespace mtp
