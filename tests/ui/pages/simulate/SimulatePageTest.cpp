// The Simulate page as a user works with it: whole runs in the LAMMPS of the machine, stopped,
// continued, ended by the guard, found again when the project is opened.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "core/base/Process.h"
#include "core/mtp/PotentialFile.h"
#include "core/simulation/RunControl.h"
#include "core/workflow/SimulationRecords.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/simulate/SimulatePage.h"
#include "ui/plots/CurvePlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 40000;  // a hang guard only
const QString kData = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/lammps/";

// The cell of tests/data; its types have no names.
Frame startFrame() {
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats({});
    return registry.open((kData + "LiAlCl4.data").toStdString(), {})->read(0);
}

}  // namespace

class SimulatePageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void withoutAPotentialThePageSaysHowToGetOne();
    void withoutLammpsThePageSaysWhatToInstall();
    void startSaysWhatItWillDo();
    void wholeRunIsWatchedAndOpensOnTrajectory();
    void pausedRunIsResumed();
    void stoppedRunIsOverAndCanBeContinued();
    void frameThatTheGuardStoppedGoesToLabels();
    void largeFrameIsAskedAboutBeforeItGoesToLabels();
    void guessEndsTheRunAndItsFramesGoToLabels();
    void withoutATrainingSetThePageSaysThatNothingIsGraded();
    void rehearsalListsItsRuns();
    void packedIonsAreAStartCell();
    void folderIsWrittenWithoutBeingStarted();
    void repulsionIsWrittenAndRemembered();
    void runGoesOnAndIsFoundAgain();
    void formIsKeptWithTheProject();

private:
    // Of this page before those of others, which have fields of the same name.
    template <class Widget>
    Widget* child(const char* name) const {
        auto* own = page().findChild<Widget*>(name);
        return own ? own : test::child<Widget>(*m_window, name);
    }
    ProjectModel& project() const { return m_window->project(); }
    QPushButton* primary() const { return child<QPushButton>("primary"); }
    const SimulatePage& page() const { return *m_window->findChild<SimulatePage*>(); }
    QString state() const { return child<QLabel>("simulationState")->text(); }
    void openProject();
    void addPotential();
    // The run of the potential, said to be trained on copies of the cell with moved atoms.
    void addTrainedPotential();
    // pair_style mtp, which grades; false if it was not built.
    bool chooseNativeEngine() const;
    // A short run of the small cell, 20 steps a frame.
    void setRun(double picoseconds, double temperature = 300);
    void startRun();
    void startLongRun();
    void choose(const char* name, const QString& text) const {
        auto* box = child<QComboBox>(name);
        const int index = box->findText(text, Qt::MatchStartsWith);
        QVERIFY2(index >= 0, qPrintable(text));
        box->setCurrentIndex(index);
    }
    std::filesystem::path runFolder(int number) const {
        return m_folder->filePath(QStringLiteral("melt-runs/run-%1").arg(number)).toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    QByteArray m_path;
};

void SimulatePageTest::initTestCase() {
    test::keepSettingsApart();
    m_path = qgetenv("PATH");
    const std::optional<Engine> engine =
        findEngine(QCoreApplication::applicationDirPath().toStdString());
    QVERIFY2(engine && engine->canRun(), engineAdvice(engine).c_str());
}

void SimulatePageTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    ProjectStore::create(m_folder->filePath("melt.mtpw").toStdString());
    openProject();
}

void SimulatePageTest::cleanup() {
    qputenv("PATH", m_path);
    for (int number = 1; number < 4; ++number)
        if (isRunning(runFolder(number)))
            stopRun(runFolder(number));
    for (int number = 1; number < 4; ++number)
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(runFolder(number)), kPatienceMs);
    m_window.reset();
}

void SimulatePageTest::openProject() {
    m_window.reset();
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openPath(m_folder->filePath("melt.mtpw"));
    QVERIFY(project().hasProject());
    click(child<QToolButton>("rail-simulate"));
}

