#include "ui/pages/inspect/DoubtTabs.h"

#include <QTabWidget>

#include "core/workflow/FitDoubt.h"
#include "core/workflow/FitResult.h"
#include "ui/pages/KeyedTabs.h"
#include "ui/pages/inspect/CalibrationPanel.h"
#include "ui/pages/inspect/FitDoubts.h"
#include "ui/pages/inspect/MapPanel.h"
#include "ui/project/ConfigurationEdits.h"

namespace mtp::ui {

DoubtTabs::DoubtTabs(ProjectModel& project, JobBoard& jobs, QTabWidget& tabs)
    : QObject(&tabs)
    , m_doubts(new FitDoubts(project, jobs, this))
    , m_map(new MapPanel(jobs))
    , m_calibration(new CalibrationPanel(*m_doubts))
    , m_edits(new ConfigurationEdits(
          project, [] { return ConfigurationEdits::Ids(); }, &tabs))
    , m_tabs(tabs) {
    addKeyedTab(tabs, m_map, tr("M&ap"), QStringLiteral("map"));
    addKeyedTab(tabs, m_calibration, tr("Calibration"), QStringLiteral("calibration"));
    connectMap();
    connect(m_calibration, &CalibrationPanel::rowsChosen, this, &DoubtTabs::rowsChosen);
    connect(m_calibration, &CalibrationPanel::pointClicked, this, &DoubtTabs::pointClicked);
    connect(m_calibration, &CalibrationPanel::saveWanted, this, &DoubtTabs::saveWanted);
}

void DoubtTabs::connectMap() {
    connect(m_map, &MapPanel::rowsChosen, this, &DoubtTabs::rowsChosen);
    connect(m_map, &MapPanel::pointClicked, this, &DoubtTabs::pointClicked);
    connect(m_map, &MapPanel::gradesWanted, m_doubts, [this] { m_doubts->want(); });
    connect(m_doubts, &FitDoubts::changed, this, [this] {
        const auto& doubt = m_doubts->doubt();
        m_map->setGrades(doubt ? doubt->grades : std::vector<double>(), m_doubts->message());
    });
    connect(m_map, &MapPanel::exclusionWanted, this,
            [this](const std::vector<std::size_t>& configurations) {
                ConfigurationEdits::Ids ids;
                for (const std::size_t configuration : configurations)
                    ids.push_back(m_result->records[configuration].id);
                m_edits->setExcluded(ids, true);
            });
}

void DoubtTabs::setResult(std::shared_ptr<const FitResult> result, const RunRecord* run) {
    m_result = result;
    m_map->setResult(result);
    m_doubts->setResult(std::move(result), run);
}

void DoubtTabs::setSelection(const PointSelection& selection) {
    m_map->setSelection(selection);
    m_calibration->setSelection(selection);
}

void DoubtTabs::setExcluded(const PointSelection& excluded) {
    m_map->setExcluded(excluded);
}

void DoubtTabs::setTool(PointPlot::Tool tool) {
    m_map->setTool(tool);
    m_calibration->setTool(tool);
}

bool DoubtTabs::isShown() const {
    return m_tabs.currentWidget() == m_map || m_tabs.currentWidget() == m_calibration;
}

}  // namespace mtp::ui

#include "moc_DoubtTabs.cpp"
