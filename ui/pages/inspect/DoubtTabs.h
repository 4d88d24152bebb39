// The tabs of Inspect about what a potential has seen: a map of the configurations with near
// copies, their grades, and how well grades and committees predict errors. They share one result.
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/PointSelection.h"
#include "ui/plots/PointPlot.h"
#include "ui/structure_view/AtomColours.h"

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
class GradePanel;
class JobBoard;
class MapPanel;
class ProjectModel;

class DoubtTabs : public QObject {
    Q_OBJECT

public:
    // Adds the tabs.
    DoubtTabs(ProjectModel& project, JobBoard& jobs, QTabWidget& tabs);

    // run: that the result is of. message: why there is none.
    void setResult(std::shared_ptr<const FitResult> result, const RunRecord* run,
                   const QString& message);
    void setSelection(const PointSelection& selection);
    void setExcluded(const PointSelection& excluded);
    void setTool(PointPlot::Tool tool);
    // Whether one of them is shown: their points are configurations and atoms.
    bool isShown() const;
    bool areGradesShown() const;
    // Of the atoms of a configuration of the result; absent if it is not graded.
    std::optional<AtomValues> gradesOf(std::size_t configuration) const;

signals:
    // Tables with a column "configuration", the index in the result.
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);
    void saveWanted(const std::vector<mtp::Potential>& committee);
    void graded();

private:
    void connectMap();

    FitDoubts* m_doubts;
    MapPanel* m_map;
    CalibrationPanel* m_calibration;
    GradePanel* m_grades;
    ConfigurationEdits* m_edits;
    const QTabWidget& m_tabs;
    std::shared_ptr<const FitResult> m_result;
};

}  // namespace mtp::ui
