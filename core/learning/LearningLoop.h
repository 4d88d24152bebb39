// The learning loop: rehearse, find what the potential does not know, get labels for the fewest
// configurations that teach it, train again; until rehearsals run through.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/labelling/Campaign.h"
#include "core/labelling/Machine.h"
#include "core/learning/LearningFolder.h"
#include "core/simulation/Engine.h"

namespace mtp {

// Where the labels of selected configurations come from.
class LabelSource {
public:
    virtual ~LabelSource() = default;
    // The configurations that have labels now, with them; absent if none has yet. Labels that a
    // potential predicts are marked as such. Throws InputError, FileError, Cancelled.
    virtual std::optional<std::vector<Frame>> label(const std::vector<Frame>& configurations,
                                                    const LearningFolder& folder, int round,
                                                    Progress& progress) = 0;
};

// Those of another potential, in place of DFT: to try a loop out.
std::unique_ptr<LabelSource> labelsOfPotential(const Potential& potential);
// By a campaign in the folder of the round, run on this machine, so many tasks at once.
std::unique_ptr<LabelSource> labelsOfCampaign(Recipe recipe, ExportOptions options, int atOnce);
// By a campaign in the folder of the round, given to the Slurm of a machine. It waits until its
// tasks have ended, and goes on with them if it is asked again; if it is cancelled, they stay in
// the queue.
std::unique_ptr<LabelSource> labelsOfMachine(Recipe recipe, ExportOptions options, Machine machine);
// Somebody calculates them and puts them into the folder of the round, as labelled.extxyz.
std::unique_ptr<LabelSource> labelsByHand();

//     const LearningFolder folder("learn");
//     beginLearning(folder, potential, training, options);
//     LearningLoop loop(folder, engine, findKimLibrary(own), *labelsOfCampaign(recipe, how, 2));
//     while (loop.record().state == LearningState::Running)
//         loop.runRound(progress);
//
// Starts a loop in a new folder. The types of the training set are mapped to the species of the
// potential by name. Throws InputError (options, an untrained potential or one without names, an
// empty set, a folder that holds a loop already) and FileError.
void beginLearning(const LearningFolder& folder, const Potential& potential,
                   std::vector<Frame> training, const LearningOptions& options);

class LearningLoop {
public:
    // Goes on with what is in the folder. labels must outlive the loop. Throws FileError,
    // ParseError.
    LearningLoop(LearningFolder folder, Engine engine,
                 std::optional<std::filesystem::path> kimLibrary, LabelSource& labels);

    const LearningRecord& record() const { return m_record; }

    // Makes one round, or the rest of one that was interrupted or waited for labels. Afterwards the
    // record has another round or another state. Throws InputError (a rehearsal or a training that
    // failed), FileError, Cancelled; what the round has done stays.
    void runRound(Progress& progress);

private:
    struct Round;

    void rehearse(const Round& round, Progress& progress) const;
    std::vector<Frame> select(const Round& round, RoundRecord& record) const;
    void train(const Round& round, const std::vector<Frame>& labelled, RoundRecord& record,
               Progress& progress) const;
    void finish(LearningState state);

    LearningFolder m_folder;
    Engine m_engine;
    std::optional<std::filesystem::path> m_kimLibrary;
    LabelSource& m_labels;
    LearningRecord m_record;
};

}  // namespace mtp
