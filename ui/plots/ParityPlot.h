// Predicted against reference, coloured by a group; a click on a point tells its row.
#pragma once

#include <vector>

#include "ui/plots/Plot.h"

class QCPCurve;
class QCPGraph;
class QCPItemText;
class QCPItemTracer;

namespace mtp::ui {

class ParityPlot : public Plot {
    Q_OBJECT

public:
    explicit ParityPlot(QWidget* parent = nullptr);

    // Columns reference and predicted; the group by text (elements) or number (densities, g/cm³).
    // A column "part" draws training filled and the rest hollow.
    void setParity(const Table& table, const QString& groupColumn);
    void setStatistics(const QString& text);
    // A ring around a point; -1 for none.
    void highlightRow(int row);
    // In widget coordinates. For tests and tool tips.
    QPoint pixelOfRow(int row) const;

signals:
    void pointClicked(int row);

protected:
    void fitRanges() override;
    void applyTheme() override;
    QString readoutAt(const QPoint& position) const override;

private:
    struct Series {
        QString label;
        QColor colour;
        bool isHollow = false;
        std::vector<int> rows;
    };

    std::vector<Series> seriesByText(const std::vector<std::string>& groups) const;
    std::vector<Series> seriesByNumber(const std::vector<double>& groups) const;
    std::vector<Series> splitByPart(const std::vector<Series>& series) const;
    void draw(const std::vector<Series>& series);
    int rowAt(const QPoint& position) const;
    void click(const QPoint& position);

    QString m_groupColumn;
    QCPItemText* m_statistics;
    QCPGraph* m_ring;
    QPoint m_pressedAt;
};

}  // namespace mtp::ui
