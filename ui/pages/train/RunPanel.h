// The group "Progress" of the inspector: which run is current, where a training is, pause.
#pragma once

#include <QObject>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace mtp::ui {

class Inspector;
class ProjectModel;
class ProjectTraining;
class RunFigures;

class RunPanel : public QObject {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    RunPanel(ProjectModel& project, ProjectTraining& training, Inspector& inspector);

    // The names in the list of runs; the one that is trained is the current one meanwhile.
    void followRuns();
    // state: in a few words; estimate: seconds that all is expected to take.
    void showProgress(const QString& state, std::optional<double> estimate);
    // What the training does before its next iteration; fraction: of the present pass.
    void showWork(const QString& text, double fraction);
    void addNote(const QString& text);
    void clearNotes();

private:
    ProjectModel& m_project;
    ProjectTraining& m_training;
    QLabel* m_progress;
    QProgressBar* m_pass;
    QLabel* m_work;
    RunFigures* m_figures;
    QLabel* m_notes;
    QPushButton* m_pause;
    QComboBox* m_runs;
};

}  // namespace mtp::ui
