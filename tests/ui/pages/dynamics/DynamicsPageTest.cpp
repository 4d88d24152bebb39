// The Dynamics page as a user works with it: a dump is opened, its time step typed, its motion
// seen; hops are chosen in one place and shown in all.
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "core/base/Random.h"
#include "core/dynamics/RunComparison.h"
#include "tests/ui/WindowDriver.h"
#include "tests/ui/structure_view/ViewDriver.h"
#include "ui/pages/FramePlayer.h"
#include "ui/pages/dynamics/DynamicsPage.h"
#include "ui/pages/dynamics/HopStage.h"
#include "ui/plots/HeatPlot.h"
#include "ui/plots/LinkedPointPlot.h"
#include "ui/plots/MarkedPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureOverlay.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/NumberTable.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 100000;  // a hang guard only
constexpr int kIons = 8, kFrames = 300;

// Ions on a line 4 Å apart that vibrate; every 40 frames one hops to the side, and 5 frames later
// its neighbour follows. Beside them a framework that is still, or vibrates by so much (Å).
QByteArray dumpWithCascades(double vibration = 0) {
    Random random(7);
    std::vector<double> shift(kIons, 0);
    QByteArray text;
    for (int k = 0; k < kFrames; ++k) {
        const int ion = 2 * (k / 40) % kIons;
        if (k % 40 == 20)
            shift[static_cast<std::size_t>(ion)] += 3;
        if (k % 40 == 25)
            shift[static_cast<std::size_t>(ion + 1)] += 3;
        text += QStringLiteral(
                    "ITEM: TIMESTEP\n%1\nITEM: NUMBER OF ATOMS\n%2\nITEM: BOX BOUNDS pp pp pp\n"
                    "0 32\n0 32\n0 32\nITEM: ATOMS id type xu yu zu\n")
                    .arg(1000 * k)
                    .arg(kIons + 1)
                    .toUtf8();
        for (int i = 0; i < kIons; ++i)
            text += QStringLiteral("%1 1 %2 %3 %4\n")
                        .arg(i + 1)
                        .arg(4 * i + 0.1 * random.normal(), 0, 'f', 3)
                        .arg(shift[static_cast<std::size_t>(i)] + 0.1 * random.normal(), 0, 'f', 3)
                        .arg(0.1 * random.normal(), 0, 'f', 3)
                        .toUtf8();
        const double place = 16 + (vibration > 0 ? vibration * random.normal() : 0);
        text += QStringLiteral("%1 2 %2 16 16\n").arg(kIons + 1).arg(place, 0, 'f', 3).toUtf8();
    }
    return text;
}

}  // namespace

class DynamicsPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void withoutATrajectoryThePageOffersToOpenOne();
    void dropOnTheEmptyWindowLeadsToTheRasterInThreeClicks();
    void dumpIsAnalysedOnceItsTimeStepIsKnown();
    void notesAreFoldedUntilTheyAreOpened();
    void oneHopIsChosenEverywhere();
    void rowsOfTheListsChooseHops();
    void ionsAreChosenByACondition();
    void framesOfAHopGoToLabels();
    void hopIsClickedIn3D();
    void viewComesToAChosenHop();
    void ionIsClickedIn3D();
    void frameFollowsTheCursorOfTheRaster();
    void runIsPlayed();
    void exponentTakesThePlaceOfTheMeanSquares();
    void distancesAtAllTimesAreAMap();
    void thresholdIsDraggedInThePlot();
    void rangeOfTheFitIsFollowedWhileItIsDragged();
    void choicesAreUndone();
    void frameworkThatVibratesIsLeftAlone();
    void chargesAreTypedAndUndone();
    void runsWithoutTemperatureSayWhatIsMissing();
    void runsAreComparedAndUndone();
    void temperatureOfSeveralRunsIsTypedAtOnce();
    void runThatGrowsIsFollowed();
    void runThatVanishesIsToldOnce();
    void methodsAreCopied();
    void structureIsWorkedOutWhenItIsSeen();
    void vibrationsWithoutVelocitiesSayWhy();

private:
    template <class Widget>
    Widget* child(const char* name) const {
        return test::child<Widget>(*m_window, name);
    }
    template <class Widget>
    static Widget* child(const char* name, const QWidget& within) {
        return test::child<Widget>(within, name);
    }
    QString writeRun(double vibration = 0) const;
    QString writeSummary(const QString& name, const QByteArray& numbers) const;
    void addRuns(const QStringList& paths) const;
    void nameTypes();
    void open();
    void analyse();
    void showHops();

    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

void DynamicsPageTest::initTestCase() {
    test::keepSettingsApart();
}

void DynamicsPageTest::init() {
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->showPage(PageId::Dynamics);
}

QString DynamicsPageTest::writeRun(double vibration) const {
    const QString path = m_folder.filePath("run.lammpstrj");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(dumpWithCascades(vibration)) <= 0)
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

