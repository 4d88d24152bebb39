#include "ui/pages/simulate/SimulationStage.h"

#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/base/Units.h"
#include "core/simulation/Deck.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/plots/CurvePlot.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

struct Quantity {
    const char* name;  // of the widget
    const char* title;
    const ColumnKey<double>& column;
};

const Quantity kQuantities[] = {
    {"temperaturePlot", QT_TRANSLATE_NOOP("mtp::ui::SimulationStage", "Temperature, K"),
     columns::kRunTemperature},
    {"energyPlot", QT_TRANSLATE_NOOP("mtp::ui::SimulationStage", "Potential energy, eV/atom"),
     columns::kPotentialEnergy},
    {"pressurePlot", QT_TRANSLATE_NOOP("mtp::ui::SimulationStage", "Pressure, GPa"),
     columns::kRunPressure},
    {"densityPlot", QT_TRANSLATE_NOOP("mtp::ui::SimulationStage", "Density, g/cm³"),
     columns::kRunDensity}};

CurvePlot* plot(const QString& name, const QString& title) {
    auto* made = new CurvePlot;
    made->setObjectName(name);
    made->setTitle(title);
    made->setKeyLabel(SimulationStage::tr("Time, ps"));
    made->setEmptyText(SimulationStage::tr("Drawn while the simulation runs"));
    made->setMinimumSize(150, 120);
    return made;
}

QString runName(const RunDescription& run, std::size_t index) {
    return scheduleText(run.schedule.runs[index].name);
}

// A curve for each run of the schedule that has begun.
std::vector<CurvePlot::FreeCurve> curvesOf(const SimulationSnapshot& snapshot,
                                           const ColumnKey<double>& column, bool isDark) {
    const Table& table = *snapshot.table;
    const std::vector<int>& runs = table[columns::kRun];
    std::vector<CurvePlot::FreeCurve> curves(snapshot.description.schedule.runs.size());
    for (std::size_t i = 0; i < curves.size(); ++i)
        curves[i].look = {.label = runName(snapshot.description, i),
                          .colour = runColour(static_cast<int>(i), isDark)};
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const auto run = static_cast<std::size_t>(runs[row]);
        if (run >= curves.size())
            continue;
        curves[run].x.push_back(table[columns::kSimulatedTime][row]);
        curves[run].y.push_back(table[column][row]);
    }
    std::erase_if(curves, [](const CurvePlot::FreeCurve& curve) { return curve.x.empty(); });
    return curves;
}

// Those by which it left the training set.
std::vector<int> offendingAtoms(const Offender& offender) {
    if (offender.worstAtom)
        return {static_cast<int>(*offender.worstAtom)};
    return {static_cast<int>(offender.pair.atom), static_cast<int>(offender.pair.neighbour)};
}

