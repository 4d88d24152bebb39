// The shown simulation, or the one that is about to start: its state in words and figures, and what
// can be done with it.
#pragma once

#include <QWidget>
#include <filesystem>

#include "ui/project/ProjectSimulations.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace mtp::ui {

class Figure;
class FigureRow;
class FigureRow;
class Inspector;
class InspectorGroup;

class SimulationPanel : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    SimulationPanel(ProjectSimulations& simulations, Inspector& inspector);

    void followList(const std::filesystem::path& shown);
    // What will be simulated, or why nothing can be; with warnings.
    void showPlan(const QString& text, const QString& problem, const QStringList& warnings);
    struct Possible {
        QString whyNoEngine;         // empty: it can be continued
        bool isAmongLabels = false;  // its offending frame is a configuration already
    };
    void showRun(const ProjectSimulations::Run& run, const Possible& possible);

signals:
    // Empty: a new one.
    void chosen(const std::filesystem::path& folder);
    void pauseRequested();
    void stopRequested();
    void continueRequested();
    void labelsRequested();
    void beyondRequested();  // of the frames that were kept for their grades
    void trajectoryRequested();

private:
    // What the button of a run does.
    enum class Action { Pause, Stop, Start, Continue };

    void build(Inspector& inspector);
    void press();
    void showButtons(const ProjectSimulations::Run& run, const Possible& possible);
    void showFigures(const SimulationSnapshot& snapshot);
    void showGrades(const SimulationSnapshot& snapshot);
    void showWarnings(const QStringList& warnings);

    ProjectSimulations& m_simulations;
    InspectorGroup* m_group = nullptr;
    QComboBox* m_runs;
    QLabel* m_state;
    QLabel* m_text;
    QLabel* m_warnings;
    QWidget* m_figures;
    Figure* m_time = nullptr;
    Figure* m_left = nullptr;
    Figure* m_speed = nullptr;
    Figure* m_temperature = nullptr;
    FigureRow* m_gradeFigures = nullptr;  // hidden if the run is not graded
    Figure* m_grade = nullptr;
    Figure* m_framesBeyond = nullptr;
    QPushButton* m_run;  // to pause it, to continue it
    QPushButton* m_labels;
    QPushButton* m_beyond;
    QPushButton* m_trajectory;
    Action m_action = Action::Pause;
};

}  // namespace mtp::ui
