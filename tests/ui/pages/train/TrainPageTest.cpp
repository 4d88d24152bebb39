// The Train page as a user works with it: the table of the training set, splits, runs side by side,
// a training that goes on after the program was gone.
#include <QAbstractItemView>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "core/mtp/PotentialFile.h"
#include "core/training/TrainingCurves.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/train/FitPlots.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/project/ConfigurationTable.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Figure.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 300000;  // a hang guard only
// The example without what its learning loop added: 50 labelled configurations train quickly.
const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/LiAlCl4";

}  // namespace

class TrainPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void estimateFollowsTheLevel();
    void uncheckedConfigurationIsLeftOut();
    void chosenConfigurationsMoveByTheMenu();
    void partsSetByHandStay();
    void copiesOfAFrameStayTogether();
    void splitIsKeptBetweenRuns();
    void figuresAreOfTheStepThatIsKept();
    void mixedSettingsAreRefusedUnlessAllowed();
    void windowStaysAliveWhileAllCoresTrain();
    void errorsAreDrawnByDensity();
    void runsAreOverlaidRenamedAndDeleted();
    void interruptedTrainingEndsAtTheSamePotential();
    void aThousandConfigurationsStayFluid();
    void cleanupTestCase();

private:
    template <class Widget>
    Widget* child(const char* name) const {
        return test::child<Widget>(*m_window, name);
    }
    void clickCell(QAbstractItemView* view, int row, int column,
                   Qt::KeyboardModifiers modifiers = {}) const {
        const QModelIndex index = view->model()->index(row, column);
        view->scrollTo(index);
        QPoint at = view->visualRect(index).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, at);
    }
    void clickCheck(QAbstractItemView* view, int row, int column) const {
        const QModelIndex index = view->model()->index(row, column);
        view->scrollTo(index);
        const QRect cell = view->visualRect(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          {cell.left() + 10, cell.center().y()});
    }
    // Runs the work and tells how long the event loop is away meanwhile.
    void recordEventLoop(const char* what, const std::function<void()>& work);
    void showTab(int index) const { child<QTabWidget>("trainTabs")->setCurrentIndex(index); }
    void chooseMenu(const QString& text) const {
        QVERIFY(test::chooseFromButton(child<QToolButton>("changeChosen"), text));
    }
    void openWindow(const QString& path);
    void trainQuickly(int level, int iterations) const;
    // Of what the primary button says it will do: trained on and validated on.
    int plannedCount() const {
        static const QRegularExpression number("\\d+");
        int count = 0;
        auto numbers = number.globalMatch(child<QPushButton>("primary")->text());
        while (numbers.hasNext())
            count += numbers.next().captured().toInt();
        return count;
    }
    void undo() const { test::undo(*m_window); }
    const ProjectModel& project() const { return m_window->project(); }
    std::size_t countOf(Part part) const {
        return static_cast<std::size_t>(std::count_if(
            project().configurations().begin(), project().configurations().end(),
            [part](const ConfigurationRecord& r) { return r.energy && r.part == part; }));
    }

    std::unique_ptr<MainWindow> m_window;
};

