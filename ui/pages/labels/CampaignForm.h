// Where single points are calculated, and the button of the next step.
#pragma once

#include <QWidget>

#include "ui/project/ProjectCampaigns.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class ProjectModel;
class RecipeForm;

class CampaignForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                 QWidget* parent);

    // The recipe that is chosen, and what its decks are written with on the chosen machine.
    const RecipeForm& recipeForm() const { return *m_recipe; }
    ExportOptions exportOptions() const;
    int atOnce() const;

signals:
    void failed(const QString& message);
    // The trajectory of the AIMD run that is shown is to be opened.
    void trajectoryWanted();

private:
    // What the button does next.
    enum class Step { Export, Run, Wait, Collect, OpenTrajectory, Nothing };

    void addMachine(Inspector& inspector);
    void refreshMachines();
    void refresh();
    void proceed();
    void start(bool isFirstOnly);
    Step nextStep() const;
    QString textOf(Step step) const;
    bool isDynamics() const;
    void editMachines();
    void takeLimits();
    void checkCutoff();
    Machine machine() const;
    int unlabelled() const;
    int labelsToCollect() const;
    int countOf(TaskState state) const;

    ProjectModel& m_project;
    ProjectCampaigns& m_campaigns;
    RecipeForm* m_recipe;
    QComboBox* m_machine;
    QPushButton* m_machinesButton;
    QSpinBox* m_atOnce;
    QSpinBox* m_minutes;
    QPushButton* m_next;
    QPushButton* m_try;
    QPushButton* m_cancel;
    std::vector<Machine> m_machines;
};

}  // namespace mtp::ui
