// How single points are calculated: the recipe, of those that come with the program and the user's
// own, the code, and the library of pseudopotentials.
#pragma once

#include <QWidget>
#include <optional>

#include "core/labelling/Recipe.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mtp::ui {

class Inspector;
class InspectorGroup;
class ProjectModel;

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
    DftCode code() const;
    std::optional<Recipe> ownRecipe() const;

    ProjectModel& m_project;
    std::vector<Recipe> m_own;
    QComboBox* m_recipe;
    QComboBox* m_code;
    QLineEdit* m_library;
    QPushButton* m_browse;
    QPushButton* m_edit;
    QPushButton* m_check;
    QLabel* m_physics;
    bool m_isSound = false;
};

// The elements of the project's configurations.
std::vector<std::string> elementsOfProject(const ProjectModel& project);

}  // namespace mtp::ui
