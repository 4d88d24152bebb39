// An AIMD run from a cell: recipe, temperature, time step, number of steps.
#pragma once

#include <QDialog>

#include "core/labelling/Deck.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class AimdDialog : public QDialog {
    Q_OBJECT

public:
    // own: the recipes of the project; library: of pseudopotentials, to begin with.
    AimdDialog(Frame start, std::vector<Recipe> own, const QString& library, QWidget* parent);

    // Sound once the dialog is accepted.
    Recipe recipe() const;
    AimdOptions options() const;
    std::string library() const;
    // Whether it is to run here at once; otherwise its deck is written only.
    bool isRun() const { return m_isRun; }

private:
    void build();
    QString problem() const;
    void updateState();
    DftCode code() const;

    Frame m_start;
    std::vector<Recipe> m_own;
    bool m_isRun = false;
    QComboBox* m_recipe;
    QComboBox* m_code;
    QLineEdit* m_library;
    QDoubleSpinBox* m_temperature;
    QDoubleSpinBox* m_step;
    QSpinBox* m_steps;
    QSpinBox* m_seed;
    QLabel* m_says;
    QPushButton* m_export;
    QPushButton* m_run;
};

}  // namespace mtp::ui
