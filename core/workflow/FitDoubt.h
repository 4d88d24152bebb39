// How far the configurations of a fit lie beyond what its potential was trained on, and how well
// that and the spread of a committee predict the errors of those that were held back.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/project/file/FrameLoader.h"
#include "core/selection/Calibration.h"
#include "core/training/CommitteeTraining.h"
#include "core/workflow/GradeAnalysis.h"

namespace mtp {

struct FitDoubt {
    std::shared_ptr<const GradeAnalysis> grades;  // of all configurations of the result
    // Configurations that the potential was trained on; 0: that is not known, and the active set is
    // the one in its file or, if it has none, that of the configurations of the result.
    std::size_t trained = 0;
    bool isOfResult = false;
    // Of the result: not trained on, and not excluded. None if nothing is known of the training.
    std::vector<std::size_t> held;
    // doubtByConfiguration() and doubtByAtom() of those that were held back; "configuration" is the
    // index in the result, as in its tables.
    Table configurations, atoms;
    std::vector<NamedCalibration> calibrations;
    std::vector<Potential> members;  // of the committee; empty without one
};

struct DoubtRequest {
    const FitResult& result;
    const RunRecord& run;                            // that the result is of
    std::vector<ConfigurationRecord> trained;        // trainingRecords()
    std::shared_ptr<const ActiveSet> set = {};       // of the run, if it was built before
    std::shared_ptr<const FitDoubt> before = {};     // of the same result: its grades are taken
    std::optional<CommitteeOptions> committee = {};  // `training` and `progress` are set here
};

// Throws InputError if a committee is wanted of a potential whose training set is not known, and
// what evaluating throws; FileError; Cancelled.
FitDoubt analyseDoubt(const DoubtRequest& request, FrameLoader& loader, Progress& progress);

// The calibration of a measure ("grade", "force_spread") by an error ("force_error"); null if it is
// not known.
const NamedCalibration* findCalibration(const FitDoubt& doubt, const char* measure,
                                        const char* error, bool isByAtom);

}  // namespace mtp
