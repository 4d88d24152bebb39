// Where single points are calculated, and the button of the next step.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "ui/project/ProjectCampaigns.h"

class QPushButton;

namespace mtp::ui {

class Inspector;
class MachineForm;
class ProjectModel;
class RecipeForm;

class CampaignForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                 QWidget* parent);

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

private:
    // What the button does next.
    enum class Step { Export, Run, Wait, Collect, OpenTrajectory, Nothing };

    void addMachine(Inspector& inspector);
    void refresh();
    void proceed();
    void start(bool isFirstOnly);
    Step nextStep() const;
    QString textOf(Step step) const;
    bool isDynamics() const;
    bool canStart() const;
    void editMachines();
    void checkCutoff();
    int unlabelled() const;
    int labelsToCollect() const;
    int countOf(TaskState state) const;

    ProjectModel& m_project;
    ProjectCampaigns& m_campaigns;
    RecipeForm* m_recipe;
    MachineForm* m_where = nullptr;
    QPushButton* m_next;
    QPushButton* m_try;
    QPushButton* m_cancel;
};

}  // namespace mtp::ui
