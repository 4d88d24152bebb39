// The folder of a learning loop. What a round has done is there as files, so that a loop that was
// interrupted goes on where it was:
//
//     learning.json              options, state, rounds that have ended
//     training.extxyz  potential.almtp      the start
//     round-1/rehearsal/         a run folder of LAMMPS
//             selected.extxyz    configurations that are to get labels
//             campaign/          if they get them by DFT
//             labelled.extxyz    the same with labels
//             training.extxyz  potential.almtp      the result
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/learning/LearningRecord.h"
#include "core/model/Frame.h"

namespace mtp {

class LearningFolder {
public:
    explicit LearningFolder(std::filesystem::path path) : m_path(std::move(path)) {}

    const std::filesystem::path& path() const { return m_path; }
    bool exists() const;
    // Throws FileError, ParseError.
    LearningRecord record() const;
    void store(const LearningRecord& record) const;

    std::filesystem::path round(int number) const;
    std::filesystem::path rehearsal(int number) const { return round(number) / "rehearsal"; }
    std::filesystem::path selected(int number) const { return round(number) / "selected.extxyz"; }
    std::filesystem::path labelled(int number) const { return round(number) / "labelled.extxyz"; }
    std::filesystem::path campaign(int number) const { return round(number) / "campaign"; }
    // What round `number` begins with; that of number + 1 is its result.
    std::filesystem::path training(int number) const { return before(number) / "training.extxyz"; }
    std::filesystem::path potential(int number) const { return before(number) / "potential.almtp"; }

private:
    std::filesystem::path before(int number) const {
        return number == 1 ? m_path : round(number - 1);
    }

    std::filesystem::path m_path;
};

// When a loop ends that could go on (LearningOptions).
struct LearningLimits {
    int mostRounds = 0;
    int mostWithoutGain = 1;
};
// Lets a loop go on that waits for labels, has reached its limit of rounds or improved nothing.
// From now on its limits are these at least; 0 rounds without gain is no limit. Throws FileError,
// ParseError.
void reopenLearning(const LearningFolder& folder, const LearningLimits& limits);

struct UndoneRound {
    int round = 0;                 // its number
    std::filesystem::path keptIn;  // where its files are now; empty if it had none
};
// Takes back the latest round, whether it has ended or not: the loop can then make it anew from
// what the round before has left. Its folder stays beside the others under another name, since it
// may hold labels that were dear. Throws FileError, ParseError, and InputError if there is no
// round.
UndoneRound undoRound(const LearningFolder& folder);

// All frames of a file that the loop has written; none if it is not there.
std::vector<Frame> readLearningFrames(const std::filesystem::path& path);
// Written whole or not at all.
void writeLearningFrames(const std::filesystem::path& path, const std::vector<Frame>& frames);

}  // namespace mtp
