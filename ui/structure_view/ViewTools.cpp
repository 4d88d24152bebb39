#include "ui/structure_view/ViewTools.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <algorithm>
#include <functional>

#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/ViewExport.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

ViewTools::ViewTools(StructureView& view) : QWidget(&view), m_view(view) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    connect(addButton("reset", tr("Reset the view (double-click)")), &QToolButton::clicked, this,
            [this] { m_view.resetCamera(); });
    addMenu("perspective", tr("Look along an axis (X Y Z A B C); perspective"),
            &ViewTools::fillViews);
    addMenu("bonds", tr("What is drawn: bonds, images, polyhedra, labels, colours"),
            &ViewTools::fillDisplay);
    addMenu("export", tr("Save image or movie"), &ViewTools::fillExports);
}

QToolButton* ViewTools::addButton(const QString& iconName, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName("view-" + iconName);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void ViewTools::addMenu(const QString& iconName, const QString& tip,
                        void (ViewTools::*fill)(QMenu&)) {
    QToolButton* button = addButton(iconName, tip);
    auto* menu = new QMenu(button);
    menu->setObjectName("viewMenu-" + iconName);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        (this->*fill)(*menu);
    });
}

void ViewTools::addChoice(QMenu& menu, const QString& text, bool isChecked,
                          std::function<void()> choose) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChecked);
    connect(action, &QAction::triggered, this, [choose = std::move(choose)] { choose(); });
}

void ViewTools::fillViews(QMenu& menu) {
    const char* axes = "xyzabc";
    for (int i = 0; i < 6; ++i) {
        const Eigen::Vector3d direction =
            i < 3 ? Eigen::Vector3d(Eigen::Vector3d::Unit(i))
                  : Eigen::Vector3d(m_view.frame().cell.vectors.row(i - 3).transpose());
        QAction* action =
            menu.addAction(tr("Along %1\t%2").arg(QChar(axes[i])).arg(QChar(axes[i]).toUpper()),
                           this, [this, direction] { m_view.viewAlong(direction); });
        action->setEnabled(direction.norm() > 0);
    }
    menu.addSeparator();
    addChoice(menu, tr("&Perspective"), m_view.isPerspective(),
              [this] { m_view.setPerspective(true); });
    addChoice(menu, tr("&Orthographic"), !m_view.isPerspective(),
              [this] { m_view.setPerspective(false); });
}

void ViewTools::fillDisplay(QMenu& menu) {
    addChoice(menu, tr("&Bonds"), m_view.areBondsVisible(),
              [this] { m_view.setBondsVisible(!m_view.areBondsVisible()); });
    addChoice(menu, tr("Atoms &inside the cell"), m_view.isWrapped(),
              [this] { m_view.setWrapped(!m_view.isWrapped()); });
    addChoice(menu, tr("&Forces as arrows"), m_view.areForcesVisible(),
              [this] { m_view.setForcesVisible(!m_view.areForcesVisible()); });
    QMenu* images = menu.addMenu(tr("&Periodic images"));
    for (int n = 1; n <= 3; ++n)
        addChoice(*images, n == 1 ? tr("One cell") : QStringLiteral("%1 × %1 × %1").arg(n),
                  m_view.images() == std::array<int, 3>{n, n, n}, [this, n] {
                      m_view.setImages({n, n, n});
                  });
    QMenu* polyhedra = menu.addMenu(tr("P&olyhedra around"));
    for (const std::string& element : m_view.frame().species) {
        std::vector<std::string> chosen = m_view.polyhedra();
        const auto found = std::find(chosen.begin(), chosen.end(), element);
        const bool isChosen = found != chosen.end();
        if (isChosen)
            chosen.erase(found);
        else
            chosen.push_back(element);
        addChoice(*polyhedra, QString::fromStdString(element), isChosen,
                  [this, chosen] { m_view.setPolyhedra(chosen); });
    }
    QMenu* labels = menu.addMenu(tr("&Labels"));
    using Labels = StructureView::AtomLabels;
    for (const auto& [choice, text] :
         {std::pair{Labels::None, tr("None")}, std::pair{Labels::Elements, tr("Elements")},
          std::pair{Labels::Numbers, tr("Numbers")}})
        addChoice(*labels, text, m_view.labels() == choice,
                  [this, choice = choice] { m_view.setLabels(choice); });
    QMenu* colours = menu.addMenu(tr("&Colour by"));
    using Colouring = StructureView::Colouring;
    for (const auto& [choice, text] :
         {std::pair{Colouring::Elements, tr("Element")}, std::pair{Colouring::Forces, tr("Force")},
          std::pair{Colouring::Coordination, tr("Coordination")}})
        addChoice(*colours, text, m_view.colouring() == choice,
                  [this, choice = choice] { m_view.setColouring(choice); });
}

void ViewTools::fillExports(QMenu& menu) {
    menu.addAction(tr("Save &image…"), this, [this] { askForImage(m_view); });
    QAction* movie = menu.addAction(tr("Save &movie…"), this, [this] { askForMovie(m_view); });
    movie->setEnabled(m_view.movieFrameCount() > 1);
}

}  // namespace mtp::ui
