// How well a measure of doubt, such as an extrapolation grade or the spread of a committee,
// predicts the error that labels show.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/Table.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"
#include "core/selection/CommitteeSpread.h"
#include "core/selection/ExtrapolationGrades.h"

namespace mtp {

// Points of similar measure. The calibration curve is error against measure.
struct CalibrationBin {
    std::size_t count = 0;
    double measure = 0, error = 0;  // root mean squares
};

struct Calibration {
    std::size_t count = 0;
    // Spearman's coefficient: 1 if the errors rise with the measure, 0 if they do not depend on it.
    // Absent if all measures or all errors are equal.
    std::optional<double> rankCorrelation;
    // Of the tenth with the largest errors, the part that is in the tenth with the largest measure:
    // 0.1 for a measure that says nothing. Absent below ten points.
    std::optional<double> largestFound;
    // The root mean square of the errors over that of the measure: what the measure is multiplied
    // by to be an error. For a committee, 1 if its spread has the size of the errors. Absent if the
    // measure is 0 everywhere.
    std::optional<double> factor;
    // The mean over the bins of |error - factor * measure| / (factor * measure): 0 for a measure
    // that is proportional to the errors (expected normalised calibration error; Levi et al.,
    // Sensors 22, 5540 (2022)). Absent if a bin has no measure.
    std::optional<double> unreliability;
    std::vector<CalibrationBin> bins;  // of equal counts, by rising measure
};

inline constexpr std::size_t kCalibrationBins = 10;

// `measures` and `errors` have a number for each point, none negative. Fewer points than bins make
// a bin each. Throws InputError if the sizes differ.
Calibration calibrate(std::span<const double> measures, std::span<const double> errors,
                      std::size_t bins = kCalibrationBins);

inline constexpr ColumnKey<int> kDoubtConfiguration{"configuration"}, kDoubtAtom{"atom"};
inline constexpr ColumnKey<std::string> kDoubtElement{"element"};
inline constexpr ColumnKey<double> kDoubtDensity{"density", "g/cm³"}, kDoubtGrade{"grade"};
inline constexpr ColumnKey<double> kEnergySpread{"energy_spread", "eV/atom"};
inline constexpr ColumnKey<double> kForceSpread{"force_spread", "eV/Å"};
inline constexpr ColumnKey<double> kEnergyError{"energy_error", "eV/atom"};
inline constexpr ColumnKey<double> kForceError{"force_error", "eV/Å"};

// What is known about each of some frames; grades or spreads may be empty.
struct DoubtInput {
    const std::vector<Frame>& frames;
    const std::vector<Prediction>& predictions;  // of the potential
    const std::vector<ConfigurationGrade>& grades;
    const std::vector<ConfigurationSpread>& spreads;
    std::size_t first = 0;  // number of the first frame
};

// One row for each frame: configuration, density, grade, energy_spread, force_spread (of the atom
// with the largest), energy_error (magnitude), force_error (the longest difference). NaN for what
// is not known.
Table doubtByConfiguration(const DoubtInput& input);
// One row for each atom whose force has a label: configuration, atom, element, grade, force_spread,
// force_error (length of the difference).
Table doubtByAtom(const DoubtInput& input);

// A measure against an error, both columns of one of these tables.
struct NamedCalibration {
    const char* measure;  // "grade", "energy_spread", "force_spread"
    const char* error;    // "energy_error", "force_error"
    bool isByAtom = false;
    Calibration calibration;
};
// The pairs of which points are known: forces of atoms by grade and spread, then the longest force
// error and the energy error of configurations.
std::vector<NamedCalibration> calibrations(const Table& byConfiguration, const Table& byAtom);
// The calibration curves. Columns: points (atom or configuration), measure, error (texts), bin,
// count, measure_rms, error_rms (in the units of their columns).
Table calibrationTable(const std::vector<NamedCalibration>& all);

}  // namespace mtp
