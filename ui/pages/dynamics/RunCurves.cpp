#include "ui/pages/dynamics/RunCurves.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "ui/pages/dynamics/ValueTexts.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::RunCurves)
};

QString energyText(const Arrhenius& fit) {
    const QString energy = withPlusMinus(fit.energy, fit.energyError, 3);
    const QString room = fit.atRoomError ? withError(fit.atRoom * kSquareCentimetres,
                                                     *fit.atRoomError * kSquareCentimetres)
                                         : shortNumberText(fit.atRoom * kSquareCentimetres, 2);
    return RunText::tr("Ea = %1 eV, D(298 K) = %2 cm²/s").arg(energy, room);
}

// By temperature, and for each in the order of composition.
std::map<std::optional<double>, std::vector<const RunResult*>> byTemperature(
    const std::vector<RunResult>& runs) {
    std::map<std::optional<double>, std::vector<const RunResult*>> groups;
    for (const RunResult& run : runs)
        if (run.ionsPerCation())
            groups[run.temperature].push_back(&run);
    for (auto& [temperature, group] : groups)
        std::stable_sort(group.begin(), group.end(), [](const RunResult* a, const RunResult* b) {
            return *a->ionsPerCation() < *b->ionsPerCation();
        });
    return groups;
}

CurvePlot::FreeCurve curveOf(const std::vector<const RunResult*>& runs, const OfRun& drawn) {
    CurvePlot::FreeCurve curve;
    for (const RunResult* run : runs) {
        const std::optional<double> value = drawn.value(*run);
        if (!value)
            continue;
        curve.x.push_back(*run->ionsPerCation());
        curve.y.push_back(*value);
        if (drawn.error)
            curve.error.push_back(drawn.error(*run).value_or(kUnknown));
    }
    return curve;
}

}  // namespace

OfRun squareAfter(double time) {
    return {[time](const RunResult& run) { return run.squareAt(time); }};
}

OfRun inverseAlpha() {
    return {[](const RunResult& run) {
        return run.peakValue ? std::optional(1 / *run.peakValue) : std::nullopt;
    }};
}

OfRun cascadeShare() {
    return {[](const RunResult& run) { return run.cascades; },
            [](const RunResult& run) { return run.cascadeError; }};
}

OfRun cascadesByChance() {
    return {[](const RunResult& run) { return run.chance; }, {}, RunText::tr("by chance")};
}

std::vector<CurvePlot::FreeCurve> arrheniusCurves(const std::vector<RunResult>& runs, bool isDark) {
    std::vector<DiffusionAt> points;
    for (const RunResult& run : runs)
        if (run.temperature)
            if (const std::optional<DiffusionAt> point = diffusionOfRun(run))
                points.push_back(*point);
    std::sort(points.begin(), points.end(), [](const DiffusionAt& a, const DiffusionAt& b) {
        return a.temperature > b.temperature;
    });
    try {
        const Arrhenius fit = arrheniusOf(points);
        const Table table = arrheniusTable(points, fit);
        CurvePlot::FreeCurve found, line;
        found.x = line.x = table[columns::kInverseTemperature];
        found.y = table[columns::kLogDiffusion];
        found.error = table[columns::kLogDiffusionError];
        found.look = {.label = RunText::tr("D of the runs"),
                      .colour = runColour(0, isDark),
                      .isPoints = true};
        line.y = table[columns::kLogDiffusionFit];
        line.look = {.label = energyText(fit), .colour = runColour(1, isDark), .isDashed = true};
        return {std::move(line), std::move(found)};
    } catch (const InputError&) {
        return {};  // not two temperatures
    }
}

std::vector<CurvePlot::FreeCurve> compositionCurves(const std::vector<RunResult>& runs,
                                                    const std::vector<OfRun>& drawn, bool isDark) {
    std::set<double> compositions;
    for (const RunResult& run : runs)
        if (run.ionsPerCation())
            compositions.insert(*run.ionsPerCation());
    std::vector<CurvePlot::FreeCurve> curves;
    if (compositions.size() < 2)
        return curves;
    int group = 0;
    for (const auto& [temperature, members] : byTemperature(runs)) {
        const QString name = temperature ? withUnit(*temperature, 0, RunText::tr("K"))
                                         : QString::fromStdString(members.front()->ion);
        for (const OfRun& one : drawn) {
            CurvePlot::FreeCurve curve = curveOf(members, one);
            const bool isFirst = &one == &drawn.front();
            curve.look = {.label = one.name.isEmpty() ? name : name + ", " + one.name,
                          .colour = runColour(group, isDark),
                          .isDashed = !isFirst};
            // Runs of one composition are no curve.
            if (std::adjacent_find(curve.x.begin(), curve.x.end()) != curve.x.end()) {
                curve.look.isPoints = true;
                curve.look.isHollow = !isFirst;
            }
            if (!curve.x.empty())
                curves.push_back(std::move(curve));
        }
        ++group;
    }
    return curves;
}

QString compositionLabel(const std::vector<RunResult>& runs) {
    for (const RunResult& run : runs)
        if (run.ionsPerCation())
            return RunText::tr("x: %1 for each cation of the framework")
                .arg(QString::fromStdString(run.ion));
    return RunText::tr("Composition");
}

}  // namespace mtp::ui