void DynamicsPageTest::open() {
    m_window->openPaths({writeRun()});
    nameTypes();
}

// The names of its types are typed into the preview.
void DynamicsPageTest::nameTypes() {
    QPushButton* take = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (take = m_window->findChild<QPushButton*>("take")) && take->isVisible(), kPatienceMs);
    auto* species = child<QLineEdit>("speciesNames");
    // What is missing is typed at once. (Another program may have the focus of the display.)
    QTRY_COMPARE_WITH_TIMEOUT(species->window()->focusWidget(), static_cast<QWidget*>(species),
                              kPatienceMs);
    QTest::keyClicks(species, "Li, Al");
    QTRY_VERIFY_WITH_TIMEOUT(take->isEnabled(), kPatienceMs);
    click(take);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory(), kPatienceMs);
}

void DynamicsPageTest::analyse() {
    open();
    auto* step = child<QDoubleSpinBox>("dynamicsTimestep");
    step->setValue(1);
    click(child<QPushButton>("primary"));
    QTRY_VERIFY_WITH_TIMEOUT(child<NumberTable>("hopTable")->table().rowCount() > 0, kPatienceMs);
}

// The tab of hops, drawn.
void DynamicsPageTest::showHops() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(1);
    QVERIFY(QTest::qWaitFor([this] { return child<StructureView>("hopView")->isVisible(); }));
    QTest::qWait(100);  // plots and 3D are drawn, and what they show has places
}

void DynamicsPageTest::withoutATrajectoryThePageOffersToOpenOne() {
    QCOMPARE(child<QPushButton>("primary")->text(), QString("Open trajectory…"));
    QVERIFY(!child<MarkedPlot>("msdPlot")->isVisible());
}

// Besides what is typed, the names of the types and the time step.
void DynamicsPageTest::dropOnTheEmptyWindowLeadsToTheRasterInThreeClicks() {
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(!m_window->project().hasProject());
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(writeRun())});
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &drop);
    nameTypes();                                     // first click
    click(child<QAbstractButton>("rail-dynamics"));  // second click
    auto* step = child<QDoubleSpinBox>("dynamicsTimestep");
    QTRY_COMPARE_WITH_TIMEOUT(m_window->focusWidget(), step, kPatienceMs);
    QTest::keyClicks(step, "1");
    const auto* banner = m_window->findChild<DynamicsPage*>()->banner();
    QVERIFY(banner->isVisible());
    QTest::keyClick(step, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), kPatienceMs);  // as soon as it has its answer
    QTRY_VERIFY_WITH_TIMEOUT(child<MarkedPlot>("msdPlot")->table().rowCount() > 0, kPatienceMs);
    QVERIFY(child<MarkedPlot>("msdPlot")->isVisible());
    QTabBar* tabs = child<QTabWidget>("dynamicsTabs")->tabBar();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());  // third click
    QVERIFY(child<LinkedPointPlot>("hopRaster")->isVisible());
    QCOMPARE(child<LinkedPointPlot>("hopRaster")->table().rowCount(), std::size_t{14});
}

void DynamicsPageTest::notesAreFoldedUntilTheyAreOpened() {
    analyse();
    auto* head = child<GroupHead>("dynamicsNotesHead");
    auto* notes = child<QLabel>("dynamicsNotes");
    QVERIFY2(head->text().endsWith("about this run"), qPrintable(head->text()));
    QVERIFY(head->isVisible() && !notes->isVisible());
    click(head);
    QVERIFY(notes->isVisible());
    // The charges of Li and Al alone do not add up to zero.
    QVERIFY2(notes->text().contains("charge"), qPrintable(notes->text()));
    click(head);
    QVERIFY(!notes->isVisible());
}

void DynamicsPageTest::dumpIsAnalysedOnceItsTimeStepIsKnown() {
    open();
    QCOMPARE(child<QPushButton>("primary")->text(), QString("Analyse 300 frames"));
    QCOMPARE(m_window->findChild<QWidget*>("rail-dynamics")->isVisible(), true);
    click(child<QPushButton>("primary"));
    const auto isAsked = [this] {
        for (const QLabel* label : m_window->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains("Type the time step"))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(), kPatienceMs);
    child<QDoubleSpinBox>("dynamicsTimestep")->setValue(1);
    click(child<QPushButton>("primary"));
    auto* msd = child<MarkedPlot>("msdPlot");
    QTRY_VERIFY_WITH_TIMEOUT(msd->table().rowCount() > 0, kPatienceMs);
    QVERIFY(!isAsked());
    QVERIFY(msd->seriesNames().contains("Li"));
    QCOMPARE(child<CurvePlot>("pairDistancePlot")->seriesNames().size(), 2);
    // Seven pairs of hops; one of each pair follows the other.
    QCOMPARE(child<NumberTable>("hopTable")->table().rowCount(), std::size_t{14});
    QCOMPARE(child<NumberTable>("cascadeTable")->table().rowCount(), std::size_t{7});
    // P_casc of so few would mean nothing.
    QCOMPARE(child<Figure>("cascadeFigure")->text(), QString("–"));
    QVERIFY(child<QLabel>("dynamicsWords")->text().contains("14 hops: too few for P_casc"));
}

