#include "ui/structure_view/ViewTools.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/ViewMenus.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

ViewTools::ViewTools(StructureView& view) : QWidget(&view), m_view(view) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    connect(addButton("reset", tr("Reset view"), tr("Reset the view (Home, or double-click)")),
            &QToolButton::clicked, this, [this] { m_view.resetCamera(); });
    addMenu(addButton("perspective", tr("Direction"),
                      tr("Look along an axis (X, Y, Z, A, B, C); perspective")),
            fillDirectionMenu);
    addMenu(addButton("bonds", tr("Display"),
                      tr("Choose what is drawn: bonds, atom size, images, polyhedra, labels, "
                         "colours")),
            fillDisplayMenu);
    addMenu(addButton("export", tr("Picture"), tr("Copy the picture (Ctrl+C); save it or a movie")),
            fillPictureMenu);
}

QToolButton* ViewTools::addButton(const QString& iconName, const QString& name,
                                  const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName("view-" + iconName);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(18, 18));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void ViewTools::addMenu(QToolButton* button, void (*fill)(QMenu&, StructureView&)) {
    auto* menu = new QMenu(button);
    menu->setObjectName("viewMenu-" + button->objectName().section('-', 1));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        fill(*menu, m_view);
    });
}

// The icons stay legible over atoms.
void ViewTools::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor back = palette().color(QPalette::Base);
    back.setAlphaF(0.8F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(rect(), 6, 6);
}

}  // namespace mtp::ui

#include "moc_ViewTools.cpp"
