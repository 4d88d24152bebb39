#include "core/pruning/Front.h"

#include <optional>
#include <utility>

#include "core/base/PartOfProgress.h"
#include "core/pruning/EvaluationTime.h"

namespace mtp {

namespace {

constexpr double kPruningPart = 0.95;  // of the time, as far as the progress tells

void measure(const std::vector<MeasuredPotential*>& all, const std::vector<Frame>& frames,
             Progress* progress) {
    std::vector<Potential> potentials;
    for (const MeasuredPotential* one : all)
        potentials.push_back(one->pruned.potential);
    TimingOptions options;
    options.progress = progress;
    const std::vector<double> times = measureTimes(potentials, frames, options);
    for (std::size_t k = 0; k < all.size(); ++k)
        all[k]->microseconds = times[k];
}

// Those of the candidates that no other beats.
std::vector<MeasuredPotential> bestOf(std::vector<MeasuredPotential> candidates) {
    std::vector<double> times, objectives;
    for (const MeasuredPotential& one : candidates) {
        times.push_back(one.microseconds);
        objectives.push_back(one.pruned.objective);
    }
    std::vector<MeasuredPotential> front;
    for (const std::size_t k : frontOf(times, objectives))
        front.push_back(std::move(candidates[k]));
    return front;
}

}  // namespace

MeasuredFront pruneToFront(const Potential& potential, const std::vector<Frame>& training,
                           const std::vector<Frame>& validation,
                           std::vector<PrunedPotential> compared, PruningOptions options) {
    std::optional<PartOfProgress> pruning, timing;
    if (Progress* whole = options.progress) {
        options.progress = &pruning.emplace(*whole, 0, kPruningPart);
        timing.emplace(*whole, kPruningPart, 1);
    }
    PruningResult result = prune(potential, training, validation, options);
    MeasuredFront measured;
    measured.isComplete = result.isComplete;
    measured.whole.pruned = std::move(result.whole);
    std::vector<MeasuredPotential> candidates;
    for (PrunedPotential& one : result.pruned)
        candidates.push_back({std::move(one)});
    for (PrunedPotential& one : compared)
        measured.compared.push_back({std::move(one)});
    std::vector<MeasuredPotential*> all{&measured.whole};
    for (std::vector<MeasuredPotential>* some : {&candidates, &measured.compared})
        for (MeasuredPotential& one : *some)
            all.push_back(&one);
    measure(all, training, timing && result.isComplete ? &*timing : nullptr);
    measured.front = bestOf(std::move(candidates));
    return measured;
}

}  // namespace mtp