void DynamicsPageTest::oneHopIsChosenEverywhere() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(1);
    auto* raster = child<LinkedPointPlot>("hopRaster");
    QVERIFY(QTest::qWaitFor([&] { return raster->isVisible(); }));
    QTest::qWait(100);  // the plot is drawn, and its points have places
    QTest::mouseClick(
        raster->childAt(raster->pixelOfRow(3)), Qt::LeftButton, {},
        raster->childAt(raster->pixelOfRow(3))->mapFrom(raster, raster->pixelOfRow(3)));
    auto* stage = m_window->findChild<HopStage*>();
    QCOMPARE(stage->selection().hop, std::optional(std::size_t{3}));
    QCOMPARE(child<NumberTable>("hopTable")->chosenRows(), std::vector<int>{3});
    QCOMPARE(child<NumberTable>("cascadeTable")->chosenRows(), std::vector<int>{1});
    QVERIFY(child<MarkedPlot>("survivalPlot")->seriesNames().contains("2 chosen hops"));
    // Lengths have no more digits than they mean.
    const QAbstractItemModel* hops = child<NumberTable>("hopTable")->model();
    QCOMPARE(hops->headerData(3, Qt::Horizontal).toString(), QString("length, Å"));
    const QString length = hops->index(3, 3).data().toString();
    QVERIFY2(length.size() == 4 && length[1] == '.', qPrintable(length));
    // The fourth hop is in frame 65, and the player counts from 1.
    QCOMPARE(child<QSpinBox>("frameNumber", *child<FramePlayer>("hopPlayer"))->value(), 66);
}

void DynamicsPageTest::rowsOfTheListsChooseHops() {
    showHops();
    const auto clickRow = [this](const char* name, int row) {
        auto* table = child<NumberTable>(name);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, 3)).center());
    };
    auto* stage = m_window->findChild<HopStage*>();
    clickRow("hopTable", 2);
    QCOMPARE(stage->selection().hop, std::optional(std::size_t{2}));
    QCOMPARE(child<NumberTable>("hopTable")->chosenRows(), std::vector<int>{2});
    child<QTabWidget>("hopLists")->setCurrentIndex(1);
    clickRow("cascadeTable", 3);
    const Dynamics& dynamics = *stage->result()->dynamics;
    QCOMPARE(stage->selection().hop, std::optional(dynamics.cascades.all[3].hops.front()));
    QCOMPARE(child<NumberTable>("cascadeTable")->chosenRows(), std::vector<int>{3});
}

// Ions 0 to 5 hop twice, 6 and 7 once.
void DynamicsPageTest::ionsAreChosenByACondition() {
    showHops();
    child<QTabWidget>("hopLists")->setCurrentIndex(3);
    auto* condition = child<QLineEdit>("ionCondition");
    const auto type = [&](const char* text) {
        condition->setFocus();
        condition->selectAll();
        QTest::keyClicks(condition, text);
        QTest::keyClick(condition, Qt::Key_Return);
    };
    auto* stage = m_window->findChild<HopStage*>();
    auto* list = child<NumberTable>("ionTable");
    QCOMPARE(list->table().rowCount(), std::size_t(kIons));
    type("hops < 2 and length > 2.5");
    QCOMPARE(stage->selection().ions, (std::vector<std::size_t>{6, 7}));
    QCOMPARE(child<QLabel>("ionWords")->text(), QString("2 ions of 8"));
    QCOMPARE(list->chosenRows(), (std::vector<int>{6, 7}));
    QCOMPARE(child<NumberTable>("hopTable")->chosenRows(), (std::vector<int>{6, 7}));
    // A threshold at which there are no hops: the condition is asked again.
    auto* threshold = child<QDoubleSpinBox>("dynamicsThreshold");
    threshold->setValue(20);
    QTRY_COMPARE_WITH_TIMEOUT(child<NumberTable>("hopTable")->table().rowCount(), std::size_t{0},
                              kPatienceMs);
    QVERIFY(stage->selection().isEmpty());
    QCOMPARE(child<QLabel>("ionWords")->text(), QString("0 ions of 8"));
    type("hops > length and");
    QVERIFY(child<QLabel>("ionWords")->text().contains("at character 18"));
    QVERIFY(stage->selection().isEmpty());
    list->setFocus();
    list->selectRow(5);
    QCOMPARE(stage->selection().ion, std::optional(std::size_t{5}));
}

