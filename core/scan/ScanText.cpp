#include "core/scan/ScanText.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/Plural.h"
#include "core/base/TableRows.h"
#include "core/base/Units.h"

namespace mtp {
namespace {

constexpr double kMuchOfTraining = 1.5;  // validation error over that of the training set

// With so many digits, but never with an exponent.
std::string rounded(double value, int digits) {
    return value >= std::pow(10, digits) - 0.5 ? fmt::format("{:.0f}", value)
                                               : fmt::format("{:.{}g}", value, digits);
}

// "152 meV/Å".
std::string errorText(double error, ScanError kind) {
    return rounded(units::kMilli * error, 4) + (kind == ScanError::Force ? " meV/Å" : " meV/atom");
}

std::string percent(double part) {
    return rounded(100 * part, 2);
}

std::string capitalised(std::string text) {
    text.front() = 'L';
    return text;
}

std::string choiceText(const ScanAdvice& advice) {
    const BasisErrors& choice = advice.choice();
    return fmt::format("Take {}: a validation error of {} at {} µs/atom.", describe(choice.basis),
                       errorText(choice.error, advice.error), rounded(choice.microseconds, 3));
}

std::string reasonText(const ScanAdvice& advice) {
    const BasisErrors& choice = advice.choice();
    const BasisErrors& best = advice.bases[advice.best];
    if (advice.recommended != advice.best) {
        const double gain = 1 - best.error / choice.error;
        const std::string cost = rounded(best.microseconds / choice.microseconds, 2);
        const bool isSeeds = choice.error - best.error > kWorthwhilePart * best.error;
        return isSeeds ? fmt::format(
                             "The lowest error, of {}, is {} % lower at {} times the cost; seeds "
                             "differ by as much.",
                             describe(best.basis), percent(gain), cost)
                       : fmt::format(
                             "The lowest error, of {}, is only {} % lower, at {} times the "
                             "cost.",
                             describe(best.basis), percent(gain), cost);
    }
    if (advice.recommended == 0)
        return advice.bases.size() == 1 ? "The scan has no other basis to compare it with."
                                        : "It is the cheapest basis of the scan, and none has a "
                                          "lower error.";
    const BasisErrors& below = *std::min_element(
        advice.bases.begin(),
        advice.bases.begin() + static_cast<std::ptrdiff_t>(advice.recommended),
        [](const BasisErrors& a, const BasisErrors& b) { return a.error < b.error; });
    return fmt::format(
        "The best of the cheaper ones, {}, has an error that is {} % higher at {} % of the cost.",
        describe(below.basis), percent(below.error / choice.error - 1),
        percent(below.microseconds / choice.microseconds));
}

// "12 ± 2" of a fall or a rise, or "12" without an error.
std::string fallText(const LearningCurve& curve) {
    const std::string fall = fmt::format("{:.0f}", 100 * std::abs(curve.fallPerDoubling()));
    const std::optional<double> error = curve.errorOfFall();
    return error ? fmt::format("{} ± {:.0f}", fall, std::ceil(100 * *error)) : fall;
}

std::string curveText(const ScanAdvice& advice) {
    switch (advice.more) {
        case MoreConfigurations::Help:
            return fmt::format(
                "More configurations would help: the error falls by {} % with each doubling of "
                "their number.",
                fallText(*advice.curve));
        case MoreConfigurations::HelpLittle:
            if (advice.curve->fallPerDoubling() < 0)
                return fmt::format(
                    "More configurations of this kind would not help: the error rises by {} % with "
                    "each doubling of their number.",
                    fallText(*advice.curve));
            return fmt::format(
                "More configurations of this kind would help little: the error falls by {} % with "
                "each doubling of their number.",
                fallText(*advice.curve));
        case MoreConfigurations::Unclear:
            return fmt::format(
                "Whether more configurations would help is not clear: with each doubling of their "
                "number the error changes by less than the scatter of the points ({} points).",
                advice.curve->points);
        case MoreConfigurations::Unknown:
            break;
    }
    return "Whether more configurations would help is not known: train on some parts of the set "
           "too.";
}

void addLimits(std::vector<std::string>& text, const ScanAdvice& advice) {
    if (advice.isHighestLevel)
        text.emplace_back(
            "The error still falls at the highest level of the scan: try higher ones.");
    if (advice.isLargestCutoff)
        text.emplace_back(
            "The error still falls at the largest cutoff of the scan: try larger ones.");
    if (advice.isLargestRadialSize)
        text.emplace_back("The error still falls at the most polynomials of the scan: try more.");
}

void addDoubts(std::vector<std::string>& text, const ScanAdvice& advice) {
    const BasisErrors& choice = advice.choice();
    if (const double ratio = choice.error / choice.trainingError;
        choice.trainingError > 0 && ratio >= kMuchOfTraining)
        text.push_back(
            fmt::format("Its validation error is {} times that of the training set: it has more "
                        "coefficients than these configurations determine.",
                        rounded(ratio, 2)));
    if (!choice.spread)
        text.emplace_back(
            "With one seed it is not known how much errors differ by chance: two say more.");
    if (advice.failed > 0)
        text.push_back(advice.failed == 1
                           ? "1 point could not be trained."
                           : fmt::format("{} points could not be trained.", advice.failed));
    if (advice.missing > 0)
        text.push_back(advice.missing == 1
                           ? "1 point is missing yet: what it says may change this."
                           : fmt::format("{} points are missing yet: what they say may change "
                                         "this.",
                                         advice.missing));
}

}  // namespace

double inMilli(const std::optional<double>& value) {
    return value ? units::kMilli * *value : kUnknown;
}

std::string describe(const ScanBasis& basis) {
    return fmt::format("level {}, cutoff {} Å, {}", basis.level, basis.cutoff,
                       counted(static_cast<std::size_t>(basis.radialSize), "polynomial"));
}

std::string describe(const ScanSettings& settings) {
    return fmt::format("{}, {}, seed {}", capitalised(describe(settings.basis)),
                       counted(settings.configurations, "configuration"), settings.seed);
}

Table scanTable(const std::vector<ScanSettings>& planned, const std::vector<ScanPoint>& points) {
    using namespace columns;
    std::map<ScanSettings, ScanPoint> known;
    for (const ScanPoint& point : points)
        known.emplace(point.settings, point);
    TableRows rows(kScanLevel, kScanCutoff, kScanPolynomials, kScanConfigurations, kScanSeed,
                   kScanState, kScanTrainingEnergy, kScanTrainingForce, kScanEnergy, kScanForce,
                   kScanTime, kScanProcessorTime);
    for (const ScanSettings& settings : planned) {
        const auto found = known.find(settings);
        const bool isTrained = found != known.end() && found->second.isTrained();
        const ScanPoint point = isTrained ? found->second : ScanPoint();
        const std::string state = isTrained              ? "trained"
                                  : found == known.end() ? "waiting"
                                                         : found->second.failure;
        rows.add(settings.basis.level, settings.basis.cutoff, settings.basis.radialSize,
                 static_cast<int>(settings.configurations), static_cast<int>(settings.seed), state,
                 inMilli(point.training.energy), inMilli(point.training.force),
                 inMilli(point.validation.energy), inMilli(point.validation.force),
                 isTrained ? point.microseconds : kUnknown,
                 isTrained ? point.cpuSeconds : kUnknown);
    }
    return rows.table();
}

std::vector<std::string> sentencesOf(const ScanAdvice& advice) {
    std::vector<std::string> text{choiceText(advice), reasonText(advice), curveText(advice)};
    addLimits(text, advice);
    addDoubts(text, advice);
    return text;
}

std::vector<std::string> sentencesOf(const std::optional<ScanAdvice>& advice) {
    if (advice)
        return sentencesOf(*advice);
    return {"No basis has been trained on the whole set yet: nothing can be recommended."};
}

}  // namespace mtp
