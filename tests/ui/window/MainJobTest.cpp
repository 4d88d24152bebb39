// The whole main job in the window with real clicks: example, selection, handle, training, parity.
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/commands/ReplayText.h"
#include "tests/ui/WindowDriver.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/Page.h"
#include "ui/pages/densities/DensitiesPage.h"
#include "ui/plots/ParityPlot.h"
#include "ui/plots/TimelinePlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/window/ExportActions.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::activate;
using mtp::test::child;
using mtp::test::click;

namespace {

// A hang guard only: generous for sanitizer builds on a loaded machine.
constexpr int kPatienceMs = 300000;

// The labelled configurations of the example: scaled frames, and what learning loops added.
qsizetype labelsOfTheExample() {
    qsizetype labels = 0;
    for (const char* folder : {"single_points", "learned_points"})
        labels += QDir(MTP_SOURCE_DIR "/resources/examples/LiAlCl4/" + QString(folder))
                      .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                      .size();
    return labels;
}

}  // namespace

class MainJobTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void exampleOpensAsAProjectWithLabels();
    void selectionFollowsTheField();
    void selectionFollowsTheBrush();
    void draggedHandleScalesTheCellAndMakesAMark();
    void undoAndRedoFollowTheEditMenu();
    void trainingDrawsCurvesAndCanPause();
    void clickedParityPointShowsItsStructure();
    void badInputIsSaidInABanner();
    void whatWasOnShowIsFoundAgain();
    void projectIsCollectedAndShownAsCommands();
    void cleanupTestCase();

private:
    std::unique_ptr<MainWindow> m_window;
};

void MainJobTest::initTestCase() {
    test::keepSettingsApart();
    m_window = test::showWindow(cli::replayCommands);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void MainJobTest::exampleOpensAsAProjectWithLabels() {
    test::chooseFromMenuBar(m_window->menuBar(), "&File", "Open &example");
    const ProjectModel& project = m_window->project();
    QTRY_VERIFY_WITH_TIMEOUT(project.trajectory() != nullptr, kPatienceMs);
    QCOMPARE(project.trajectory()->timesFs.size(), std::size_t(378));
    QCOMPARE(project.ladder(), (std::vector<double>{0.5, 1.0, 1.5}));
    const auto labelled =
        std::count_if(project.configurations().begin(), project.configurations().end(),
                      [](const ConfigurationRecord& r) { return r.energy.has_value(); });
    QCOMPARE(qsizetype(labelled), labelsOfTheExample());
    // Nobody is warned of what is meant to be so.
    for (const Banner* banner : m_window->findChildren<Banner*>())
        QVERIFY2(banner->text().isEmpty(), qPrintable(banner->text()));
}

void MainJobTest::selectionFollowsTheField() {
    click(child<QToolButton>(*m_window, "rail-trajectory"));
    auto* every = child<QDoubleSpinBox>(*m_window, "every");
    const std::size_t before = m_window->project().selectedFrames().size();
    every->setFocus();
    every->selectAll();
    QTest::keyClicks(every, "40");
    QTest::keyClick(every, Qt::Key_Return);
    QCOMPARE(m_window->project().selectedFrames().size(), (before + 1) / 2);
    every->selectAll();
    QTest::keyClicks(every, "20");
    QTest::keyClick(every, Qt::Key_Return);
    QCOMPARE(m_window->project().selectedFrames().size(), before);
}

void MainJobTest::selectionFollowsTheBrush() {
    auto* timeline = child<TimelinePlot>(*m_window, "timeline");
    auto* skip = child<QDoubleSpinBox>(*m_window, "skip");
    const double before = skip->value();
    const QPoint from = timeline->pixelOfTime(before);
    const QPoint to = timeline->pixelOfTime(before + 200);
    QWidget* plot = timeline->childAt(from);
    QVERIFY(plot);
    QTest::mousePress(plot, Qt::LeftButton, {}, plot->mapFrom(timeline, from));
    QTest::mouseMove(plot, plot->mapFrom(timeline, (from + to) / 2));
    QTest::mouseMove(plot, plot->mapFrom(timeline, to));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, plot->mapFrom(timeline, to));
    // A pixel is about a femtosecond here; the brush is within a few of where it was dropped.
    QVERIFY2(std::abs(skip->value() - before - 200) < 10,
             qPrintable(QString::number(skip->value())));
    skip->setValue(before);
}

