// Where single points are calculated, and what the next step is.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "ui/project/ProjectCampaigns.h"

class QAction;
class QPushButton;

namespace mtp::ui {

class Inspector;
class MachineForm;
class ProjectModel;
class RecipeForm;

class CampaignForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector. next: says the next step of the page, and takes it.
    CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                 QAction& next, QWidget* parent);

    // The recipe that is chosen, and what its decks are written with on the chosen machine.
    RecipeForm& recipeForm() const { return *m_recipe; }
    ExportOptions exportOptions() const;
    int atOnce() const;
    // The fields as a project keeps them.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void failed(const QString& message);
    // The trajectory of the AIMD run that is shown is to be opened.
    void trajectoryWanted();
    // The next step is none of single points: labels are to be imported, or trained on.
    void importWanted();
    void trainingWanted();

private:
    enum class Step { Import, Export, Run, Wait, Collect, OpenTrajectory, Train, Look };

    void addMachine(Inspector& inspector);
    void refresh();
    void proceed();
    void start(bool isFirstOnly);
    Step nextStep() const;
    Step stepWithoutTasks() const;
    QString obstacleOf(Step step) const;
    QString textOf(Step step) const;
    bool isDynamics() const;
    bool canStart() const;
    void editMachines();
    void checkCutoff();
    int unlabelled() const;
    int usable() const;
    int labelsToCollect() const;
    int countOf(TaskState state) const;

    ProjectModel& m_project;
    ProjectCampaigns& m_campaigns;
    RecipeForm* m_recipe;
    MachineForm* m_where = nullptr;
    QAction& m_next;
    QPushButton* m_try;
    QPushButton* m_cancel;
};

}  // namespace mtp::ui
