// The legend of a plot: a chip for each series, which switches it on and off. It stands in a strip
// above the data; dragged over them it stays there, dragged back it is a strip again.
#pragma once

#include <QAbstractButton>
#include <QRubberBand>
#include <QWidget>
#include <functional>
#include <vector>

class QCPPainter;
class QMenu;
class QToolButton;

namespace mtp::ui {

struct LegendEntry {
    QString name;
    QString look;  // entries of one name and look are drawn alike
    std::function<void(QCPPainter&, const QRectF&)> drawSymbol;
    bool isShown = true;
};

class LegendChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit LegendChip(QWidget* parent);

    void setEntry(const LegendEntry& entry);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LegendEntry m_entry;
};

class LegendStrip : public QWidget {
    Q_OBJECT

public:
    // Canvas: what the legend may be dragged over.
    LegendStrip(QWidget* canvas, QWidget* parent);

    void setEntries(std::vector<LegendEntry> entries);
    bool isEmpty() const { return m_entries.empty(); }
    // Lines of chips in the strip; what has no room is in a menu at its end.
    void setMostLines(int lines);
    bool isFloating() const { return m_isFloating; }
    void floatAt(const QPoint& onCanvas);
    void dock();

signals:
    void toggled(const QString& name, bool isShown);
    // With Ctrl: this series alone, or all again.
    void aloneWanted(const QString& name);
    void floatingChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void arrangeInLines(int width);
    void arrangeInColumn();
    int placeLine(std::size_t& next, int y, int width, bool isLast);
    void fillMenu(std::size_t from);
    void drag(const QPoint& global);
    void drop(const QPoint& global);

    QWidget* m_canvas;
    QToolButton* m_more;
    QMenu* m_menu;
    QRubberBand* m_outline;
    std::vector<LegendEntry> m_entries;
    std::vector<LegendChip*> m_chips;
    QPoint m_pressedAt;
    int m_mostLines = 2;
    bool m_isPressed = false;
    bool m_isFloating = false;
};

}  // namespace mtp::ui
