// Values over two axes as colours, such as how far ions have moved after each time.
#pragma once

#include <memory>
#include <vector>

#include "ui/plots/Plot.h"

namespace mtp::ui {

class HeatCells;

class HeatPlot : public Plot {
    Q_OBJECT

public:
    // A cell for each x (positive and rising: its cell reaches halfway to its neighbours in their
    // logarithm) and each interval between two edges.
    struct Cells {
        std::vector<double> x;
        std::vector<double> edges;
        std::vector<std::vector<double>> values;  // for each x
    };

    explicit HeatPlot(QWidget* parent = nullptr);

    // The table is what a CSV file gets. The colours follow the logarithm of the values over the
    // last three decades below the largest; what is zero has the colour of the ground.
    void setCells(std::shared_ptr<const Table> table, Cells cells);
    void setAxisLabels(const QString& x, const QString& y);
    // Of the colour bar.
    void setValueLabel(const QString& label);

protected:
    QString readoutAt(const QPoint& position) const override;
    void applyTheme() override;

private:
    HeatCells* m_cells;
    QString m_valueLabel;
};

}  // namespace mtp::ui
