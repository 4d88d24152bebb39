#include "core/project/edit/Trainings.h"

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/project/file/Database.h"
#include "core/project/file/RunText.h"

namespace mtp {

namespace {

constexpr const char* kStates[] = {"running", "paused", "interrupted"};

TrainingState stateOf(const std::string& text) {
    for (int i = 0; i < 3; ++i)
        if (text == kStates[i])
            return static_cast<TrainingState>(i);
    throw InputError("a training in the project is damaged");
}

std::vector<std::int64_t> idsOf(const std::string& text) {
    try {
        return nlohmann::json::parse(text).get<std::vector<std::int64_t>>();
    } catch (const nlohmann::json::exception&) {
        throw InputError("a training in the project is damaged");
    }
}

}  // namespace

std::vector<TrainingRecord> readTrainings(sqlite3* database) {
    Statement rows(database,
                   "SELECT id, name, created, state, options, training_ids, validation_ids, "
                   "iterations, checkpoint FROM training WHERE checksum IS row_hash(name, created, "
                   "state, options, training_ids, validation_ids, iterations, checkpoint) "
                   "ORDER BY id");
    std::vector<TrainingRecord> trainings;
    while (rows.step()) {
        TrainingRecord training;
        training.id = rows.integer(0);
        training.name = rows.text(1);
        training.created = rows.text(2);
        training.state = stateOf(rows.text(3));
        training.options = decodeOptions(rows.text(4));
        training.trainingIds = idsOf(rows.text(5));
        training.validationIds = idsOf(rows.text(6));
        training.iterations = decodeIterations(rows.text(7));
        training.checkpoint = rows.text(8);
        trainings.push_back(std::move(training));
    }
    return trainings;
}

std::int64_t insertTraining(sqlite3* database, const TrainingRecord& training) {
    Statement(database,
              "INSERT INTO training (name, created, state, options, training_ids, validation_ids, "
              "iterations, checkpoint, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
              "row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))")
        .bind(1, training.name)
        .bind(2, training.created)
        .bind(3, std::string(kStates[static_cast<int>(training.state)]))
        .bind(4, encodeOptions(training.options))
        .bind(5, nlohmann::json(training.trainingIds).dump())
        .bind(6, nlohmann::json(training.validationIds).dump())
        .bind(7, encodeIterations(training.iterations))
        .bindBlob(8, training.checkpoint)
        .run();
    return sqlite3_last_insert_rowid(database);
}

void updateTraining(sqlite3* database, const TrainingRecord& training) {
    Statement(database,
              "UPDATE training SET state = ?1, iterations = ?2, checkpoint = ?3, checksum = "
              "row_hash(name, created, ?1, options, training_ids, validation_ids, ?2, ?3) "
              "WHERE id = ?4")
        .bind(1, std::string(kStates[static_cast<int>(training.state)]))
        .bind(2, encodeIterations(training.iterations))
        .bindBlob(3, training.checkpoint)
        .bind(4, training.id)
        .run();
}

void deleteTraining(sqlite3* database, std::int64_t id) {
    Statement(database, "DELETE FROM training WHERE id = ?").bind(1, id).run();
}

void interruptTrainings(sqlite3* database) {
    execute(database,
            "UPDATE training SET state = 'interrupted', checksum = row_hash(name, created, "
            "'interrupted', options, training_ids, validation_ids, iterations, checkpoint) "
            "WHERE state = 'running'");
}

}  // namespace mtp
