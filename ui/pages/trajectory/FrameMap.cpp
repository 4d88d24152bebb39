#include "ui/pages/trajectory/FrameMap.h"

#include <QVBoxLayout>
#include <algorithm>

#include "core/selection/Descriptors.h"
#include "core/workflow/RepresentativeFrames.h"
#include "ui/plots/PointPlot.h"

namespace mtp::ui {

FrameMap::FrameMap(QWidget* parent) : QWidget(parent), m_plot(new PointPlot) {
    m_plot->setObjectName("frameMap");
    m_plot->setTitle(tr("Frames that look alike are near each other"));
    m_plot->setAxisLabels(tr("first principal component"), tr("second"));
    connect(m_plot, &PointPlot::pointClicked, this, [this](int row) {
        emit frameClicked(static_cast<int>(m_frames[static_cast<std::size_t>(row)]));
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
}

void FrameMap::setCandidates(const CandidateFrames* candidates, const QString& text) {
    m_plot->setEmptyText(text);
    if (!candidates) {
        m_frames.clear();
        return m_plot->setPoints(Table(), {}, {}, {});
    }
    m_frames = candidates->indices;
    m_plot->setPoints(candidates->map, kMapFirst.name, kMapSecond.name, kMapTime.name);
    m_plot->showAll();
    showMarks();
}

void FrameMap::setSelected(const std::vector<std::size_t>& frames) {
    m_selected = frames;
    showMarks();
}

void FrameMap::setCurrent(std::size_t frame) {
    m_current = frame;
    showMarks();
}

void FrameMap::showMarks() {
    if (m_frames.empty())
        return;
    std::vector<bool> isSelected;
    for (const std::size_t frame : m_frames)
        isSelected.push_back(std::binary_search(m_selected.begin(), m_selected.end(), frame));
    m_plot->setChosen(isSelected);
    const auto at = std::lower_bound(m_frames.begin(), m_frames.end(), m_current);
    const bool isCandidate = at != m_frames.end() && *at == m_current;
    m_plot->highlightRow(isCandidate ? static_cast<int>(at - m_frames.begin()) : -1);
}

}  // namespace mtp::ui

#include "moc_FrameMap.cpp"
