// A recording observer, labelled configurations and quick options for the tests of trainings.
#pragma once

#include <cmath>

#include "core/training/Trainer.h"
#include "tests/core/mtp/TestSystems.h"

namespace mtp::test {

class Recorder : public TrainingObserver {
public:
    void iterated(const IterationSummary& step) override { steps.push_back(step); }
    bool wantsSnapshot() override { return true; }
    void snapshot(std::shared_ptr<const FitSnapshot> given) override { last = std::move(given); }
    TrainingCommand command() override {
        ++asked;
        return stopAfter > 0 && static_cast<int>(steps.size()) >= stopAfter
                   ? TrainingCommand::Stop
                   : TrainingCommand::Continue;
    }
    void note(const std::string& text) override { notes.push_back(text); }

    std::vector<IterationSummary> steps;
    std::shared_ptr<const FitSnapshot> last;
    std::vector<std::string> notes;
    void checkpoint(const TrainingCheckpoint& given) override { checkpoints.push_back(given); }
    int stopAfter = 0;
    int asked = 0;
    std::vector<TrainingCheckpoint> checkpoints;
};

inline std::vector<Frame> labelledFrames(const Potential& potential, int count, unsigned seed) {
    std::vector<Frame> frames;
    const Evaluator evaluator(potential);
    for (int i = 0; i < count; ++i) {
        const Frame frame = jitteredGrid(2, 5.2 + 0.15 * (i % 4), potential.speciesCount,
                                         seed + static_cast<unsigned>(i));
        frames.push_back(withPredictedLabels(frame, evaluator.evaluate(frame)));
    }
    return frames;
}

inline TrainingOptions quickOptions() {
    TrainingOptions options;
    options.level = 6;
    options.cutoff = 4.5;
    options.radialSize = 6;
    options.starts = 1;
    options.hops = 0;
    options.maxIterations = 12;
    return options;
}

// MLIP's definition, written out from predictions.
inline double objectiveOf(const std::vector<Frame>& frames, const Evaluator& evaluator,
                          const TrainingOptions& options) {
    double sum = 0;
    for (const Frame& frame : frames) {
        const Prediction p = evaluator.evaluate(frame);
        const auto atoms = static_cast<double>(frame.atomCount());
        if (frame.labels.energy)
            sum += options.energyWeight * std::pow(p.energy - *frame.labels.energy, 2) / atoms;
        if (frame.labels.forces)
            sum += options.forceWeight * (p.forces - *frame.labels.forces).squaredNorm();
        if (frame.labels.virial)
            sum += options.virialWeight * (p.virial - *frame.labels.virial).squaredNorm() / atoms;
    }
    return sum / static_cast<double>(frames.size());
}

inline const std::vector<std::string> kSpecies{"Li", "Cl"};

}  // namespace mtp::test
