// How far configurations and frames lie beyond what a potential of a project was trained on.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/mtp/Potential.h"
#include "core/project/file/FrameLoader.h"
#include "core/selection/ExtrapolationGrades.h"
#include "core/simulation/RunControl.h"
#include "core/workflow/FitResult.h"

namespace mtp {

namespace columns {

inline constexpr ColumnKey<double> kGrade{"grade"};

}  // namespace columns

// The configurations of the project that the run was trained on; empty if that is not known.
std::vector<ConfigurationRecord> trainingRecords(const RunRecord& run,
                                                 const std::vector<ConfigurationRecord>& all);

// The active set of neighbourhoods that the potential carries; null if it has none.
std::shared_ptr<const ActiveSet> ownActiveSet(const Potential& potential);
// One that is built of these configurations. Throws FileError and InputError if one cannot be read
// or has a species that the potential does not know, and Cancelled.
std::shared_ptr<const ActiveSet> buildActiveSet(const Potential& potential,
                                                const std::vector<ConfigurationRecord>& training,
                                                FrameLoader& loader, Progress& progress);

// The active set that a potential carries, or else the one of what it was trained on; null if there
// is neither. Throws as buildActiveSet().
std::shared_ptr<const ActiveSet> activeSetFor(const Potential& potential,
                                              const std::vector<ConfigurationRecord>& training,
                                              FrameLoader& loader, Progress& progress);

// Grades of each frame, in their order. The types are mapped to the species of the potential by
// name. Throws InputError for a species that it does not know, and Cancelled.
std::vector<ConfigurationGrade> gradeAll(const GradeEvaluator& evaluator,
                                         const Potential& potential,
                                         const std::vector<Frame>& frames, Progress& progress);

struct GradeAnalysis {
    std::shared_ptr<const ActiveSet> set;
    std::vector<ConfigurationGrade> grades;  // by configuration of the result
    // "configuration" is the index in the result. The first has a row for each configuration: the
    // highest grade of its atoms, and which atom that is; the second a row for each atom.
    Table configurations, atoms;
    double highest = 0;
    std::size_t worthLabels = 0, tooFar = 0;  // configurations beyond kWorthLabels and kTooFar
};

// Throws as gradeAll().
std::shared_ptr<GradeAnalysis> analyseGrades(const FitResult& result, const Potential& potential,
                                             std::shared_ptr<const ActiveSet> set,
                                             Progress& progress);

// Of the rows of GradeAnalysis::atoms: for each element the number of atoms in bins of equal width,
// from 0 to somewhat beyond kTooFar at the most; what is higher is in the last. Columns: element,
// grade (the middle of the bin), count.
Table gradeHistogram(const Table& atoms);

// Of the frames that a run has kept because their grades were beyond `save`: the fewest that extend
// the active set of the potential in its folder, `most` at the most. Throws FileError, ParseError,
// InputError and Cancelled.
std::vector<Offender> framesWorthLabels(const std::filesystem::path& folder,
                                        const GradeSummary& summary, std::size_t most,
                                        Progress& progress);

}  // namespace mtp
