// What a simulation does: the protocol and its numbers.
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/simulation/SimulationOptions.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class InspectorGroup;
class ProjectModel;

QString protocolName(Protocol protocol);  // "Melt and quench"

class ProtocolForm : public QWidget {
    Q_OBJECT

public:
    // Adds its group to the inspector.
    ProtocolForm(ProjectModel& project, Inspector& inspector);

    // Without a supercell. Throws InputError if the densities are no numbers.
    SimulationOptions options() const;
    void chooseRehearsal(double kelvin);
    void setFolded(bool isFolded);
    // Why the next simulation has no repulsion though it is asked for; empty if it has.
    void setNote(const QString& note);
    // The fields as a project keeps them. What is missing is as in a new project.
    QJsonObject values() const;
    void setValues(const QJsonObject& values);

signals:
    void changed();

private:
    void build(Inspector& inspector);
    void addRows();
    void buildRepulsion();
    void followRepulsion();
    std::vector<QDoubleSpinBox*> numbers() const;
    std::vector<QSpinBox*> counts() const;
    void showFields();
    Protocol protocol() const;
    void choose(Protocol protocol);

    ProjectModel& m_project;
    InspectorGroup* m_group = nullptr;
    QComboBox* m_protocol;
    QDoubleSpinBox* m_temperature;
    QDoubleSpinBox* m_endTemperature;
    QDoubleSpinBox* m_rate;
    QComboBox* m_cell;
    QDoubleSpinBox* m_pressure;
    QLineEdit* m_densities;
    QDoubleSpinBox* m_time;
    QDoubleSpinBox* m_timestep;
    QDoubleSpinBox* m_dumpEvery;
    QSpinBox* m_seed;
    QSpinBox* m_seeds;
    QCheckBox* m_repulsion;  // shows the setting of the project
    QLabel* m_note;
    bool m_hasRepulsion = false;
    QJsonObject m_defaults;  // values() of a new project
};

}  // namespace mtp::ui