// Beside a configuration to start from.
void SimulatePageTest::addPotential() {
    Frame start = startFrame();
    QVERIFY(project().addConfigurations({{recordOf(start, {}), start}}));
    RunRecord run;
    run.name = "Run 1, level 8";
    run.potential = readPotential((kData + "LiAlCl4_level8.mtp").toStdString());
    QVERIFY(project().addRun(run));
    choose("startKind", "Configuration");
}

void SimulatePageTest::setRun(double picoseconds, double temperature) {
    child<QDoubleSpinBox>("temperature")->setValue(temperature);
    child<QDoubleSpinBox>("time")->setValue(picoseconds);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
}

void SimulatePageTest::startRun() {
    click(primary());
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().startsWith("Stop run-") || !state().startsWith("R"),
                             kPatienceMs);
}

void SimulatePageTest::withoutAPotentialThePageSaysHowToGetOne() {
    QVERIFY(!primary()->isEnabled());
    QTRY_VERIFY(child<QToolButton>("rail-simulate")->toolTip().contains("no potential"));
}

void SimulatePageTest::withoutLammpsThePageSaysWhatToInstall() {
    addPotential();
    auto* again = child<QPushButton>("engineAgain");
    QTRY_VERIFY_WITH_TIMEOUT(again->isEnabled(), kPatienceMs);
    qputenv("PATH", "");
    click(again);
    auto* text = child<QLabel>("engineText");
    QTRY_VERIFY_WITH_TIMEOUT(text->text().contains("apt install lammps"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains("atoms"), kPatienceMs);
    QVERIFY(!primary()->isEnabled());
    QVERIFY(primary()->toolTip().contains("apt install lammps"));
    qputenv("PATH", m_path);
    click(again);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
}

void SimulatePageTest::startSaysWhatItWillDo() {
    addPotential();
    setRun(2.5);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains("2.5"), kPatienceMs);
    const int atoms = static_cast<int>(startFrame().atomCount());
    QVERIFY2(primary()->text().contains(QString::number(atoms)), qPrintable(primary()->text()));
    QCOMPARE(child<QLabel>("simulationText")->text(), QString("Hold at 300 K, 2.5\u00a0ps"));
    child<QSpinBox>("repeatA")->setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains(QString::number(2 * atoms)), kPatienceMs);
    QCOMPARE(static_cast<int>(child<StructureView>("simulateView")->frame().atomCount()),
             2 * atoms);
    click(child<QPushButton>("largeMelt"));
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains("2,304"), kPatienceMs);
    // What cannot be is said before it starts.
    choose("protocol", "Density ladder");
    auto* densities = child<QLineEdit>("densities");
    densities->setText("high");
    QTest::keyClick(densities, Qt::Key_Return);
    QTRY_VERIFY(child<QLabel>("simulationText")->text().contains("\"high\" is no density"));
    QVERIFY(!primary()->isEnabled());
}

void SimulatePageTest::wholeRunIsWatchedAndOpensOnTrajectory() {
    addPotential();
    setRun(0.2);
    startRun();
    QTRY_VERIFY2_WITH_TIMEOUT(state() == "Finished",
                              qPrintable(state() + ": " + child<QLabel>("simulationText")->text()),
                              kPatienceMs);
    QCOMPARE(primary()->text(), QString("New simulation"));
    for (const char* name :
         {"temperaturePlot", "energyPlot", "pressurePlot", "densityPlot", "nearestPlot"})
        QVERIFY2(child<CurvePlot>(name)->table().rowCount() > 1, name);
    QVERIFY(child<StructureView>("simulateView")->hasFrame());
    QCOMPARE(child<QTreeWidget>("simulationTable")->topLevelItemCount(), 1);
    // One click, no dialog.
    click(child<QPushButton>("openTrajectory"));
    QTRY_VERIFY_WITH_TIMEOUT(project().trajectory() != nullptr, kPatienceMs);
    QVERIFY(QString::fromStdString(project().trajectory()->record.path)
                .endsWith("run-1/trajectory.lammpstrj"));
    // A frame every 20 fs of 200 fs, with the first and the last.
    QCOMPARE(project().trajectory()->timesFs.size(), std::size_t{11});
    QVERIFY(child<StructureView>("trajectoryView")->isVisible());
}

