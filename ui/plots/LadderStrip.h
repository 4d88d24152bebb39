// The ladder of target densities: an axis of ratios with a mark for each density, moved by mouse or
// keys.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/workflow/ExpansionBatch.h"

namespace mtp::ui {

class LadderStrip : public QWidget {
    Q_OBJECT

public:
    using Mark = RungState;

    explicit LadderStrip(QWidget* parent = nullptr);

    void setMarks(std::vector<Mark> marks);
    // The ratio displayed in the 3D view.
    void setCurrent(double ratio);
    // g/cm³ at ratio 1, for the second line of labels.
    void setReferenceDensity(std::optional<double> density);
    // In widget coordinates, on the line of the marks.
    QPoint pixelOfRatio(double ratio) const;
    // The ticks with numbers: all, or the most telling ones if the strip is narrow.
    std::vector<double> labelledTicks() const;
    QSize sizeHint() const override;

signals:
    void markSelected(int mark);
    void markMoved(int mark, double ratio);  // while it is dragged
    void markMoveFinished(int mark, double ratio);
    void markAddRequested(double ratio);
    void markRemoveRequested(int mark);
    void shapeResetRequested(int mark);  // of a stretched one

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    double ratioAt(double x) const;
    double xOf(double ratio) const;
    // What a user means who points at a place: a round number near by.
    double roundAt(double x) const;
    int markAt(const QPoint& position) const;
    bool isRoomFor(int mark) const;
    int lineY() const;
    void paintAxis(QPainter& painter) const;
    void paintHints(QPainter& painter) const;
    void paintMark(QPainter& painter, int mark) const;

    std::vector<Mark> m_marks;
    std::optional<double> m_reference;
    double m_current = 1;
    int m_selected = -1;
    int m_dragged = -1;
    double m_dragRatio = 1;
    bool m_hasMoved = false;
    QPoint m_pressedAt;
};

}  // namespace mtp::ui
