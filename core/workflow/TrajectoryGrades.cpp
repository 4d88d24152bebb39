#include "core/workflow/TrajectoryGrades.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "core/base/TableRows.h"
#include "core/inspection/ErrorColumns.h"
#include "core/model/TrajectoryColumns.h"
#include "core/sampling/Selection.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/workflow/SimulationRecords.h"

namespace mtp {

namespace {

constexpr std::size_t kFramesTogether = 16;  // in memory, and shared by the threads
constexpr std::size_t kMostOffered = 500;    // of frames beyond, evenly spaced

std::vector<Frame> readForGrading(SharedTrajectory& trajectory, const Potential& potential,
                                  std::span<const std::size_t> indices) {
    std::vector<Frame> frames;
    for (const std::size_t index : indices)
        frames.push_back(withSpeciesOrder(trajectory.readParent(index), potential.species));
    return frames;
}

std::vector<std::size_t> framesBeyond(const TrajectoryGrades& grades) {
    std::vector<std::size_t> between, tooFar;
    for (std::size_t row = 0; row < grades.indices.size(); ++row) {
        const double grade = grades.table[columns::kGrade][row];
        if (grade > kWorthLabels)
            (grade > kTooFar ? tooFar : between).push_back(grades.indices[row]);
    }
    if (between.empty() && !tooFar.empty())
        between.push_back(tooFar.front());
    return thinned(between, kMostOffered);
}

}  // namespace

std::shared_ptr<TrajectoryGrades> gradeTrajectory(SharedTrajectory& trajectory,
                                                  const std::vector<double>& timesFs,
                                                  const Potential& potential,
                                                  std::shared_ptr<const ActiveSet> set,
                                                  Progress& progress) {
    auto out = std::make_shared<TrajectoryGrades>();
    out->frames = timesFs.size();
    std::vector<std::size_t> all(timesFs.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    out->indices = thinned(all, kMostGraded);
    const GradeEvaluator evaluator(potential, *set);
    TableRows rows(kGradedFrame, columns::kTime, columns::kGrade, columns::kAtom,
                   columns::kElement);
    const std::span<const std::size_t> indices(out->indices);
    for (std::size_t first = 0; first < indices.size(); first += kFramesTogether) {
        progress.step(static_cast<double>(first) / static_cast<double>(indices.size()),
                      "Grading frames");
        const auto some = indices.subspan(first, std::min(kFramesTogether, indices.size() - first));
        const std::vector<Frame> frames = readForGrading(trajectory, potential, some);
        const std::vector<ConfigurationGrade> grades = evaluator.evaluate(frames, 0);
        for (std::size_t k = 0; k < some.size(); ++k) {
            const std::size_t atom = grades[k].worstAtom.value_or(0);
            rows.add(static_cast<int>(some[k]), timesFs[some[k]], grades[k].grade,
                     static_cast<int>(atom), nameOfType(frames[k], frames[k].types[atom]));
            out->highest = std::max(out->highest, grades[k].grade);
            out->worthLabels += grades[k].grade > kWorthLabels;
            out->tooFar += grades[k].grade > kTooFar;
        }
    }
    out->table = rows.table();
    out->set = std::move(set);
    return out;
}

std::vector<Configuration> framesToLabel(SharedTrajectory& trajectory,
                                         const TrajectoryGrades& grades, const Potential& potential,
                                         const std::optional<DensityReference>& reference,
                                         std::size_t most, Progress& progress) {
    const std::vector<std::size_t> beyond = framesBeyond(grades);
    const std::vector<Frame> frames = readForGrading(trajectory, potential, beyond);
    ActiveSet set = *grades.set;
    std::vector<Configuration> chosen;
    for (const std::size_t index :
         extendActiveSet(set, potential, frames, {.most = most, .progress = &progress}))
        chosen.push_back(
            withoutLabels(frames[index], frames[index].lineage.parent.value(), reference));
    return chosen;
}

}  // namespace mtp
