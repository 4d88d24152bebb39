// How configurations are made besides their density: units, displacements, strain, supercell.
#pragma once

#include <QObject>
#include <array>

#include "core/project/edit/ExpansionSettings.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace mtp::ui {

class Inspector;
class InspectorGroup;

// Fills a group of an inspector, and a second one where addExtras() is called.
class ExpansionForm : public QObject {
    Q_OBJECT

public:
    ExpansionForm(Inspector& inspector, QObject* parent);
    // Displacements, strain and supercell, folded.
    void addExtras(Inspector& inspector);

    void show(const ExpansionSettings& settings);
    // Formulas and numbers of what moves as a whole, or that nothing does; no groups: affine mode.
    void showUnits(const BondedGroups& groups);

signals:
    // The settings as they are now, and the name of the edit that made them so.
    void edited(const mtp::ExpansionSettings& settings, const QString& name);

private:
    void buildMode(Inspector& inspector);
    void buildStrain(InspectorGroup& group);
    void buildSupercell(InspectorGroup& group);
    void emitEdited(const QString& name);

    ExpansionSettings m_settings;
    QComboBox* m_mode;
    QDoubleSpinBox* m_tolerance;
    QLabel* m_units;
    QDoubleSpinBox* m_rattle;
    QSpinBox* m_seed;
    std::array<QDoubleSpinBox*, 6> m_strain;
    std::array<QSpinBox*, 3> m_supercell;
};

}  // namespace mtp::ui
