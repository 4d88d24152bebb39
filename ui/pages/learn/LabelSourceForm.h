// Where the labels of a learning loop come from: single points of a recipe on a machine, a file, or
// another potential.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <functional>
#include <memory>

#include "core/learning/LearningLoop.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace mtp::ui {

class Inspector;
class InspectorGroup;
class MachineForm;
class ProjectModel;
class RecipeChoice;

class LabelSourceForm : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    LabelSourceForm(ProjectModel& project, Inspector& inspector);

    // Makes the source in the job. Throws InputError, in the user's words.
    std::function<std::unique_ptr<LabelSource>()> labelSource() const;
    // Machines may have been described since.
    void refillMachines();
    // The fields as a project keeps them.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    enum class Labels { SinglePoints, ByHand, Potential };

    void build(Inspector& inspector);
    void addRows();
    void followRuns();
    void followRecipes();
    void showFields();
    Labels labels() const;
    std::function<std::unique_ptr<LabelSource>()> singlePoints() const;

    ProjectModel& m_project;
    InspectorGroup* m_group = nullptr;
    QComboBox* m_labels;
    RecipeChoice* m_recipe;
    QLineEdit* m_library;
    MachineForm* m_where;
    QLineEdit* m_command;
    QComboBox* m_standIn;
    QLabel* m_hint;
};

}  // namespace mtp::ui
