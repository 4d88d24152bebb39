#include "core/training/CommitteeTraining.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/mtp/TrainedRange.h"
#include "core/training/FittedPotential.h"
#include "core/training/LevenbergMarquardt.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/TrainingSet.h"
#include "core/training/TrainingStart.h"

namespace mtp {
namespace {

void requireValid(const Potential& potential, const CommitteeOptions& options) {
    if (!potential.isTrained())
        throw InputError("the potential is not trained: train it before its committee");
    if (potential.species.empty())
        throw InputError("the potential does not name its species");
    if (options.members < 2)
        throw InputError(fmt::format("{} member(s): a committee has at least 2", options.members));
    if (options.iterations < 0)
        throw InputError(
            fmt::format("{} iterations: the number must not be negative", options.iterations));
}

// Weights the configurations of a set, and takes the weights back in the end.
class WeightedSet {
public:
    WeightedSet(TrainingSet& set, const std::vector<double>& weights)
        : m_set(set), m_before(set.configurations.size()) {
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            ConfigurationGeometry& one = set.configurations[i];
            m_before[i] = {one.energyWeight, one.forceWeight, one.virialWeight};
            scaleWeights(one, std::sqrt(weights[i]));
        }
    }
    ~WeightedSet() {
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            ConfigurationGeometry& one = m_set.configurations[i];
            one.energyWeight = m_before[i].energy;
            one.forceWeight = m_before[i].force;
            one.virialWeight = m_before[i].virial;
        }
    }
    WeightedSet(const WeightedSet&) = delete;
    WeightedSet& operator=(const WeightedSet&) = delete;

private:
    struct Weights {
        double energy = 0, force = 0, virial = 0;
    };
    TrainingSet& m_set;
    std::vector<Weights> m_before;
};

}  // namespace

std::vector<double> bootstrapWeights(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    std::vector<double> weights(count);
    for (double& weight : weights)
        weight = -std::log(1 - random.uniform());
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight *= static_cast<double>(count) / sum;
    return weights;
}

std::vector<Potential> trainCommittee(const Potential& potential, const std::vector<Frame>& frames,
                                      const CommitteeOptions& options) {
    requireValid(potential, options);
    const std::vector<Frame> typed = typedFrames(frames, potential.species);
    requireSpecies(typed, potential.species);
    const TrainingOptions training = startingFrom(potential, {}, options.training);
    PreparedSets sets = prepareSets(typed, {}, potential.speciesCount, training);
    Fit fit(basisOf(training), sets, potential.speciesCount,
            {training.threads, training.regularisation, training.memory}, oneProcess(),
            [&options](std::size_t, std::size_t) {
                if (options.progress && options.progress->isCancelled())
                    throw Cancelled();
            });
    const SearchState start{radialFrom(fit, sets, potential, options.seed)};
    TrainedRange range;
    widen(range, typed, potential.speciesCount, training.cutoff);
    std::vector<Potential> members;
    for (int k = 0; k < options.members; ++k) {
        if (options.progress)
            options.progress->step(static_cast<double>(k) / options.members,
                                   fmt::format("Training member {}", k + 1));
        const WeightedSet weighted(
            sets.training,
            bootstrapWeights(typed.size(),
                             options.seed + kSeedStep * static_cast<std::uint64_t>(k)));
        LevenbergMarquardt search(fit, start);
        for (int step = 0; step < options.iterations && search.iterate([](const auto&) {}); ++step)
            ;
        members.push_back(potentialOf(fit, sets, potential.species, search.point()));
        members.back().trained = range;
    }
    return members;
}

}  // namespace mtp
