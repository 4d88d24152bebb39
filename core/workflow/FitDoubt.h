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
    std::shared_ptr<const ActiveSet> set;  // that grades are of
    // Configurations that the potential was trained on; 0: that is not known, and the set is the
    // one in its file.
    std::size_t trained = 0;
    std::vector<double> grades;     // by configuration of the result
    std::vector<std::size_t> held;  // of the result: not trained on, and not excluded
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
    std::optional<CommitteeOptions> committee = {};  // `training` and `progress` are set here
};

// Throws InputError if grades have nothing to compare with, if a committee is wanted of a potential
// whose training set is not known, and what evaluating throws; FileError; Cancelled.
FitDoubt analyseDoubt(const DoubtRequest& request, FrameLoader& loader, Progress& progress);

// The calibration of a measure ("grade", "force_spread") by an error ("force_error"); null if it is
// not known.
const NamedCalibration* findCalibration(const FitDoubt& doubt, const char* measure,
                                        const char* error, bool isByAtom);

}  // namespace mtp
