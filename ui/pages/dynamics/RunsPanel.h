// Runs beside each other: as a table, in an Arrhenius plot, and against their composition.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "ui/pages/dynamics/ComparedRuns.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace mtp::ui {

class CurvePlot;
class NumberTable;

class RunsPanel : public QWidget {
    Q_OBJECT

public:
    RunsPanel(ProjectModel& project, ComparedRuns& runs, QWidget* parent = nullptr);

    // The run on display, which comes first; null for none.
    void show(std::shared_ptr<const DynamicsResult> result);
    // ps, of the mean square displacements.
    double squareTime() const;
    void setSquareTime(double ps);

signals:
    void squareTimeChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* makeList();
    void connectParts();
    void fillMenu();
    void addFiles();
    // Now if it is seen, else when it will be.
    void refresh();
    std::vector<RunResult> results(QStringList& problems) const;
    void showChosen();
    void draw();
    void drawArrhenius();
    void drawComposition();
    // Of the list of runs, without the one on display.
    std::vector<std::size_t> chosen() const;
    bool isDisplayedListed() const;

    ProjectModel& m_project;
    ComparedRuns& m_runs;
    std::shared_ptr<const DynamicsResult> m_displayed;
    bool m_isOld = true;               // what is shown
    std::vector<RunResult> m_results;  // a row of the table each
    NumberTable* m_table;
    QToolButton* m_add;
    QPushButton* m_remove;
    QDoubleSpinBox *m_temperature, *m_timestep, *m_squareTime;
    QLabel* m_problems;
    CurvePlot *m_arrhenius, *m_squares, *m_alpha, *m_cascades;
};

}  // namespace mtp::ui