void MainJobTest::draggedHandleScalesTheCellAndMakesAMark() {
    click(child<QToolButton>(*m_window, "rail-densities"));
    auto* view = child<StructureView>(*m_window, "densitiesView");
    auto* ratio = child<QDoubleSpinBox>(*m_window, "ratio");
    auto* distances = child<QTableWidget>(*m_window, "shortestDistances");
    QTRY_VERIFY(view->handleCount() > 0 && view->handlePosition(0) != QPoint(-1, -1));
    const double before = ratio->value();
    const QString distanceBefore = distances->item(0, 1)->text();
    // Outward from the centre of the view: a larger cell, a smaller density.
    QPoint handle;
    for (int i = 0; i < view->handleCount(); ++i) {
        const QPoint candidate = view->handlePosition(i);
        if (QLineF(candidate, view->rect().center()).length() >
            QLineF(handle, view->rect().center()).length() * (handle.isNull() ? 0 : 1))
            handle = candidate;
    }
    QWidget* surface = view->childAt(handle);
    QVERIFY(surface);
    const QPoint outward = (handle - view->rect().center()) / 8;
    QTest::mousePress(surface, Qt::LeftButton, {}, surface->mapFrom(view, handle));
    QTest::mouseMove(surface, surface->mapFrom(view, handle + outward / 2));
    QTest::mouseMove(surface, surface->mapFrom(view, handle + outward));
    QVERIFY(ratio->value() < before);
    QVERIFY(distances->item(0, 1)->text() != distanceBefore);
    const std::size_t marks = m_window->project().ladder().size();
    QTest::mouseRelease(surface, Qt::LeftButton, {}, surface->mapFrom(view, handle + outward));
    QCOMPARE(m_window->project().ladder().size(), marks + 1);
}

void MainJobTest::undoAndRedoFollowTheEditMenu() {
    const ProjectModel& project = m_window->project();
    const auto* undo = m_window->findChild<QAction*>("undo");
    const auto* redo = m_window->findChild<QAction*>("redo");
    // The dragged mark goes, by key; its name is in the menu.
    const std::vector<double> marked = project.ladder();
    QVERIFY2(undo->text().startsWith("&Undo Add density"), qPrintable(undo->text()));
    activate(m_window.get());
    // A number field has the focus; the key means the project all the same.
    auto* ratio = child<QDoubleSpinBox>(*m_window, "ratio");
    ratio->setFocus();
    QTest::keyClick(ratio, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(project.ladder().size(), marked.size() - 1);
    QVERIFY2(redo->text().startsWith("&Redo Add density"), qPrintable(redo->text()));
    // Then, by menu, all edits of the selection back to the labels the example came with.
    while (undo->isEnabled() && !undo->text().contains("Label"))
        test::chooseFromMenuBar(m_window->menuBar(), "&Edit", undo->text());
    test::chooseFromMenuBar(m_window->menuBar(), "&Edit", undo->text());
    const auto labelledCount = [&project] {
        return std::count_if(project.configurations().begin(), project.configurations().end(),
                             [](const ConfigurationRecord& r) { return r.energy.has_value(); });
    };
    QCOMPARE(labelledCount(), 0);
    while (redo->isEnabled())
        test::chooseFromMenuBar(m_window->menuBar(), "&Edit", redo->text());
    QCOMPARE(qsizetype(labelledCount()), labelsOfTheExample());
    QCOMPARE(project.ladder(), marked);
}

void MainJobTest::trainingDrawsCurvesAndCanPause() {
    click(child<QToolButton>(*m_window, "rail-train"));
    auto* level = child<QComboBox>(*m_window, "level");
    level->setCurrentIndex(level->findText("6"));
    child<QSpinBox>(*m_window, "iterations")->setValue(8);
    auto* primary = child<QPushButton>(*m_window, "primary");
    QVERIFY(primary->isEnabled());
    auto* parity = child<ParityPlot>(*m_window, "energyParity");
    auto* progress = child<QLabel>(*m_window, "trainingProgress");
    const QString idle = progress->text();
    click(primary);
    QTRY_VERIFY_WITH_TIMEOUT(progress->text() != idle && progress->text().contains("step"),
                             kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(qsizetype(parity->table().rowCount()) == labelsOfTheExample(),
                             kPatienceMs);
    auto* pause = child<QPushButton>(*m_window, "pause");
    if (pause->isEnabled()) {
        click(pause);
        click(pause);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().runs().size() == 1, kPatienceMs);
    const RunRecord& run = m_window->project().runs().front();
    QVERIFY(run.potential);
    QVERIFY(run.iterations.back().objective < run.iterations.front().objective);
}

void MainJobTest::clickedParityPointShowsItsStructure() {
    click(child<QToolButton>(*m_window, "rail-inspect"));
    auto* parity = child<ParityPlot>(*m_window, "inspectForce");
    auto* view = child<StructureView>(*m_window, "inspectView");
    auto* point = child<QLabel>(*m_window, "point");
    QTRY_VERIFY_WITH_TIMEOUT(parity->table().rowCount() > 0, kPatienceMs);
    QVERIFY(!view->hasFrame());
    // The point with the largest reference stands alone enough to be hit.
    const auto& reference = parity->table().numbers("reference");
    const auto largest = std::max_element(reference.begin(), reference.end());
    const auto row = static_cast<int>(largest - reference.begin());
    const QPoint pixel = parity->pixelOfRow(row);
    QWidget* plot = parity->childAt(pixel);
    QVERIFY(plot);
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(parity, pixel));
    QTRY_VERIFY(view->hasFrame());
    QVERIFY(point->text().contains("Configuration"));
    QCOMPARE(view->selectedAtoms().size(), std::size_t(1));
}

void MainJobTest::badInputIsSaidInABanner() {
    QTemporaryDir folder;
    const QString path = folder.filePath("broken.xyz");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("three\nno comment\n");
    file.close();
    const std::size_t configurations = m_window->project().configurations().size();
    m_window->openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().jobs().empty(), kPatienceMs);
    bool isSaid = false;
    for (const Banner* banner : m_window->findChildren<Banner*>())
        isSaid = isSaid || banner->text().contains("broken.xyz");
    QVERIFY(isSaid);
    QVERIFY(m_window->project().trajectory() != nullptr);
    QCOMPARE(m_window->project().configurations().size(), configurations);
}

