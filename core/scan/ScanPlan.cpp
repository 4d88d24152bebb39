#include "core/scan/ScanPlan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/sampling/Split.h"
#include "core/training/Estimate.h"
#include "core/training/TrainingSet.h"

namespace mtp {
namespace {

template <class Value>
void requireSome(const std::vector<Value>& values, const char* what) {
    if (values.empty())
        throw InputError(fmt::format("a scan needs at least one {}", what));
}

std::vector<std::size_t> sizesOf(const ScanPlan& plan, std::size_t trainingCount) {
    std::vector<std::size_t> sizes = plan.sizes;
    for (const std::size_t size : sizes)
        if (size == 0 || size > trainingCount)
            throw InputError(
                fmt::format("{} configurations cannot be trained on: the training set has {}", size,
                            trainingCount));
    sizes.push_back(trainingCount);
    return sizes;
}

EstimateInput inputOf(const ScanPlan& plan, const ScanSets& sets, const ScanSettings& settings) {
    EstimateInput input = estimateInput(optionsOf(plan, settings), sets.training);
    const double part = static_cast<double>(settings.configurations) /
                        static_cast<double>(std::max<std::size_t>(1, sets.training.size()));
    input.speciesCount = static_cast<int>(sets.species.size());
    input.configurations = settings.configurations;
    input.labels = static_cast<std::size_t>(part * static_cast<double>(input.labels.value_or(0)));
    return input;
}

// Seeds do not change what a training takes.
ScanSettings withoutSeed(ScanSettings settings) {
    settings.seed = 0;
    return settings;
}

// The estimate of each training and the speed of each basis, once.
class ScanEstimator {
public:
    ScanEstimator(const ScanPlan& plan, const ScanSets& sets, bool isMeasured)
        : m_plan(plan), m_sets(sets), m_isMeasured(isMeasured) {}

    const TrainingEstimate& of(const ScanSettings& settings) {
        const ScanSettings key = withoutSeed(settings);
        const auto found = m_estimates.find(key);
        if (found != m_estimates.end())
            return found->second;
        return m_estimates[key] =
                   estimateTraining(inputOf(m_plan, m_sets, settings), speedOf(settings));
    }

private:
    TrainingSpeed speedOf(const ScanSettings& settings) {
        if (!m_isMeasured)
            return {};
        const auto found = m_speeds.find(settings.basis);
        if (found != m_speeds.end())
            return found->second;
        return m_speeds[settings.basis] =
                   measuredSpeed(m_sets.training, m_sets.species, optionsOf(m_plan, settings));
    }

    const ScanPlan& m_plan;
    const ScanSets& m_sets;
    bool m_isMeasured;
    std::map<ScanSettings, TrainingEstimate> m_estimates;
    std::map<ScanBasis, TrainingSpeed> m_speeds;
};

}  // namespace

std::vector<ScanSettings> settingsOf(const ScanPlan& plan, std::size_t trainingCount) {
    requireSome(plan.levels, "level");
    requireSome(plan.cutoffs, "cutoff");
    requireSome(plan.radialSizes, "radial size");
    requireSome(plan.seeds, "seed");
    const std::vector<std::size_t> sizes = sizesOf(plan, trainingCount);
    std::set<ScanSettings> points;
    for (const int level : plan.levels)
        for (const double cutoff : plan.cutoffs)
            for (const int radialSize : plan.radialSizes)
                for (const std::size_t size : sizes)
                    for (const std::uint64_t seed : plan.seeds)
                        points.insert({{level, cutoff, radialSize}, size, seed});
    for (const ScanSettings& settings : points)
        validate(optionsOf(plan, settings));
    return {points.begin(), points.end()};
}

void requireScannable(const ScanSets& sets) {
    if (sets.training.empty())
        throw InputError("there is no configuration to train on");
    if (sets.validation.empty())
        throw InputError(
            "there is no configuration to validate with: a scan compares errors of configurations "
            "that were not trained on");
    for (const std::vector<Frame>* part : {&sets.training, &sets.validation})
        typedFrames(*part, sets.species);  // refuses species that have no type
}

TrainingOptions optionsOf(const ScanPlan& plan, const ScanSettings& settings) {
    TrainingOptions options = plan.training;
    options.level = settings.basis.level;
    options.cutoff = settings.basis.cutoff;
    options.radialSize = settings.basis.radialSize;
    options.seed = settings.seed;
    return options;
}

std::vector<Frame> trainingFrames(const ScanSets& sets, const ScanSettings& settings) {
    if (settings.configurations >= sets.training.size())
        return sets.training;
    std::vector<SplitItem> items = splitItemsOf(sets.training);
    findParentsByGeometry(sets.training, items);
    std::vector<std::size_t> chosen = shuffledByParent(items, settings.seed);
    chosen.resize(settings.configurations);
    std::sort(chosen.begin(), chosen.end());
    std::vector<Frame> frames;
    for (const std::size_t index : chosen)
        frames.push_back(sets.training[index]);
    return frames;
}

ScanEstimate estimateScan(const ScanPlan& plan, const ScanSets& sets,
                          const std::function<bool(const ScanSettings&)>& isTrained,
                          bool isMeasured) {
    ScanEstimate all;
    ScanEstimator estimator(plan, sets, isMeasured);
    for (const ScanSettings& settings : settingsOf(plan, sets.training.size())) {
        ++all.points;
        if (isTrained(settings)) {
            ++all.trained;
            continue;
        }
        const TrainingEstimate& one = estimator.of(settings);
        all.seconds += one.seconds;
        all.secondsToLimit += one.secondsToLimit;
        all.memory = std::max(all.memory, one.memory);
    }
    return all;
}

std::vector<double> secondsOfPoints(const ScanPlan& plan, const ScanSets& sets,
                                    const std::vector<ScanSettings>& points) {
    ScanEstimator estimator(plan, sets, false);
    std::vector<double> seconds;
    for (const ScanSettings& settings : points)
        seconds.push_back(estimator.of(settings).seconds);
    return seconds;
}

}  // namespace mtp
