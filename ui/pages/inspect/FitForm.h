// Which fit is inspected, and how: the run, the part of the split, the colours of points, the
// report.
#pragma once

#include <QWidget>
#include <optional>

#include "core/project/file/Records.h"

class QComboBox;
class QPushButton;

namespace mtp::ui {

class Inspector;
class ProjectModel;

class FitForm : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector. The run that is chosen is the current one of the project.
    FitForm(ProjectModel& project, Inspector& inspector);

    QString runName() const;
    // Absent: all configurations. Setting it does not emit partChosen().
    std::optional<Part> part() const;
    void setPart(std::optional<Part> part);
    // The column of the tables by which points are coloured.
    QString colouring() const;
    void setColouring(const QString& column);
    void followRuns();
    void setReportEnabled(bool isEnabled);

signals:
    void partChosen();
    void colouringChosen();
    void reportRequested();

private:
    void build(Inspector& inspector);

    ProjectModel& m_project;
    QComboBox* m_runs;
    QComboBox* m_part;
    QComboBox* m_colouring;
    QPushButton* m_report;
};

}  // namespace mtp::ui
