// The solver of another attempt of a single point; the physics stays that of the recipe.
#pragma once

#include <QDialog>

#include "core/labelling/Recipe.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace mtp::ui {

class RetryDialog : public QDialog {
    Q_OBJECT

public:
    // Begins with the solver of the recipe. key: of the single point.
    RetryDialog(const Recipe& recipe, const QString& key, QWidget* parent);

    Solver solver() const;

private:
    Recipe m_recipe;
    QComboBox* m_algorithm;
    QSpinBox* m_steps;
    QSpinBox* m_outer;
    QDoubleSpinBox* m_mixing;
};

}  // namespace mtp::ui
