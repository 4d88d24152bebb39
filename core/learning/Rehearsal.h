// The frames of a rehearsal that lie beyond what a potential was trained on.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/selection/ExtrapolationGrades.h"
#include "core/simulation/Engine.h"
#include "core/simulation/RunFolder.h"

namespace mtp {

// Runs the folder to its end, or continues it. If the user asks to stop, the run is ended in order
// and Cancelled is thrown. Throws what startRun() throws.
void runToEnd(const std::filesystem::path& folder, const Engine& engine, int ranks,
              Progress& progress);

struct RehearsalFrames {
    std::vector<Frame> beyond;  // graded above `save`; of each run only those before `tooFar`
    std::size_t graded = 0;
    double highest = 0;  // grade, of all that were graded
    int runs = 0, finishedRuns = 0;
};

// Grades the frames of all runs of a folder, each until a grade is beyond `tooFar`. A run that
// leaves from one frame to the next gives that frame, and one that the guard has stopped before a
// frame was beyond gives the frame that left the training set. Throws FileError, ParseError.
RehearsalFrames gradeRehearsal(const std::filesystem::path& folder, const GradeEvaluator& evaluator,
                               double save, double tooFar, int threads);

}  // namespace mtp
