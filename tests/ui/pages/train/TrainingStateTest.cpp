// What the window says of a training that runs, is paused, was killed, or is not the one shown.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "core/project/ProjectStore.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/pages/train/TrainingEnd.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/ParityPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/ProjectTraining.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Figure.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 300000;  // a hang guard only
const char* const kTrainAndWait = "--train-and-wait";

// Twelve labelled configurations of six species.
void makeProject(const QString& path) {
    ProjectStore store = ProjectStore::create(path.toStdString());
    const Potential potential = test::randomPotential(6, 3, 3);
    std::vector<Configuration> configurations;
    for (unsigned i = 0; i < 12; ++i) {
        Frame frame = test::jitteredGrid(3, 9.0, 3, i + 1);
        const Prediction prediction = Evaluator(potential).evaluate(frame);
        frame.labels.energy = prediction.energy;
        frame.labels.forces = prediction.forces;
        frame.species = i % 2 == 0 ? std::vector<std::string>{"Li", "Cl", "Al"}
                                   : std::vector<std::string>{"Na", "Br", "Ga"};
        configurations.push_back({recordOf(frame, 1), frame});
        configurations.back().record.part = i < 2 ? Part::Validation : Part::Training;
    }
    ProjectEdit edit = store.edit({.name = "Make 12 configurations"});
    edit.addConfigurations(configurations);
    edit.commit();
}

// With the project on the Train page; options that end after many steps, so that there is time.
std::unique_ptr<MainWindow> openTrain(const QString& path) {
    auto window = std::make_unique<MainWindow>();
    window->resize(1400, 900);
    window->show();
    window->openPath(path);
    window->showPage(PageId::Train);
    return window;
}

void setOptions(const QWidget& window, int level, int iterations) {
    auto* levels = test::child<QComboBox>(window, "level");
    levels->setCurrentIndex(levels->findText(QString::number(level)));
    test::child<QSpinBox>(window, "iterations")->setValue(iterations);
}

}  // namespace

class TrainingStateTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void radialParametersAreThoseOfAllSpecies();
    void runBoxShowsTheTrainingThatRuns();
    void pausedTrainingIsSeenEverywhere();
    void anotherRunShowsItsOwnNumbers();
    void runsOfOtherWeightsAreNotCompared();
    void longNamesOfRunsStayWithinTheTable();
    void killedProgramResumesFromItsLastStep();
    void errorThatEndsATrainingIsSaid();

private:
    template <class Widget>
    Widget* child(const char* name) const {
        return test::child<Widget>(*m_window, name);
    }
    TrainPage& page() const { return *m_window->findChild<TrainPage*>(); }
    ProjectTraining& training() const { return *m_window->findChild<ProjectTraining*>(); }
    const ProjectModel& project() const { return m_window->project(); }
    void start() const {
        click(child<QPushButton>("primary"));
        QTRY_VERIFY_WITH_TIMEOUT(page().isRunning(), kPatienceMs);
    }
    void trainQuickly(int level) const {
        setOptions(*m_window, level, 2);
        const std::size_t before = project().runs().size();
        click(child<QPushButton>("primary"));
        QTRY_VERIFY_WITH_TIMEOUT(project().runs().size() == before + 1, kPatienceMs);
    }
    QStringList badges() const {
        QStringList texts;
        for (const BadgeLabel* badge : m_window->findChildren<BadgeLabel*>())
            texts << badge->text();
        return texts;
    }

    QTemporaryDir m_folder;
    int m_projects = 0;
    std::unique_ptr<MainWindow> m_window;
};

void TrainingStateTest::initTestCase() {
    test::keepSettingsApart();
}

void TrainingStateTest::init() {
    m_window.reset();
    const QString path = m_folder.filePath(QString("%1.mtpw").arg(++m_projects));
    makeProject(path);
    m_window = openTrain(path);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

// Level 8: 9 basis functions and a constant for each of 6 species; 2 radial functions of 36 ordered
// pairs with 8 polynomials each.
void TrainingStateTest::radialParametersAreThoseOfAllSpecies() {
    setOptions(*m_window, 8, 10);
    auto* estimate = child<QLabel>("estimate");
    QTRY_VERIFY2_WITH_TIMEOUT(estimate->text().contains("15 linear, 576 radial"),
                              qPrintable(estimate->text()), kPatienceMs);
}

void TrainingStateTest::runBoxShowsTheTrainingThatRuns() {
    trainQuickly(2);
    auto* runs = child<QComboBox>("runs");
    QCOMPARE(runs->currentText(), QString::fromStdString(project().runs().back().name));
    setOptions(*m_window, 12, 100000);
    start();
    QVERIFY2(runs->currentText().startsWith("Run 2"), qPrintable(runs->currentText()));
    QVERIFY(!runs->isEnabled() && runs->toolTip().contains("when this training has ended"));
    training().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!page().isRunning(), kPatienceMs);
    QVERIFY(runs->isEnabled());
}

void TrainingStateTest::pausedTrainingIsSeenEverywhere() {
    setOptions(*m_window, 12, 100000);
    start();
    auto* text = child<ElidedLabel>("jobText");
    auto* bar = child<QProgressBar>("jobBar");
    // Short work, such as reading the set, is shown before the training.
    auto* pause = child<QToolButton>("jobPause");
    QTRY_VERIFY_WITH_TIMEOUT(pause->isVisible(), kPatienceMs);
    QVERIFY(bar->isEnabled() && !badges().contains("Paused"));
    click(pause);
    QTRY_VERIFY(badges().contains("Paused"));
    QTRY_VERIFY2(text->text().startsWith("Training paused"), qPrintable(text->text()));
    QVERIFY(!bar->isEnabled());
    QCOMPARE(child<QToolButton>("jobPause")->toolTip(), QString("Resume the training"));
    QCOMPARE(child<QPushButton>("pause")->text(), QString("Resume"));
    QVERIFY(child<QToolButton>("rail-train")->toolTip().contains("a training is paused"));
    click(child<QToolButton>("jobPause"));
    QTRY_VERIFY(!badges().contains("Paused"));
    QVERIFY(bar->isEnabled());
    training().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!page().isRunning(), kPatienceMs);
}