void SimulatePageTest::startLongRun() {
    addPotential();
    setRun(5000);  // longer than any test
    startRun();
    QTRY_VERIFY_WITH_TIMEOUT(child<CurvePlot>("temperaturePlot")->table().rowCount() > 1,
                             kPatienceMs);
}

void SimulatePageTest::pausedRunIsResumed() {
    startLongRun();
    auto* button = child<QPushButton>("simulationPause");
    QCOMPARE(button->text(), QString("Pause"));
    click(button);
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Paused"), kPatienceMs);
    QVERIFY(child<QLabel>("simulationText")->text().startsWith("Paused at step"));
    QCOMPARE(child<QTreeWidget>("simulationTable")->topLevelItem(0)->text(1), QString("Paused"));
    QVERIFY(!isRunning(runFolder(1)));
    RunLog log(runFolder(1), readRunFolder(runFolder(1)));
    log.update();
    const std::int64_t before = log.stepsDone();
    QVERIFY(before > 0);
    QCOMPARE(primary()->text(), QString("Resume run-1"));
    click(primary());
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Running"), kPatienceMs);
    const auto steps = [&] {
        log.update();
        return log.stepsDone();
    };
    QTRY_VERIFY_WITH_TIMEOUT(steps() > before, kPatienceMs);
    // Paused once more, and given up.
    click(button);
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Paused"), kPatienceMs);
    QCOMPARE(button->text(), QString("Stop"));
    click(button);
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Stopped"), kPatienceMs);
    QCOMPARE(primary()->text(), QString("New simulation"));
}

void SimulatePageTest::stoppedRunIsOverAndCanBeContinued() {
    startLongRun();
    QCOMPARE(primary()->text(), QString("Stop run-1"));
    click(primary());
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Stopped"), kPatienceMs);
    QVERIFY(child<QLabel>("simulationText")->text().contains("on request"));
    QCOMPARE(primary()->text(), QString("New simulation"));
    auto* button = child<QPushButton>("simulationPause");
    QCOMPARE(button->text(), QString("Continue"));
    click(button);
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Running"), kPatienceMs);
    click(primary());
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Stopped"), kPatienceMs);
}

// Untrained for 20,000 K: ions come nearer than the guard allows within a few steps.
void SimulatePageTest::frameThatTheGuardStoppedGoesToLabels() {
    addPotential();
    setRun(20, 20000);
    startRun();
    QTRY_VERIFY_WITH_TIMEOUT(state() == "Stopped by the guard", kPatienceMs);
    auto* view = child<StructureView>("simulateView");
    QCOMPARE(view->selectedAtoms().size(), std::size_t{2});
    QVERIFY(view->measurement().contains(QChar(0x2013)));  // "Al1–Al7 1.93 Å"
    QVERIFY(child<QLabel>("simulationText")->text().contains("at step"));
    const std::size_t before = project().configurations().size();
    auto* add = child<QPushButton>("addToLabels");
    click(add);
    QCOMPARE(project().configurations().size(), before + 1);
    const ConfigurationRecord& record = project().configurations().back();
    QVERIFY(!record.energy);
    QVERIFY(record.parent && record.parent->source.find("run-1") != std::string::npos);
    const Frame frame = project().frame(record);
    QVERIFY(!frame.labels.forces && !frame.velocities);
    QCOMPARE(frame.positions, view->frame().positions);
    // It is the chosen one on Labels.
    auto* table = child<QTableView>("configurations");
    QCOMPARE(table->currentIndex().row(), static_cast<int>(before));
    // It is added once; undo takes it away.
    QCOMPARE(add->text(), QString("Show on Labels"));
    test::undo(*m_window);
    QCOMPARE(project().configurations().size(), before);
    QCOMPARE(add->text(), QString("Add frame to Labels"));
}

