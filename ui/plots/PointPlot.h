// Points of a table, one column against another, coloured by a group; they are clicked, and chosen
// by rectangle or lasso.
#pragma once

#include <vector>

#include "ui/plots/Plot.h"

class QCPGraph;
class QCPItemText;

namespace mtp::ui {

class PointCloud;
class SelectionBand;

class PointPlot : public Plot {
    Q_OBJECT

public:
    enum class Tool { Pan, Rectangle, Lasso };

    explicit PointPlot(QWidget* parent = nullptr);

    // Group: a column of texts (elements, parts, sources) or numbers: densities in g/cm³ are groups
    // of equal ones, any other quantity is drawn in ranges with as many points each. Empty: one
    // colour. A column "part" draws training filled and the rest hollow.
    void setPoints(std::shared_ptr<const Table> table, const QString& xColumn,
                   const QString& yColumn, const QString& groupColumn);
    void setPoints(const Table& table, const QString& xColumn, const QString& yColumn,
                   const QString& groupColumn) {
        setPoints(std::make_shared<const Table>(table), xColumn, yColumn, groupColumn);
    }
    void setAxisLabels(const QString& x, const QString& y);
    // Lines that stand beside or above the data.
    void setStatistics(const QString& text);
    // Coloured by how many points there are at a place, on a logarithmic scale, instead of by
    // group.
    void setColouredByDensity(bool isByDensity);
    // From the next points on: discs are smaller if there is not enough room for all of them.
    void setShrinking(bool isShrinking) { m_isShrinking = isShrinking; }
    bool isColouredByDensity() const { return m_isByDensity; }
    // Rows with a ring, in the order of the table; empty for none.
    void setChosen(const std::vector<bool>& isChosen);
    // Rows with a cross over them, such as those left out of a training; empty for none.
    void setCrossed(const std::vector<bool>& isCrossed);
    // A large ring around a point; -1 for none.
    void highlightRow(int row);
    void setTool(Tool tool);
    // Of the points that are shown; rowsChosen() tells of it.
    void selectAll();
    void invertSelection();
    void clearSelection();
    // In widget coordinates. For tests and tool tips.
    QPoint pixelOfRow(int row) const;

signals:
    void pointClicked(int row);
    // By a click, rectangle, lasso or an action of the menu; the modifiers say whether to replace,
    // add or take away.
    void rowsChosen(const std::vector<int>& rows, Qt::KeyboardModifiers modifiers);

protected:
    void applyTheme() override;
    // With room around the points, so that none lies on an edge.
    void fitRanges() override;
    QString readoutAt(const QPoint& position) const override;
    void extendMenu(QMenu& menu) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    // The nearest point within a click's reach; -1 if there is none.
    int rowAt(const QPoint& position) const;
    double xAt(int row) const { return xs()[static_cast<std::size_t>(row)]; }
    double yAt(int row) const { return ys()[static_cast<std::size_t>(row)]; }

private:
    struct Series {
        QString label;
        QColor colour;
        bool isHollow = false;
        std::vector<int> rows;
    };

    std::vector<Series> seriesOf(const TableColumn& group) const;
    std::vector<Series> seriesByText(const Categories& groups) const;
    std::vector<Series> seriesByDensity(const std::vector<double>& groups) const;
    std::vector<Series> seriesByRange(const TableColumn& group) const;
    std::vector<Series> splitByPart(const std::vector<Series>& series) const;
    std::vector<Series> wholeTable() const;
    std::vector<Series> wantedSeries() const;
    void draw(std::vector<Series> series);
    void redraw();
    std::vector<int> shownRows() const;
    void makeRoomForNote();
    void placeNote();
    NumberView xs() const { return table().numeric(m_x.toStdString()); }
    NumberView ys() const { return table().numeric(m_y.toStdString()); }
    std::vector<int> rowsIn(const QPolygonF& area) const;
    void endBand(Qt::KeyboardModifiers modifiers);

    QString m_x, m_y, m_group;
    QCPItemText* m_statistics;
    QCPGraph* m_ring;
    QCPGraph* m_crosses;
    std::vector<PointCloud*> m_clouds;
    std::vector<Series> m_series;  // as drawn, one per cloud
    SelectionBand* m_band;
    Tool m_tool = Tool::Pan;
    QStringList m_note;  // lines of statistics
    bool m_isByDensity = false;
    bool m_isShrinking = false;
    QAction* m_selectAll;
    QAction* m_invert;
    QAction* m_clear;
    QPoint m_pressedAt;
};

}  // namespace mtp::ui
