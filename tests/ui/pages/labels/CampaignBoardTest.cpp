// Single points on the Labels page: from configurations without labels to labels, by clicks.
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSurfaceFormat>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <ctime>

#include "core/base/TextFile.h"
#include "tests/core/labelling/FakeCode.h"
#include "tests/ui/WindowDriver.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/labels/CampaignBoard.h"
#include "ui/pages/labels/LabelsPage.h"
#include "ui/project/ProjectCampaigns.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

namespace fs = std::filesystem;

std::vector<Configuration> siliconConfigurations(int count = 3) {
    std::vector<Configuration> configurations;
    const std::vector<Frame> frames = test::FakeCode::configurations();
    for (int i = 0; i < count; ++i) {
        Configuration configuration;
        configuration.frame = frames[static_cast<std::size_t>(i) % frames.size()];
        configuration.frame.positions(1, 0) += 0.0001 * (i / 3);
        configurations.push_back(configuration);
    }
    return configurations;
}

// Of the thread that calls.
double threadMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

}  // namespace

class CampaignBoardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void exportWritesDecksBesideTheProject();
    void tasksRunAndTheirLabelsAreCollected();
    void failedTasksGetAnotherAttempt();
    void chipsFilterTheTable();
    void theEndOfTheOutputIsShown();
    void campaignsAreFoundAgainWithTheProject();
    void addingAndRemovingACampaignIsUndone();
    void aThousandTasksAreShown();
    void aQueueThatHangsStopsNothing();
    void whatIsNotOfTheRecipeIsToldAndShown();
    void theMatrixShowsParentsAndDensities();
    void aZipIsBroughtInBesideItsNamesake();
    void anotherCampaignWaitsForTheOneThatRuns();
    void anAimdRunDoesNotBarTheWayToSinglePoints();

private:
    ProjectCampaigns* campaigns() const { return m_window->findChild<ProjectCampaigns*>(); }
    QPushButton* next() const { return test::child<QPushButton>(*m_window, "primary"); }
    QTableView* tasks() const { return test::child<QTableView>(*m_window, "tasks"); }
    QToolButton* chip(const char* state) const {
        return test::child<QToolButton>(*m_window, (std::string("state_") + state).c_str());
    }
    // Of the notices above the tasks; null if it is not shown.
    QFrame* notice(const char* name) const {
        auto* found = m_window->findChild<QFrame*>(name);
        return found && found->isVisible() ? found : nullptr;
    }
    QString textOf(const char* name) const {
        QString text;
        if (const QFrame* found = notice(name))
            for (const QLabel* label : found->findChildren<QLabel*>())
                text += label->text();
        return text;
    }
    // A campaign whose recipe is that of the recorded outputs.
    ExportReport addCampaign() const {
        const ExportReport report = m_code->exportAll();
        campaigns()->add(m_code->campaign());
        return report;
    }

    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::FakeCode> m_code;
};

