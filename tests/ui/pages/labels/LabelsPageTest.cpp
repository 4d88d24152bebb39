// The Labels page as a user works with it: labels that were made with different settings, the next
// step, a single point that needs somebody.
#include <QApplication>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "core/base/TextFile.h"
#include "core/project/edit/Configurations.h"
#include "tests/core/labelling/FakeCode.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/labels/CampaignNotices.h"
#include "ui/pages/labels/LabelsPage.h"
#include "ui/project/ConfigurationTable.h"
#include "ui/project/ProjectCampaigns.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

// A labelled configuration of VASP at this cutoff (eV).
Frame labelled(unsigned seed, const char* cutoff) {
    Frame frame = test::jitteredGrid(2, 4.0, 2, seed);
    frame.labels.energy = -1.0 * seed;
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "VASP";
    provenance->settings = {{"functional", "PBE"}, {"cutoff_eV", cutoff}};
    frame.provenance = std::move(provenance);
    return frame;
}

}  // namespace

class LabelsPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void unknownSettingsAreSaidToBeUnknown();
    void thoseWithOtherSettingsAreExcludedBesideTheirWarning();
    void theNextStepLeadsThroughTheLabels();
    void aTaskIsTriedWithAnotherSolverOrLeftOut();
    void aSilentQueueIsAskedForEver();

private:
    ProjectCampaigns* campaigns() const { return m_window->findChild<ProjectCampaigns*>(); }
    QPushButton* next() const { return test::child<QPushButton>(*m_window, "primary"); }
    // A project with three cells of silicon without labels, and a code that calculates them.
    void openSilicon() {
        QTRY_VERIFY(!campaigns()->isRunning());
        m_code = std::make_unique<test::FakeCode>();
        m_window->project().setStore(ProjectStore::create(m_code->path() / "melt.mtpw"));
        std::vector<Configuration> configurations;
        for (const Frame& frame : test::FakeCode::configurations()) {
            configurations.emplace_back();
            configurations.back().frame = frame;
        }
        QVERIFY(m_window->project().addConfigurations(configurations));
        m_window->showPage(PageId::Labels);
        test::child<QTabWidget>(*m_window, "labelTabs")->setCurrentIndex(1);
    }

    std::unique_ptr<test::FakeCode> m_code;
    std::unique_ptr<MainWindow> m_window;
};

void LabelsPageTest::initTestCase() {
    test::keepSettingsApart();
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->showPage(PageId::Labels);
}

// MLIP's files name neither a code nor settings.
void LabelsPageTest::unknownSettingsAreSaidToBeUnknown() {
    Frame frame = labelled(1, "520");
    auto provenance = std::make_shared<Provenance>();
    provenance->source = "set.cfg";
    frame.provenance = std::move(provenance);
    frame.labels.energy = -1234.5;
    ProjectModel& project = m_window->project();
    project.addConfigurations(asConfigurations({frame}, {}));
    const auto labels = m_window->findChild<LabelsPage*>()->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text() == "The files do not say how the labels were calculated";
    }));
    // A negative number has a true minus sign.
    const auto* table =
        m_window->findChild<LabelsPage*>()->findChild<QTableView*>("configurations");
    const QString energy = table->model()->index(0, ConfigurationTable::Energy).data().toString();
    QCOMPARE(energy, QStringLiteral("\u2212154.3125"));  // of eight atoms
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    test::undo(*m_window);
    QVERIFY(project.configurations().empty());
}

void LabelsPageTest::thoseWithOtherSettingsAreExcludedBesideTheirWarning() {
    ProjectModel& project = m_window->project();
    auto* page = m_window->findChild<LabelsPage*>();
    auto* exclude = test::child<QPushButton>(*m_window, "excludeDiffering");
    const auto saysDiffer = [page] {
        const auto labels = page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("Cutoffs differ: 400 / 520\u00a0eV"));
        });
    };
    project.addConfigurations(asConfigurations({labelled(1, "520"), labelled(2, "520")}, {}));
    QVERIFY(!exclude->isVisible() && !saysDiffer());
    project.addConfigurations(asConfigurations({labelled(3, "400")}, {}));
    QVERIFY(exclude->isVisible() && saysDiffer());
    click(exclude);
    QVERIFY(!exclude->isVisible() && !saysDiffer());
    QVERIFY(project.configurations()[2].isExcluded && !project.configurations()[0].isExcluded);
    QVERIFY2(page->counts().contains("1 excluded"), qPrintable(page->counts()));
    QCOMPARE(project.undoText(), QString("Exclude 1 configuration"));
    test::undo(*m_window);
    QVERIFY(exclude->isVisible());
}

