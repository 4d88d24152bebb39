// Two potentials on the same configurations, side by side.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"

class QComboBox;

namespace mtp {
struct FitResult;
}

namespace mtp::ui {

class JobBoard;
class NumberTable;
class PointPlot;
class ProjectModel;

class ComparePanel : public QWidget {
    Q_OBJECT

public:
    ComparePanel(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    // What the current run gives; null for nothing.
    void setResult(std::shared_ptr<const FitResult> result, const QString& name);
    void followRuns();

signals:
    void pointClicked(const mtp::Table& table, int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Form { Overlaid, SideBySide, Difference };
    void build();
    void evaluateOther();
    void draw();
    void drawOverlaid();
    void drawSideBySide();
    void drawDifference();
    void showMessage();
    Form form() const;
    // Errors of the chosen quantity against its reference; empty without a result.
    Table errorsOf(const std::shared_ptr<const FitResult>& result) const;
    void drawPoints(PointPlot& plot, const Table& table, const ColumnKey<double>& column,
                    const QString& label, const QString& group);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QComboBox* m_other;
    QComboBox* m_quantity;
    QComboBox* m_form;
    PointPlot* m_left;
    PointPlot* m_right;
    NumberTable* m_statistics;
    QString m_name;
    QString m_message;     // why the other run has no result
    bool m_isOld = false;  // what is drawn
    std::shared_ptr<const FitResult> m_result, m_otherResult;
};

}  // namespace mtp::ui
