// How single points are calculated: recipe, code, library, machine, and the button of the next
// step.
#pragma once

#include <QWidget>

#include "ui/project/ProjectCampaigns.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class ProjectModel;

class CampaignForm : public QWidget {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    CampaignForm(ProjectModel& project, ProjectCampaigns& campaigns, Inspector& inspector,
                 QWidget* parent);

signals:
    void failed(const QString& message);

private:
    // What the button does next.
    enum class Step { Export, Run, Wait, Retry, Collect, Nothing };

    void addRecipe(Inspector& inspector);
    void addMachine(Inspector& inspector);
    void refreshMachines();
    void refresh();
    void proceed();
    void start(bool isFirstOnly);
    Step nextStep() const;
    QString textOf(Step step) const;
    Recipe recipe() const;
    Machine machine() const;
    int unlabelled() const;
    int labelsToCollect() const;
    int countOf(TaskState state) const;
    void chooseLibrary();

    ProjectModel& m_project;
    ProjectCampaigns& m_campaigns;
    QComboBox* m_functional;
    QComboBox* m_code;
    QLineEdit* m_library;
    QPushButton* m_browse;
    QLabel* m_physics;
    QComboBox* m_machine;
    QSpinBox* m_atOnce;
    QSpinBox* m_minutes;
    QPushButton* m_next;
    QPushButton* m_try;
    QPushButton* m_retry;
    QPushButton* m_cancel;
    QLabel* m_advice;
    std::vector<Machine> m_machines;
};

}  // namespace mtp::ui