bool hasNumbers(const std::vector<double>& values) {
    return std::any_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace

SimulationStage::SimulationStage(QWidget* parent)
    : QWidget(parent), m_view(new StructureView), m_nearest(nullptr), m_grades(nullptr) {
    build();
}

void SimulationStage::build() {
    m_view->setObjectName("simulateView");
    m_view->setEmptyText(tr("The start cell is shown here"));
    for (std::size_t i = 0; i < m_plots.size(); ++i)
        m_plots[i] = plot(kQuantities[i].name, tr(kQuantities[i].title));
    m_nearest = plot("nearestPlot", tr("Closest distance, Å"));
    m_grades = plot("gradePlot", tr("Extrapolation grade"));
    m_grades->hide();
    auto* beside = new QSplitter(Qt::Vertical);
    beside->addWidget(m_plots[0]);
    beside->addWidget(m_nearest);
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->addWidget(m_view);
    upper->addWidget(beside);
    upper->setStretchFactor(0, 3);
    upper->setStretchFactor(1, 2);
    upper->setSizes({600, 400});
    auto* lower = new QSplitter(Qt::Horizontal);
    for (std::size_t i = 1; i < m_plots.size(); ++i)
        lower->addWidget(m_plots[i]);
    lower->addWidget(m_grades);
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(upper);
    both->addWidget(lower);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    both->setSizes({480, 270});
    for (QSplitter* splitter : {beside, upper, lower, both})
        splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(both);
}

void SimulationStage::showStart(std::shared_ptr<const Frame> start) {
    draw(nullptr);
    m_folder.clear();
    m_step.reset();
    m_isOffender = false;
    if (start && start == m_start)
        return;
    m_start = std::move(start);
    m_view->setEmptyText(tr("The start cell is shown here"));
    m_view->setRingedAtoms({});
    if (!m_start)
        return m_view->clear();
    m_view->setFrame(*m_start);
    m_view->setSelectedAtoms({});
    const std::optional<double> rho = density(*m_start);
    m_view->setCaption(rho ? tr("Start cell · %1").arg(withUnit(*rho, 2, tr("g/cm³")))
                           : tr("Start cell"));
}

void SimulationStage::show(const SimulationSnapshot& snapshot) {
    m_start.reset();
    draw(&snapshot);
    showFrame(snapshot);
}

void SimulationStage::showFrame(const SimulationSnapshot& snapshot) {
    const bool isOffender = snapshot.offender.has_value();
    const Frame* frame = isOffender       ? &snapshot.offender->frame
                         : snapshot.frame ? &*snapshot.frame
                                          : nullptr;
    if (!frame) {
        m_view->setEmptyText(tr("There is no frame yet"));
        m_step.reset();
        return m_view->clear();
    }
    const std::optional<std::int64_t> step = frame->step.value_or(0);
    if (m_folder == snapshot.folder && m_run == snapshot.shown && m_step == step &&
        m_isOffender == isOffender)
        return;
    const bool isOther = m_folder != snapshot.folder || m_isOffender != isOffender;
    m_folder = snapshot.folder;
    m_run = snapshot.shown;
    m_step = step;
    m_isOffender = isOffender;
    m_view->setFrame(*frame);
    if (isOffender) {
        const std::vector<int> atoms = offendingAtoms(*snapshot.offender);
        m_view->setRingedAtoms(atoms);
        m_view->setSelectedAtoms(atoms);
    } else if (isOther) {
        m_view->setRingedAtoms({});
        m_view->setSelectedAtoms({});
    }
    const double ps =
        static_cast<double>(*step) * snapshot.description.options.timestep / units::kFsPerPs;
    const QString time = withUnit(ps, 2, tr("ps"));
    m_view->setCaption(isOffender ? tr("First frame beyond the training set · %1").arg(time)
                       : snapshot.runs.size() > 1
                           ? tr("%1 · %2").arg(runName(snapshot.description, snapshot.shown), time)
                           : time);
}

void SimulationStage::draw(const SimulationSnapshot* snapshot) {
    const bool isDark = isDarkPalette(palette());
    for (std::size_t i = 0; i < m_plots.size(); ++i)
        m_plots[i]->setFreeCurves(columns::kSimulatedTime, kQuantities[i].column,
                                  snapshot ? curvesOf(*snapshot, kQuantities[i].column, isDark)
                                           : std::vector<CurvePlot::FreeCurve>());
    drawGrades(snapshot);
    if (snapshot)
        drawNearest(*snapshot);
    else
        m_nearest->setFreeCurves(columns::kFrameTime, columns::kNearest, {});
}

// The highest of all atoms, with the thresholds as dashed lines.
void SimulationStage::drawGrades(const SimulationSnapshot* snapshot) {
    const std::optional<GradeLimits> limits =
        snapshot ? snapshot->description.limits.grades : std::nullopt;
    const bool isGraded = limits && hasNumbers((*snapshot->table)[columns::kRunGrade]);
    m_grades->setVisible(isGraded);
    if (!isGraded)
        return m_grades->setFreeCurves(columns::kSimulatedTime, columns::kRunGrade, {});
    const bool isDark = isDarkPalette(palette());
    std::vector<CurvePlot::FreeCurve> curves = curvesOf(*snapshot, columns::kRunGrade, isDark);
    double end = 0;
    for (const CurvePlot::FreeCurve& curve : curves)
        end = std::max(end, curve.x.back());
    for (const auto& [grade, name] : {std::pair{limits->save, tr("kept beyond")},
                                      std::pair{limits->stop, tr("stopped beyond")}})
        curves.push_back({.look = {.label = name,
                                   .colour = palette().color(QPalette::WindowText),
                                   .isDashed = true},
                          .x = {0, end},
                          .y = {grade, grade}});
    // The grade that ended a run; the log has no row of that step.
    CurvePlot::FreeCurve ends;
    ends.look = {.label = tr("stopped"),
                 .colour = palette().color(QPalette::WindowText),
                 .isPoints = true,
                 .isHollow = true};
    for (const RunState& run : snapshot->runs)
        if (run.stop && run.stop->fix == kGradeFix) {
            ends.x.push_back(static_cast<double>(run.stop->step) *
                             snapshot->description.options.timestep / units::kFsPerPs);
            ends.y.push_back(run.stop->value);
        }
    if (!ends.x.empty())
        curves.push_back(std::move(ends));
    m_grades->setFreeCurves(columns::kSimulatedTime, columns::kRunGrade, curves);
}

// LAMMPS says it at every step of its table with pair_style mtp; else the frames do.
void SimulationStage::drawNearest(const SimulationSnapshot& snapshot) {
    const bool isDark = isDarkPalette(palette());
    if (hasNumbers((*snapshot.table)[columns::kClosest]))
        return m_nearest->setFreeCurves(columns::kSimulatedTime, columns::kClosest,
                                        curvesOf(snapshot, columns::kClosest, isDark));
    CurvePlot::FreeCurve curve;
    curve.look = {.label = runName(snapshot.description, snapshot.shown),
                  .colour = runColour(static_cast<int>(snapshot.shown), isDark)};
    curve.x = (*snapshot.nearest)[columns::kFrameTime];
    curve.y = (*snapshot.nearest)[columns::kNearest];
    std::vector<CurvePlot::FreeCurve> curves;
    if (!curve.x.empty())
        curves.push_back(std::move(curve));
    m_nearest->setFreeCurves(columns::kFrameTime, columns::kNearest, curves);
}

}  // namespace mtp::ui

#include "moc_SimulationStage.cpp"
