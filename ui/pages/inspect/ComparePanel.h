// Two potentials on the same configurations, side by side.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"

class QCheckBox;
class QComboBox;

namespace mtp::ui {

class JobBoard;
class NumberTable;
class ParityPlot;
class ProjectModel;
struct FitResult;

class ComparePanel : public QWidget {
    Q_OBJECT

public:
    ComparePanel(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    // What the current run gives; null for nothing.
    void setResult(std::shared_ptr<const FitResult> result, const QString& name);
    void followRuns();

signals:
    void failed(const QString& message);
    void pointClicked(const mtp::Table& table, int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void evaluateOther();
    void draw();
    void drawOverlaid();

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QComboBox* m_other;
    QComboBox* m_quantity;
    QCheckBox* m_overlaid;
    ParityPlot* m_left;
    ParityPlot* m_right;
    NumberTable* m_statistics;
    QString m_name;
    bool m_isOld = false;  // what is drawn
    std::shared_ptr<const FitResult> m_result, m_otherResult;
};

}  // namespace mtp::ui