void TrainPageTest::openWindow(const QString& path) {
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(!project().configurations().empty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(project().configurations().front().energy.has_value(), kPatienceMs);
    click(child<QToolButton>("rail-train"));
}

void TrainPageTest::trainQuickly(int level, int iterations) const {
    auto* levels = child<QComboBox>("level");
    levels->setCurrentIndex(levels->findText(QString::number(level)));
    child<QSpinBox>("iterations")->setValue(iterations);
    const std::size_t before = project().runs().size();
    click(child<QPushButton>("primary"));
    QTRY_VERIFY_WITH_TIMEOUT(project().runs().size() == before + 1, kPatienceMs);
}

void TrainPageTest::initTestCase() {
    test::keepSettingsApart();
    openWindow(kExample);
}

void TrainPageTest::estimateFollowsTheLevel() {
    auto* estimate = child<QLabel>("estimate");
    QTRY_VERIFY_WITH_TIMEOUT(estimate->text().contains("parameters"), kPatienceMs);
    const QString before = estimate->text();
    auto* level = child<QComboBox>("level");
    level->setCurrentIndex(level->findText("8"));
    QTRY_VERIFY_WITH_TIMEOUT(estimate->text() != before, kPatienceMs);
    // Level 8 of three species: 9 basis functions and a constant for each species; 2 radial
    // functions of 9 ordered pairs with 8 polynomials each.
    QVERIFY2(estimate->text().contains("12 linear, 144 radial"), qPrintable(estimate->text()));
    level->setCurrentIndex(level->findText("16"));
}

void TrainPageTest::uncheckedConfigurationIsLeftOut() {
    showTab(0);
    auto* table = child<QTableView>("trainingSet");
    auto* primary = child<QPushButton>("primary");
    QCOMPARE(plannedCount(), 50);
    QVERIFY2(primary->text().contains(", validate on "), qPrintable(primary->text()));
    clickCheck(table, 0, ConfigurationTable::Use);
    QVERIFY(project().configurations().front().isExcluded);
    QCOMPARE(plannedCount(), 49);
    QCOMPARE(project().undoText(), QString("Exclude 1 configuration"));
    undo();
    QVERIFY(!project().configurations().front().isExcluded);
}

void TrainPageTest::chosenConfigurationsMoveByTheMenu() {
    auto* table = child<QTableView>("trainingSet");
    clickCell(table, 0, ConfigurationTable::Density);
    clickCell(table, 2, ConfigurationTable::Density, Qt::ShiftModifier);
    chooseMenu("Move to test");
    for (int i = 0; i < 3; ++i)
        QVERIFY(project().configurations()[static_cast<std::size_t>(i)].part == Part::Test);
    QVERIFY(child<QLabel>("splitCounts")->text().contains("3 test"));
    QCOMPARE(child<QComboBox>("splitMethod")->currentText(), QString("keep the present split"));
}

void TrainPageTest::partsSetByHandStay() {
    const std::size_t held = countOf(Part::Test);
    QVERIFY(held >= 3);
    trainQuickly(2, 2);
    QCOMPARE(countOf(Part::Test), held);
}

void TrainPageTest::copiesOfAFrameStayTogether() {
    for (const char* method : {"by parent frame", "by time block"}) {
        auto* methods = child<QComboBox>("splitMethod");
        methods->setCurrentIndex(methods->findText(method));
        child<QDoubleSpinBox>("validation")->setValue(20);
        child<QDoubleSpinBox>("test")->setValue(10);
        click(child<QPushButton>("splitNow"));
        QVERIFY2(countOf(Part::Validation) >= 10, method);
        QVERIFY2(countOf(Part::Test) >= 5, method);
        std::map<ParentKey, Part> partOf;
        for (const ConfigurationRecord& record : project().configurations())
            if (record.energy)
                QCOMPARE(partOf.emplace(record.parent.value(), record.part).first->second,
                         record.part);
    }
    auto* methods = child<QComboBox>("splitMethod");
    methods->setCurrentIndex(methods->findText("by density"));
    auto* held = child<QComboBox>("heldDensity");
    QCOMPARE(held->count(), 3);
    held->setCurrentIndex(2);
    click(child<QPushButton>("splitNow"));
    for (const ConfigurationRecord& record : project().configurations())
        if (record.energy)
            QCOMPARE(record.part == Part::Validation, record.densityRatio > 1.2);
    methods->setCurrentIndex(methods->findText("by parent frame"));
    child<QDoubleSpinBox>("test")->setValue(0);
}

void TrainPageTest::splitIsKeptBetweenRuns() {
    trainQuickly(2, 2);
    const TrainedSet first = *project().runs().back().trainedOn;
    QVERIFY(!first.validationIds.empty());
    QCOMPARE(child<QComboBox>("splitMethod")->currentText(), QString("keep the present split"));
    // An exclusion takes one from the training and moves none to the other side.
    ConfigurationEdits edits(m_window->project(), {}, nullptr);
    edits.setExcluded({first.trainingIds.front()}, true);
    trainQuickly(2, 2);
    const TrainedSet second = *project().runs().back().trainedOn;
    QCOMPARE(second.validationIds, first.validationIds);
    QCOMPARE(second.trainingIds.size(), first.trainingIds.size() - 1);
    edits.setExcluded({first.trainingIds.front()}, false);
    // The run of before had another split.
    QVERIFY2(child<QLabel>("runNote")->text().startsWith("1 run was validated"),
             qPrintable(child<QLabel>("runNote")->text()));
    // A new one is made if it is asked for.
    auto* methods = child<QComboBox>("splitMethod");
    methods->setCurrentIndex(methods->findText("by parent frame"));
    child<QDoubleSpinBox>("validation")->setValue(30);
    trainQuickly(2, 2);
    QVERIFY(project().runs().back().trainedOn->validationIds != first.validationIds);
    QVERIFY(child<QLabel>("runNote")->text().startsWith("3 runs were validated"));
}

void TrainPageTest::figuresAreOfTheStepThatIsKept() {
    const RunRecord& run = project().runs().back();
    const IterationSummary& kept = *keptIteration(run.iterations);
    QCOMPARE(child<Figure>("stepFigure")->text(), QString::number(kept.iteration));
    QVERIFY(child<Figure>("energyFigure")
                ->text()
                .startsWith(QString::number(*kept.training.energy * 1000, 'f', 2)));
    // And the points that are drawn: their mean square is the error of that step.
    const Table& table = child<ParityPlot>("energyParity")->table();
    double squares = 0, count = 0;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        if (table.texts("part")[row] == "training") {
            squares +=
                std::pow(table.numbers("predicted")[row] - table.numbers("reference")[row], 2);
            ++count;
        }
    // The trainer and the evaluator sum in another order: rounding of energies of hundreds of eV.
    const double drawn = std::sqrt(squares / count);
    QVERIFY2(std::abs(drawn - *kept.training.energy) < 1e-6,
             qPrintable(QString("%1 instead of %2 from %3 points")
                            .arg(drawn, 0, 'g', 12)
                            .arg(*kept.training.energy, 0, 'g', 12)
                            .arg(count)));
}

void TrainPageTest::mixedSettingsAreRefusedUnlessAllowed() {
    Configuration other;
    other.record = project().configurations().front();
    other.frame = project().frame(other.record);
    auto settings = std::make_shared<Provenance>(*other.frame.provenance);
    settings->settings["functional"] = "PBE";
    other.frame.provenance = settings;
    other.record.id = 0;
    other.record.provenance = settings;
    auto& model = const_cast<ProjectModel&>(project());
    QVERIFY(model.addConfigurations({other}));
    auto* page = m_window->findChild<TrainPage*>();
    const std::size_t runs = project().runs().size();
    click(child<QPushButton>("primary"));
    QVERIFY2(page->banner()->text().contains("PBE"), qPrintable(page->banner()->text()));
    QVERIFY(!page->isRunning());
    // The others can be excluded at once, or all be trained on.
    QCOMPARE(page->banner()->actionButton()->text(), QString("Exclude those that differ"));
    click(page->banner()->actionButton());
    QVERIFY(project().configurations().back().isExcluded);
    QCOMPARE(project().undoText(), QString("Exclude 1 configuration"));
    undo();
    click(child<QPushButton>("primary"));
    click(page->banner()->findChild<QPushButton*>("bannerSecondAction"));
    QTRY_VERIFY_WITH_TIMEOUT(project().runs().size() == runs + 1, kPatienceMs);
    QVERIFY(model.removeConfigurations({project().configurations().back().id}));
}

// What is recorded is told; a limit in milliseconds would test the machine.
void TrainPageTest::windowStaysAliveWhileAllCoresTrain() {
    showTab(1);
    recordEventLoop("training of 50", [this] { trainQuickly(12, 15); });
}

void TrainPageTest::recordEventLoop(const char* what, const std::function<void()>& work) {
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QElapsedTimer since;
    std::vector<qint64> gaps;
    connect(&tick, &QTimer::timeout, this, [&] { gaps.push_back(since.restart()); });
    since.start();
    tick.start(5);
    work();
    tick.stop();
    QVERIFY(!gaps.empty());  // it was not away all the time
    std::sort(gaps.begin(), gaps.end());
    qInfo("%s: event loop away median %lld ms, 99 %% below %lld ms, longest %lld ms", what,
          gaps[gaps.size() / 2], gaps[gaps.size() * 99 / 100], gaps.back());
}

void TrainPageTest::errorsAreDrawnByDensity() {
    trainQuickly(2, 2);
    auto* errors = child<CurvePlot>("errorsPlot");
    auto* kind = child<QComboBox>("errorsKind");
    kind->setCurrentIndex(kind->findText("force by density"));
    const Table& table = errors->table();
    std::size_t columns = 0;
    for (const TableColumn& column : table.columns())
        if (column.name.starts_with("force_rmse@"))
            ++columns;
    QCOMPARE(columns, std::size_t(3));
    // The errors of the densities make up the error of the whole.
    kind->setCurrentIndex(0);
    auto* parity = child<QComboBox>("parityKind");
    parity->setCurrentIndex(1);
    QCOMPARE(child<ParityPlot>("forceParity")->table().column("reference").unit,
             std::string("eV/atom"));
    parity->setCurrentIndex(0);
}

void TrainPageTest::runsAreOverlaidRenamedAndDeleted() {
    showTab(2);
    auto* table = child<QTableWidget>("runTable");
    const int count = table->rowCount();
    QVERIFY(count >= 2);
    auto* objective = child<CurvePlot>("objectivePlot");
    const auto curves = [&] { return objective->table().texts("curve").names().size(); };
    const std::size_t ofOneRun = curves();
    // Errors of the training, and of the validation if the run had one.
    const IterationSummary& last = project().runs().front().iterations.back();
    const std::size_t added = last.validationObjective ? 2 : 1;
    clickCheck(table, 0, 0);
    QTRY_COMPARE(curves(), ofOneRun + added);

    clickCell(table, 0, 1);
    click(child<QPushButton>("makeRunCurrent"));
    QCOMPARE(project().currentRun()->id, project().runs().front().id);

    const QModelIndex name = table->model()->index(0, 0);
    table->edit(name);
    auto* editor = table->findChild<QLineEdit*>();  // not by focus: another window may have it
    QVERIFY(editor);
    QTest::keyClicks(editor, "first");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(project().runs().front().name, std::string("first"));

    clickCell(table, 0, 1);
    click(child<QPushButton>("deleteRun"));
    QCOMPARE(table->rowCount(), count - 1);
    QCOMPARE(project().undoText(), QString("Remove first"));
    undo();
    QCOMPARE(table->rowCount(), count);
}

void TrainPageTest::interruptedTrainingEndsAtTheSamePotential() {
    trainQuickly(8, 60);
    const std::string whole = formatPotential(*project().runs().back().potential);

    click(child<QPushButton>("primary"));
    const auto hasCheckpoint = [this] {
        const auto trainings = project().trainings();
        return !trainings.empty() && !trainings.front().checkpoint.empty();
    };
    auto* page = m_window->findChild<TrainPage*>();
    QTRY_VERIFY_WITH_TIMEOUT(page->isRunning(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(hasCheckpoint() || !page->isRunning(), kPatienceMs);
    QVERIFY2(page->isRunning(), "the training was over before its first checkpoint");
    const QString path = project().path();
    const std::size_t runs = project().runs().size();
    m_window.reset();  // without a word: as if the program had gone

    openWindow(path);
    QCOMPARE(project().runs().size(), runs);
    page = m_window->findChild<TrainPage*>();
    QVERIFY2(page->banner()->text().contains("was interrupted"),
             qPrintable(page->banner()->text()));
    click(page->banner()->actionButton());
    QTRY_VERIFY_WITH_TIMEOUT(project().runs().size() == runs + 1, kPatienceMs);
    QCOMPARE(formatPotential(*project().runs().back().potential), whole);
    QVERIFY(project().trainings().empty());
}

void TrainPageTest::aThousandConfigurationsStayFluid() {
    std::vector<Configuration> more;
    const auto& records = project().configurations();
    for (int copy = 0; more.size() < 950; ++copy)
        for (const ConfigurationRecord& record : records)
            if (record.energy && more.size() < 950) {
                Configuration& one = more.emplace_back();
                one.record = record;
                one.record.id = 0;
                one.record.parent->source += "." + std::to_string(copy);
                one.frame = project().frame(record);
            }
    QVERIFY(const_cast<ProjectModel&>(project()).addConfigurations(more));
    recordEventLoop("table of 1,000", [this] {
        showTab(0);
        auto* table = child<QTableView>("trainingSet");
        for (int row = 0; row < table->model()->rowCount(); row += 50) {
            table->scrollTo(table->model()->index(row, 0));
            QApplication::processEvents();
        }
        table->selectAll();
        QApplication::processEvents();
    });
    showTab(1);
    recordEventLoop("training of 1,000", [this] { trainQuickly(6, 10); });
    click(child<QToolButton>("rail-inspect"));
    auto* force = child<ParityPlot>("inspectForce");
    QTRY_VERIFY_WITH_TIMEOUT(force->table().rowCount() > 140000, kPatienceMs);
    const std::size_t before = force->table().rowCount();
    auto* part = child<QComboBox>("inspectPart");
    part->setCurrentIndex(1);
    recordEventLoop("evaluation of 1,000", [force, part, before] {
        emit part->activated(1);
        QTRY_VERIFY_WITH_TIMEOUT(force->table().rowCount() != before, kPatienceMs);
    });
}

void TrainPageTest::cleanupTestCase() {
    m_window.reset();
}

QTEST_MAIN(TrainPageTest)
#include "TrainPageTest.moc"
