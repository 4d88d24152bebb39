// Where single points are calculated: this computer, its Slurm, or one of the user's machines; how
// many at once, and for how long.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <vector>

#include "core/labelling/Campaign.h"
#include "core/labelling/Machine.h"

class QComboBox;
class QSpinBox;

namespace mtp::ui {

class InspectorGroup;

class MachineForm : public QWidget {
    Q_OBJECT

public:
    // Object names of the fields.
    struct Names {
        QString machine, atOnce, minutes;
    };

    MachineForm(const Names& names, QWidget* parent);

    // Adds its rows; further ones can stand between the first and the others.
    void addMachineRow(InspectorGroup& group);
    void addLimitRows(InspectorGroup& group);
    void setRowsVisible(InspectorGroup& group, bool isVisible);
    // Reads the machines of the user once more; the choice stays.
    void refill();
    // With the limits of the fields if it has Slurm.
    Machine machine() const;
    // What decks are written with for it.
    ExportOptions exportOptions() const;
    int atOnce() const;
    // The fields as a project keeps them.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    void takeLimits();
    const Machine& chosen() const;

    std::vector<Machine> m_machines;  // in the order of the box
    QComboBox* m_machine;
    QSpinBox* m_atOnce;
    QSpinBox* m_minutes;
};

}  // namespace mtp::ui
