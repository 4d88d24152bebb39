#include "ui/plots/FrontPlot.h"

#include <qcustomplot.h>

#include <utility>

namespace mtp::ui {

namespace {

constexpr int kNameGap = 9;            // pixels between a point and its name
constexpr double kRoomForNames = 0.2;  // of the range of the points

}  // namespace

FrontPlot::FrontPlot(QWidget* parent) : LinkedPointPlot(parent) {}

void FrontPlot::setNames(const QStringList& names, int firstWritten) {
    m_names = names;
    for (QCPItemText* text : std::exchange(m_written, {}))
        canvas().removeItem(text);
    for (int row = firstWritten; row < names.size(); ++row) {
        auto* text = new QCPItemText(&canvas());
        text->setText(names[row]);
        text->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        text->setPadding(QMargins(kNameGap, 0, 0, 0));
        text->position->setCoords(xAt(row), yAt(row));
        text->setSelectable(false);
        m_written.push_back(text);
    }
    applyTheme();
    showAll();
}

void FrontPlot::applyTheme() {
    LinkedPointPlot::applyTheme();
    for (QCPItemText* text : m_written) {
        text->setColor(palette().color(QPalette::WindowText));
        text->setFont(font());
    }
}

// With room for the names at the right of the points.
void FrontPlot::fitRanges() {
    LinkedPointPlot::fitRanges();
    if (m_written.empty())
        return;
    QCPRange range = canvas().xAxis->range();
    range.upper += kRoomForNames * range.size();
    canvas().xAxis->setRange(range);
}

QString FrontPlot::readoutAt(const QPoint& position) const {
    const int row = rowAt(position);
    if (row < 0 || row >= m_names.size())
        return {};
    return m_names[row] + QLatin1Char('\n') + LinkedPointPlot::readoutAt(position);
}

}  // namespace mtp::ui

#include "moc_FrontPlot.cpp"
