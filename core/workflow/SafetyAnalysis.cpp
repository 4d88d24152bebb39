#include "core/workflow/SafetyAnalysis.h"

#include <algorithm>
#include <cmath>

#include "core/base/PartOfProgress.h"
#include "core/inspection/EquationOfState.h"
#include "core/inspection/PairCurves.h"
#include "core/inspection/TrustWarnings.h"
#include "core/workflow/TrainingPlan.h"

namespace mtp {

namespace {

constexpr std::size_t kTypical = 3;

// Errors at densities that the training did not have, against those at its own.
std::vector<std::string> densityWarnings(const FitResult& result,
                                         std::optional<std::pair<double, double>> trained) {
    TrainedRange range;
    range.densities = trained;
    DensityErrorCheck check(range);
    for (std::size_t i = 0; i < result.predictions.size(); ++i)
        check.add(result.frames[i], result.predictions[i]);
    return check.warnings();
}

bool isCompared(const FitResult& result, std::size_t configuration) {
    const ConfigurationRecord& record = result.records[configuration];
    return result.hasParts ? isForTraining(record) : !record.isExcluded;
}

}  // namespace

std::vector<std::size_t> typicalConfigurations(const FitResult& result) {
    std::vector<double> densities;
    for (const ConfigurationRecord& record : result.records)
        if (record.density)
            densities.push_back(*record.density);
    if (densities.empty())
        return {};
    const auto middle = densities.begin() + static_cast<std::ptrdiff_t>(densities.size() / 2);
    std::nth_element(densities.begin(), middle, densities.end());
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < result.records.size(); ++i)
        if (const auto density = result.records[i].density)
            order.emplace_back(std::abs(std::log(*density / *middle)), i);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < std::min(kTypical, order.size()); ++i)
        chosen.push_back(order[i].second);
    return chosen;
}

std::shared_ptr<SafetyAnalysis> analyseSafety(const FitResult& result, const Potential& potential,
                                              const std::vector<std::size_t>& scaled,
                                              Progress& progress) {
    auto analysis = std::make_shared<SafetyAnalysis>();
    analysis->knowsTraining = result.hasParts;
    std::vector<Frame> all, compared, toScale;
    for (std::size_t i = 0; i < result.frames.size(); ++i) {
        all.push_back(withSpeciesOrder(result.frames[i], potential.species));
        if (isCompared(result, i))
            compared.push_back(all.back());
    }
    for (const std::size_t i : scaled) {
        toScale.push_back(all[i]);
        analysis->numbers.push_back(result.numbers[i]);
    }
    EquationOfStateOptions options;
    options.trainedDensities = analysis->trained = densityRange(compared);
    analysis->densityWarnings = densityWarnings(result, analysis->trained);
    PartOfProgress scaling(progress, 0, 0.6);
    analysis->curves = equationOfState(Evaluator(potential), toScale, options, &scaling);
    analysis->labels = equationOfStateLabels(toScale, all);
    analysis->marks = equationOfStateMarks(analysis->curves);
    progress.step(0.7, "Moving two atoms towards each other");
    analysis->dimers = dimerCurves(potential);
    progress.step(0.8, "Measuring pair distances");
    const double cutoff = potential.radial.maxDist;
    analysis->ranges = pairRanges(compared, potential.species, cutoff);
    analysis->holes = dimerHoles(analysis->dimers, analysis->ranges);
    progress.step(0.9, "Measuring pair distances");
    analysis->extrapolation = pairExtrapolation(all, potential.species, analysis->ranges, cutoff);
    return analysis;
}

}  // namespace mtp
