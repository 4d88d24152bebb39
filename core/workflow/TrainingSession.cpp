#include "core/workflow/TrainingSession.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>

#include "core/base/Error.h"
#include "core/base/UtcTime.h"
#include "core/project/file/TrainedSet.h"
#include "core/training/Checkpoint.h"
#include "core/workflow/TrainingPlan.h"

namespace mtp {

namespace {

// "Run 12, level 16" gives 12; 0 if a name does not begin so.
int runNumber(std::string_view name) {
    constexpr std::string_view kRun = "Run ";
    int number = 0;
    if (name.starts_with(kRun))
        std::from_chars(name.data() + kRun.size(), name.data() + name.size(), number);
    return number;
}

}  // namespace

int nextRunNumber(const std::vector<RunRecord>& runs,
                  const std::vector<TrainingRecord>& trainings) {
    int highest = 0;
    for (const RunRecord& run : runs)
        highest = std::max(highest, runNumber(run.name));
    for (const TrainingRecord& training : trainings)
        highest = std::max(highest, runNumber(training.name));
    return highest + 1;
}

TrainingRecord newTraining(std::string name, TrainingOptions options,
                           const std::vector<ConfigurationRecord>& configurations) {
    TrainingRecord record;
    record.name = std::move(name);
    record.created = utcNow();
    record.options = std::move(options);
    TrainedSet set = trainedSet(configurations);
    record.trainingIds = std::move(set.trainingIds);
    record.validationIds = std::move(set.validationIds);
    record.setChecksum = std::move(set.checksum);
    return record;
}

std::vector<ConfigurationRecord> findTrained(
    const TrainingRecord& training, const std::vector<ConfigurationRecord>& configurations) {
    std::unordered_map<std::int64_t, const ConfigurationRecord*> byId;
    for (const ConfigurationRecord& one : configurations)
        byId.emplace(one.id, &one);
    std::vector<ConfigurationRecord> records;
    for (const std::vector<std::int64_t>* ids : {&training.trainingIds, &training.validationIds})
        for (const std::int64_t id : *ids) {
            const auto found = byId.find(id);
            if (found == byId.end())
                throw InputError(
                    fmt::format("{} cannot be resumed: a configuration it was trained on has been "
                                "removed. Undo the removal, or start a new training.",
                                training.name));
            records.push_back(*found->second);
        }
    return records;
}

TrainingInput readTrainingInput(const TrainingRecord& training,
                                const std::vector<ConfigurationRecord>& records,
                                FrameLoader& loader, Progress& progress) {
    TrainingInput input;
    input.options = training.options;
    std::vector<Frame> frames = loader.load(records, progress);
    input.species = speciesOrder(speciesOf(frames), training.options.start);
    if (!training.checkpoint.empty())
        input.from = decodeCheckpoint(training.checkpoint);
    const auto middle = frames.begin() + static_cast<std::ptrdiff_t>(training.trainingIds.size());
    input.training.assign(std::make_move_iterator(frames.begin()), std::make_move_iterator(middle));
    input.validation.assign(std::make_move_iterator(middle), std::make_move_iterator(frames.end()));
    return input;
}

std::string describeEnd(const TrainingSummary& summary) {
    const std::string reason = describe(summary.reason);
    return summary.failure.empty() ? reason : fmt::format("{}: {}", reason, summary.failure);
}

TrainingSession::TrainingSession(TrainingRecord record) : m_record(std::move(record)) {
    m_record.state = TrainingState::Running;
}

void TrainingSession::keep(std::string checkpoint, bool isPaused) {
    m_record.checkpoint = std::move(checkpoint);
    m_record.state = isPaused ? TrainingState::Paused : TrainingState::Running;
}

RunRecord TrainingSession::finish(const TrainingSummary& summary) const {
    RunRecord run;
    run.name = m_record.name;
    run.options = m_record.options;
    run.iterations = m_record.iterations;
    run.potential = summary.potential;
    run.stopReason = describeEnd(summary);
    run.created = utcNow();
    run.trainedOn = TrainedSet{m_record.trainingIds, m_record.validationIds, m_record.setChecksum};
    return run;
}

double TrainingSession::fraction() const {
    if (iterations().empty())
        return 0;
    return iterations().back().iteration /
           static_cast<double>(std::max(1, m_record.options.maxIterations));
}

std::optional<double> TrainingSession::secondsPerStep() const {
    constexpr std::size_t kSteps = 5;
    const std::vector<IterationSummary>& steps = iterations();
    const std::size_t over = std::min(kSteps, steps.empty() ? 0 : steps.size() - 1);
    if (over == 0)
        return {};
    return (steps.back().seconds - steps[steps.size() - 1 - over].seconds) /
           static_cast<double>(over);
}

std::optional<double> TrainingSession::secondsLeft() const {
    const std::optional<double> perStep = secondsPerStep();
    if (!perStep)
        return {};
    return *perStep * (m_record.options.maxIterations - iterations().back().iteration);
}

}  // namespace mtp
