#include "core/scan/ScanAdvice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace mtp {
namespace {

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> deviationOf(const std::vector<double>& values) {
    if (values.size() < 2)
        return {};
    const double mean = meanOf(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

BasisErrors errorsOfBasis(const std::vector<ScanPoint>& seeds, ScanError error) {
    BasisErrors one;
    std::vector<double> errors, training, seconds;
    for (const ScanPoint& point : seeds) {
        errors.push_back(*errorOf(point.validation, error));
        training.push_back(errorOf(point.training, error).value_or(0));
        seconds.push_back(point.cpuSeconds);
    }
    one.best = *std::min_element(
        seeds.begin(), seeds.end(),
        [](const ScanPoint& a, const ScanPoint& b) { return a.objective < b.objective; });
    one.basis = one.best.settings.basis;
    one.seeds = seeds.size();
    one.error = meanOf(errors);
    one.trainingError = meanOf(training);
    one.spread = deviationOf(errors);
    one.microseconds = one.best.microseconds;
    one.cpuSeconds = meanOf(seconds);
    return one;
}

std::vector<BasisErrors> basesOf(const std::vector<ScanPoint>& points, std::size_t trainingCount,
                                 ScanError error) {
    std::map<ScanBasis, std::vector<ScanPoint>> byBasis;
    for (const ScanPoint& point : points)
        if (point.isTrained() && point.settings.configurations == trainingCount &&
            errorOf(point.validation, error))
            byBasis[point.settings.basis].push_back(point);
    std::vector<BasisErrors> bases;
    for (const auto& [basis, seeds] : byBasis)
        bases.push_back(errorsOfBasis(seeds, error));
    std::stable_sort(bases.begin(), bases.end(), [](const BasisErrors& a, const BasisErrors& b) {
        return a.microseconds < b.microseconds;
    });
    return bases;
}

// The cheapest of those whose error cannot be told from the lowest, or is hardly above it.
std::size_t cheapestGoodOf(const std::vector<BasisErrors>& bases, const BasisErrors& best) {
    const double most =
        best.error + std::max(best.spread.value_or(0), kWorthwhilePart * best.error);
    const auto found = std::find_if(bases.begin(), bases.end(),
                                    [most](const BasisErrors& one) { return one.error <= most; });
    return static_cast<std::size_t>(found - bases.begin());
}

// Whether the scan has the next lower value of this member, all else as chosen, and none higher,
// and the error has fallen from there by a worthwhile part.
template <class Value>
bool stillFalls(const std::vector<BasisErrors>& bases, const BasisErrors& chosen,
                Value ScanBasis::*member) {
    const BasisErrors* below = nullptr;
    for (const BasisErrors& one : bases) {
        ScanBasis same = one.basis;
        same.*member = chosen.basis.*member;
        if (same != chosen.basis)
            continue;
        if (one.basis.*member > chosen.basis.*member)
            return false;
        if (one.basis.*member < chosen.basis.*member &&
            (!below || one.basis.*member > below->basis.*member))
            below = &one;
    }
    return below && chosen.error < (1 - kWorthwhilePart) * below->error;
}

MoreConfigurations judge(const std::optional<LearningCurve>& curve) {
    if (!curve)
        return MoreConfigurations::Unknown;
    const double fall = curve->fallPerDoubling();
    const double doubt = 2 * curve->errorOfFall().value_or(0);
    if (fall - doubt > 0 && fall >= kWorthwhilePart)
        return MoreConfigurations::Help;
    return fall + doubt < kWorthwhilePart || fall - doubt > 0 ? MoreConfigurations::HelpLittle
                                                              : MoreConfigurations::Unclear;
}

}  // namespace

std::optional<double> errorOf(const FitErrors& errors, ScanError error) {
    return error == ScanError::Force ? errors.force : errors.energy;
}

double LearningCurve::fallPerDoubling() const {
    return 1 - std::exp2(slope);
}

std::optional<double> LearningCurve::errorOfFall() const {
    if (!slopeError)
        return {};
    return std::numbers::ln2 * std::exp2(slope) * *slopeError;
}

std::optional<LearningCurve> learningCurve(const std::vector<ScanPoint>& points,
                                           const ScanBasis& basis, ScanError error) {
    std::vector<double> x, y;
    for (const ScanPoint& point : points) {
        if (!point.isTrained() || point.settings.basis != basis)
            continue;
        const std::optional<double> value = errorOf(point.validation, error);
        if (!value || *value <= 0)
            continue;
        x.push_back(std::log(static_cast<double>(point.settings.configurations)));
        y.push_back(std::log(*value));
    }
    if (x.empty() || std::ranges::max(x) <= std::ranges::min(x))
        return {};
    const double meanX = meanOf(x), meanY = meanOf(y);
    double xx = 0, xy = 0, squares = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        xx += (x[k] - meanX) * (x[k] - meanX);
        xy += (x[k] - meanX) * (y[k] - meanY);
    }
    LearningCurve curve{x.size(), xy / xx, {}};
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double left = y[k] - meanY - curve.slope * (x[k] - meanX);
        squares += left * left;
    }
    if (x.size() > 2)
        curve.slopeError = std::sqrt(squares / static_cast<double>(x.size() - 2) / xx);
    return curve;
}

std::map<ScanBasis, std::vector<SizeErrors>> errorsBySize(const std::vector<ScanPoint>& points,
                                                          ScanError error) {
    std::map<ScanBasis, std::map<std::size_t, std::vector<double>>> values;
    for (const ScanPoint& point : points)
        if (const auto value = errorOf(point.validation, error); point.isTrained() && value)
            values[point.settings.basis][point.settings.configurations].push_back(*value);
    std::map<ScanBasis, std::vector<SizeErrors>> errors;
    for (const auto& [basis, sizes] : values)
        for (const auto& [size, ofSeeds] : sizes)
            errors[basis].push_back({size, meanOf(ofSeeds), deviationOf(ofSeeds)});
    return errors;
}

std::optional<ScanAdvice> adviceOn(const std::vector<ScanPoint>& points, std::size_t planned,
                                   std::size_t trainingCount) {
    ScanAdvice advice;
    advice.bases = basesOf(points, trainingCount, ScanError::Force);
    if (advice.bases.empty()) {
        advice.error = ScanError::Energy;
        advice.bases = basesOf(points, trainingCount, ScanError::Energy);
    }
    if (advice.bases.empty())
        return {};
    const auto best = std::min_element(
        advice.bases.begin(), advice.bases.end(),
        [](const BasisErrors& a, const BasisErrors& b) { return a.error < b.error; });
    advice.best = static_cast<std::size_t>(best - advice.bases.begin());
    advice.recommended = cheapestGoodOf(advice.bases, *best);
    const BasisErrors& choice = advice.choice();
    advice.curve = learningCurve(points, choice.basis, advice.error);
    advice.more = judge(advice.curve);
    advice.isHighestLevel = stillFalls(advice.bases, choice, &ScanBasis::level);
    advice.isLargestCutoff = stillFalls(advice.bases, choice, &ScanBasis::cutoff);
    advice.isLargestRadialSize = stillFalls(advice.bases, choice, &ScanBasis::radialSize);
    advice.failed = static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [](const ScanPoint& point) { return !point.isTrained(); }));
    advice.missing = planned - std::min(planned, points.size());
    return advice;
}

}  // namespace mtp