void SimulatePageTest::addTrainedPotential() {
    std::vector<Configuration> configurations;
    for (unsigned seed = 0; seed < 12; ++seed) {
        std::srand(seed);
        Frame frame = startFrame();
        frame.positions += 0.15 * Positions::Random(frame.positions.rows(), 3);
        configurations.push_back({recordOf(frame, {}), frame});
    }
    QVERIFY(project().addConfigurations(configurations));
    RunRecord run;
    run.name = "Run 1, level 8";
    run.potential = readPotential((kData + "LiAlCl4_level8.mtp").toStdString());
    run.trainedOn.emplace();
    for (const ConfigurationRecord& record : project().configurations())
        run.trainedOn->trainingIds.push_back(record.id);
    QVERIFY(project().addRun(run));
    choose("startKind", "Configuration");
}

bool SimulatePageTest::chooseNativeEngine() const {
    const QString folder = QCoreApplication::applicationDirPath() + "/../bin";
    if (!QFile::exists(folder + "/mtp-lmp"))
        return false;
    auto* again = child<QPushButton>("engineAgain");
    if (!QTest::qWaitFor([&] { return again->isEnabled(); }, kPatienceMs))
        return false;
    qputenv("PATH", folder.toUtf8() + ":" + m_path);
    click(again);
    return QTest::qWaitFor([&] { return again->isEnabled(); }, kPatienceMs);
}

void SimulatePageTest::guessEndsTheRunAndItsFramesGoToLabels() {
    if (!chooseNativeEngine())
        QSKIP("mtp-lmp was not built: no LAMMPS here grades");
    addTrainedPotential();
    child<QSpinBox>("gradeEvery")->setValue(5);
    child<QDoubleSpinBox>("gradeSave")->setValue(1.5);
    child<QDoubleSpinBox>("gradeStop")->setValue(4);
    setRun(20, 2500);
    QVERIFY2(child<QLabel>("gradeNote")->isHidden(),
             qPrintable(child<QLabel>("gradeNote")->text()));
    startRun();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Stopped by the guard"), kPatienceMs);
    const QString reason = child<QLabel>("simulationText")->text();
    QVERIFY2(reason.startsWith("The potential guessed: an extrapolation grade of"),
             qPrintable(reason));
    QVERIFY(child<CurvePlot>("gradePlot")->isVisible());
    // With the grade that ended it, beyond the dashed line.
    const std::vector<double>& drawn = child<CurvePlot>("gradePlot")->table().numbers("grade");
    QVERIFY(*std::max_element(drawn.begin(), drawn.end()) > 4);
    // The atom with the highest grade in the first frame beyond.
    QCOMPARE(child<StructureView>("simulateView")->selectedAtoms().size(), std::size_t{1});
    const std::size_t before = project().configurations().size();
    auto* choose = child<QPushButton>("addBeyondToLabels");
    QVERIFY2(choose->isVisible() && choose->text().startsWith("Choose among"),
             qPrintable(choose->text()));
    click(choose);
    QTRY_VERIFY_WITH_TIMEOUT(project().configurations().size() > before, kPatienceMs);
    QVERIFY(project().configurations().size() <= before + 10);
    const ConfigurationRecord& record = project().configurations().back();
    QVERIFY(!record.energy);
    QVERIFY(record.parent && record.parent->source.find("run-1/beyond") != std::string::npos);
    // Chosen once more, they are there.
    const std::size_t after = project().configurations().size();
    click(choose);
    QTRY_VERIFY_WITH_TIMEOUT(page().banner()->text().contains("configurations already"),
                             kPatienceMs);
    QCOMPARE(project().configurations().size(), after);
    test::undo(*m_window);
    QCOMPARE(project().configurations().size(), before);
}

void SimulatePageTest::withoutATrainingSetThePageSaysThatNothingIsGraded() {
    addPotential();
    setRun(0.02);
    QTRY_VERIFY(child<QLabel>("gradeNote")->isVisible());
    QVERIFY(child<QLabel>("gradeNote")->text().contains("it is not known which configurations"));
    // Nobody who asks for none is told so.
    child<QSpinBox>("gradeEvery")->setValue(0);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
    QVERIFY(child<QLabel>("gradeNote")->isHidden());
    startRun();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Finished"), kPatienceMs);
    QVERIFY(child<CurvePlot>("gradePlot")->isHidden());
}

