// How single points are calculated: the recipe, of those that come with the program and the user's
// own, the code, and the library of pseudopotentials.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "core/labelling/Recipe.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace mtp::ui {

class Inspector;
class InspectorGroup;
class ProjectModel;
class RecipeChoice;

class RecipeForm : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    RecipeForm(ProjectModel& project, Inspector& inspector, QWidget* parent);

    // Throws InputError if the code has not got the functional.
    Recipe recipe() const;
    // Whether recipe() gives one.
    bool isSound() const { return m_isSound; }
    std::string library() const;
    void setLibrary(const std::string& library);
    // The fields as a project keeps them.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();
    // The cutoff of the recipe is to be checked.
    void checkWanted();

private:
    void build(InspectorGroup& group);
    void fill();
    void refresh();
    void refreshLibrary();
    void edit();
    void chooseLibrary();

    ProjectModel& m_project;
    RecipeChoice* m_recipe;
    QLineEdit* m_library;
    QPushButton* m_browse;
    QPushButton* m_edit;
    QPushButton* m_check;
    QLabel* m_physics;
    bool m_isSound = false;
};

// Shows the dialog of the chosen recipe; the project keeps what is saved there. Returns the name of
// the recipe that was saved, or nothing. Throws InputError if the code has not got the functional.
QString editRecipe(ProjectModel& project, const RecipeChoice& choice,
                   const std::vector<std::string>& elements, QWidget* parent);

// The elements of the project's configurations.
std::vector<std::string> elementsOfProject(const ProjectModel& project);

}  // namespace mtp::ui
