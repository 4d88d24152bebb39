// A potential on the labelled configurations of a project: predictions and the tables of their
// errors. Plots, lists and the report all show these tables; none works them out again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/inspection/ErrorAccumulator.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/Potential.h"
#include "core/project/file/FrameLoader.h"

namespace mtp {

// Configurations that a potential is compared with, and their numbers in the lists of the project,
// from 1.
struct FitSet {
    std::vector<ConfigurationRecord> records;
    std::vector<int> numbers;
};

// The labelled configurations; part: only those of this part of the split; absent: all.
FitSet fitSet(const std::vector<ConfigurationRecord>& configurations, std::optional<Part> part);

// "configuration" in every table is the index in these lists; each table has a column "source", and
// "part" if the split is that of the potential.
struct FitResult {
    std::vector<ConfigurationRecord> records;
    std::vector<int> numbers;  // in the lists of the project, from 1
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;                 // eV, eV/Å, atoms as in the frames
    Table energy, force, forceLength, virial, pressure;  // parities, core/inspection/Errors.h
    Table errors, atoms;                                 // core/inspection/ErrorTables.h
    Table statistics;
    ErrorReport report;
    bool hasParts = true;  // false: of a potential that was trained elsewhere
};

// Whether the result is of exactly this set: configurations, labels, parts, weights, exclusions.
bool isFitOf(const FitResult& result, const FitSet& set);

// The errors by configuration as a list shows them: "number" first, "source" short and last.
Table listedErrors(const FitResult& result);

// The potential of the run, which must have one, on the set. Uses all processors. Throws FileError
// or InputError if a configuration cannot be read, InputError if one has a species that the
// potential does not know, and Cancelled.
std::shared_ptr<FitResult> evaluateFit(const RunRecord& run, FitSet set, FrameLoader& loader,
                                       Progress& progress);

}  // namespace mtp