void CampaignBoardTest::initTestCase() {
    test::keepSettingsApart();
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void CampaignBoardTest::init() {
    QTRY_VERIFY(!campaigns()->isRunning());  // what the test before had started
    m_code = std::make_unique<test::FakeCode>();
    m_window->project().setStore(ProjectStore::create(m_code->path() / "melt.mtpw"));
    QVERIFY(m_window->project().addConfigurations(siliconConfigurations()));
    m_window->showPage(PageId::Labels);
    test::child<QTabWidget>(*m_window, "labelTabs")->setCurrentIndex(1);
}

void CampaignBoardTest::exportWritesDecksBesideTheProject() {
    auto* recipe = test::child<QComboBox>(*m_window, "recipe");
    auto* code = test::child<QComboBox>(*m_window, "code");
    recipe->setCurrentText("r2SCAN");
    code->setCurrentText("Quantum ESPRESSO");
    QVERIFY2(!next()->isEnabled(), "pw.x has no r2SCAN");
    recipe->setCurrentText("PBE");
    QVERIFY(next()->isEnabled());
    test::child<QLineEdit>(*m_window, "library")
        ->setText(QString::fromStdString((m_code->path() / "library").string()));
    QCOMPARE(next()->text(), QString("Export 3 configurations"));
    click(next());
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
    const fs::path folder = m_code->path() / "melt-dft/pbe-qe";
    QVERIFY(isCampaign(folder));
    QCOMPARE(campaigns()->current(), folder);
    QTRY_COMPARE(next()->text(), QString("Run 3 single points"));
}

void CampaignBoardTest::tasksRunAndTheirLabelsAreCollected() {
    addCampaign();
    QTRY_COMPARE(next()->text(), QString("Run 3 single points"));
    click(next());
    QTRY_COMPARE_WITH_TIMEOUT(next()->text(), QString("Collect 3 labels"), 20000);
    QTRY_VERIFY(next()->isEnabled() && !campaigns()->isRunning());
    QTRY_COMPARE(chip("done")->text(), QString("Done 3"));
    click(next());
    const ProjectModel& model = m_window->project();
    QTRY_VERIFY(model.configurations()[2].energy.has_value());
    QCOMPARE(m_window->project().undoText(), QString("Collect the labels of 3 single points"));
    QTRY_COMPARE(next()->text(), QString("Train on 3 configurations"));
    test::undo(*m_window);
    QVERIFY(!model.configurations()[2].energy.has_value());
    QCOMPARE(m_code->starts().size(), 3);
}

void CampaignBoardTest::failedTasksGetAnotherAttempt() {
    const ExportReport report = addCampaign();
    m_code->print(report.keys[1], "si2-unconverged.out", 2);
    QTRY_COMPARE(next()->text(), QString("Run 3 single points"));
    click(next());
    QTRY_VERIFY_WITH_TIMEOUT(notice("noticeRetry") && !campaigns()->isRunning(), 20000);
    QVERIFY2(textOf("noticeRetry").startsWith("1 single point did not converge.") &&
                 textOf("noticeRetry").contains("less mixing"),
             qPrintable(textOf("noticeRetry")));
    m_code->print(report.keys[1], "si2-2.out");
    click(test::child<QPushButton>(*m_window, "noticeRetryButton"));
    QTRY_COMPARE(next()->text(), QString("Run 1 single point"));
    click(next());
    QTRY_COMPARE_WITH_TIMEOUT(next()->text(), QString("Collect 3 labels"), 20000);
}

void CampaignBoardTest::chipsFilterTheTable() {
    const ExportReport report = addCampaign();
    m_code->print(report.keys[1], "si2-unconverged.out", 2);
    campaigns()->run(2, false);
    QTRY_VERIFY_WITH_TIMEOUT(chip("done")->text() == "Done 2" && !campaigns()->isRunning(), 20000);
    QTRY_VERIFY(chip("not_converged")->isVisible());
    click(chip("not_converged"));
    QCOMPARE(tasks()->model()->rowCount(), 1);
    click(chip("done"));
    QCOMPARE(tasks()->model()->rowCount(), 2);
    QVERIFY(!chip("not_converged")->isChecked());
    click(chip("done"));
    QCOMPARE(tasks()->model()->rowCount(), 3);
}

void CampaignBoardTest::theEndOfTheOutputIsShown() {
    addCampaign();
    campaigns()->run(2, false);
    QTRY_VERIFY_WITH_TIMEOUT(chip("done")->text() == "Done 3" && !campaigns()->isRunning(), 20000);
    tasks()->selectRow(0);
    auto* output = test::child<QPlainTextEdit>(*m_window, "output");
    QVERIFY2(output->toPlainText().contains("JOB DONE."), qPrintable(output->toPlainText()));
}

void CampaignBoardTest::campaignsAreFoundAgainWithTheProject() {
    addCampaign();
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
    m_window->project().setStore(ProjectStore::create(m_code->path() / "other.mtpw"));
    QTRY_COMPARE(tasks()->model()->rowCount(), 0);
    m_window->project().setStore(ProjectStore::open(m_code->path() / "melt.mtpw"));
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
    QCOMPARE(campaigns()->current(), m_code->campaign());
}

void CampaignBoardTest::addingAndRemovingACampaignIsUndone() {
    addCampaign();
    const ProjectModel& model = m_window->project();
    QCOMPARE(model.undoText(), QString("Add the campaign campaign"));
    QCOMPARE(model.campaigns().at(0).recipe, std::string("pbe-qe"));
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
    click(test::child<QToolButton>(*m_window, "removeCampaign"));
    QCOMPARE(model.undoText(), QString("Remove the campaign campaign"));
    QTRY_COMPARE(tasks()->model()->rowCount(), 0);
    QVERIFY(isCampaign(m_code->campaign()));
    const auto* page = m_window->findChild<LabelsPage*>();
    click(test::child<QPushButton>(*page->banner(), "bannerAction"));
    QCOMPARE(campaigns()->current(), m_code->campaign());
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
    // The one of two that was taken out is the one that comes back to view.
    Progress quiet;
    exportTasks(m_code->path() / "second", test::FakeCode::configurations(),
                test::FakeCode::recipe(), m_code->options(), quiet);
    campaigns()->add(m_code->path() / "second");
    campaigns()->remove(m_code->campaign());
    QCOMPARE(campaigns()->current(), m_code->path() / "second");
    test::undo(*m_window);
    QCOMPARE(campaigns()->current(), m_code->campaign());
    test::undo(*m_window);
    test::undo(*m_window);
    QVERIFY(campaigns()->folders().empty());
    QTRY_COMPARE(tasks()->model()->rowCount(), 0);
}

void CampaignBoardTest::aThousandTasksAreShown() {
    Progress quiet;
    std::vector<Frame> frames;
    for (const Configuration& configuration : siliconConfigurations(1000))
        frames.push_back(configuration.frame);
    exportTasks(m_code->campaign(), frames, test::FakeCode::recipe(), m_code->options(), quiet);
    campaigns()->add(m_code->campaign());
    QTRY_COMPARE_WITH_TIMEOUT(tasks()->model()->rowCount(), 1000, 20000);
    QTest::qWait(50);
    const ProjectCampaigns::Shared none = campaigns()->snapshot();
    // What a look finds goes the way that a look takes; the processor time of this thread counts.
    const auto redraw = [&](std::size_t changes) {
        auto now = std::make_shared<ProjectCampaigns::Snapshot>(*none);
        for (std::size_t i = 0; i < changes; ++i)
            now->status.tasks[i].status.state = TaskState::Waiting;
        const double before = threadMilliseconds();
        campaigns()->show(now);
        QCoreApplication::processEvents();
        tasks()->viewport()->repaint();
        return threadMilliseconds() - before;
    };
    for (const std::size_t changes : {0, 1, 20, 1000, 1000})
        qInfo("a board of 1000 tasks of which %d have changed takes %.1f ms of processor time",
              static_cast<int>(changes), redraw(changes));
    QCOMPARE(chip("waiting")->text(), QString("Waiting 1,000"));
    QCOMPARE(tasks()->model()->index(999, 0).data().toString(), QString("Waiting"));
    redraw(0);
    QCOMPARE(chip("exported")->text(), QString("Exported 1,000"));
    QCOMPARE(tasks()->model()->index(999, 0).data().toString(), QString("Exported"));
}

void CampaignBoardTest::aQueueThatHangsStopsNothing() {
    Progress quiet;
    std::vector<Frame> frames;
    for (const Configuration& configuration : siliconConfigurations(1000))
        frames.push_back(configuration.frame);
    const ExportReport report =
        exportTasks(m_code->campaign(), frames, test::FakeCode::recipe(), m_code->options(), quiet);
    const fs::path batch = m_code->campaign() / "submissions/1";
    makeFolder(batch);
    writeTextFile(batch / "tasks", report.keys[0] + " 1\n");
    writeTextFile(batch / "intent", "now\n");
    writeTextFile(batch / "job", "1\n");
    makeFolder(m_code->path() / "bin");
    writeTextFile(m_code->path() / "bin/squeue", "#!/bin/sh\nsleep 3\nexit 1\n");
    makeExecutable(m_code->path() / "bin/squeue");
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", (m_code->path() / "bin").string().c_str() + QByteArray(":") + before);
    campaigns()->add(m_code->campaign());
    const auto* waiting = test::child<QLabel>(*m_window, "campaignWaiting");
    QVERIFY(waiting->isVisible());
    QCOMPARE(next()->text(), QString("Looking at the campaign…"));
    QVERIFY(!next()->isEnabled());  // and no export of the project's configurations
    // While the job waits for the queue, the window goes on.
    int turns = 0;
    qint64 longest = 0;
    QElapsedTimer turn;
    while (!campaigns()->snapshot() && turns < 2000) {
        turn.start();
        QTest::qWait(10);
        longest = std::max(longest, turn.elapsed());
        ++turns;
    }
    qInfo("the longest turn of the window was %lld ms of 10 that were asked for", longest);
    qputenv("PATH", before);
    // The queue takes three seconds; a busy machine gives the window few turns, but none as long.
    QVERIFY2(turns > 5 && longest < 2500, qPrintable(QString::number(turns)));
    QVERIFY(!waiting->isVisible());
    QTRY_COMPARE(chip("unknown")->text(), QString("Unknown 1"));
    QVERIFY2(textOf("noticeUnheard").startsWith("Slurm has not answered since "),
             qPrintable(textOf("noticeUnheard")));
}

void CampaignBoardTest::whatIsNotOfTheRecipeIsToldAndShown() {
    const ExportReport report = addCampaign();
    std::string other = readTextFile(test::kDftData / "si2-2.out");
    const std::string cutoff = "kinetic-energy cutoff     =      16.0000";
    const std::size_t at = other.find(cutoff);
    QVERIFY(at != std::string::npos);
    m_code->printText(report.keys[1],
                      other.replace(at, cutoff.size(), "kinetic-energy cutoff     =      20.0000"));
    campaigns()->run(2, false);
    QTRY_VERIFY_WITH_TIMEOUT(notice("noticeMismatch") && !campaigns()->isRunning(), 20000);
    QVERIFY2(textOf("noticeMismatch").contains("cutoff_eV: 272.114, but the recipe has 217.691"),
             qPrintable(textOf("noticeMismatch")));
    click(test::child<QPushButton>(*m_window, "noticeMismatchButton"));
    QCOMPARE(tasks()->model()->rowCount(), 1);
    QVERIFY(chip("mismatched")->isChecked());
    click(chip("mismatched"));
}

void CampaignBoardTest::theMatrixShowsParentsAndDensities() {
    std::vector<Frame> frames = test::FakeCode::configurations();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i].lineage.parent = ParentKey{"OUTCAR", i < 2 ? 40 : 20};
        frames[i].lineage.densityRatio = i == 0 ? 0.5 : 1.5;
    }
    Progress quiet;
    const ExportReport report =
        exportTasks(m_code->campaign(), frames, test::FakeCode::recipe(), m_code->options(), quiet);
    campaigns()->add(m_code->campaign());
    auto* matrix = test::child<QTableView>(*m_window, "taskMatrix");
    QTRY_COMPARE(matrix->model()->rowCount(), 2);
    click(test::child<QToolButton>(*m_window, "showMatrix"));
    QVERIFY(matrix->isVisible() && !tasks()->isVisible());
    const QAbstractItemModel& model = *matrix->model();
    QCOMPARE(model.headerData(0, Qt::Vertical).toString(), QString("frame 20"));
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QString("× 1.5"));
    QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).isValid());
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), QString("Exported"));
    QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {},
                      matrix->visualRect(model.index(0, 1)).center());
    const auto* board = m_window->findChild<CampaignBoard*>();
    QCOMPARE(board->chosen()->files.key, report.keys[2]);
    click(test::child<QToolButton>(*m_window, "showTable"));
    QVERIFY(tasks()->isVisible());
}

