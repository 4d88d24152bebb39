#include "core/project/edit/Trainings.h"

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/project/file/RowMapping.h"
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

TrainingRow toRow(const TrainingRecord& training) {
    return {training.id,
            training.name,
            training.created,
            kStates[static_cast<int>(training.state)],
            encodeOptions(training.options, TrainedSet{{}, {}, training.setChecksum}),
            nlohmann::json(training.trainingIds).dump(),
            nlohmann::json(training.validationIds).dump(),
            encodeIterations(training.iterations),
            {training.checkpoint}};
}

}  // namespace

TrainingRecord toRecord(const TrainingRow& row) {
    TrainingRecord training;
    training.id = row.id;
    training.name = row.name;
    training.created = row.created;
    training.state = stateOf(row.state);
    training.options = decodeOptions(row.options);
    if (const auto set = decodeTrainedSet(row.options))
        training.setChecksum = set->checksum;
    training.trainingIds = idsOf(row.trainingIds);
    training.validationIds = idsOf(row.validationIds);
    training.iterations = decodeIterations(row.iterations);
    training.checkpoint = row.checkpoint.bytes;
    return training;
}

std::vector<TrainingRecord> readTrainings(sqlite3* database) {
    const std::string sound =
        "WHERE checksum IS " + schemaOf<TrainingRow>().checksum() + " ORDER BY id";
    std::vector<TrainingRecord> trainings;
    for (const TrainingRow& row : readRows<TrainingRow>(database, sound))
        trainings.push_back(toRecord(row));
    return trainings;
}

std::int64_t insertTraining(sqlite3* database, const TrainingRecord& training) {
    TrainingRow row = toRow(training);
    row.id = 0;
    return RowInserter<TrainingRow>(database).insert(row);
}

void updateTraining(sqlite3* database, const TrainingRecord& training) {
    RowUpdater<TrainingRow>(database, {"state", "iterations", "checkpoint"})
        .update(toRow(training));
}

void deleteTraining(sqlite3* database, std::int64_t id) {
    removeRow<TrainingRow>(database, id);
}

void interruptTrainings(sqlite3* database) {
    RowUpdater<TrainingRow> updater(database, {"state"});
    const std::string running =
        "WHERE state = 'running' AND checksum IS " + schemaOf<TrainingRow>().checksum();
    for (TrainingRow& row : readRows<TrainingRow>(database, running)) {
        row.state = kStates[static_cast<int>(TrainingState::Interrupted)];
        updater.update(row);
    }
}

}  // namespace mtp
