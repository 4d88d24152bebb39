#include "ui/plots/PlotRect.h"

#include <algorithm>

namespace mtp::ui {

namespace {
constexpr int kLeastSide = 40;       // pixels
constexpr int kLeastWithNote = 100;  // pixels left of the axes
}  // namespace

PlotRect* PlotRect::install(QCustomPlot& canvas) {
    canvas.plotLayout()->clear();
    auto* rect = new PlotRect(&canvas);
    canvas.plotLayout()->addElement(0, 0, rect);
    canvas.xAxis = rect->axis(QCPAxis::atBottom);
    canvas.yAxis = rect->axis(QCPAxis::atLeft);
    canvas.xAxis2 = rect->axis(QCPAxis::atTop);
    canvas.yAxis2 = rect->axis(QCPAxis::atRight);
    canvas.xAxis2->setVisible(false);
    canvas.yAxis2->setVisible(false);
    // The legend is only laid out in pictures; on the screen a strip of chips stands for it.
    canvas.legend = new QCPLegend;
    canvas.legend->setVisible(false);
    rect->insetLayout()->addElement(canvas.legend, Qt::AlignRight | Qt::AlignTop);
    for (QCPAxis* axis : rect->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    rect->setLayer(QStringLiteral("background"));
    canvas.legend->setLayer(QStringLiteral("legend"));
    return rect;
}

void PlotRect::setNoteRoom(const QSize& beside, int above) {
    m_beside = beside;
    m_above = above;
}

void PlotRect::update(UpdatePhase phase) {
    if (phase == upLayout)
        shape();
    QCPAxisRect::update(phase);
    if (phase == upMargins)
        m_axes = margins();
}

void PlotRect::shape() {
    const QRect free = outerRect() - m_axes;
    QMargins margins = m_axes;
    const int besideSide =
        m_isSquare ? std::min(free.width() - m_beside.width(), free.height()) : 0;
    const int below = free.height() - m_above;
    const int belowSide = m_isSquare ? std::min(below, free.width()) : below;
    m_isNoteBeside = besideSide >= belowSide;
    m_isNoteShown = !m_beside.isEmpty() && std::max(besideSide, belowSide) >= kLeastWithNote;
    if (m_isNoteShown && !m_isNoteBeside)
        margins.setTop(margins.top() + m_above);
    if (m_isSquare) {
        const QRect left = outerRect() - margins;
        const int side = std::max(kLeastSide, std::min(left.width(), left.height()));
        margins.setRight(margins.right() + std::max(0, left.width() - side));
        margins.setBottom(margins.bottom() + std::max(0, left.height() - side));
    }
    setMargins(margins);
}

}  // namespace mtp::ui

#include "moc_PlotRect.cpp"
