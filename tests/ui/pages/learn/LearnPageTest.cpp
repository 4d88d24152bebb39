// The Learn page as a user works with it: rounds of a loop with the LAMMPS of the machine and
// another potential in place of DFT; stopped, continued, taken over, undone, found again.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cstdlib>

#include "core/labelling/Machine.h"
#include "core/learning/LearningLoop.h"
#include "core/simulation/RunControl.h"
#include "core/training/Trainer.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/learn/LearnPage.h"
#include "ui/project/OwnRecipes.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/NumberTable.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 120000;  // a hang guard only
constexpr std::size_t kNarrow = 12;  // configurations that the first potential knows

class QuietObserver : public TrainingObserver {
public:
    void iterated(const IterationSummary&) override {}
};

RunRecord trainedRun(const std::string& name, const std::vector<Frame>& frames) {
    TrainingOptions options;
    options.level = 4;
    options.starts = 1;
    options.hops = 0;
    QuietObserver observer;
    RunRecord run;
    run.name = name;
    run.potential = Trainer(frames, {}, speciesOf(frames), options).run(observer).potential;
    return run;
}

}  // namespace

class LearnPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void withoutAPotentialThePageSaysHowToGetOne();
    void roundIsMadeAddedToTheProjectAndUndone();
    void loopIsFoundAgainAndGoesOnToItsLimit();
    void loopThatImprovesNothingEndsAndCanGoOn();
    void loopThatIsStoppedCanGoOn();
    void loopWaitsForLabelsInAFile();
    void labelsOfAStandInStayMarkedIfTheSourceIsExchanged();
    void whatALoopLacksToBeginIsSaid();
    void labelsComeFromTheMachinesAndRecipesOfTheUser();
    void wrongChoicesAreNamed();

private:
    template <class Widget>
    Widget* child(const char* name) const {
        return test::child<Widget>(*page(), name);
    }
    LearnPage* page() const { return m_window->findChild<LearnPage*>(); }
    ProjectModel& project() const { return m_window->project(); }
    QPushButton* primary() const { return test::child<QPushButton>(*m_window, "primary"); }
    QString state() const { return child<QLabel>("learnState")->text(); }
    int rounds() const {
        return static_cast<int>(child<NumberTable>("learnRounds")->table().rowCount());
    }
    LearningFolder loop() const {
        return LearningFolder(m_folder->filePath("melt-learning/loop-1").toStdString());
    }
    void openProject();
    // A potential of few configurations and another one that stands in for DFT.
    void fillProject();
    void chooseShortRounds(double picoseconds = 0.3);
    void choose(const char* name, const QString& text) const;
    void makeOneRound();

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::vector<Frame> m_frames;
    RunRecord m_narrow, m_reference;
};

void LearnPageTest::initTestCase() {
    test::keepSettingsApart();
    // Set before any thread runs: a thread that starts a program reads the environment.
    qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
    const std::optional<Engine> engine =
        findEngine(QCoreApplication::applicationDirPath().toStdString());
    QVERIFY2(engine && engine->canRun(), engineAdvice(engine).c_str());
    const std::vector<Frame> all =
        readFrames(FormatRegistry::withBuiltinFormats({}),
                   std::string(MTP_SOURCE_DIR) + "/resources/examples/LiAlCl4/single_points");
    QVERIFY(all.size() > 2 * kNarrow);
    for (std::size_t k = 0; k < kNarrow; ++k)
        m_frames.push_back(all[k * all.size() / kNarrow]);
    m_narrow = trainedRun("narrow", m_frames);
    m_reference = trainedRun("reference", all);
}

void LearnPageTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    ProjectStore::create(m_folder->filePath("melt.mtpw").toStdString());
    openProject();
}

void LearnPageTest::cleanup() {
    m_window.reset();
}

void LearnPageTest::openProject() {
    m_window.reset();
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openPath(m_folder->filePath("melt.mtpw"));
    QVERIFY(project().hasProject());
    click(test::child<QToolButton>(*m_window, "rail-learn"));
}

