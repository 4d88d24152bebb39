// An AIMD run from a cell: recipe, temperature, time step, number of steps.
#pragma once

#include <QDialog>

#include "core/labelling/Deck.h"

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class ProjectModel;
class RecipeChoice;

class AimdDialog : public QDialog {
    Q_OBJECT

public:
    // Recipes are those of the project; library: of pseudopotentials, to begin with.
    AimdDialog(Frame start, ProjectModel& project, const QString& library, QWidget* parent);

    // Sound once the dialog is accepted.
    Recipe recipe() const;
    AimdOptions options() const;
    std::string library() const;
    // Whether it is to run here at once; otherwise its deck is written only.
    bool isRun() const { return m_isRun; }

private:
    void build();
    void describeFields();
    QString problem() const;
    bool hasRecipe() const;
    void updateState();
    void edit();

    ProjectModel& m_project;
    Frame m_start;
    bool m_isRun = false;
    RecipeChoice* m_recipe;
    QLineEdit* m_library;
    QPushButton* m_browse;
    QPushButton* m_edit;
    QDoubleSpinBox* m_temperature;
    QDoubleSpinBox* m_step;
    QSpinBox* m_steps;
    QSpinBox* m_seed;
    QLabel* m_says;
    QPushButton* m_export;
    QPushButton* m_run;
};

}  // namespace mtp::ui
