#include "ui/structure_view/ViewMenus.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QWidgetAction>
#include <algorithm>
#include <functional>

#include "ui/structure_view/AtomSelection.h"
#include "ui/structure_view/BondCutoffDialog.h"
#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/ViewExport.h"
#include "ui/structure_view/ViewNotes.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kSmallest = 30, kLargest = 240;  // per cent of the usual ball
constexpr std::size_t kMostMeasured = 4;

void addChoice(QMenu& menu, const QString& text, bool isChecked, std::function<void()> choose) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChecked);
    QObject::connect(action, &QAction::triggered, &menu,
                     [choose = std::move(choose)] { choose(); });
}

using Change = std::function<void(ViewStyle&)>;

void addStyle(QMenu& menu, StructureView& view, const QString& text, bool isChecked,
              const Change& change) {
    addChoice(menu, text, isChecked, [&view, change] {
        ViewStyle style = view.style();
        change(style);
        view.setStyle(style);
    });
}

void addFlag(QMenu& menu, StructureView& view, const QString& text, bool ViewStyle::*flag) {
    addStyle(menu, view, text, view.style().*flag,
             [flag](ViewStyle& style) { style.*flag = !(style.*flag); });
}

void addSizeSlider(QMenu& menu, StructureView& view) {
    auto* row = new QWidget(&menu);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(28, 4, 16, 4);
    auto* label = new QLabel(StructureView::tr("Atom si&ze"));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName("atomSize");
    slider->setAccessibleName(StructureView::tr("Atom size"));
    slider->setToolTip(StructureView::tr("Size of the atoms, in per cent of the standard size"));
    slider->setRange(kSmallest, kLargest);
    slider->setPageStep(20);
    slider->setValue(qRound(100 * view.style().atomScale));
    label->setBuddy(slider);
    layout->addWidget(label);
    layout->addWidget(slider, 1);
    QObject::connect(slider, &QSlider::valueChanged, &view, [&view](int value) {
        ViewStyle style = view.style();
        style.atomScale = value / 100.0;
        view.setStyle(style);
    });
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(row);
    menu.addAction(action);
}

void fillImages(QMenu& menu, StructureView& view) {
    for (int n = 1; n <= 3; ++n)
        addStyle(menu, view,
                 n == 1 ? StructureView::tr("One cell") : QStringLiteral("%1 × %1 × %1").arg(n),
                 view.style().images == std::array<int, 3>{n, n, n}, [n](ViewStyle& style) {
                     style.images = {n, n, n};
                 });
}

void fillPolyhedra(QMenu& menu, StructureView& view) {
    for (const std::string& element : view.frame().species) {
        std::vector<std::string> chosen = view.style().polyhedra;
        const auto found = std::find(chosen.begin(), chosen.end(), element);
        const bool isChosen = found != chosen.end();
        if (isChosen)
            chosen.erase(found);
        else
            chosen.push_back(element);
        addStyle(menu, view, QString::fromStdString(element), isChosen,
                 [chosen](ViewStyle& style) { style.polyhedra = chosen; });
    }
}

void fillLabels(QMenu& menu, StructureView& view) {
    for (const auto& [choice, text] :
         {std::pair{AtomLabels::None, StructureView::tr("None")},
          std::pair{AtomLabels::Elements, StructureView::tr("Elements")},
          std::pair{AtomLabels::Numbers, StructureView::tr("Numbers")}})
        addStyle(menu, view, text, view.style().labels == choice,
                 [choice = choice](ViewStyle& style) { style.labels = choice; });
}

void fillColours(QMenu& menu, StructureView& view) {
    for (const auto& [choice, text] :
         {std::pair{AtomColouring::Elements, StructureView::tr("Element")},
          std::pair{AtomColouring::Forces, StructureView::tr("Force")},
          std::pair{AtomColouring::Coordination, StructureView::tr("Coordination")}})
        addStyle(menu, view, text, view.style().colouring == choice,
                 [choice = choice](ViewStyle& style) { style.colouring = choice; });
}