void LearnPageTest::fillProject() {
    std::vector<Configuration> configurations;
    for (const Frame& frame : m_frames)
        configurations.push_back({recordOf(frame, {}), frame});
    QVERIFY(project().addConfigurations(configurations));
    QVERIFY(project().addRun(m_reference));
    QVERIFY(project().addRun(m_narrow));
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
}

void LearnPageTest::choose(const char* name, const QString& text) const {
    auto* box = child<QComboBox>(name);
    const int index = box->findText(text, Qt::MatchStartsWith);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setCurrentIndex(index);
}

void LearnPageTest::chooseShortRounds(double picoseconds) {
    child<QDoubleSpinBox>("learnTemperature")->setValue(1500);
    child<QLineEdit>("learnDensities")->setText("2.2");
    child<QDoubleSpinBox>("learnTime")->setValue(picoseconds);
    child<QSpinBox>("learnSeeds")->setValue(1);
    child<QDoubleSpinBox>("learnSave")->setValue(1.05);
    child<QSpinBox>("learnMost")->setValue(2);
    child<QSpinBox>("learnRounds")->setValue(2);
    choose("learnLabels", "Another potential");
    choose("learnStandIn", "reference");
}

void LearnPageTest::makeOneRound() {
    auto* step = child<QPushButton>("learnStep");
    QTRY_VERIFY_WITH_TIMEOUT(step->isEnabled(), kPatienceMs);
    click(step);
    QVERIFY(!step->isEnabled());
    QTRY_VERIFY2_WITH_TIMEOUT(rounds() == 1 && !primary()->text().startsWith("Stop"),
                              qPrintable(page()->banner()->text()), kPatienceMs);
}

void LearnPageTest::withoutAPotentialThePageSaysHowToGetOne() {
    QVERIFY(!primary()->isEnabled());
    QPushButton* way = nullptr;
    for (QPushButton* button : page()->findChildren<QPushButton*>())
        if (button->text() == "Go to Train")
            way = button;
    QVERIFY(way && way->isVisible());
    click(way);
    QVERIFY(!page()->isVisible());
}

void LearnPageTest::roundIsMadeAddedToTheProjectAndUndone() {
    fillProject();
    QCOMPARE(primary()->text(), QString("Learn from 12 configurations"));
    chooseShortRounds();
    child<QDoubleSpinBox>("learnTimestep")->setValue(0.5);
    child<QSpinBox>("learnRepeatC")->setValue(2);
    child<QSpinBox>("learnSeed")->setValue(7);
    choose("learnLevel", "6");
    makeOneRound();
    QCOMPARE(state(), QString("Round 2 is next."));
    const Table table = child<NumberTable>("learnRounds")->table();
    QVERIFY(table[columns::kHighestGrade][0] > 1.05);
    const int labelled = table[columns::kSinglePoints][0];
    QVERIFY(labelled >= 1 && labelled <= 2);
    QCOMPARE(table[columns::kTrainingSize][0], static_cast<int>(kNarrow) + labelled);
    for (const char* kept : {"learnSave", "learnTimestep", "learnSeed", "learnLevel"})
        QVERIFY2(!child<QWidget>(kept)->isEnabled(), kept);
    const LearningOptions begun = loop().record().options;
    QCOMPARE(begun.rehearsal.timestep, 0.5);
    QCOMPARE(begun.rehearsal.supercell, (std::array<int, 3>{1, 1, 2}));
    QCOMPARE(begun.seed, std::uint64_t(7));
    QCOMPARE(begun.level, 6);

    // What it brought joins the project, without the labels of the stand-in, in one step of undo.
    click(child<QPushButton>("learnTake"));
    QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(3), kPatienceMs);
    QCOMPARE(project().currentRun()->name, std::string("loop-1, round 1 (trial)"));
    QCOMPARE(project().configurations().size(), kNarrow + static_cast<std::size_t>(labelled));
    QVERIFY(!project().configurations().back().energy);
    test::undo(*m_window);
    QCOMPARE(project().runs().size(), std::size_t(2));
    QCOMPARE(project().configurations().size(), kNarrow);

    auto* undoRound = child<QPushButton>("learnUndo");
    QCOMPARE(undoRound->text(), QString("Undo round 1"));
    click(undoRound);
    QCOMPARE(rounds(), 0);
    QVERIFY(!undoRound->isEnabled());
    QCOMPARE(state(), QString("Round 1 is next."));
    QVERIFY(std::filesystem::exists(loop().path() / "undone-1-round-1" / "labelled.extxyz"));
}