void DynamicsPageTest::framesOfAHopGoToLabels() {
    showHops();
    auto* toLabels = child<QPushButton>("hopsToLabels");
    QVERIFY(!toLabels->isVisible());
    auto* stage = m_window->findChild<HopStage*>();
    stage->choose(selectionOfHop(stage->result()->dynamics->hops, 3));  // one of a cascade of two
    QVERIFY(toLabels->isVisible());
    QCOMPARE(toLabels->text(), QString("Add 4 frames to Labels"));
    ProjectModel& project = m_window->project();
    QCOMPARE(project.configurations().size(), std::size_t{0});
    click(toLabels);
    QCOMPARE(project.configurations().size(), std::size_t{4});
    QCOMPARE(project.undoText(), QString("Add 4 frames around hops of run.lammpstrj"));
    std::vector<std::int64_t> steps;
    for (const ConfigurationRecord& record : project.configurations()) {
        QVERIFY(!record.energy);
        steps.push_back(record.parent->frame.value_or(-1));
    }
    // The hops are in frames 60 and 65, the dump has 1000 steps in each.
    QCOMPARE(steps, (std::vector<std::int64_t>{59000, 60000, 64000, 65000}));
    click(toLabels);  // they are there already
    QCOMPARE(project.configurations().size(), std::size_t{4});
    QVERIFY(project.undo());
    QCOMPARE(project.configurations().size(), std::size_t{0});
}

// Of the first cascade, the other hop than the one that was chosen in the table.
void DynamicsPageTest::hopIsClickedIn3D() {
    showHops();
    auto* view = child<StructureView>("hopView");
    if (view->atomPosition(0) == QPoint(-1, -1))
        QSKIP("the 3D view needs OpenGL");
    auto* stage = m_window->findChild<HopStage*>();
    stage->choose(selectionOfHop(stage->result()->dynamics->hops, 0));
    const QPoint other = view->trackPosition(1);
    QWidget* surface = test::surfaceAt(*view, other);
    QTest::mouseClick(surface, Qt::LeftButton, {}, surface->mapFrom(view, other));
    QCOMPARE(stage->selection().hop, std::optional(std::size_t{1}));
    QCOMPARE(child<NumberTable>("hopTable")->chosenRows(), std::vector<int>{1});
}

// The raster is not the place that one looks at: the view comes to the hop.
void DynamicsPageTest::viewComesToAChosenHop() {
    showHops();
    auto* view = child<StructureView>("hopView");
    if (view->atomPosition(0) == QPoint(-1, -1))
        QSKIP("the 3D view needs OpenGL");
    const auto apart = [view] {
        return (view->atomPosition(0) - view->atomPosition(7)).manhattanLength();
    };
    const int before = apart();
    auto* raster = child<LinkedPointPlot>("hopRaster");
    const QPoint place = raster->pixelOfRow(3);
    QWidget* canvas = raster->childAt(place);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(raster, place));
    const std::optional<std::size_t> hop = m_window->findChild<HopStage*>()->selection().hop;
    QVERIFY2(hop == std::size_t{3}, qPrintable(QString::number(hop ? int(*hop) : -1)));
    QVERIFY2(apart() > before, qPrintable(QString::number(apart())));
    // Of the two tracks of the cascade, the one of this hop is the second.
    QVERIFY((view->trackPosition(1) - view->rect().center()).manhattanLength() < 4);
}

void DynamicsPageTest::ionIsClickedIn3D() {
    showHops();
    auto* view = child<StructureView>("hopView");
    if (view->atomPosition(0) == QPoint(-1, -1))
        QSKIP("the 3D view needs OpenGL");
    // Ion 7 does not move until its neighbour has hopped: no track lies over it.
    const QPoint at = view->atomPosition(7);
    QWidget* surface = test::surfaceAt(*view, at);
    QTest::mouseClick(surface, Qt::LeftButton, {}, surface->mapFrom(view, at));
    auto* stage = m_window->findChild<HopStage*>();
    QCOMPARE(stage->selection().ion, std::optional(std::size_t{7}));
    QVERIFY(!stage->selection().hop);
    QCOMPARE(child<NumberTable>("hopTable")->chosenRows(), std::vector<int>{7});
    QVERIFY(child<MarkedPlot>("msdPlot")->seriesNames().contains("ion 7 alone"));
    const auto* overlay = view->findChild<StructureOverlay*>();
    QStringList legend;
    for (const StructureOverlay::LegendEntry& entry : overlay->legend())
        legend << entry.name;
    QVERIFY(legend.contains("Li, caged") && legend.contains("Li, hopping"));
    // A click beside all atoms chooses nothing.
    surface = test::surfaceAt(*view, {view->width() - 5, view->height() - 5});
    QTest::mouseClick(surface, Qt::LeftButton, {}, {surface->width() - 5, surface->height() - 5});
    QVERIFY(stage->selection().isEmpty());
    QVERIFY(!child<MarkedPlot>("msdPlot")->seriesNames().contains("ion 7 alone"));
}

