// The errors of a fit at a glance: the figures that matter, then by density and element.
#pragma once

#include <QWidget>
#include <optional>

#include "core/inspection/ErrorAccumulator.h"

class QTableWidget;

namespace mtp::ui {

class Figure;

class FitSummary : public QWidget {
    Q_OBJECT

public:
    explicit FitSummary(QWidget* parent = nullptr);

    // Null for nothing.
    void setReport(const ErrorReport* report);

private:
    void showUnits();
    void showReport();

    std::optional<ErrorReport> m_report;
    Figure* m_energy;
    Figure* m_force;
    Figure* m_virial;
    QTableWidget* m_table;
};

}  // namespace mtp::ui