void TrainingStateTest::anotherRunShowsItsOwnNumbers() {
    trainQuickly(2);
    const QString first = child<Figure>("energyFigure")->text();
    trainQuickly(8);
    QVERIFY(child<ParityPlot>("energyParity")->table().rowCount() > 0);
    QVERIFY(child<Figure>("energyFigure")->text() != first);
    auto* runs = child<QComboBox>("runs");
    runs->setCurrentIndex(0);
    emit runs->activated(0);
    QCOMPARE(child<Figure>("energyFigure")->text(), first);
    QCOMPARE(child<ParityPlot>("energyParity")->table().rowCount(), std::size_t(0));
    QCOMPARE(child<ParityPlot>("forceParity")->table().rowCount(), std::size_t(0));
}

void TrainingStateTest::runsOfOtherWeightsAreNotCompared() {
    trainQuickly(2);
    child<QDoubleSpinBox>("forceWeight")->setValue(0.5);
    trainQuickly(2);
    auto* objective = child<CurvePlot>("objectivePlot");
    QCOMPARE(objective->title(), QString("Objective"));
    child<QTabWidget>("trainTabs")->setCurrentIndex(2);
    auto* table = child<QTableWidget>("runTable");
    table->item(0, 0)->setCheckState(Qt::Checked);
    QTRY_VERIFY2(objective->title().contains("weights differ"), qPrintable(objective->title()));
}

void TrainingStateTest::longNamesOfRunsStayWithinTheTable() {
    trainQuickly(2);
    child<QTabWidget>("trainTabs")->setCurrentIndex(2);
    auto* table = child<QTableWidget>("runTable");
    const std::string name = "Run " + std::string(300, 'x');
    m_window->project().renameRun(project().runs().front().id, name);
    QTRY_COMPARE(table->item(0, 0)->text().toStdString(), name);
    QCOMPARE(table->textElideMode(), Qt::ElideMiddle);
    QTRY_VERIFY2(table->columnWidth(0) <= table->viewport()->width() / 2,
                 qPrintable(QString::number(table->columnWidth(0))));
}

// Another process trains and is killed, as by a power cut.
void TrainingStateTest::killedProgramResumesFromItsLastStep() {
    const QString path = m_folder.filePath("killed.mtpw");
    makeProject(path);
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {kTrainAndWait, path});
    const auto lastStep = [&path] {
        const auto trainings = ProjectStore::openForReading(path.toStdString()).trainings();
        return trainings.empty() || trainings.front().iterations.empty()
                   ? -1
                   : trainings.front().iterations.back().iteration;
    };
    QTRY_VERIFY_WITH_TIMEOUT(lastStep() >= 3 || program.state() == QProcess::NotRunning,
                             kPatienceMs);
    program.kill();
    program.waitForFinished();
    const int kept = lastStep();
    QVERIFY2(kept >= 3, program.readAllStandardError());

    m_window = openTrain(path);
    QVERIFY2(page().banner()->text().contains(QString("Resume from step %1?").arg(kept)),
             qPrintable(page().banner()->text()));
    click(page().banner()->actionButton());
    QTRY_VERIFY_WITH_TIMEOUT(page().isRunning(), kPatienceMs);
    training().stop();
    QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(1), kPatienceMs);
    // All steps of before are there, in order, and those after them.
    const auto& steps = project().runs().front().iterations;
    QVERIFY(steps.size() > static_cast<std::size_t>(kept));
    for (std::size_t i = 0; i < steps.size(); ++i)
        QCOMPARE(steps[i].iteration, static_cast<int>(i));
}

void TrainingStateTest::errorThatEndsATrainingIsSaid() {
    TrainingSummary summary;
    summary.iterations.resize(4);
    summary.iterations.back().iteration = 3;
    summary.best.iteration = 2;
    summary.reason = StopReason::Converged;
    QCOMPARE(textOfEnd(summary), QString("Converged. Step 2 of 3 was the best and is kept."));
    summary.reason = StopReason::Failed;
    summary.failure = "killed.mtpw: the disk is full";
    QCOMPARE(textOfEnd(summary), QString("Ended by an error: killed.mtpw: the disk is full. Step 2 "
                                         "of 3 was the best and is kept."));
}

namespace {

// What the process does that killedProgramResumesFromItsLastStep() kills.
int trainAndWait(QApplication& application, const QString& path) {
    const auto window = openTrain(path);
    setOptions(*window, 12, 100000);
    auto* primary = test::child<QPushButton>(*window, "primary");
    QTimer press;
    QObject::connect(&press, &QTimer::timeout, &application, [primary, &press] {
        if (!primary->isEnabled())
            return;
        press.stop();
        click(primary);
    });
    press.start(50);
    return application.exec();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application);
    test::keepSettingsApart();
    if (argc > 2 && QString::fromUtf8(argv[1]) == kTrainAndWait)
        return trainAndWait(application, QString::fromLocal8Bit(argv[2]));
    TrainingStateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "TrainingStateTest.moc"