void DynamicsPageTest::frameFollowsTheCursorOfTheRaster() {
    showHops();
    auto* raster = child<LinkedPointPlot>("hopRaster");
    auto* number = child<QSpinBox>("frameNumber", *child<FramePlayer>("hopPlayer"));
    number->setValue(101);
    QTest::qWait(100);  // the plot is drawn with the cursor at 100 ps
    const QPoint from = raster->pixelOf(100), to = raster->pixelOf(200);
    QWidget* canvas = raster->childAt(from);
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(raster, from));
    QTest::mouseMove(canvas, canvas->mapFrom(raster, to));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->mapFrom(raster, to));
    QVERIFY2(std::abs(number->value() - 201) <= 1, qPrintable(number->text()));  // one pixel
}

void DynamicsPageTest::runIsPlayed() {
    showHops();
    auto* player = child<FramePlayer>("hopPlayer");
    auto* play = child<QToolButton>("play", *player);
    click(play);
    QTRY_VERIFY_WITH_TIMEOUT(player->frame() > 2, kPatienceMs);
    click(play);
    const int frame = player->frame();
    QTest::qWait(200);  // several frames at the usual speed
    QCOMPARE(player->frame(), frame);
}

void DynamicsPageTest::exponentTakesThePlaceOfTheMeanSquares() {
    analyse();
    child<QToolButton>("showExponent")->click();
    auto* exponent = child<CurvePlot>("exponentPlot");
    QVERIFY(exponent->isVisible() && exponent->table().rowCount() > 10);
    QVERIFY(!child<MarkedPlot>("msdPlot")->isVisible());
    child<QToolButton>("showMeanSquares")->click();
    QVERIFY(!exponent->isVisible() && child<MarkedPlot>("msdPlot")->isVisible());
}

void DynamicsPageTest::distancesAtAllTimesAreAMap() {
    analyse();
    auto* map = child<HeatPlot>("distanceMap");
    QVERIFY(!map->isVisible());
    click(child<QToolButton>("showDistanceMap"));
    QVERIFY(map->isVisible() && !child<MarkedPlot>("distancePlot")->isVisible());
    QVERIFY(map->isLogarithmic(Plot::Axis::X));
    QTest::qWait(100);  // it is drawn
    // Late times have distances of both kinds, in colours of the ramp.
    const QImage picture = map->picture(1).toImage();
    int coloured = 0;
    for (int y = 0; y < picture.height(); ++y)
        coloured += picture.pixelColor(picture.width() * 3 / 4, y).hsvSaturation() > 40 ? 1 : 0;
    QVERIFY2(coloured > picture.height() / 20, qPrintable(QString::number(coloured)));
    click(child<QToolButton>("showDistanceCurve"));
    QVERIFY(!map->isVisible() && child<MarkedPlot>("distancePlot")->isVisible());
}

void DynamicsPageTest::thresholdIsDraggedInThePlot() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(1);
    auto* plot = child<MarkedPlot>("survivalPlot");
    QVERIFY(QTest::qWaitFor([&] { return plot->isVisible(); }));
    QTest::qWait(100);
    const QPoint from = plot->pixelOf(3.5), to = plot->pixelOf(20);
    QWidget* canvas = plot->childAt(from);
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(plot, from));
    QTest::mouseMove(canvas, canvas->mapFrom(plot, (from + to) / 2));
    QTest::mouseMove(canvas, canvas->mapFrom(plot, to));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->mapFrom(plot, to));
    // Beyond the 9 Å² of all hops there are none.
    QTRY_COMPARE_WITH_TIMEOUT(child<NumberTable>("hopTable")->table().rowCount(), std::size_t{0},
                              kPatienceMs);
    QVERIFY(child<QDoubleSpinBox>("dynamicsThreshold")->value() > 15);
}

void DynamicsPageTest::rangeOfTheFitIsFollowedWhileItIsDragged() {
    analyse();
    auto* end = child<QDoubleSpinBox>("dynamicsFitTo");
    child<QDoubleSpinBox>("dynamicsFitFrom")->setValue(5);
    end->setValue(20);
    const auto* stage = m_window->findChild<HopStage*>();
    const auto fitted = [stage] {
        return stage->result()->request.options.fit.value_or(std::pair(0.0, 0.0)).second;
    };
    QTRY_COMPARE_WITH_TIMEOUT(fitted(), 20.0, kPatienceMs);
    auto* plot = child<MarkedPlot>("msdPlot");
    QTest::qWait(100);  // drawn
    const QPoint from = plot->pixelOf(20), to = plot->pixelOf(30);
    QWidget* canvas = plot->childAt(from);
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(plot, from));
    QTest::mouseMove(canvas, canvas->mapFrom(plot, to));
    QTRY_VERIFY_WITH_TIMEOUT(fitted() > 28, kPatienceMs);  // a pixel is less than 1 ps
    QVERIFY(end->value() > 28);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->mapFrom(plot, to));
}

