// The numbers of the displayed cell that hang together: density ratio, density, volume and linear
// factor, and the reference density they refer to.
#pragma once

#include <QObject>
#include <optional>

class QDoubleSpinBox;

namespace mtp::ui {

class Inspector;

// Fills two groups of an inspector.
class CellForm : public QObject {
    Q_OBJECT

public:
    CellForm(Inspector& inspector, QObject* parent);

    // reference: g/cm³; mass: density times volume of the cell, g/cm³ Å³. What is absent shows as a
    // dash.
    void show(std::optional<double> reference, double ratio, std::optional<double> mass);

signals:
    void referenceEdited(double density);
    void ratioEdited(double ratio);

private:
    void connectFields();

    QDoubleSpinBox* m_reference;
    QDoubleSpinBox* m_ratio;
    QDoubleSpinBox* m_density;
    QDoubleSpinBox* m_volume;
    QDoubleSpinBox* m_factor;
    std::optional<double> m_mass;
};

}  // namespace mtp::ui
