// The Trajectory page as a user works with it: frames that have times and frames that have none,
// the player.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/selection/ActiveSet.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/core/selection/SelectionSystems.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/FramePlayer.h"
#include "ui/plots/PointPlot.h"
#include "ui/project/ChosenFrames.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 300000;  // a hang guard only

// Two ions that move apart, all less than half of the cell; with a time in each frame, or without
// as a relaxation has it.
QString frames(int count, bool haveTimes) {
    QString text;
    for (int i = 0; i < count; ++i)
        text += QStringLiteral(
                    "2\nLattice=\"5 0 0 0 5 0 0 0 5\" Properties=species:S:1:pos:R:3:forces:R:3 "
                    "energy=-1.%1%2\nLi 0 0 0 0.5 0 0\nCl 2.5 2.5 %3 -0.5 0 0\n")
                    .arg(i)
                    .arg(haveTimes ? QStringLiteral(" time_fs=%1").arg(10 * i) : QString())
                    .arg(1.6 + 0.1 * i);
    return text;
}

}  // namespace

class TrajectoryPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void framesWithTimesAreSelectedByTime();
    void framesWithoutTimesAreCounted();
    void framesAreSelectedByHand();
    void framesThatStandForAllAreSelected();
    void mapShowsFramesAndIsClicked();
    void gradesShowFramesBeyondThatCanBeTakenToLabels();
    void gradesNeedAPotentialWithAnActiveSet();
    void playerStopsAtTheEndUnlessItLoops();

private:
    template <class Widget>
    Widget* child(const char* name) const {
        return test::child<Widget>(*m_window, name);
    }
    void open(const QString& text) const;
    void addPotential(bool hasActiveSet) const;
    void showStrip(int tab) const {
        auto* strip = child<QTabWidget>("trajectoryStrip");
        QTest::mouseClick(strip->tabBar(), Qt::LeftButton, {},
                          strip->tabBar()->tabRect(tab).center());
    }
    void type(QDoubleSpinBox* field, const QString& text) const {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    // The player of this page: another is on Densities.
    FramePlayer* player() const {
        for (FramePlayer* one : m_window->findChildren<FramePlayer*>())
            if (one->isVisible())
                return one;
        return nullptr;
    }

    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

void TrajectoryPageTest::initTestCase() {
    test::keepSettingsApart();
}

void TrajectoryPageTest::init() {
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->showPage(PageId::Trajectory);
}

void TrajectoryPageTest::open(const QString& text) const {
    const QString path = m_folder.filePath("run.extxyz");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0);
    file.close();
    m_window->openPaths({path});
    QPushButton* take = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((take = m_window->findChild<QPushButton*>("take")) &&
                                 take->isVisible() && take->isEnabled(),
                             kPatienceMs);
    click(take);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory(), kPatienceMs);
}

void TrajectoryPageTest::framesWithTimesAreSelectedByTime() {
    open(frames(9, true));
    auto* every = child<QDoubleSpinBox>("every");
    QVERIFY2(every->text().endsWith("fs"), qPrintable(every->text()));
    QCOMPARE(child<QLabel>("selectedCount")->text(), QString("5 of 9 frames selected"));
    type(child<QDoubleSpinBox>("skip"), "40");
    QCOMPARE(child<QPushButton>("primary")->text(), QString("Expand 3 frames"));
    type(every, "1000");
    QCOMPARE(child<QPushButton>("primary")->text(), QString("Expand 1 frame"));
}

// A relaxation has no time: nothing is said of femtoseconds.
void TrajectoryPageTest::framesWithoutTimesAreCounted() {
    open(frames(9, false));
    auto* every = child<QDoubleSpinBox>("every");
    QCOMPARE(every->text(), QString("1\u00a0frame"));
    QCOMPARE(child<QPushButton>("primary")->text(), QString("Expand 9 frames"));
    type(every, "4");
    QCOMPARE(every->text(), QString("4\u00a0frames"));
    QCOMPARE(child<QLabel>("selectedCount")->text(), QString("3 of 9 frames selected"));
    type(child<QDoubleSpinBox>("skip"), "3");
    QCOMPARE(m_window->project().selectedFrames(), (std::vector<std::size_t>{3, 7}));
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        QVERIFY2(!label->isVisible() || !label->text().contains(QRegularExpression("\\bfs\\b")),
                 qPrintable(label->text()));
}