void DynamicsPageTest::choicesAreUndone() {
    analyse();
    const auto isKept = [this](const char* text) {
        return m_window->project().textSetting("dynamics").value_or("").find(text) !=
               std::string::npos;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept("\"timestep\":1"), kPatienceMs);
    auto* threshold = child<QDoubleSpinBox>("dynamicsThreshold");
    threshold->setValue(20);
    QTRY_VERIFY_WITH_TIMEOUT(isKept("\"threshold\":20"), kPatienceMs);
    QCOMPARE(m_window->project().undoText(), QString("Change the analysis of motion"));
    QTRY_COMPARE_WITH_TIMEOUT(child<NumberTable>("hopTable")->table().rowCount(), std::size_t{0},
                              kPatienceMs);
    QVERIFY(m_window->project().undo());
    QCOMPARE(threshold->value(), 3.5);
    QTRY_VERIFY_WITH_TIMEOUT(child<NumberTable>("hopTable")->table().rowCount() > 0, kPatienceMs);
    QVERIFY(m_window->project().redo());
    QCOMPARE(threshold->value(), 20.0);
}

// As the command does, which is not told a frame of reference either.
void DynamicsPageTest::frameworkThatVibratesIsLeftAlone() {
    const auto* stage = m_window->findChild<HopStage*>();
    const auto* reference = child<QComboBox>("dynamicsReference");
    const auto analysed = [&](double vibration) {
        m_window->openPaths({writeRun(vibration)});
        nameTypes();
        child<QDoubleSpinBox>("dynamicsTimestep")->setValue(1);
        m_window->showPage(PageId::Dynamics);
        click(child<QPushButton>("primary"));
        QTRY_VERIFY_WITH_TIMEOUT(stage->result(), kPatienceMs);
    };
    analysed(0.05);
    QVERIFY(!stage->result()->request.motion.reference);
    QCOMPARE(stage->result()->motion->reference, Reference::AsWritten);
    QCOMPARE(reference->currentText(), QString("auto: the file"));
    auto* field = child<QComboBox>("dynamicsReference");
    field->setCurrentIndex(field->findText("framework"));
    QTRY_COMPARE_WITH_TIMEOUT(stage->result()->motion->reference, Reference::Framework,
                              kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->project().textSetting("dynamics").value_or("").find("\"reference\":0") !=
            std::string::npos,
        kPatienceMs);
}

void DynamicsPageTest::chargesAreTypedAndUndone() {
    analyse();
    child<QDoubleSpinBox>("dynamicsTemperature")->setValue(300);
    const auto* stage = m_window->findChild<HopStage*>();
    auto* charge = child<QDoubleSpinBox>("dynamicsChargeLi");
    QVERIFY(charge->isVisibleTo(m_window.get()));
    QCOMPARE(charge->value(), 1.0);
    QCOMPARE(child<QDoubleSpinBox>("dynamicsChargeAl")->value(), 3.0);
    const auto onsager = [stage] {
        const std::vector<double>& charges =
            stage->result()->dynamics->conductivity.onsager.charges;
        return charges.empty() ? 0 : charges.front();
    };
    QTRY_COMPARE_WITH_TIMEOUT(onsager(), 1.0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->project().textSetting("dynamics").value_or("").find("\"temperature\":300") !=
            std::string::npos,
        kPatienceMs);
    const auto motion = stage->result()->motion;
    charge->setFocus();
    charge->selectAll();
    QTest::keyClicks(charge, "0.5");
    QTest::keyClick(charge, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(onsager(), 0.5, kPatienceMs);
    QCOMPARE(stage->result()->motion, motion);  // nothing else is worked out again
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->project().textSetting("dynamics").value_or("").find("\"charges\":{\"Li\":0.5}") !=
            std::string::npos,
        kPatienceMs);
    test::undo(*m_window);
    QCOMPARE(charge->value(), 1.0);
    QTRY_COMPARE_WITH_TIMEOUT(onsager(), 1.0, kPatienceMs);
}

void DynamicsPageTest::runsWithoutTemperatureSayWhatIsMissing() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(4);
    addRuns({writeSummary("one", R"("composition": {"Al": 4, "Li": 8},
        "diffusion": {"D_A2_per_ps": 0.02, "error": 0.001})")});
    const auto* problems = child<QLabel>("runProblems");
    QTRY_VERIFY_WITH_TIMEOUT(problems->text().contains("not known of one"), kPatienceMs);
    QVERIFY(problems->text().contains("The temperature of the run on display is not known"));
    const QList<QLabel*> labels = child<CurvePlot>("arrheniusPlot")->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains("type its temperature");
    }));
    child<QDoubleSpinBox>("dynamicsTemperature")->setValue(300);
    QTRY_VERIFY_WITH_TIMEOUT(!problems->text().contains("on display"), kPatienceMs);
}