void LabelsPageTest::theNextStepLeadsThroughTheLabels() {
    openSilicon();
    ProjectModel& model = m_window->project();
    QCOMPARE(next()->text(), QString("Export 3 configurations"));
    m_code->exportAll();
    campaigns()->add(m_code->campaign());
    QTRY_COMPARE(next()->text(), QString("Run 3 single points"));
    click(next());
    QTRY_VERIFY_WITH_TIMEOUT(next()->text() == "Collect 3 labels" && next()->isEnabled(), 20000);
    click(next());
    QTRY_COMPARE(next()->text(), QString("Train on 3 configurations"));
    click(next());
    QCOMPARE(test::child<QLabel>(*m_window, "pageTitle")->text(), QString("Train"));
    // Without configurations there is nothing but labels to import.
    std::vector<std::int64_t> ids;
    for (const ConfigurationRecord& record : model.configurations())
        ids.push_back(record.id);
    QVERIFY(model.removeConfigurations(ids));
    m_window->showPage(PageId::Labels);
    QCOMPARE(next()->text(), QString("Import labels…"));
    QVERIFY(next()->isEnabled());
}

void LabelsPageTest::aTaskIsTriedWithAnotherSolverOrLeftOut() {
    openSilicon();
    const ExportReport report = m_code->exportAll();
    campaigns()->add(m_code->campaign());
    auto* tasks = test::child<QTableView>(*m_window, "tasks");
    const auto hasNotice = [this] {
        return m_window->findChild<QFrame*>("noticeRetry") != nullptr;
    };
    m_code->print(report.keys[1], "si2-unconverged.out", 2);
    QTRY_COMPARE(next()->text(), QString("Run 3 single points"));
    auto* deck = test::child<QToolButton>(*m_window, "showDeck");
    auto* retry = test::child<QToolButton>(*m_window, "retryWith");
    auto* text = test::child<QPlainTextEdit>(*m_window, "output");
    tasks->selectRow(1);
    QVERIFY(!retry->isEnabled());  // it was not started
    click(deck);
    QVERIFY2(text->toPlainText().contains("── pw.in ──") && text->toPlainText().contains("tstress"),
             qPrintable(text->toPlainText()));
    click(deck);
    click(next());
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice() && !campaigns()->isRunning(), 20000);
    QTRY_VERIFY(retry->isEnabled());
    QTimer::singleShot(0, m_window.get(), [] {
        auto* dialog = QApplication::activeModalWidget();
        QVERIFY(dialog && dialog->objectName() == "retryDialog");
        test::child<QDoubleSpinBox>(*dialog, "retryMixing")->setValue(0.15);
        click(test::child<QPushButton>(*dialog, "prepareRetry"));
    });
    click(retry);
    QTRY_COMPARE(next()->text(), QString("Run 1 single point"));
    const std::string input =
        readTextFile(m_code->campaign() / "jobs" / report.keys[1] / "retry-2/pw.in");
    QVERIFY2(input.find("mixing_beta=0.15") != std::string::npos ||
                 input.find("mixing_beta = 0.15") != std::string::npos,
             input.c_str());
    click(next());  // fails again
    QTRY_VERIFY_WITH_TIMEOUT(retry->isEnabled() && !campaigns()->isRunning(), 20000);
    QTRY_COMPARE(next()->text(), QString("Collect 2 labels"));
    click(test::child<QToolButton>(*m_window, "leaveOut"));
    QTRY_VERIFY(m_window->project().configurations()[1].isExcluded);
    QCOMPARE(m_window->project().undoText(),
             QString("Leave out %1").arg(QString::fromStdString(report.keys[1])));
    QVERIFY(!m_window->project().configurations()[0].isExcluded);
}

// A night, a week: it is asked at least every ten minutes, and the notice names the day.
void LabelsPageTest::aSilentQueueIsAskedForEver() {
    constexpr int kTenMinutes = 600000;
    QCOMPARE(pauseBeforeLook(false, true, 0), 15000);
    QCOMPARE(pauseBeforeLook(false, true, 3), 60000);
    QCOMPARE(pauseBeforeLook(false, false, 0), 120000);
    for (const bool isSeen : {true, false})
        for (const int unheard : {10, 100, 1008, 1000000})
            QCOMPARE(pauseBeforeLook(false, isSeen, unheard), kTenMinutes);
    const QDateTime since(QDate(2026, 3, 9), QTime(23, 4));
    QCOMPARE(sinceText(since, since.addSecs(600)), QString("23:04"));
    QCOMPARE(sinceText(since, since.addDays(7)), QString("23:04 on 9 March"));
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    LabelsPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "LabelsPageTest.moc"
