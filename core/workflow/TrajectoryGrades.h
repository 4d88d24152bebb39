// How far the frames of a trajectory lie beyond what a potential was trained on, and which of them
// would teach it something.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/workflow/GradeAnalysis.h"
#include "core/workflow/LoadedTrajectory.h"

namespace mtp {

// Of a longer trajectory so many frames are graded, evenly spaced.
inline constexpr std::size_t kMostGraded = 2000;

inline constexpr ColumnKey<int> kGradedFrame{"frame"};  // its index

struct TrajectoryGrades {
    std::shared_ptr<const ActiveSet> set;
    std::size_t frames = 0;            // of the trajectory, graded or not
    std::vector<std::size_t> indices;  // of those that were graded, ascending
    Table table;                       // kGradedFrame, time, grade, atom (the worst), element
    double highest = 0;
    std::size_t worthLabels = 0, tooFar = 0;  // beyond kWorthLabels and kTooFar
};

// timesFs: one for each frame of the trajectory. Throws as gradeAll(), and what the reader throws.
std::shared_ptr<TrajectoryGrades> gradeTrajectory(SharedTrajectory& trajectory,
                                                  const std::vector<double>& timesFs,
                                                  const Potential& potential,
                                                  std::shared_ptr<const ActiveSet> set,
                                                  Progress& progress);

// Of the frames beyond kWorthLabels the fewest that extend the active set, `most` at the most, as
// configurations without labels. Frames beyond kTooFar are no longer what a liquid looks like: only
// if nothing else is beyond, the first of them is taken. Throws as gradeTrajectory().
std::vector<Configuration> framesToLabel(SharedTrajectory& trajectory,
                                         const TrajectoryGrades& grades, const Potential& potential,
                                         const std::optional<DensityReference>& reference,
                                         std::size_t most, Progress& progress);

}  // namespace mtp