// Of a run with this temperature, D and number of Al, as `mtp dynamics -o` writes it.
QString DynamicsPageTest::writeSummary(const QString& name, const QByteArray& numbers) const {
    QDir(m_folder.path()).mkpath(name);
    const QString path = m_folder.filePath(name + "/summary.json");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(R"({"ion": "Li", "time_ps": [10, 100], "msd_A2": [1, 10],
            "alpha_max": 2, "p_casc": {"rule": "neighbour",
            "by_rule": {"neighbour": {"value": 0.5, "error": 0.1, "chance": 0.2}}}, )" +
                   numbers + "}") <= 0)
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

// By the dialog of files.
void DynamicsPageTest::addRuns(const QStringList& paths) const {
    QTimer typist;
    connect(&typist, &QTimer::timeout, &typist, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* names = dialog ? dialog->findChild<QLineEdit*>("fileNameEdit") : nullptr;
        if (!names)
            return;
        {
            // Without completion, which would add the file of the same name in the folder on
            // display.
            const QSignalBlocker blocker(names);
            names->setText("\"" + paths.join("\" \"") + "\"");
        }
        QTest::keyClick(names, Qt::Key_Return);
    });
    typist.start(50);
    QVERIFY(test::chooseFromButton(child<QToolButton>("addRuns"), "&Trajectories"));
    typist.stop();
}

void DynamicsPageTest::temperatureOfSeveralRunsIsTypedAtOnce() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(4);
    auto* table = child<NumberTable>("runsTable");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().textSetting("dynamics"), kPatienceMs);
    const QByteArray numbers = R"("composition": {"Al": 4, "Li": 8},
        "diffusion": {"D_A2_per_ps": 0.02, "error": 0.001})";
    addRuns({writeSummary("one", numbers), writeSummary("two", numbers)});
    const auto* problems = child<QLabel>("runProblems");
    QTRY_VERIFY_WITH_TIMEOUT(problems->text().contains("not known of one, two"), kPatienceMs);
    child<QDoubleSpinBox>("dynamicsTemperature")->setValue(300);
    QTRY_VERIFY_WITH_TIMEOUT(!problems->text().contains("on display"), kPatienceMs);
    auto* field = child<QDoubleSpinBox>("runTemperature");
    QVERIFY(!field->isEnabled());
    for (const int row : {1, 2}) {
        const QRect cell = table->visualRect(table->model()->index(row, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton,
                          row == 1 ? Qt::NoModifier : Qt::ShiftModifier, cell.center());
    }
    QVERIFY(field->isEnabled());
    field->setValue(350);
    const auto temperature = [table](std::size_t row) {
        return table->table().rowCount() == 3 ? table->table()[columns::kResultTemperature][row]
                                              : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(temperature(1) == 350 && temperature(2) == 350, kPatienceMs);
    QVERIFY(!problems->isVisible());
    QCOMPARE(table->chosenRows(), (std::vector<int>{1, 2}));
    QCOMPARE(m_window->project().undoText(), QString("Change 2 runs"));
    click(child<QPushButton>("removeRun"));
    QCOMPARE(table->table().rowCount(), std::size_t{1});
    QCOMPARE(m_window->project().undoText(), QString("Compare 2 runs no more"));
}

void DynamicsPageTest::runsAreComparedAndUndone() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(4);
    auto* table = child<NumberTable>("runsTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->table().rowCount(), std::size_t{1}, kPatienceMs);
    QStringList heads;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        heads << table->model()->headerData(column, Qt::Horizontal).toString();
    QVERIFY2(heads.contains("MSD, Å²") && heads.contains("1/α_max") && heads.contains("t*, ps"),
             qPrintable(heads.join(' ')));
    // The time step that was typed is kept: what is undone below is the comparison.
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().textSetting("dynamics"), kPatienceMs);
    const QStringList paths{
        writeSummary("hot", R"("temperature_K": 400, "composition": {"Al": 4, "Li": 8},
            "diffusion": {"D_A2_per_ps": 0.02, "error": 0.001})"),
        writeSummary("cold", R"("temperature_K": 300, "composition": {"Al": 8, "Li": 8},
            "diffusion": {"D_A2_per_ps": 0.005, "error": 0.0005})")};
    addRuns(paths);
    const auto hasD = [&] {
        return table->table().rowCount() == 3 &&
               table->table()[columns::kResultDiffusion][2] == 0.005;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasD(), kPatienceMs);
    QCOMPARE(table->table()[columns::kResultRatio][1], 2.0);
    // k ln(0.02 / 0.005) / (1/300 K - 1/400 K) = 0.1434 eV
    const QStringList lines = child<CurvePlot>("arrheniusPlot")->seriesNames();
    QVERIFY2(lines.front().startsWith("Ea = 0.143 eV"), qPrintable(lines.join("; ")));
    QVERIFY(child<CurvePlot>("cascadesPlot")
                ->seriesNames()
                .contains(withUnit(300, 0, "K") + ", by chance"));
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(0);
    click(child<QToolButton>("showOtherRuns"));
    QVERIFY(child<MarkedPlot>("msdPlot")->seriesNames().contains("hot"));
    QCOMPARE(m_window->project().undoText(), QString("Compare 2 more runs"));
    test::undo(*m_window);
    QVERIFY(!child<MarkedPlot>("msdPlot")->seriesNames().contains("hot"));
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(4);
    QCOMPARE(table->table().rowCount(), std::size_t{1});
}

void DynamicsPageTest::runThatGrowsIsFollowed() {
    analyse();
    const QString path = m_folder.filePath("run.lammpstrj");
    const std::size_t before = child<NumberTable>("hopTable")->table().rowCount();
    QByteArray more = dumpWithCascades();
    for (int k = kFrames - 1; k >= 0; --k)  // steps go on behind those of the file
        more.replace("TIMESTEP\n" + QByteArray::number(1000 * k) + "\n",
                     "TIMESTEP\n" + QByteArray::number(1000 * (k + kFrames)) + "\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write(more) > 0);
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(child<NumberTable>("hopTable")->table().rowCount() > before,
                             kPatienceMs);
}

// What was read stays on display, marked as old.
void DynamicsPageTest::runThatVanishesIsToldOnce() {
    analyse();
    auto* figure = child<Figure>("diffusionFigure");
    QVERIFY(figure->isEnabled());
    QVERIFY(QFile::remove(m_folder.filePath("run.lammpstrj")));
    const auto* banner = m_window->findChild<DynamicsPage*>()->banner();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatienceMs);
    QVERIFY2(banner->text().contains("run.lammpstrj"), qPrintable(banner->text()));
    QTRY_VERIFY_WITH_TIMEOUT(!figure->isEnabled(), kPatienceMs);
    QVERIFY(child<MarkedPlot>("msdPlot")->table().rowCount() > 0);
    m_window->findChild<DynamicsPage*>()->banner()->dismiss();
    QTest::qWait(5000);  // the page looks at the file every 2 s
    QVERIFY(!banner->isVisible());
}

void DynamicsPageTest::methodsAreCopied() {
    analyse();
    QGuiApplication::clipboard()->clear();
    child<QPushButton>("dynamicsMethods")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains("Candelier"));
}

