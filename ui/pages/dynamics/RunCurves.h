// Numbers of several runs as curves: against temperature, and against composition.
#pragma once

#include <functional>
#include <vector>

#include "core/dynamics/RunComparison.h"
#include "ui/plots/CurvePlot.h"

namespace mtp::ui {

// A number of each run, its error, and what it is called if there are several.
struct OfRun {
    std::function<std::optional<double>(const RunResult&)> value;
    std::function<std::optional<double>(const RunResult&)> error{};
    QString name{};
};

OfRun squareAfter(double time);  // Å²; ps
OfRun inverseAlpha();
OfRun cascadeShare();
OfRun cascadesByChance();

// log10 of D with the line of the activation energy; empty for less than two temperatures.
std::vector<CurvePlot::FreeCurve> arrheniusCurves(const std::vector<RunResult>& runs, bool isDark);
// Against ions for each cation of the framework, a curve for each temperature; empty for less than
// two compositions. What is drawn second is dashed.
std::vector<CurvePlot::FreeCurve> compositionCurves(const std::vector<RunResult>& runs,
                                                    const std::vector<OfRun>& drawn, bool isDark);
// "x, Li for each Al"
QString compositionLabel(const std::vector<RunResult>& runs);

}  // namespace mtp::ui