void SimulatePageTest::largeFrameIsAskedAboutBeforeItGoesToLabels() {
    addPotential();
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("largeMelt")->isEnabled(), kPatienceMs);
    click(child<QPushButton>("largeMelt"));
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains("2,304"), kPatienceMs);
    setRun(20, 20000);
    startRun();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Stopped by the guard"), kPatienceMs);
    const std::size_t before = project().configurations().size();
    auto* add = child<QPushButton>("addToLabels");
    click(add);
    QCOMPARE(project().configurations().size(), before);
    // 2,304 atoms are 48 times 48: the cube of that is the work.
    const QString question = page().banner()->text();
    QVERIFY2(question.contains("2,304 atoms") && question.contains("110,000"),
             qPrintable(question));
    const auto answer = [&](const char* text) {
        for (QPushButton* button : page().banner()->findChildren<QPushButton*>())
            if (button->text() == text)
                return click(button);
        QFAIL(text);
    };
    answer("Rehearse in small cells");
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains("48 atoms"), kPatienceMs);
    QCOMPARE(child<QComboBox>("protocol")->currentText(), QString("Rehearsal"));
    QCOMPARE(child<QDoubleSpinBox>("temperature")->value(), 20000.0);
    auto* runs = child<QComboBox>("simulationRuns");
    runs->setCurrentIndex(1);
    emit runs->activated(1);
    click(add);
    answer("Add all the same");
    QCOMPARE(project().configurations().size(), before + 1);
    QCOMPARE(project().configurations().back().atomCount, std::size_t{2304});
}

void SimulatePageTest::rehearsalListsItsRuns() {
    addPotential();
    choose("protocol", "Rehearsal");
    auto* densities = child<QLineEdit>("densities");
    densities->setText("1.99");  // its own
    QTest::keyClick(densities, Qt::Key_Return);
    setRun(0.05);
    startRun();
    QTRY_VERIFY2_WITH_TIMEOUT(state() == "Finished",
                              qPrintable(state() + ": " + child<QLabel>("simulationText")->text()),
                              kPatienceMs);
    const QTreeWidgetItem* item = child<QTreeWidget>("simulationTable")->topLevelItem(0);
    QCOMPARE(item->childCount(), 2);  // two seeds at one density
    for (int part = 0; part < 2; ++part) {
        QVERIFY(item->child(part)->text(0).contains("seed"));
        QCOMPARE(item->child(part)->text(1), QString("Finished"));
    }
}

void SimulatePageTest::packedIonsAreAStartCell() {
    addPotential();
    choose("startKind", "Packed");
    auto* ions = child<QLineEdit>("startIons");
    ions->setText("Li 4, Al 4, Cl 16");
    QTest::keyClick(ions, Qt::Key_Return);
    child<QDoubleSpinBox>("startDensity")->setValue(1.6);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->text().contains("24 atoms"), kPatienceMs);
    click(child<QPushButton>("largeMelt"));
    QCOMPARE(ions->text(), QString("Li 432, Al 432, Cl 1728"));
    ions->setText("Li 4, Al");
    QTest::keyClick(ions, Qt::Key_Return);
    QTRY_VERIFY(child<QLabel>("simulationText")->text().contains("each element needs a number"));
}

void SimulatePageTest::folderIsWrittenWithoutBeingStarted() {
    addPotential();
    setRun(0.1);
    click(child<QPushButton>("exportFolder"));
    QTRY_VERIFY_WITH_TIMEOUT(isRunFolder(runFolder(1)), kPatienceMs);
    QTRY_COMPARE(child<QTreeWidget>("simulationTable")->topLevelItemCount(), 1);
    QTRY_VERIFY(page().banner()->text().contains("run-1"));
    QVERIFY(QFile::exists(m_folder->filePath("melt-runs/run-1/job.sh")));
    // It can be started here, too.
    auto* runs = child<QComboBox>("simulationRuns");
    runs->setCurrentIndex(1);
    emit runs->activated(1);
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Not started"), kPatienceMs);
    click(child<QPushButton>("simulationPause"));
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Finished"), kPatienceMs);
}

