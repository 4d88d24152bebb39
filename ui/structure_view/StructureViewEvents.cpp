// What StructureView does on keys, sizes, themes and requests for its menu.
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>

#include "ui/structure_view/StructureOverlay.h"
#include "ui/structure_view/StructureScene.h"
#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/ViewCamera.h"
#include "ui/structure_view/ViewKeys.h"
#include "ui/structure_view/ViewMenus.h"
#include "ui/structure_view/ViewTools.h"
#include "ui/structure_view/VtkView.h"

namespace mtp::ui {

void StructureView::resizeEvent(QResizeEvent*) {
    if (m_gl)
        m_gl->setGeometry(rect());
    m_overlay->setGeometry(rect());
    m_empty->setGeometry(rect());
    m_tools->adjustSize();
    m_tools->move(width() - m_tools->width() - 4, 4);
    m_overlay->setToolSize(m_tools->size());
    m_budget.forget();
    if (m_gl && m_frame)
        startMoving();
    updateOverlay();
}

void StructureView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

bool StructureView::event(QEvent* event) {
    // Copy is the view's while it has the focus, also if the window has an action for it.
    if (event->type() == QEvent::ShortcutOverride && m_frame &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        event->accept();
    return QWidget::event(event);
}

void StructureView::keyPressEvent(QKeyEvent* event) {
    if (!m_gl || !m_frame)
        return QWidget::keyPressEvent(event);
    if (event->matches(QKeySequence::Copy))
        return copyImage();
    if (event->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::keyPressEvent(event);
    if (const auto direction = directionOfKey(event->key(), m_frame->cell))
        return viewAlong(*direction);
    if (event->key() == Qt::Key_Home)
        return resetCamera();
    if (!moveByKey(*m_camera, event->key()))
        return QWidget::keyPressEvent(event);
    cameraMoved(true);
}

// By the keyboard; the mouse opens its menu on release, since a drag of the same button pans.
void StructureView::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard)
        openMenu(m_selection.size() == 1 ? m_selection.front() : -1, event->globalPos());
}

void StructureView::openMenu(int atom, const QPoint& globalPosition) {
    if (!m_frame)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName("viewMenu-context");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillContextMenu(*menu, *this, atom);
    menu->popup(globalPosition);
}

}  // namespace mtp::ui