void TrajectoryPageTest::framesAreSelectedByHand() {
    open(frames(9, true));
    const ProjectModel& project = m_window->project();
    const std::vector<std::size_t> byTime{0, 2, 4, 6, 8};
    QCOMPARE(project.selectedFrames(), byTime);
    auto* pick = child<QCheckBox>("selectFrame");
    const auto press = [pick] {
        QTest::mouseClick(pick, Qt::LeftButton, {}, QPoint(8, pick->height() / 2));
    };
    QVERIFY(pick->isChecked());
    press();
    QCOMPARE(project.undoText(), QString("Deselect frame 1"));
    player()->setFrame(3);
    QVERIFY(!pick->isChecked());
    press();
    QCOMPARE(project.undoText(), QString("Select frame 4"));
    QCOMPARE(project.selectedFrames(), (std::vector<std::size_t>{2, 3, 4, 6, 8}));
    test::undo(*m_window);
    QCOMPARE(project.selectedFrames(), (std::vector<std::size_t>{2, 4, 6, 8}));
    // They stay when the times change, and are there when the project is opened again.
    type(child<QDoubleSpinBox>("every"), "40");
    QCOMPARE(project.selectedFrames(), (std::vector<std::size_t>{4, 8}));
    const QString path = project.path();
    m_window = test::showWindow();
    m_window->openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory(), kPatienceMs);
    QCOMPARE(m_window->project().selectedFrames(), (std::vector<std::size_t>{4, 8}));
    m_window->showPage(PageId::Trajectory);
    auto* clear = child<QPushButton>("clearPicks");
    QVERIFY2(clear->isVisible() && clear->text().contains("1 manual choice"),
             qPrintable(clear->text()));
    click(clear);
    QCOMPARE(m_window->project().selectedFrames(), (std::vector<std::size_t>{0, 4, 8}));
    QVERIFY(!clear->isVisible());
}

// The distance of the ions grows from frame to frame, so that the ends differ most.
void TrajectoryPageTest::framesThatStandForAllAreSelected() {
    open(frames(9, true));
    const std::vector<std::size_t> byTime{0, 2, 4, 6, 8};
    const auto project = [this]() -> const ProjectModel& { return m_window->project(); };
    auto* method = child<QComboBox>("selectBy");
    const auto choose = [&](const QString& text) {
        method->setFocus();
        QTest::keyClick(method, Qt::Key_Home);
        for (int i = 0; i < method->count() && method->currentText() != text; ++i)
            QTest::keyClick(method, Qt::Key_Down);
        QCOMPARE(method->currentText(), text);
    };
    choose("Farthest points");
    QTRY_VERIFY_WITH_TIMEOUT(frameChoice(project()), kPatienceMs);
    QVERIFY(!child<QDoubleSpinBox>("every")->isVisible());
    auto* count = child<QSpinBox>("frameCount");
    QCOMPARE(count->value(), 5);
    count->setFocus();
    QTest::keyClick(count, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(count, "3");
    QTRY_COMPARE_WITH_TIMEOUT(project().selectedFrames().size(), std::size_t(3), kPatienceMs);
    QCOMPARE(project().selectedFrames().front(), std::size_t(0));
    QCOMPARE(project().selectedFrames().back(), std::size_t(8));
    QCOMPARE(project().undoText(), QString("Select 3 frames by farthest points"));
    QCOMPARE(child<QPushButton>("primary")->text(), QString("Expand 3 frames"));
    // A replay makes them of those selected by time.
    QCOMPARE(withPicks(byTime, picksFromTime(project()), 9), project().selectedFrames());
    // They are there when the project is opened again.
    const std::vector<std::size_t> selected = project().selectedFrames();
    const QString path = project().path();
    m_window = test::showWindow();
    m_window->openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(project().trajectory(), kPatienceMs);
    m_window->showPage(PageId::Trajectory);
    QCOMPARE(project().selectedFrames(), selected);
    QCOMPARE(child<QComboBox>("selectBy")->currentText(), QString("Farthest points"));
    // Frames before the equilibration ends are no candidates.
    type(child<QDoubleSpinBox>("skip"), "30");
    QTRY_COMPARE_WITH_TIMEOUT(project().selectedFrames().front(), std::size_t(3), kPatienceMs);
    method = child<QComboBox>("selectBy");
    choose("Evenly");
    QVERIFY(!frameChoice(project()));
    QCOMPARE(project().selectedFrames(), (std::vector<std::size_t>{3, 5, 7}));
    QVERIFY(child<QDoubleSpinBox>("every")->isVisible());
}

void TrajectoryPageTest::mapShowsFramesAndIsClicked() {
    open(frames(9, true));
    showStrip(1);
    auto* map = child<PointPlot>("frameMap");
    QTRY_COMPARE_WITH_TIMEOUT(map->table().rowCount(), std::size_t(9), kPatienceMs);
    const QPoint at = map->pixelOfRow(7);
    QWidget* canvas = map->childAt(at);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(map, at));
    QCOMPARE(player()->frame(), 7);
    type(child<QDoubleSpinBox>("skip"), "40");
    QTRY_COMPARE_WITH_TIMEOUT(map->table().rowCount(), std::size_t(5), kPatienceMs);
}