void DynamicsPageTest::structureIsWorkedOutWhenItIsSeen() {
    analyse();
    auto* scattering = m_window->findChild<CurvePlot*>("scatteringPlot");
    QVERIFY(scattering && scattering->table().rowCount() == 0);
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(2);
    QTRY_VERIFY_WITH_TIMEOUT(scattering->table().rowCount() > 0, kPatienceMs);
    QVERIFY(child<CurvePlot>("structureFactorPlot")->seriesNames().contains("Li-Li"));
    auto* distinct = child<CurvePlot>("distinctPlot");
    QTRY_VERIFY_WITH_TIMEOUT(distinct->table().rowCount() > 0, kPatienceMs);
    // Ions that hop twice stay between the two.
    QVERIFY(child<CurvePlot>("staysPlot")->seriesNames().front().startsWith("Li, mean"));
    QVERIFY(child<NumberTable>("stringTable")->table().rowCount() > 0);
    // The run has no polyhedra.
    QCOMPARE(child<CurvePlot>("turnPlot")->table().rowCount(), std::size_t{0});
    child<QDoubleSpinBox>("dynamicsQ")->setValue(1.5);
    const auto isOfThisQ = [scattering] {
        const QStringList names = scattering->seriesNames();
        return !names.isEmpty() && names.front().startsWith(QStringLiteral("q = 1.50"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOfThisQ(), kPatienceMs);
    // What the wave vector does not change has stayed.
    QVERIFY(distinct->table().rowCount() > 0);
}

void DynamicsPageTest::vibrationsWithoutVelocitiesSayWhy() {
    analyse();
    child<QTabWidget>("dynamicsTabs")->setCurrentIndex(3);
    for (const char* name : {"velocityPlot", "vibrationPlot"}) {
        auto* plot = child<CurvePlot>(name);
        const auto saysWhy = [plot] {
            const QList<QLabel*> labels = plot->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) {
                return label->isVisible() && label->text().contains("velocities");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(saysWhy(), kPatienceMs);
        QCOMPARE(plot->table().rowCount(), std::size_t{0});
    }
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    DynamicsPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "DynamicsPageTest.moc"
