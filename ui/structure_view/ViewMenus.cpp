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

QString translated(const char* text) {
    return StructureView::tr(text);
}

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
    auto* label = new QLabel(translated("Atom si&ze"));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName("atomSize");
    slider->setAccessibleName(translated("Atom size"));
    slider->setToolTip(translated("Size of the atoms, in per cent of the standard size"));
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
                 n == 1 ? translated("One cell") : QStringLiteral("%1 × %1 × %1").arg(n),
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
    for (const auto& [choice, text] : {std::pair{AtomLabels::None, translated("None")},
                                       std::pair{AtomLabels::Elements, translated("Elements")},
                                       std::pair{AtomLabels::Numbers, translated("Numbers")}})
        addStyle(menu, view, text, view.style().labels == choice,
                 [choice = choice](ViewStyle& style) { style.labels = choice; });
}

void fillColours(QMenu& menu, StructureView& view) {
    for (const auto& [choice, text] :
         {std::pair{AtomColouring::Elements, translated("Element")},
          std::pair{AtomColouring::Forces, translated("Force")},
          std::pair{AtomColouring::Coordination, translated("Coordination")}})
        addStyle(menu, view, text, view.style().colouring == choice,
                 [choice = choice](ViewStyle& style) { style.colouring = choice; });
}

void addAtomActions(QMenu& menu, StructureView& view, int atom) {
    const QString name = labelOf(view.frame(), atom, AtomLabels::Numbers);
    const QString element = labelOf(view.frame(), atom, AtomLabels::Elements);
    menu.addAction(translated("&Centre on %1").arg(name), &view,
                   [&view, atom] { view.centreOn(atom); });
    std::vector<int> measured = view.selectedAtoms();
    const bool isMeasured = std::find(measured.begin(), measured.end(), atom) != measured.end();
    measured.push_back(atom);
    QAction* measure = menu.addAction(translated("&Measure to %1").arg(name), &view,
                                      [&view, measured] { view.chooseAtoms(measured); });
    measure->setEnabled(!isMeasured && measured.size() >= 2 && measured.size() <= kMostMeasured);
    measure->setToolTip(
        translated("Two, three or four selected atoms give a distance, an angle or a dihedral"));
    menu.addAction(translated("Select all &%1").arg(element), &view,
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
            translated("Along %1\t%2").arg(QChar(axes[i])).arg(QChar(axes[i]).toUpper()), &view,
            [&view, direction] { view.viewAlong(direction); });
        action->setEnabled(direction.norm() > 0);
    }
    menu.addSeparator();
    addChoice(menu, translated("&Perspective"), view.isPerspective(),
              [&view] { view.setPerspective(true); });
    addChoice(menu, translated("&Orthographic"), !view.isPerspective(),
              [&view] { view.setPerspective(false); });
}

void fillDisplayMenu(QMenu& menu, StructureView& view) {
    addFlag(menu, view, translated("&Bonds"), &ViewStyle::hasBonds);
    menu.addAction(translated("Bond c&utoffs…"), &view, [&view] { showBondCutoffs(view); });
    addFlag(menu, view, translated("Atoms &inside the cell"), &ViewStyle::isWrapped);
    addFlag(menu, view, translated("&Forces as arrows"), &ViewStyle::hasForces);
    addSizeSlider(menu, view);
    menu.addSeparator();
    fillImages(*menu.addMenu(translated("&Periodic images")), view);
    fillPolyhedra(*menu.addMenu(translated("P&olyhedra around")), view);
    fillLabels(*menu.addMenu(translated("&Labels")), view);
    fillColours(*menu.addMenu(translated("&Colour by")), view);
    menu.addSeparator();
    addFlag(menu, view, translated("&Depth cue"), &ViewStyle::hasDepthCue);
    addFlag(menu, view, translated("&Ambient occlusion"), &ViewStyle::hasOcclusion);
}

void fillPictureMenu(QMenu& menu, StructureView& view) {
    const QString copyKey = QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText);
    menu.addAction(translated("&Copy picture") + QLatin1Char('\t') + copyKey, &view,
                   [&view] { view.copyImage(); });
    menu.addAction(translated("Save &picture…"), &view, [&view] { askForImage(view); });
    QAction* movie =
        menu.addAction(translated("Save &movie…"), &view, [&view] { askForMovie(view); });
    movie->setEnabled(view.movieFrameCount() > 1);
}

void fillContextMenu(QMenu& menu, StructureView& view, int atom) {
    if (atom >= 0) {
        addAtomActions(menu, view, atom);
        menu.addSeparator();
    }
    QAction* none =
        menu.addAction(translated("Select &none"), &view, [&view] { view.chooseAtoms({}); });
    none->setEnabled(!view.selectedAtoms().empty());
    menu.addAction(translated("&Reset view\tHome"), &view, [&view] { view.resetCamera(); });
    fillDirectionMenu(*menu.addMenu(translated("&Look along")), view);
    fillDisplayMenu(*menu.addMenu(translated("&Display")), view);
    menu.addSeparator();
    fillPictureMenu(menu, view);
}

}  // namespace mtp::ui
