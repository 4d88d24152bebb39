// A recipe of a user's own: what decides the labels, elements, solver. What core does not take
// cannot be saved, and the dialog says why.
#pragma once

#include <QDialog>

#include "core/labelling/Recipe.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace mtp::ui {

class RecipeDialog : public QDialog {
    Q_OBJECT

public:
    // Begins with this recipe. elements: those of the project's configurations. isOwn: the project
    // has it, and it can be removed.
    RecipeDialog(const Recipe& recipe, const std::vector<std::string>& elements, bool isOwn,
                 QWidget* parent);

    // As the fields have it; sound once the dialog is accepted.
    Recipe recipe() const;
    bool isRemovalWanted() const { return m_isRemovalWanted; }

private:
    void build(const std::vector<std::string>& elements, bool isOwn);
    QWidget* physicsFields();
    QWidget* elementFields(const std::vector<std::string>& elements);
    QWidget* solverFields();
    void describeFields();
    void show(const Recipe& recipe);
    void updateState();
    QString cell(int row, int column) const;

    Recipe m_base;  // code and functional stay
    double m_unit;  // eV in the unit that the code's users know
    bool m_isRemovalWanted = false;
    QLineEdit* m_name;
    QDoubleSpinBox* m_cutoff;
    QDoubleSpinBox* m_relative;
    QDoubleSpinBox* m_density;
    QDoubleSpinBox* m_nonlocal;
    QLineEdit* m_tolerance;
    QLineEdit* m_filter;
    QComboBox* m_points;
    QDoubleSpinBox* m_spacing;
    QDoubleSpinBox* m_smearing;
    QCheckBox* m_polarised;
    QDoubleSpinBox* m_charge;
    QTableWidget* m_elements;
    QComboBox* m_algorithm;
    QSpinBox* m_steps;
    QSpinBox* m_outer;
    QDoubleSpinBox* m_mixing;
    QLabel* m_problem;
    QPushButton* m_save;
};

}  // namespace mtp::ui
