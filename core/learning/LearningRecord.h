// What a user asks of a learning loop, and what its rounds have brought.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Table.h"
#include "core/selection/ExtrapolationGrades.h"
#include "core/simulation/SimulationOptions.h"
#include "core/training/TrainingOptions.h"

namespace mtp {

struct LearningOptions {
    SimulationOptions rehearsal;  // of each round; its seed counts on from round to round
    // Grade from which on a frame is worth labels, and the one beyond which a run is not followed
    // further: what comes then is no frame of a liquid.
    double save = kWorthLabels, tooFar = kTooFar;
    std::size_t mostPerRound = 10;  // configurations that get labels in one round
    int mostRounds = 10;
    int mostWithoutGain = 3;  // rounds in a row that improve nothing; 0: any number of them
    int level = 0;            // of the retrained potentials; 0: that of the first
    int threads = 0;          // 0: all
    int ranks = 1;            // of LAMMPS
    std::uint64_t seed = 1;
};

// Throws InputError that names the option, its value and what is valid.
void validate(const LearningOptions& options);

// Of one potential over another (RoundGain.h): the mean logarithm of the ratio of their errors,
// which is the fraction by which errors fell if it is small, and its standard error.
struct ErrorGain {
    double mean = 0, standardError = 0;
    bool operator==(const ErrorGain&) const = default;
};

struct RoundRecord {
    int round = 0;                       // from 1
    int runs = 0, finishedRuns = 0;      // of the rehearsal
    std::size_t graded = 0, beyond = 0;  // frames, and those above `save`
    double highestGrade = 0;
    std::size_t selected = 0;      // configurations that were to get labels
    std::size_t labelled = 0;      // those that did
    std::size_t trainingSize = 0;  // configurations afterwards
    // RMSE of force components, eV/Å: of the potential before on what was labelled, which it did
    // not know, and of the one after on its whole training set. Absent if nothing was labelled.
    std::optional<double> errorBefore, errorAfter;
    bool arePredicted = false;  // the labels: those of a potential, in place of DFT
    // Of the potential that the round began with over that of the round before, on what was
    // labelled.
    std::optional<ErrorGain> errorGain;
    bool operator==(const RoundRecord&) const = default;
};

enum class LearningState {
    Running,           // or interrupted: can be continued
    WaitingForLabels,  // selected configurations have no labels yet
    Stable,            // a whole rehearsal ran through inside of what the potential knows
    NothingToLearn,    // frames lie beyond, but none would extend the training set
    RoundLimit,
    NoGain,  // rounds that follow one another improved nothing (RoundGain.h)
};
// "running", "waiting_for_labels", "stable", "nothing_to_learn", "round_limit",
// "no_gain".
std::string_view stateKey(LearningState state);

struct LearningRecord {
    LearningOptions options;
    LearningState state = LearningState::Running;
    std::vector<RoundRecord> rounds;  // that have ended
};

// Of a table of rounds: a row for each that has ended. Errors are absent as in RoundRecord.
namespace columns {
inline constexpr ColumnKey<int> kRound{"round"};
inline constexpr ColumnKey<int> kRehearsals{"rehearsals"};
inline constexpr ColumnKey<int> kRanThrough{"ran_through"};
inline constexpr ColumnKey<double> kHighestGrade{"highest_grade"};
inline constexpr ColumnKey<int> kBeyond{"frames_beyond"};
inline constexpr ColumnKey<int> kSinglePoints{"single_points"};         // of the round
inline constexpr ColumnKey<int> kAllSinglePoints{"all_single_points"};  // until then
inline constexpr ColumnKey<int> kTrainingSize{"training_set"};
inline constexpr ColumnKey<double> kGuessedError{"force_rmse_before", "eV/Å"};
inline constexpr ColumnKey<double> kTrainedError{"force_rmse_after", "eV/Å"};
inline constexpr ColumnKey<double> kErrorGain{"error_gain", "%"};  // errors fell by that
inline constexpr ColumnKey<double> kErrorGainNoise{"error_gain_noise", "%"};
inline constexpr ColumnKey<int> kWithoutGain{"rounds_without_gain"};  // in a row until then
}  // namespace columns
Table roundsTable(const std::vector<RoundRecord>& rounds);

// JSON and back. Throws ParseError that names the path.
std::string toLearningJson(const LearningRecord& record);
LearningRecord fromLearningJson(const std::string& text, const std::string& path);

}  // namespace mtp
