// A potential on the labelled configurations of the project: predictions and the tables of their
// errors.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/inspection/ErrorAccumulator.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/Potential.h"
#include "core/project/file/FrameLoader.h"

namespace mtp::ui {

// "configuration" in every table is the index in these lists; each has a column "source", and
// "part" if the split is that of the potential.
struct FitResult {
    std::vector<ConfigurationRecord> records;
    std::vector<int> numbers;  // that the lists of the project show, from 1
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;
    Table energy, force, forceLength, virial, pressure;  // parities, core/inspection/Errors.h
    Table errors, atoms;                                 // core/inspection/ErrorTables.h
    Table statistics;
    ErrorReport report;
    bool hasParts = true;  // false: of a potential that was trained elsewhere
};

// The errors by configuration as a list shows them: "number" first, "source" short and last.
Table listedErrors(const FitResult& result);

// Runs in a job. Throws what the loader and the evaluator throw, and Cancelled.
// The potential of the run.
std::shared_ptr<FitResult> evaluateFit(const RunRecord& run,
                                       std::vector<ConfigurationRecord> records,
                                       std::vector<int> numbers, FrameLoader& loader,
                                       Progress& progress);

}  // namespace mtp::ui
