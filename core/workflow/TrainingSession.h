// A training of a project from start to end, as the project records it: the configurations it
// takes, its progress, what is kept. runTraining() (TrainingRun.h) computes it on a thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/project/edit/Trainings.h"
#include "core/project/file/FrameLoader.h"
#include "core/training/Trainer.h"

namespace mtp {

// What a trainer takes.
struct TrainingInput {
    std::vector<Frame> training, validation;
    std::vector<std::string> species;  // names of the types in order
    TrainingOptions options;
    std::optional<TrainingCheckpoint> from;  // to resume from
};

// The number of the next run: one more than the highest in names such as "Run 3, level 16", of runs
// and of trainings that can be resumed.
int nextRunNumber(const std::vector<RunRecord>& runs, const std::vector<TrainingRecord>& trainings);

// The record of a training that begins now with the usable configurations of the project.
TrainingRecord newTraining(std::string name, TrainingOptions options,
                           const std::vector<ConfigurationRecord>& configurations);

// The configurations that the training takes: those for training, then those for validation.
// Throws InputError if one of them is no longer among `configurations`.
std::vector<ConfigurationRecord> findTrained(
    const TrainingRecord& training, const std::vector<ConfigurationRecord>& configurations);

// records: those of findTrained(). With the checkpoint if the record has one. Throws FileError or
// InputError if a configuration or the checkpoint cannot be read, and Cancelled.
TrainingInput readTrainingInput(const TrainingRecord& training,
                                const std::vector<ConfigurationRecord>& records,
                                FrameLoader& loader, Progress& progress);

// Why the training ended, in words: "Converged", "Ended by an error: the disk is full".
std::string describeEnd(const TrainingSummary& summary);

class TrainingSession {
public:
    TrainingSession() = default;
    explicit TrainingSession(TrainingRecord record);

    // The record as it is to be stored now.
    const TrainingRecord& record() const { return m_record; }
    const std::vector<IterationSummary>& iterations() const { return m_record.iterations; }
    void setId(std::int64_t id) { m_record.id = id; }

    void add(const IterationSummary& iteration) { m_record.iterations.push_back(iteration); }
    // checkpoint: encoded (core/training/Checkpoint.h).
    void keep(std::string checkpoint, bool isPaused);
    // Returns the run that the training has become, created now.
    RunRecord finish(const TrainingSummary& summary) const;

    // The part of the allowed iterations that is done, 0 to 1.
    double fraction() const;
    // The time of one iteration, from the last few; absent before the second.
    std::optional<double> secondsPerStep() const;
    // The time until the limit of iterations; a training often ends before.
    std::optional<double> secondsLeft() const;

private:
    TrainingRecord m_record;
};

}  // namespace mtp
