// Trainings that have not ended, with their checkpoints: they can be resumed after a crash.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/project/file/Records.h"

struct sqlite3;

namespace mtp {

enum class TrainingState {
    Running,
    Paused,
    Interrupted,  // the program ended before the training did
};

struct TrainingRecord {
    std::int64_t id = 0;
    std::string name;
    std::string created;  // ISO 8601, UTC
    TrainingState state = TrainingState::Running;
    TrainingOptions options;
    std::vector<std::int64_t> trainingIds, validationIds;  // configurations, in the trainer's order
    std::string setChecksum{};  // of these configurations when it began (TrainedSet.h)
    std::vector<IterationSummary> iterations;
    std::string checkpoint;  // bytes of the trainer; empty before the first
};

struct TrainingRow;

// Throws InputError if a value is damaged.
TrainingRecord toRecord(const TrainingRow& row);

// Used by ProjectStore and ProjectEdit; each is one statement.
std::vector<TrainingRecord> readTrainings(sqlite3* database);
std::int64_t insertTraining(sqlite3* database, const TrainingRecord& training);
// State, iterations and checkpoint.
void updateTraining(sqlite3* database, const TrainingRecord& training);
void deleteTraining(sqlite3* database, std::int64_t id);
// Marks running trainings as interrupted: the process that ran them no longer exists.
void interruptTrainings(sqlite3* database);

}  // namespace mtp
