// Predicted against reference: points with the line of perfect agreement, square, both axes alike.
#pragma once

#include "ui/plots/PointPlot.h"

namespace mtp::ui {

class ParityPlot : public PointPlot {
    Q_OBJECT

public:
    explicit ParityPlot(QWidget* parent = nullptr);

    // Columns reference and predicted; the group as in PointPlot::setPoints().
    void setParity(std::shared_ptr<const Table> table, const QString& groupColumn);
    void setParity(const Table& table, const QString& groupColumn) {
        setParity(std::make_shared<const Table>(table), groupColumn);
    }

protected:
    void fitRanges() override;
    void applyTheme() override;
    QString readoutAt(const QPoint& position) const override;
};

}  // namespace mtp::ui
