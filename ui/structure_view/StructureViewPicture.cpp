// The pictures that StructureView makes, and what stands over them.
#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/structure_view/SceneContent.h"
#include "ui/structure_view/StructureOverlay.h"
#include "ui/structure_view/StructureScene.h"
#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/ViewCamera.h"
#include "ui/structure_view/ViewNotes.h"
#include "ui/structure_view/VtkView.h"

namespace mtp::ui {

QImage StructureView::image() const {
    auto* self = const_cast<StructureView*>(this);
    if (!m_gl)
        return self->grab().toImage();
    self->settle();
    QImage picture = m_gl->image();
    QPainter painter(&picture);
    m_overlay->render(&painter, {}, {}, QWidget::DrawChildren);
    return picture;
}

QImage StructureView::image(int width, bool isTransparent) const {
    const double scale = static_cast<double>(width) / std::max(1, this->width());
    const QSize size(width, std::max(1, qRound(height() * scale)));
    if (!m_gl)
        return image().scaled(size);
    const_cast<StructureView*>(this)->settle();
    QImage picture = m_gl->picture(size, isTransparent);
    QPainter painter(&picture);
    painter.scale(scale, scale);
    m_overlay->paint(painter);
    return picture;
}

void StructureView::copyImage() {
    // Twice the size on the screen is sharp in print, too.
    const QImage picture = image(qRound(width() * std::max(2.0, devicePixelRatioF())), false);
    QGuiApplication::clipboard()->setImage(picture);
    QToolTip::showText(
        mapToGlobal(QPoint(width() / 2, 8)),
        tr("Picture copied, %L1 × %L2 pixels").arg(picture.width()).arg(picture.height()), this);
}

void StructureView::updateLegend() {
    if (!m_frame)
        return;
    const auto values = shownValues();
    auto legend = m_hasLegend ? elementLegend(*m_frame, !values && m_ownColours.empty())
                              : std::vector<StructureOverlay::LegendEntry>();
    for (const LegendLine& line : m_extraLegend)
        legend.push_back({line.text, line.colour});
    if (m_style.hasForces && m_frame->labels.forces)
        legend.push_back({QStringLiteral("→ ") + tr("Forces, eV/Å"), QColor()});
    if (!m_arrowLegend.isEmpty())
        legend.push_back({QStringLiteral("→ ") + m_arrowLegend, QColor()});
    m_overlay->setLegend(std::move(legend));
    using ColourBar = StructureOverlay::ColourBar;
    std::optional<ColourBar> bar;
    if (values)
        bar = ColourBar{values->title, rangeOf(*values).first, rangeOf(*values).second};
    else if (!m_tracks.title.isEmpty() && !m_tracks.list.empty())
        bar = ColourBar{m_tracks.title, m_tracks.least, m_tracks.most, true};
    m_overlay->setColourBar(std::move(bar));
}

QPoint StructureView::trackPosition(int track) const {
    if (!m_gl || track < 0 || static_cast<std::size_t>(track) >= m_tracks.list.size())
        return {-1, -1};
    return middleOf(m_tracks.list[static_cast<std::size_t>(track)]).toPoint();
}

void StructureView::lookAtTrack(int track, double radius) {
    if (!m_camera || track < 0 || track >= static_cast<int>(m_tracks.list.size()))
        return;
    const Track& one = m_tracks.list[static_cast<std::size_t>(track)];
    m_camera->centreOn(startOf(one, m_scene->atoms()) + (one.to - one.from) / 2);
    const double wanted = 0.5 * std::min(width(), height()) / radius;  // pixels of 1 Å
    if (const double seen = m_camera->pixelsPerAngstrom(); seen < wanted)
        m_camera->zoom(wanted / seen);
    cameraMoved(true);
}

QPointF StructureView::middleOf(const Track& track) const {
    return m_camera->project(startOf(track, m_scene->atoms()) + (track.to - track.from) / 2);
}

void StructureView::updateOverlay() {
    if (!m_frame || !m_camera)
        return;
    std::vector<Eigen::Vector3d> axes;
    if (m_frame->cell.volume() > 0)
        for (int axis = 0; axis < 3; ++axis)
            axes.emplace_back(m_camera->axes() *
                              m_frame->cell.vectors.row(axis).transpose().normalized());
    m_overlay->setAxes(std::move(axes));
    const auto place = [this](int atom) { return m_camera->project(m_scene->atomPosition(atom)); };
    const QString measured = measurement();
    QPolygonF line;
    for (int atom : measured.isEmpty() ? std::vector<int>() : m_selection)
        line << place(atom);
    m_overlay->setMeasurement(line, measured);
    std::vector<StructureOverlay::Label> labels;
    if (m_style.labels != AtomLabels::None && !m_isSimplified)
        for (int atom : labelledAtoms(*m_frame, m_selection))
            labels.push_back({place(atom), labelOf(*m_frame, atom, m_style.labels)});
    for (const Track& track : m_tracks.list)
        if (!track.label.isEmpty())
            labels.push_back({middleOf(track), track.label});
    m_overlay->setLabels(std::move(labels));
    std::vector<StructureOverlay::Ring> rings;
    for (int atom : m_ringed)
        rings.push_back(
            {place(atom), m_camera->pixelsPerAngstrom(m_scene->atomPosition(atom)) *
                                  m_scene->atoms().radii[static_cast<std::size_t>(atom)] +
                              4});
    m_overlay->setRings(std::move(rings));
}

}  // namespace mtp::ui
