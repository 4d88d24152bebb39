#include "ui/pages/inspect/DoubtTabs.h"

#include <QTabWidget>

#include "core/workflow/FitDoubt.h"
#include "core/workflow/FitResult.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/inspect/CalibrationPanel.h"
#include "ui/pages/inspect/FitDoubts.h"
#include "ui/pages/inspect/GradePanel.h"
#include "ui/pages/inspect/MapPanel.h"
#include "ui/project/ConfigurationEdits.h"

namespace mtp::ui {

DoubtTabs::DoubtTabs(ProjectModel& project, JobBoard& jobs, QTabWidget& tabs)
    : QObject(&tabs)
    , m_doubts(new FitDoubts(project, jobs, this))
    , m_map(new MapPanel(jobs))
    , m_calibration(new CalibrationPanel(*m_doubts))
    , m_grades(new GradePanel(*m_doubts))
    , m_edits(new ConfigurationEdits(
          project, [] { return ConfigurationEdits::Ids(); }, &tabs))
    , m_tabs(tabs) {
    addKeyedTab(tabs, m_map, tr("M&ap"), QStringLiteral("map"),
                tr("Every configuration as a point: finds near copies and lonely ones"));
    addKeyedTab(tabs, m_calibration, tr("Calibration"), QStringLiteral("calibration"),
                tr("How well grades and the spread of a committee foretell errors"));
    addKeyedTab(tabs, m_grades, tr("Gra&des"), QStringLiteral("grades"),
                tr("Extrapolation grades: up to 1 the potential interpolates"));
    connectMap();
    connect(m_calibration, &CalibrationPanel::rowsChosen, this, &DoubtTabs::rowsChosen);
    connect(m_calibration, &CalibrationPanel::pointClicked, this, &DoubtTabs::pointClicked);
    connect(m_grades, &GradePanel::rowsChosen, this, &DoubtTabs::rowsChosen);
    connect(m_grades, &GradePanel::pointClicked, this, &DoubtTabs::pointClicked);
    connect(m_calibration, &CalibrationPanel::saveWanted, this, &DoubtTabs::saveWanted);
}

void DoubtTabs::connectMap() {
    connect(m_map, &MapPanel::rowsChosen, this, &DoubtTabs::rowsChosen);
    connect(m_map, &MapPanel::pointClicked, this, &DoubtTabs::pointClicked);
    connect(m_map, &MapPanel::gradesWanted, m_doubts, [this] { m_doubts->want(); });
    connect(m_doubts, &FitDoubts::changed, this, [this] {
        const auto& doubt = m_doubts->doubt();
        m_map->setGrades(
            doubt ? doubt->grades->configurations[columns::kGrade] : std::vector<double>(),
            m_doubts->message());
        emit graded();
    });
    connect(m_map, &MapPanel::exclusionWanted, this,
            [this](const std::vector<std::size_t>& configurations) {
                ConfigurationEdits::Ids ids;
                for (const std::size_t configuration : configurations)
                    ids.push_back(m_result->records[configuration].id);
                m_edits->setExcluded(ids, true);
            });
}

void DoubtTabs::setResult(std::shared_ptr<const FitResult> result, const RunRecord* run,
                          const QString& message) {
    m_result = result;
    m_grades->setMessage(message);
    m_map->setResult(result);
    m_doubts->setResult(std::move(result), run);
}

void DoubtTabs::setSelection(const PointSelection& selection) {
    m_map->setSelection(selection);
    m_calibration->setSelection(selection);
    m_grades->setSelection(selection);
}

void DoubtTabs::setExcluded(const PointSelection& excluded) {
    m_map->setExcluded(excluded);
}

void DoubtTabs::setTool(PointPlot::Tool tool) {
    m_map->setTool(tool);
    m_calibration->setTool(tool);
    m_grades->setTool(tool);
}

bool DoubtTabs::isShown() const {
    const QWidget* const tab = m_tabs.currentWidget();
    return tab == m_map || tab == m_calibration || tab == m_grades;
}

bool DoubtTabs::areGradesShown() const {
    return m_tabs.currentWidget() == m_grades;
}

std::optional<AtomValues> DoubtTabs::gradesOf(std::size_t configuration) const {
    return m_grades->valuesOf(configuration);
}

}  // namespace mtp::ui

#include "moc_DoubtTabs.cpp"