void LearnPageTest::loopIsFoundAgainAndGoesOnToItsLimit() {
    fillProject();
    chooseShortRounds();
    makeOneRound();
    m_window->close();  // keeps the view state
    openProject();
    QCOMPARE(child<QComboBox>("learnLoops")->currentText(), QString("loop-1"));
    QCOMPARE(rounds(), 1);
    QCOMPARE(child<QComboBox>("learnLabels")->currentText(), QString("Another potential (trial)"));
    QCOMPARE(child<QDoubleSpinBox>("learnSave")->value(), 1.05);
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
    QCOMPARE(primary()->text(), QString("Continue with round 2"));
    click(primary());
    QCOMPARE(primary()->text(), QString("Stop the loop"));
    QTRY_VERIFY2_WITH_TIMEOUT(primary()->text() != "Stop the loop",
                              qPrintable(page()->banner()->text()), kPatienceMs);
    QCOMPARE(rounds(), 2);
    // Which of the ends it is depends on where the second rehearsal goes.
    QVERIFY2(loop().record().state != LearningState::Running, qPrintable(state()));
    QVERIFY2(state().startsWith("Ended") || state().startsWith("Stable"), qPrintable(state()));
}

// The first round is made to look as if nothing could be better: the second cannot improve it, and
// with one label there is no noise that its error could be compared with.
void LearnPageTest::loopThatImprovesNothingEndsAndCanGoOn() {
    fillProject();
    chooseShortRounds();
    child<QDoubleSpinBox>("learnSave")->setValue(1.01);
    child<QSpinBox>("learnMost")->setValue(1);
    child<QSpinBox>("learnRounds")->setValue(5);
    child<QSpinBox>("learnWithoutGain")->setValue(1);
    makeOneRound();
    m_window->close();
    LearningRecord record = loop().record();
    record.rounds[0].finishedRuns = record.rounds[0].runs;
    record.rounds[0].beyond = 0;
    loop().store(record);
    openProject();
    QCOMPARE(state(), QString("Round 2 is next."));
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
    click(primary());
    QTRY_VERIFY2_WITH_TIMEOUT(rounds() == 2 && primary()->text() != "Stop the loop",
                              qPrintable(page()->banner()->text()), kPatienceMs);
    QCOMPARE(loop().record().state, LearningState::NoGain);
    QVERIFY2(state().startsWith("Ended: 1 round in a row improved nothing. At best 100 % of the "
                                "rehearsals ran through and 0 % of the frames"),
             qPrintable(state()));
    QCOMPARE(child<NumberTable>("learnRounds")->table()[columns::kWithoutGain],
             (std::vector<int>{0, 1}));
    QVERIFY(!primary()->isEnabled());
    child<QSpinBox>("learnWithoutGain")->setValue(2);
    QVERIFY(primary()->isEnabled());
    QCOMPARE(primary()->text(), QString("Continue with round 3"));
}

void LearnPageTest::loopThatIsStoppedCanGoOn() {
    fillProject();
    chooseShortRounds(50);
    click(primary());
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(loop().rehearsal(1)), kPatienceMs);
    QTRY_COMPARE(primary()->text(), QString("Stop the loop"));
    click(primary());
    QVERIFY(!primary()->isEnabled());
    QTRY_VERIFY2_WITH_TIMEOUT(primary()->text() == "Continue with round 1",
                              qPrintable(page()->banner()->text()), kPatienceMs);
    QVERIFY(!isRunning(loop().rehearsal(1)));
    QTRY_VERIFY_WITH_TIMEOUT(primary()->isEnabled(), kPatienceMs);
    QCOMPARE(state(), QString("Round 1 is next."));
}