void addAtomActions(QMenu& menu, StructureView& view, int atom) {
    const QString name = labelOf(view.frame(), atom, AtomLabels::Numbers);
    const QString element = labelOf(view.frame(), atom, AtomLabels::Elements);
    menu.addAction(StructureView::tr("&Centre on %1").arg(name), &view,
                   [&view, atom] { view.centreOn(atom); });
    std::vector<int> measured = view.selectedAtoms();
    const bool isMeasured = std::find(measured.begin(), measured.end(), atom) != measured.end();
    measured.push_back(atom);
    QAction* measure = menu.addAction(StructureView::tr("&Measure to %1").arg(name), &view,
                                      [&view, measured] { view.chooseAtoms(measured); });
    measure->setEnabled(!isMeasured && measured.size() >= 2 && measured.size() <= kMostMeasured);
    measure->setToolTip(StructureView::tr(
        "Two, three or four selected atoms give a distance, an angle or a dihedral"));
    menu.addAction(StructureView::tr("Select all &%1").arg(element), &view,
                   [&view, atom] { view.chooseAtoms(atomsLike(view.frame(), atom)); });
    menu.setToolTipsVisible(true);
}

}  // namespace

void fillDirectionMenu(QMenu& menu, StructureView& view) {
    const char* axes = "xyzabc";
    for (int i = 0; i < 6; ++i) {
        const Eigen::Vector3d direction =
            i < 3 ? Eigen::Vector3d(Eigen::Vector3d::Unit(i))
                  : Eigen::Vector3d(view.frame().cell.vectors.row(i - 3).transpose());
        QAction* action = menu.addAction(
            StructureView::tr("Along %1\t%2").arg(QChar(axes[i])).arg(QChar(axes[i]).toUpper()),
            &view, [&view, direction] { view.viewAlong(direction); });
        action->setEnabled(direction.norm() > 0);
    }
    menu.addSeparator();
    addChoice(menu, StructureView::tr("&Perspective"), view.isPerspective(),
              [&view] { view.setPerspective(true); });
    addChoice(menu, StructureView::tr("&Orthographic"), !view.isPerspective(),
              [&view] { view.setPerspective(false); });
}

void fillDisplayMenu(QMenu& menu, StructureView& view) {
    addFlag(menu, view, StructureView::tr("&Bonds"), &ViewStyle::hasBonds);
    menu.addAction(StructureView::tr("Bond c&utoffs…"), &view, [&view] { showBondCutoffs(view); });
    addFlag(menu, view, StructureView::tr("Atoms &inside the cell"), &ViewStyle::isWrapped);
    addFlag(menu, view, StructureView::tr("&Forces as arrows"), &ViewStyle::hasForces);
    addSizeSlider(menu, view);
    menu.addSeparator();
    fillImages(*menu.addMenu(StructureView::tr("&Periodic images")), view);
    fillPolyhedra(*menu.addMenu(StructureView::tr("P&olyhedra around")), view);
    fillLabels(*menu.addMenu(StructureView::tr("&Labels")), view);
    fillColours(*menu.addMenu(StructureView::tr("&Colour by")), view);
    menu.addSeparator();
    addFlag(menu, view, StructureView::tr("&Depth cue"), &ViewStyle::hasDepthCue);
    addFlag(menu, view, StructureView::tr("&Ambient occlusion"), &ViewStyle::hasOcclusion);
}

void fillPictureMenu(QMenu& menu, StructureView& view) {
    const QString copyKey = QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText);
    menu.addAction(StructureView::tr("&Copy picture") + QLatin1Char('\t') + copyKey, &view,
                   [&view] { view.copyImage(); });
    menu.addAction(StructureView::tr("Save &picture…"), &view, [&view] { askForImage(view); });
    QAction* movie =
        menu.addAction(StructureView::tr("Save &movie…"), &view, [&view] { askForMovie(view); });
    movie->setEnabled(view.movieFrameCount() > 1);
}

void fillContextMenu(QMenu& menu, StructureView& view, int atom) {
    if (atom >= 0) {
        addAtomActions(menu, view, atom);
        menu.addSeparator();
    }
    QAction* none =
        menu.addAction(StructureView::tr("Select &none"), &view, [&view] { view.chooseAtoms({}); });
    none->setEnabled(!view.selectedAtoms().empty());
    menu.addAction(StructureView::tr("&Reset view\tHome"), &view, [&view] { view.resetCamera(); });
    fillDirectionMenu(*menu.addMenu(StructureView::tr("&Look along")), view);
    fillDisplayMenu(*menu.addMenu(StructureView::tr("&Display")), view);
    menu.addSeparator();
    fillPictureMenu(menu, view);
}

}  // namespace mtp::ui
