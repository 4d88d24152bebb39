// The tabs of Inspect about what a potential has seen: a map of the configurations with near
// copies, and how well grades and committees predict errors.
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/PointSelection.h"
#include "ui/plots/PointPlot.h"

class QTabWidget;

namespace mtp {
struct FitResult;
struct Potential;
struct RunRecord;
}  // namespace mtp

namespace mtp::ui {

class CalibrationPanel;
class ConfigurationEdits;
class FitDoubts;
class JobBoard;
class MapPanel;
class ProjectModel;

class DoubtTabs : public QObject {
    Q_OBJECT

public:
    // Adds the tabs.
    DoubtTabs(ProjectModel& project, JobBoard& jobs, QTabWidget& tabs);

    // run: that the result is of.
    void setResult(std::shared_ptr<const FitResult> result, const RunRecord* run);
    void setSelection(const PointSelection& selection);
    void setExcluded(const PointSelection& excluded);
    void setTool(PointPlot::Tool tool);
    // Whether one of them is shown: their points are configurations and atoms.
    bool isShown() const;

signals:
    // Tables with a column "configuration", the index in the result.
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);
    void saveWanted(const std::vector<mtp::Potential>& committee);

private:
    void connectMap();

    FitDoubts* m_doubts;
    MapPanel* m_map;
    CalibrationPanel* m_calibration;
    ConfigurationEdits* m_edits;
    const QTabWidget& m_tabs;
    std::shared_ptr<const FitResult> m_result;
};

}  // namespace mtp::ui
