#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/TableRows.h"
#include "core/learning/LearningRecord.h"
#include "core/learning/RoundGain.h"
#include "core/simulation/RunJson.h"

namespace mtp {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 2;

constexpr std::pair<LearningState, std::string_view> kStates[] = {
    {LearningState::Running, "running"},
    {LearningState::WaitingForLabels, "waiting_for_labels"},
    {LearningState::Stable, "stable"},
    {LearningState::NothingToLearn, "nothing_to_learn"},
    {LearningState::RoundLimit, "round_limit"},
    {LearningState::NoGain, "no_gain"}};

Json toJson(const LearningOptions& options) {
    return {{"rehearsal", mtp::toJson(options.rehearsal)},
            {"save", options.save},
            {"too_far", options.tooFar},
            {"most_per_round", options.mostPerRound},
            {"most_rounds", options.mostRounds},
            {"most_without_gain", options.mostWithoutGain},
            {"level", options.level},
            {"threads", options.threads},
            {"ranks", options.ranks},
            {"seed", options.seed}};
}

LearningOptions optionsOf(const Json& json) {
    LearningOptions options;
    options.rehearsal = simulationOptionsFrom(json.at("rehearsal"));
    json.at("save").get_to(options.save);
    json.at("too_far").get_to(options.tooFar);
    json.at("most_per_round").get_to(options.mostPerRound);
    json.at("most_rounds").get_to(options.mostRounds);
    options.mostWithoutGain = json.value("most_without_gain", options.mostWithoutGain);  // later
    json.at("level").get_to(options.level);
    json.at("threads").get_to(options.threads);
    json.at("ranks").get_to(options.ranks);
    json.at("seed").get_to(options.seed);
    return options;
}

Json toJson(const RoundRecord& round) {
    const auto gainPart = [&round](double ErrorGain::*part) {
        return round.errorGain ? std::optional(*round.errorGain.*part) : std::nullopt;
    };
    return {{"round", round.round},
            {"runs", round.runs},
            {"finished_runs", round.finishedRuns},
            {"graded", round.graded},
            {"beyond", round.beyond},
            {"highest_grade", round.highestGrade},
            {"selected", round.selected},
            {"labelled", round.labelled},
            {"training_size", round.trainingSize},
            {"force_rmse_where_guessed", orNull(round.errorBefore)},
            {"force_rmse_after", orNull(round.errorAfter)},
            {"labels_predicted", round.arePredicted},
            {"force_error_gain", orNull(gainPart(&ErrorGain::mean))},
            {"force_error_gain_noise", orNull(gainPart(&ErrorGain::standardError))}};
}

RoundRecord roundOf(const Json& json) {
    RoundRecord round;
    json.at("round").get_to(round.round);
    json.at("runs").get_to(round.runs);
    json.at("finished_runs").get_to(round.finishedRuns);
    json.at("graded").get_to(round.graded);
    json.at("beyond").get_to(round.beyond);
    json.at("highest_grade").get_to(round.highestGrade);
    json.at("selected").get_to(round.selected);
    json.at("labelled").get_to(round.labelled);
    json.at("training_size").get_to(round.trainingSize);
    round.errorBefore = optionalAt<double>(json, "force_rmse_where_guessed");
    round.errorAfter = optionalAt<double>(json, "force_rmse_after");
    round.arePredicted = json.value("labels_predicted", false);      // added later
    const auto gain = optionalAt<double>(json, "force_error_gain");  // later too
    const auto noise = optionalAt<double>(json, "force_error_gain_noise");
    if (gain && noise)
        round.errorGain = ErrorGain{*gain, *noise};
    return round;
}

LearningState stateOf(const std::string& key) {
    for (const auto& [state, name] : kStates)
        if (name == key)
            return state;
    throw InputError(fmt::format("there is no state \"{}\"", key));
}

}  // namespace

Table roundsTable(const std::vector<RoundRecord>& rounds) {
    TableRows rows(columns::kRound, columns::kRehearsals, columns::kRanThrough,
                   columns::kHighestGrade, columns::kBeyond, columns::kSinglePoints,
                   columns::kAllSinglePoints, columns::kTrainingSize, columns::kGuessedError,
                   columns::kTrainedError, columns::kErrorGain, columns::kErrorGainNoise,
                   columns::kWithoutGain);
    int labelled = 0;
    std::vector<RoundRecord> until;
    for (const RoundRecord& round : rounds) {
        until.push_back(round);
        labelled += static_cast<int>(round.labelled);
        rows.add(round.round, round.runs, round.finishedRuns, round.highestGrade,
                 static_cast<int>(round.beyond), static_cast<int>(round.labelled), labelled,
                 static_cast<int>(round.trainingSize), round.errorBefore.value_or(kUnknown),
                 round.errorAfter.value_or(kUnknown),
                 round.errorGain ? fallOfErrors(*round.errorGain) : kUnknown,
                 round.errorGain ? noiseOfFall(*round.errorGain) : kUnknown,
                 roundsWithoutGain(until));
    }
    return rows.table();
}

std::string_view stateKey(LearningState state) {
    for (const auto& [one, name] : kStates)
        if (one == state)
            return name;
    return {};
}

std::string toLearningJson(const LearningRecord& record) {
    Json rounds = Json::array();
    for (const RoundRecord& round : record.rounds)
        rounds.push_back(toJson(round));
    return Json{{"version", kVersion},
                {"state", stateKey(record.state)},
                {"options", toJson(record.options)},
                {"rounds", rounds}}
               .dump(2) +
           "\n";
}

LearningRecord fromLearningJson(const std::string& text, const std::string& path) {
    try {
        const Json json = Json::parse(text);
        if (const int version = json.at("version"); version != kVersion)
            throw ParseError(
                path, 0, fmt::format("is of version {}; this program reads {}", version, kVersion));
        LearningRecord record;
        record.state = stateOf(json.at("state"));
        record.options = optionsOf(json.at("options"));
        for (const Json& round : json.at("rounds"))
            record.rounds.push_back(roundOf(round));
        return record;
    } catch (const Json::exception& error) {
        throw ParseError(path, 0, error.what());
    } catch (const InputError& error) {
        throw ParseError(path, 0, error.what());
    }
}

}  // namespace mtp
