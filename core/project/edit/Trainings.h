// Trainings that have not ended, with their checkpoints: they go on after a crash or a restart.
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
    Interrupted,  // its program ended without ending it
};

struct TrainingRecord {
    std::int64_t id = 0;
    std::string name;
    std::string created;  // ISO 8601, UTC
    TrainingState state = TrainingState::Running;
    TrainingOptions options;
    std::vector<std::int64_t> trainingIds, validationIds;  // configurations, in the trainer's order
    std::vector<IterationSummary> iterations;
    std::string checkpoint;  // bytes of the trainer; empty before the first
};

// Used by ProjectStore and ProjectEdit; each is one statement.
std::vector<TrainingRecord> readTrainings(sqlite3* database);
std::int64_t insertTraining(sqlite3* database, const TrainingRecord& training);
// State, iterations and checkpoint.
void updateTraining(sqlite3* database, const TrainingRecord& training);
void deleteTraining(sqlite3* database, std::int64_t id);
// What is noted as running is not, when its program is gone.
void interruptTrainings(sqlite3* database);

}  // namespace mtp
