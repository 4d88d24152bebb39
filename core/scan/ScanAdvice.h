// What a scan says: the basis to take, and whether more configurations would help. The rules stand
// in core/scan/README.md.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "core/scan/ScanPoint.h"

namespace mtp {

// Errors that differ by less than this part of them are not worth a higher cost.
inline constexpr double kWorthwhilePart = 0.05;

// The error that bases are compared by: that of forces if the validation set has forces, else that
// of energies.
enum class ScanError { Force, Energy };

// All seeds of one basis, trained on the whole set.
struct BasisErrors {
    ScanBasis basis;
    std::size_t seeds = 0;
    double error = 0;              // validation, mean over the seeds: eV/Å or eV/atom
    double trainingError = 0;      // mean over the seeds
    std::optional<double> spread;  // standard deviation over the seeds; absent with one of them
    double microseconds = 0;       // per atom
    double cpuSeconds = 0;         // of one training, mean
    ScanPoint best;                // the seed with the lowest objective of the training set
};

// ln(error) = a + slope ln(configurations), by least squares over all seeds of one basis.
struct LearningCurve {
    std::size_t points = 0;
    double slope = 0;
    std::optional<double> slopeError;  // standard error; absent for two points

    // The part of the error that goes with each doubling of the configurations: 0.12 for 12 %.
    double fallPerDoubling() const;
    std::optional<double> errorOfFall() const;
};

// Absent if the points have one size only, or an error of zero.
std::optional<LearningCurve> learningCurve(const std::vector<ScanPoint>& points,
                                           const ScanBasis& basis, ScanError error);

// The points of a learning curve: mean and standard deviation over the seeds at one size.
struct SizeErrors {
    std::size_t configurations = 0;
    double error = 0;  // eV/Å or eV/atom
    std::optional<double> spread;
};
// Of each basis, by size.
std::map<ScanBasis, std::vector<SizeErrors>> errorsBySize(const std::vector<ScanPoint>& points,
                                                          ScanError error);

enum class MoreConfigurations { Help, HelpLittle, Unclear, Unknown };

struct ScanAdvice {
    ScanError error = ScanError::Force;
    std::vector<BasisErrors> bases;         // cheapest first
    std::size_t recommended = 0, best = 0;  // indices in bases
    // Of the recommended basis.
    std::optional<LearningCurve> curve;
    MoreConfigurations more = MoreConfigurations::Unknown;
    // The error falls by a worthwhile part up to the end of the scan, with all else as recommended.
    bool isHighestLevel = false, isLargestCutoff = false, isLargestRadialSize = false;
    std::size_t failed = 0, missing = 0;  // points

    const BasisErrors& choice() const { return bases.at(recommended); }
};

// Absent if no basis was trained on the whole set (of trainingCount configurations) and validated.
// planned: points of the plan.
std::optional<ScanAdvice> adviceOn(const std::vector<ScanPoint>& points, std::size_t planned,
                                   std::size_t trainingCount);

// The error of a point; absent if it has none.
std::optional<double> errorOf(const FitErrors& errors, ScanError error);

}  // namespace mtp