void MainJobTest::whatWasOnShowIsFoundAgain() {
    auto* tabs = child<QTabWidget>(*m_window, "inspectTabs");
    click(child<QToolButton>(*m_window, "rail-inspect"));
    tabs->setCurrentIndex(2);
    ViewStyle style;
    style.images = {2, 1, 1};
    style.cutoffs.byPair[elementPair("Li", "Cl")] = 2.5;
    style.polyhedra = {"Al"};
    style.labels = AtomLabels::Numbers;
    style.hasDepthCue = false;
    child<StructureView>(*m_window, "inspectView")->setStyle(style);
    const QString path = m_window->project().path();
    m_window->close();
    m_window = test::showWindow(cli::replayCommands);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().runs().size() == 1, kPatienceMs);
    QVERIFY(child<QToolButton>(*m_window, "rail-inspect")->isChecked());
    QCOMPARE(child<QTabWidget>(*m_window, "inspectTabs")->currentIndex(), 2);
    QVERIFY(child<StructureView>(*m_window, "inspectView")->style() == style);
    QVERIFY(child<StructureView>(*m_window, "labelsView")->style() == ViewStyle());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().jobs().empty(), kPatienceMs);
}

void MainJobTest::projectIsCollectedAndShownAsCommands() {
    QTemporaryDir folder;
    auto* actions = m_window->findChild<ExportActions*>();
    QSignalSpy done(actions, &ExportActions::done);
    actions->collect(folder.filePath("all"));
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, kPatienceMs);
    QCOMPARE(QDir(folder.filePath("all")).entryList({"*.mtpw"}, QDir::Files).size(), 1);
    actions->exportConfigurations(folder.filePath("set.extxyz"));
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, kPatienceMs);
    QVERIFY(QFileInfo(folder.filePath("set.extxyz")).size() > 100000);

    QString text;
    QTimer reader;
    connect(&reader, &QTimer::timeout, this, [&] {
        if (auto* dialog = m_window->findChild<QDialog*>("commandsDialog")) {
            text = dialog->findChild<QPlainTextEdit*>("commands")->toPlainText();
            dialog->reject();
        }
    });
    reader.start(0);
    test::chooseFromMenuBar(m_window->menuBar(), "&File", "Show as co&mmands…");
    QVERIFY2(text.contains("mtp train"), qPrintable(text));
    QVERIFY(text.contains("mtp expand"));

    // What was clicked, made again by the commands: the same bytes.
    const auto run = [&folder](const QString& program, const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH",
                           QStringLiteral(MTP_BINARY_DIR) + ":" + environment.value("PATH"));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        process.waitForFinished(-1);
        return process.exitCode() == 0 ? QByteArray() : "failed: " + process.readAllStandardError();
    };
    const auto bytesOf = [&folder](const QString& name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QFile script(folder.filePath("replay.sh"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    // The training takes longest and ends at the same potential to rounding only.
    script.write(
        text.remove(QRegularExpression("^mtp train.*$", QRegularExpression::MultilineOption))
            .toUtf8());
    script.close();
    QCOMPARE(run("sh", {"replay.sh"}), QByteArray());
    for (const QString part : {"labelled", "training", "validation"}) {
        QCOMPARE(run(QStringLiteral(MTP_BINARY_DIR) + "/mtp",
                     {"project", "export", m_window->project().path(), "--part", part, "-o",
                      "exported.extxyz"}),
                 QByteArray());
        QVERIFY(bytesOf(part + ".extxyz").size() > 1000);
        QVERIFY2(bytesOf(part + ".extxyz") == bytesOf("exported.extxyz"), qPrintable(part));
    }
}

void MainJobTest::cleanupTestCase() {
    m_window.reset();
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application);
    MainJobTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "MainJobTest.moc"
