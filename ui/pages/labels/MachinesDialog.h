// The machines of a user: clusters, and others with or without a scheduler, kept in machines.json.
// machines.json.
#pragma once

#include <QDialog>

#include "core/labelling/Machine.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace mtp::ui {

class MachinesDialog : public QDialog {
    Q_OBJECT

public:
    MachinesDialog(std::vector<Machine> machines, QWidget* parent);

    // Sound once the dialog is accepted.
    const std::vector<Machine>& machines() const { return m_machines; }

private:
    QWidget* list();
    QWidget* fields();
    void describeFields();
    void add();
    void remove();
    void show(int row);
    void take();
    void updateState();

    std::vector<Machine> m_machines;
    int m_shown = -1;          // row of the list
    bool m_isShowing = false;  // the fields are being filled
    QListWidget* m_list;
    QPushButton* m_remove;
    QWidget* m_fields;
    QLineEdit* m_name;
    QLineEdit* m_host;
    QLineEdit* m_folder;
    QCheckBox* m_slurm;
    QLineEdit* m_options;
    QSpinBox* m_most;
    QSpinBox* m_atOnce;
    QSpinBox* m_minutes;
    QPlainTextEdit* m_setup;
    QLineEdit* m_command;
    QLineEdit* m_library;
    QLabel* m_problem;
    QPushButton* m_save;
};

}  // namespace mtp::ui
