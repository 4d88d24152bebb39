// The axes of a plot: square if wanted, with room for a note beside or above.
#pragma once

#include <qcustomplot.h>

namespace mtp::ui {

class PlotRect : public QCPAxisRect {
    Q_OBJECT

public:
    // Takes the place of the axes that a canvas is made with; the legend stays with the canvas.
    static PlotRect* install(QCustomPlot& canvas);

    explicit PlotRect(QCustomPlot* plot) : QCPAxisRect(plot) {}

    void setSquare(bool isSquare) { m_isSquare = isSquare; }
    bool isSquare() const { return m_isSquare; }
    // The size of a note if it stands beside the axes, when a square leaves room for it, and its
    // height if it stands above them.
    void setNoteRoom(const QSize& beside, int above);
    bool isNoteBeside() const { return m_isNoteBeside; }
    // A small plot keeps its room for the data.
    bool isNoteShown() const { return m_isNoteShown; }

    void update(UpdatePhase phase) override;

private:
    void shape();

    bool m_isSquare = false;
    bool m_isNoteBeside = false;
    bool m_isNoteShown = false;
    QSize m_beside;
    int m_above = 0;
    QMargins m_axes;  // what the labels of the axes need
};

}  // namespace mtp::ui
