// How the motion of a run is analysed: ion and frame of reference, hops, cascades.
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QWidget>

#include "ui/pages/dynamics/DynamicsAnalysis.h"

class QComboBox;
class QDoubleSpinBox;

namespace mtp::ui {

class Inspector;
class InspectorGroup;

class DynamicsForm : public QObject {
    Q_OBJECT

public:
    // Adds its groups to the inspector.
    DynamicsForm(Inspector& inspector, QObject* parent);

    // The species of the run; the choices stay if they are among them.
    void setSpecies(const QStringList& names);
    bool hasIon() const;
    // Puts the choices into a request that knows its run.
    void fill(DynamicsRequest& request) const;
    // Choices that are made in plots. They do not emit changed().
    void setThreshold(double threshold);
    void setFit(double from, double to);
    // The field for a run that tells no times.
    void askForTimestep();
    // What the automatic values came to.
    void showAutomatic(const DynamicsResult& result);
    QJsonObject state() const;
    void setState(const QJsonObject& state);

signals:
    void changed();

private:
    void buildRun(Inspector& inspector);
    void buildHops(Inspector& inspector);
    void buildCascades(Inspector& inspector);
    void buildCharges(Inspector& inspector);
    void buildScattering(Inspector& inspector);
    QDoubleSpinBox* chargeOf(const QString& species);
    void showCharges(const QStringList& names);
    QDoubleSpinBox* automatic(const QString& name, double most, int decimals);
    std::vector<std::pair<QString, QDoubleSpinBox*>> numbers() const;
    std::vector<std::pair<QString, QComboBox*>> choices() const;

    QComboBox* m_ion;
    QComboBox* m_framework;
    QComboBox* m_reference;
    QDoubleSpinBox *m_skip, *m_timestep, *m_temperature, *m_fitFrom, *m_fitTo;
    QDoubleSpinBox *m_hopWindow, *m_threshold, *m_cageTime;
    QDoubleSpinBox *m_cascadeWindow, *m_neighbour, *m_refill;
    QComboBox* m_rule;
    QComboBox* m_cageRule;
    QDoubleSpinBox* m_q;
    InspectorGroup* m_chargeGroup;
    QMap<QString, QDoubleSpinBox*> m_charges;  // of all species that were shown
    QJsonObject m_wanted;                      // choices of species that are not there yet
    QJsonObject m_given;                       // charges by species that differ from formal ones, e
};

}  // namespace mtp::ui
