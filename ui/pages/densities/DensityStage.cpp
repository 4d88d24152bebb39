#include "ui/pages/densities/DensityStage.h"

#include <QHBoxLayout>

#include "ui/structure_view/StructureView.h"

namespace mtp::ui {

DensityStage::DensityStage(QWidget* parent)
    : QWidget(parent)
    , m_dense(new StructureView)
    , m_view(new StructureView)
    , m_wide(new StructureView) {
    m_dense->setObjectName("denseView");
    m_view->setObjectName("densitiesView");
    m_wide->setObjectName("wideView");
    m_view->setEmptyText(tr("Select frames on the Trajectory page"));
    m_dense->setEmptyText(tr("Add a density above 1 to the ladder"));
    m_wide->setEmptyText(tr("Add a density below 1 to the ladder"));
    m_view->setHandlesVisible(true);
    m_dense->setLegendVisible(false);  // the cell in the middle has the same
    m_wide->setLegendVisible(false);
    m_view->linkCamera(*m_dense);
    m_view->linkCamera(*m_wide);
    m_dense->linkCamera(*m_wide);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    // From thin to dense, as on the ladder below.
    row->addWidget(m_wide, 1);
    row->addWidget(m_view, 1);
    row->addWidget(m_dense, 1);
}

void DensityStage::setThree(bool isThree) {
    m_isThree = isThree;
    m_dense->setVisible(isThree && m_view->hasFrame());
    m_wide->setVisible(isThree && m_view->hasFrame());
}

void DensityStage::show(const Picture& picture, const std::optional<Picture>& dense,
                        const std::optional<Picture>& wide, const std::optional<Cell>& ghost) {
    const bool isFirst = !m_view->hasFrame();
    const bool isNewlyWide = m_isThree && wide && !m_wide->hasFrame();
    m_view->setFrame(picture.frame);
    m_view->setCaption(picture.caption);
    m_view->setGhostCell(ghost);
    if (m_isThree) {
        showSide(*m_dense, dense, ghost);
        showSide(*m_wide, wide, ghost);
    }
    if (isFirst)
        setThree(m_isThree);
    // All at the scale of the largest.
    if (isNewlyWide)
        m_wide->resetCamera();
    else if (isFirst)
        m_view->resetCamera();
}

void DensityStage::showSide(StructureView& view, const std::optional<Picture>& picture,
                            const std::optional<Cell>& ghost) {
    if (!picture)
        return view.clear();
    const bool isFirst = !view.hasFrame();
    view.setFrame(picture->frame);
    view.setCaption(picture->caption);
    view.setGhostCell(ghost);
    if (isFirst)
        view.matchCamera(*m_view);
}

void DensityStage::clear() {
    for (StructureView* view : {m_dense, m_view, m_wide})
        view->clear();
    setThree(m_isThree);
}

}  // namespace mtp::ui

#include "moc_DensityStage.cpp"