// As after a zip was carried away and back: the buttons ask for its path by a dialog of the system.
void CampaignBoardTest::aZipIsBroughtInBesideItsNamesake() {
    addCampaign();
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
    const fs::path zip = m_code->path() / "campaign.zip";
    auto* page = m_window->findChild<LabelsPage*>();
    campaigns()->saveZip(zip);
    QTRY_VERIFY(page->banner()->text().contains("campaign.zip"));
    campaigns()->bringBack(zip);
    const fs::path folder = m_code->path() / "melt-dft/campaign";
    QTRY_COMPARE(campaigns()->current(), folder);
    QTRY_VERIFY2(page->banner()->text().contains("melt-dft/campaign"),
                 qPrintable(page->banner()->text()));
    const auto* list = test::child<QComboBox>(*m_window, "campaigns");
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentText(), QString("campaign in melt-dft"));
    QTRY_COMPARE(tasks()->model()->rowCount(), 3);
}

void CampaignBoardTest::anotherCampaignWaitsForTheOneThatRuns() {
    m_code->setDelay("60");
    addCampaign();
    Progress quiet;
    const fs::path other = m_code->path() / "other";
    exportTasks(other, test::FakeCode::configurations(), test::FakeCode::recipe(),
                m_code->options(), quiet);
    campaigns()->run(1, true);
    auto* cancel = test::child<QPushButton>(*m_window, "cancelTasks");
    QTRY_VERIFY(cancel->isVisible());
    campaigns()->add(other);
    QTRY_COMPARE(next()->text(), QString("Run 3 single points"));
    QVERIFY(!next()->isEnabled() && next()->toolTip().contains("one at a time"));
    QVERIFY(!cancel->isVisible());  // it would end what is not shown
    campaigns()->choose(m_code->campaign());
    QTRY_VERIFY(cancel->isVisible());
    click(cancel);
    QTRY_VERIFY_WITH_TIMEOUT(!campaigns()->isRunning(), 20000);
}

// Configurations come from the frames of the run, while the run is the campaign that is shown.
void CampaignBoardTest::anAimdRunDoesNotBarTheWayToSinglePoints() {
    Progress quiet;
    ExportOptions options = m_code->options();
    options.dynamics = AimdOptions();
    const ExportReport report =
        exportTasks(m_code->campaign(), {test::FakeCode::configurations().front()},
                    test::FakeCode::recipe(), options, quiet);
    m_code->printText(report.keys[0], "no output of pw.x\n", 1);
    campaigns()->add(m_code->campaign());
    QTRY_COMPARE(next()->text(), QString("Run the AIMD run here"));
    click(next());
    QTRY_COMPARE_WITH_TIMEOUT(next()->text(), QString("Export 3 configurations"), 20000);
    QVERIFY(test::child<QToolButton>(*m_window, "openTrajectory")->isEnabled());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    CampaignBoardTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "CampaignBoardTest.moc"