void SimulatePageTest::repulsionIsWrittenAndRemembered() {
    addPotential();
    setRun(0.1);
    auto* repulsion = child<QCheckBox>("repulsion");
    QTest::mouseClick(repulsion, Qt::LeftButton, {}, {8, repulsion->height() / 2});  // its box
    QVERIFY(repulsion->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
    click(child<QPushButton>("exportFolder"));
    QTRY_VERIFY_WITH_TIMEOUT(isRunFolder(runFolder(1)), kPatienceMs);
    QVERIFY(readRunFolder(runFolder(1)).options.hasRepulsion);
    QTRY_VERIFY2(page().banner()->text().contains("mtp-lmp -in in.lmp"),
                 qPrintable(page().banner()->text()));
    m_window->close();
    openProject();
    QVERIFY(child<QCheckBox>("repulsion")->isChecked());
    test::undo(*m_window);
    QVERIFY(!child<QCheckBox>("repulsion")->isChecked());
}

void SimulatePageTest::runGoesOnAndIsFoundAgain() {
    startLongRun();
    m_window->close();
    m_window.reset();
    QVERIFY(isRunning(runFolder(1)));
    openProject();
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Running"), kPatienceMs);
    QCOMPARE(primary()->text(), QString("Stop run-1"));
    const std::size_t rows = child<CurvePlot>("temperaturePlot")->table().rowCount();
    QTRY_VERIFY_WITH_TIMEOUT(child<CurvePlot>("temperaturePlot")->table().rowCount() > rows,
                             kPatienceMs);
    click(primary());
    QTRY_COMPARE_WITH_TIMEOUT(state(), QString("Stopped"), kPatienceMs);
    // The next one has a folder of its own.
    click(primary());
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
    QCOMPARE(QString::fromStdString(nextRunFolder(project().path().toStdString(), {}).string()),
             m_folder->filePath("melt-runs/run-2"));
}

void SimulatePageTest::formIsKeptWithTheProject() {
    addPotential();
    choose("protocol", "Ramp");
    child<QDoubleSpinBox>("temperature")->setValue(450);
    child<QDoubleSpinBox>("endTemperature")->setValue(900);
    child<QDoubleSpinBox>("timestep")->setValue(2);
    child<QSpinBox>("repeatB")->setValue(3);
    choose("startKind", "Packed");
    emit child<QComboBox>("startKind")->activated(2);
    child<QDoubleSpinBox>("startDensity")->setValue(1.55);
    m_window->close();
    openProject();
    QCOMPARE(child<QComboBox>("protocol")->currentText(), QString("Ramp"));
    QCOMPARE(child<QDoubleSpinBox>("temperature")->value(), 450.0);
    QCOMPARE(child<QDoubleSpinBox>("endTemperature")->value(), 900.0);
    QCOMPARE(child<QDoubleSpinBox>("timestep")->value(), 2.0);
    QCOMPARE(child<QSpinBox>("repeatB")->value(), 3);
    QVERIFY(child<QComboBox>("startKind")->currentText().startsWith("Packed"));
    QCOMPARE(child<QDoubleSpinBox>("startDensity")->value(), 1.55);
    // A configuration that is added leaves the form as it is.
    Frame start = startFrame();
    QVERIFY(project().addConfigurations({{recordOf(start, {}), start}}));
    QCOMPARE(child<QDoubleSpinBox>("startDensity")->value(), 1.55);
    // Another project has its own.
    ProjectStore::create(m_folder->filePath("other.mtpw").toStdString());
    m_window->openPath(m_folder->filePath("other.mtpw"));
    QTRY_COMPARE(child<QDoubleSpinBox>("temperature")->value(), 0.0);
    QCOMPARE(child<QSpinBox>("repeatB")->value(), 1);
    QCOMPARE(child<QComboBox>("protocol")->currentIndex(), 0);
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    SimulatePageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "SimulatePageTest.moc"
