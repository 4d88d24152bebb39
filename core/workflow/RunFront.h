// The front of smaller, faster potentials of a run of a project, beside the other runs, as a
// project keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/mtp/Potential.h"
#include "core/project/file/FrameLoader.h"
#include "core/pruning/Front.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<std::string> kFrontName{"potential"};
inline constexpr ColumnKey<std::string> kFrontKind{"kind"};
inline constexpr ColumnKey<int> kFunctions{"functions"};
inline constexpr ColumnKey<double> kMicroseconds{"time", "µs/atom"};
inline constexpr ColumnKey<double> kFrontObjective{"objective"};
inline constexpr ColumnKey<double> kTrainingEnergy{"training_energy", "meV/atom"};
inline constexpr ColumnKey<double> kTrainingForce{"training_force", "meV/Å"};
inline constexpr ColumnKey<double> kValidationEnergy{"validation_energy", "meV/atom"};
inline constexpr ColumnKey<double> kValidationForce{"validation_force", "meV/Å"};

}  // namespace columns

// Values of columns::kFrontKind.
inline constexpr std::string_view kIsPruned = "pruned", kIsWhole = "whole",
                                  kIsOtherRun = "other run";

// What is known of a potential without its coefficients.
struct FrontFigures {
    int functions = 0;        // of the basis
    double microseconds = 0;  // per atom
    double objective = 0;     // of the training set
    FitErrors training;
    std::optional<FitErrors> validation;
};

struct FrontPoint {
    Potential potential;
    FrontFigures figures;
};

struct ComparedRun {
    std::int64_t run = 0;
    std::string name;
    FrontFigures figures;
};

struct RunFront {
    std::vector<FrontPoint> points;     // cheapest first
    ComparedRun whole;                  // the run itself
    std::vector<ComparedRun> compared;  // other runs with potentials of the same species
    bool isComplete = true;             // false: it was stopped before its last point
};

struct FrontRequest {
    RunRecord run;  // with a potential
    std::vector<ConfigurationRecord> training, validation;
    std::vector<RunRecord> compared;
    int points = 12, iterations = 20;
};

// Of what the run was trained on and validated with; if that is not known, of the configurations
// that a training would take. Compared with the runs that have trained potentials of the same
// species, but for those whose potentials are of a front, which are no series of levels.
FrontRequest frontRequest(const RunRecord& run, const std::vector<RunRecord>& runs,
                          const std::vector<ConfigurationRecord>& configurations);

// Throws InputError if the potential cannot be pruned, FileError, and Cancelled only if nothing was
// found until then.
RunFront makeFront(const FrontRequest& request, FrameLoader& loader, Progress& progress);

// A row for each point, for the whole potential and for each compared run, in this order.
Table frontTable(const RunFront& front);

// The run that a point of the front is in a project: the potential with what is known of it.
// source: the run that was pruned.
RunRecord runOfPoint(const FrontPoint& point, const RunRecord& source);
// The index of the point that the potential is; absent if it is none of them.
std::optional<std::size_t> findPoint(const RunFront& front, const Potential& potential);

// The text that a project keeps; absent for a text that is no front.
std::string toFrontJson(const RunFront& front);
std::optional<RunFront> fromFrontJson(const std::string& text);

}  // namespace mtp
