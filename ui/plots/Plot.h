// The frame that all plots share: title and controls in one line, the legend above the data, axes
// in the theme's colours, zoom, pan, ranges, full size, copy and export.
#pragma once

#include <QElapsedTimer>
#include <QSet>
#include <QWidget>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/Table.h"

class QAction;
class QCPAbstractPlottable;
class QCPAxis;
class QCustomPlot;
class QLabel;
class QMenu;
class QTimer;
class QVBoxLayout;

namespace mtp::ui {

class FullSize;
class LegendStrip;
class PlotHead;
class PlotRect;

// The wheel zooms, a drag pans, a double click in the plot shows all again, one on the title
// enlarges the plot over its page, one on an axis asks for its range; a right click offers the
// rest. The table holds the numbers that are drawn, and is what a CSV file gets.
//
// A derived class draws a table and has all of this:
//
//     void EnergyPlot::setEnergies(const Table& table) {
//         setTable(table);
//         QCPGraph* graph = canvas().addGraph();
//         graph->setName(tr("Energy"));
//         graph->setData(...);
//         followSeries();
//         showAll();
//     }
class Plot : public QWidget {
    Q_OBJECT

public:
    enum class Axis { X, Y };

    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    void setTitle(const QString& title);
    QString title() const;
    void setEmptyText(const QString& text);
    // At the right of the title, flat until it is hovered.
    void addControl(QWidget* control);
    const Table& table() const { return *m_table; }

    // Title, legend and data as a picture, so many pixels for each of the screen.
    QPixmap picture(double scale = 2);
    // By suffix: png (twice the size on the screen), svg, pdf or csv. Throws FileError.
    void exportTo(const QString& path);

    // What the legend names. A series that is hidden stays so when the plot is drawn again.
    QStringList seriesNames() const;
    bool isSeriesShown(const QString& name) const { return !m_hidden.contains(name); }
    void setSeriesShown(const QString& name, bool isShown);
    bool isLegendShown() const;
    void setLegendShown(bool isShown);

    // A range that is set stays until showAll(); live data do not change it.
    void setAxisRange(Axis axis, double from, double to);
    std::pair<double, double> axisRange(Axis axis) const;
    void setLogarithmic(Axis axis, bool isLogarithmic);
    bool isLogarithmic(Axis axis) const;
    // Whether there is a positive number on the axis.
    bool canBeLogarithmic(Axis axis) const;
    QString axisLabel(Axis axis) const;
    // What is written on the axis is what it holds times this: the unit of display.
    double shownFactor(Axis axis) const;
    // The texts at the ticks of an axis, as they were drawn last.
    QStringList tickTexts(Axis axis) const;

    bool isFullSize() const;
    void setFullSize(bool isFullSize);

public slots:
    // Ranges that show all data.
    void showAll();
    void copyPicture();

signals:
    void fullSizeChanged(bool isFullSize);

protected:
    QCustomPlot& canvas() const { return *m_canvas; }
    PlotRect& axes() const { return *m_rect; }
    void setTable(const Table& table);
    // Shared with whoever made it: a table may have a million rows.
    void setTable(std::shared_ptr<const Table> table);
    const std::shared_ptr<const Table>& sharedTable() const { return m_table; }
    // Called when the series have been drawn, before the ranges are fitted: hides those that the
    // user has switched off, and makes the legend.
    void followSeries();
    // After a chip was clicked; plots whose series depend on each other draw them again.
    virtual void drawShownSeries();
    // Draws soon, once for all changes until then, and at most thirty times a second.
    void requestReplot();
    // Fits the ranges to the data; called by showAll().
    virtual void fitRanges();
    // Colours of axes and grid follow the palette; overridden by plots that add items.
    virtual void applyTheme();
    // A value of the table with its unit, in that of display.
    QString valueText(const QString& column, std::size_t row) const;
    // A short text about the point under the mouse; empty if there is none.
    virtual QString readoutAt(const QPoint& position) const;
    // Actions of a derived plot at the top of the menu.
    virtual void extendMenu(QMenu& menu);
    // An action of which the keys work while the plot has the focus, before those of the window.
    QAction* addKeyed(const QString& name, const QString& text, const QKeySequence& keys);
    // Whole: what runs along the axis is counted.
    void setWholeTicks(Axis axis, bool isWhole);
    bool isZoomed() const { return m_isZoomed; }

    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct ShownAxis {
        QString stated, shown;  // labels
        double factor = 1;
    };

    void buildActions();
    void connectParts();
    void connectCanvas();
    void showUnits();
    bool takeKey(QEvent& event);
    QCPAxis* axisOf(Axis axis) const;
    std::vector<QCPAbstractPlottable*> namedSeries() const;
    void showLegend();
    void showAlone(const QString& name);
    void dockLegend();
    void fitToSize();
    void askRanges();
    void showMenu(const QPoint& position);
    void askExport(const QString& suffix);

    QCustomPlot* m_canvas;
    PlotRect* m_rect;
    PlotHead* m_head;
    QVBoxLayout* m_column;
    LegendStrip* m_legend;
    FullSize* m_fullSize;
    QLabel* m_empty;
    QString m_title;  // as it was stated; that of the head has the unit of display
    std::array<ShownAxis, 2> m_shownAxes;
    QTimer* m_replot;
    QElapsedTimer m_sinceReplot;
    std::vector<QAction*> m_keyed;
    QAction* m_copy;
    QAction* m_showAll;
    QAction* m_enlarge;
    std::shared_ptr<const Table> m_table;
    QSet<QString> m_hidden;
    bool m_isZoomed = false;
    bool m_hasKeyFocus = false;
};

}  // namespace mtp::ui
