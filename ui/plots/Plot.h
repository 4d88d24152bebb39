// The base of all plots: title, axes in the theme's colours, zoom, pan, reset, export.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "core/base/Table.h"

class QCPAbstractPlottable;
class QCustomPlot;
class QHBoxLayout;
class QLabel;
class QTimer;

namespace mtp::ui {

// The wheel zooms, a drag pans, a double-click in the plot shows all again; a right click offers
// the exports. The table is what the CSV holds: the numbers that are drawn.
class Plot : public QWidget {
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    void setTitle(const QString& title);
    void setEmptyText(const QString& text);
    // At the right of the title.
    void addControl(QWidget* control);
    const Table& table() const { return *m_table; }
    // By suffix: png (twice the size on the screen), svg, pdf or csv. False where it failed.
    bool exportTo(const QString& path);

public slots:
    // Ranges that show all data.
    void showAll();

signals:
    void titleDoubleClicked();

protected:
    QCustomPlot& canvas() const { return *m_canvas; }
    void setTable(const Table& table);
    // Shared with whoever made it: a table may have a million rows.
    void setTable(std::shared_ptr<const Table> table);
    const std::shared_ptr<const Table>& sharedTable() const { return m_table; }
    // Over the points, where there is room for it.
    void setLegendWanted(bool isWanted);
    // Draws soon, once for all changes until then.
    void requestReplot();
    // Fits the ranges to the data; called by showAll().
    virtual void fitRanges();
    // Colours of axes and grid follow the palette; overridden by plots that add items.
    virtual void applyTheme();
    // A short text about the point under the mouse; empty where there is none.
    virtual QString readoutAt(const QPoint& position) const;
    bool isZoomed() const { return m_isZoomed; }

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitToSize();
    void showMenu(const QPoint& position);
    void askExport(const QString& suffix);
    bool exportSvg(const QString& path);
    bool exportCsv(const QString& path);

    QCustomPlot* m_canvas;
    QLabel* m_title;
    QHBoxLayout* m_head;
    QLabel* m_empty;
    QTimer* m_replot;
    std::shared_ptr<const Table> m_table;
    bool m_isZoomed = false;
    std::optional<bool> m_wantsLegend;  // absent: the plot places its own
};

}  // namespace mtp::ui