// A potential whose active set is of the first two frames; absent: without one.
void TrajectoryPageTest::addPotential(bool hasActiveSet) const {
    RunRecord run;
    run.name = "narrow";
    run.potential = test::randomPotential(4, 2, 1);  // of Li and Cl
    if (hasActiveSet) {
        const auto& reader = m_window->project().trajectory()->reader;
        run.potential->selectionState = formatActiveSet(
            test::activeSetFrom(*run.potential, {reader->read(0), reader->read(1)}));
    }
    QVERIFY(m_window->project().addRun(run));
}

void TrajectoryPageTest::gradesShowFramesBeyondThatCanBeTakenToLabels() {
    open(frames(9, true));
    addPotential(true);
    showStrip(2);
    auto* plot = child<PointPlot>("frameGrades");
    QTRY_COMPARE_WITH_TIMEOUT(plot->table().rowCount(), std::size_t(9), kPatienceMs);
    const std::vector<double>& grades = plot->table().numbers("grade");
    QVERIFY(grades[0] < 1.01 && grades[1] < 1.01);  // exchanges end at 1.001
    const auto beyond = std::ranges::count_if(grades, [](double one) { return one > 2; });
    QVERIFY(beyond > 0);
    const QString note = child<QLabel>("frameGradesNote")->text();
    QVERIFY2(note.startsWith("9 frames by narrow: highest grade") &&
                 note.contains(QString("%1 beyond 2").arg(beyond)),
             qPrintable(note));
    QCOMPARE(plot->seriesNames().front(), QString("worth labels"));
    // A click shows the frame, with the atom that lies furthest out.
    const QPoint at = plot->pixelOfRow(8);
    QWidget* canvas = plot->childAt(at);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(plot, at));
    QCOMPARE(player()->frame(), 8);
    click(child<QPushButton>("takeFramesToLabels"));
    ProjectModel& project = m_window->project();
    QTRY_VERIFY_WITH_TIMEOUT(!project.configurations().empty(), kPatienceMs);
    const std::size_t taken = project.configurations().size();
    QVERIFY(taken <= static_cast<std::size_t>(beyond));
    QVERIFY(!project.configurations()[0].energy);
    QVERIFY2(project.undoText().startsWith("Add ") && project.undoText().contains("run.extxyz"),
             qPrintable(project.undoText()));
    // They are there already.
    click(child<QPushButton>("takeFramesToLabels"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("takeFramesToLabels")->isEnabled(), kPatienceMs);
    QCOMPARE(project.configurations().size(), taken);
    test::undo(*m_window);
    QVERIFY(project.configurations().empty());
}

void TrajectoryPageTest::gradesNeedAPotentialWithAnActiveSet() {
    open(frames(9, true));
    showStrip(2);
    auto* plot = child<PointPlot>("frameGrades");
    const auto says = [plot](const QString& text) {
        return std::ranges::any_of(plot->findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    };
    QVERIFY(says("train or load"));
    addPotential(false);
    QTRY_VERIFY_WITH_TIMEOUT(says("nothing that grades could compare with"), kPatienceMs);
    QVERIFY(!child<QPushButton>("takeFramesToLabels")->isVisible());
    QVERIFY(child<QPushButton>("gradeFrames")->isVisible());
}

void TrajectoryPageTest::playerStopsAtTheEndUnlessItLoops() {
    open(frames(6, true));
    QVERIFY(player());
    auto* speed = player()->findChild<QComboBox*>("playSpeed");
    speed->setFocus();
    QTest::keyClick(speed, Qt::Key_End);  // the fastest
    auto* play = player()->findChild<QToolButton*>("play");
    auto* loop = player()->findChild<QToolButton*>("loop");
    QVERIFY(loop->isChecked());
    click(loop);
    click(play);
    QTRY_VERIFY_WITH_TIMEOUT(!play->isChecked(), kPatienceMs);
    QCOMPARE(player()->frame(), 5);
    // From the end it begins anew.
    click(play);
    QTRY_VERIFY_WITH_TIMEOUT(player()->frame() < 5, kPatienceMs);
    click(loop);
    int turns = 0, last = player()->frame();
    connect(player(), &FramePlayer::frameChanged, this, [&](int frame) {
        turns += frame < last ? 1 : 0;
        last = frame;
    });
    QTRY_VERIFY_WITH_TIMEOUT(turns > 1, kPatienceMs);
    QVERIFY(play->isChecked());
    click(play);
    QVERIFY(!play->isChecked());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    TrajectoryPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "TrajectoryPageTest.moc"
