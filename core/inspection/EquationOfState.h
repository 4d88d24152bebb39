// Energy and pressure of a potential while a configuration is scaled: whether it can be used at a
// density.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

struct EquationOfStateOptions {
    double leastRatio = 0.3, mostRatio = 3;  // of the density
    std::size_t points = 55;                 // evenly spaced in the ratio, with both ends
    std::optional<double> referenceDensity;  // g/cm³, ratio 1; absent: each frame's own density
    // g/cm³, of the training set; what is outside is extrapolation.
    std::optional<std::pair<double, double>> trainedDensities;
    int threads = 0;  // 0: all
};

// Least and largest density of the frames; absent if none has one.
std::optional<std::pair<double, double>> densityRange(const std::vector<Frame>& frames);

// Cell and atoms scaled alike in all directions. frames: types of the potential. Columns:
// configuration (index in frames), ratio, density [g/cm³], volume [Å³/atom], energy [eV/atom],
// pressure [GPa] (of the potential energy), shortest [Å] (of two atoms, not above 6 Å),
// is_trained: 1 within trainedDensities, 0 outside, NaN where they are not known. Rows: frame
// outermost, then the ratio ascending. Throws InputError (a frame without a volume, or without a
// density if a reference is given; ratios not positive or not ascending; fewer than 2 points),
// Cancelled.
Table equationOfState(const Evaluator& evaluator, const std::vector<Frame>& frames,
                      const EquationOfStateOptions& options, Progress* progress = nullptr);

// The labelled configurations of a set that are the same as one of `frames` but for scaling (by
// parent, else by geometry). Columns: configuration (index in frames), index (in set), density
// [g/cm³], volume [Å³/atom], energy [eV/atom], pressure [GPa]; NaN for a label that is not there.
Table equationOfStateLabels(const std::vector<Frame>& frames, const std::vector<Frame>& set);

// What to look at in the curves of equationOfState(). Columns: configuration, kind (text), ratio,
// density, volume, value. Kinds: "minimum of the energy" (parabola through three points; value:
// energy), "pressure turns positive" and "pressure turns negative", as the density rises (linear
// between two points; value 0). Of a stable melt the pressure turns positive once; one that turns
// negative on compression is a hole that a simulation falls into.
Table equationOfStateMarks(const Table& curves);

}  // namespace mtp
