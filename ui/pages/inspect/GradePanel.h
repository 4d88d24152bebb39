// How far the configurations of a fit lie beyond what the potential was trained on: extrapolation
// grades by density and by element, and the configurations with the highest.
#pragma once

#include <QPointer>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/inspection/PointSelection.h"
#include "core/project/file/Records.h"
#include "ui/plots/PointPlot.h"
#include "ui/structure_view/AtomColours.h"

class QComboBox;
class QLabel;

namespace mtp {
struct FitResult;
struct GradeAnalysis;
}  // namespace mtp

namespace mtp::ui {

class CurvePlot;
class Job;
class JobBoard;
class NumberTable;
class ProjectModel;

class GradePanel : public QWidget {
    Q_OBJECT

public:
    GradePanel(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    // What was evaluated and the run that it is of; null for nothing, which the message explains.
    // Graded when the panel is shown.
    void setResult(std::shared_ptr<const FitResult> result, const RunRecord* run,
                   const QString& message);
    void setSelection(const PointSelection& selection);
    void setTool(PointPlot::Tool tool) { m_points->setTool(tool); }
    // The grades of the atoms of a configuration of the result; absent if it is not graded.
    std::optional<AtomValues> valuesOf(std::size_t configuration) const;

signals:
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);
    void graded();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectParts();
    void gradeIfShown();
    void take(std::shared_ptr<const GradeAnalysis> analysis, const QString& message);
    void draw();
    void drawPoints();
    void drawHistogram();
    QString summary() const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    PointPlot* m_points;
    QComboBox* m_of;  // atoms, or configurations
    CurvePlot* m_histogram;
    QLabel* m_note;
    NumberTable* m_list;
    QPointer<Job> m_job;
    std::shared_ptr<const FitResult> m_result;
    std::optional<RunRecord> m_run;
    std::shared_ptr<const GradeAnalysis> m_analysis;
    PointSelection m_selection;
    QString m_message;              // why there is no analysis
    bool m_isOfItsTraining = true;  // false: all labelled configurations stand in for it
    bool m_isOld = false;
};

}  // namespace mtp::ui
