// Shortest distance of each pair of elements against its limits, units that come too near, cost.
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "core/density/BondedGroups.h"
#include "core/density/PairDistances.h"

class QDoubleSpinBox;
class QLabel;
class QTableWidget;

namespace mtp::ui {

class Inspector;

// Fills a group of an inspector.
class SafetyPanel : public QObject {
    Q_OBJECT

public:
    SafetyPanel(Inspector& inspector, QObject* parent);

    void setFraction(double fraction);
    // overlaps: absent in affine mode.
    void show(const std::vector<PairSafety>& pairs, const std::optional<Overlaps>& overlaps);
    // Without a cell.
    void clear();
    // Volumes in Å³ of the displayed cell and of the reference.
    // cutoff: of plane waves, eV; absent: that of the usual calculation.
    void showCost(double volume, double referenceVolume, std::optional<double> cutoff);

signals:
    void fractionChanged(double fraction);

private:
    void showRow(int row, const PairSafety& pair);

    QDoubleSpinBox* m_fraction;
    QTableWidget* m_table;
    QLabel* m_overlaps;
    QLabel* m_cost;
};

}  // namespace mtp::ui