void LearnPageTest::loopWaitsForLabelsInAFile() {
    fillProject();
    chooseShortRounds();
    choose("learnLabels", "A file");
    click(primary());
    QTRY_VERIFY2_WITH_TIMEOUT(state().startsWith("Round 1 waits for labels"),
                              qPrintable(page()->banner()->text()), kPatienceMs);
    QVERIFY(std::filesystem::exists(loop().selected(1)));
    QVERIFY(test::child<QToolButton>(*m_window, "rail-learn")->toolTip().contains("waits"));
}

// The round was interrupted when the stand-in had given its labels; then the user chose a file.
void LearnPageTest::labelsOfAStandInStayMarkedIfTheSourceIsExchanged() {
    fillProject();
    chooseShortRounds();
    choose("learnLabels", "A file");
    click(child<QPushButton>("learnStep"));
    QTRY_VERIFY2_WITH_TIMEOUT(state().startsWith("Round 1 waits for labels"),
                              qPrintable(page()->banner()->text()), kPatienceMs);
    Progress quiet;
    const auto labels = labelsOfPotential(*m_reference.potential)
                            ->label(readLearningFrames(loop().selected(1)), loop(), 1, quiet);
    writeLearningFrames(loop().labelled(1), *labels);
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("learnStep")->isEnabled(), kPatienceMs);
    makeOneRound();
    QVERIFY(loop().record().rounds[0].arePredicted);
}

void LearnPageTest::whatALoopLacksToBeginIsSaid() {
    fillProject();
    std::vector<std::int64_t> ids;
    for (const ConfigurationRecord& record : project().configurations())
        ids.push_back(record.id);
    QVERIFY(project().removeConfigurations(ids));
    QCOMPARE(primary()->text(), QString("Learn"));
    QVERIFY(!primary()->isEnabled());
    QVERIFY2(state().startsWith("A loop cannot begin yet") && state().contains("narrow"),
             qPrintable(state()));
    QCOMPARE(child<QLabel>("learnSet")->text(), QString("Its training set is not in this project"));
}

void LearnPageTest::labelsComeFromTheMachinesAndRecipesOfTheUser() {
    Machine hal;
    hal.name = "hal";
    hal.host = "hal";
    hal.folder = "~/campaigns";
    hal.hasSlurm = true;
    hal.atOnce = 20;
    hal.minutes = 90;
    writeMachines(machinesFile(), {hal});
    Recipe own = builtInRecipe(Functional::Pbe, DftCode::QuantumEspresso);
    own.name = "fine";
    fillProject();
    QVERIFY(keepRecipe(project(), own));
    click(test::child<QToolButton>(*m_window, "rail-labels"));
    click(test::child<QToolButton>(*m_window, "rail-learn"));  // looks for machines again
    choose("learnMachine", "hal");
    QCOMPARE(child<QSpinBox>("learnAtOnce")->value(), 20);
    QCOMPARE(child<QSpinBox>("learnMinutes")->value(), 90);
    QVERIFY(child<QLabel>("learnHint")->text().startsWith("Each round is submitted"));
    choose("learnRecipe", "fine");
    QCOMPARE(child<QComboBox>("learnCode")->currentText(), QString("Quantum ESPRESSO"));
    QVERIFY(!child<QComboBox>("learnCode")->isEnabled());
    m_window->close();  // keeps the view state
    openProject();
    QCOMPARE(child<QComboBox>("learnMachine")->currentText(), QString("hal"));
    QCOMPARE(child<QComboBox>("learnRecipe")->currentText(), QString("fine"));
    writeMachines(machinesFile(), {});
}

void LearnPageTest::wrongChoicesAreNamed() {
    fillProject();
    chooseShortRounds();
    child<QLineEdit>("learnDensities")->setText("dense");
    click(primary());
    QVERIFY(page()->banner()->text().contains("\"dense\" is no density"));
    child<QLineEdit>("learnDensities")->setText("2.2");
    child<QDoubleSpinBox>("learnTooFar")->setValue(1.03);
    click(primary());
    QVERIFY2(page()->banner()->text().contains("1.05"), qPrintable(page()->banner()->text()));
    choose("learnStandIn", "narrow");
    click(primary());
    QVERIFY(page()->banner()->text().contains("second run"));
    QVERIFY(!loop().exists());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    LearnPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "LearnPageTest.moc"
