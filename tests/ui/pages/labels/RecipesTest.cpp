// Recipes, machines, AIMD runs and the check of the cutoff on the Labels page, by their dialogs.
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QSurfaceFormat>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <cmath>

#include "core/base/TextFile.h"
#include "core/labelling/Settings.h"
#include "tests/core/labelling/FakeCode.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/labels/AimdDialog.h"
#include "ui/pages/labels/LabelsPage.h"
#include "ui/pages/labels/MachinesDialog.h"
#include "ui/pages/labels/RecipeDialog.h"
#include "ui/project/OwnRecipes.h"
#include "ui/project/ProjectCampaigns.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

namespace fs = std::filesystem;

std::vector<Configuration> siliconCells() {
    std::vector<Configuration> configurations;
    for (const Frame& frame : test::FakeCode::configurations()) {
        configurations.emplace_back();
        configurations.back().frame = frame;
    }
    return configurations;
}

}  // namespace

class RecipesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void anOwnRecipeIsMadeUsedAndUndone();
    void wrongValuesCannotBeSaved();
    void ownRecipesAreRemoved();
    void machinesAreKeptInTheFileOfTheUser();
    void twoMachinesOfOneNameCannotBeSaved();
    void anAimdRunStartsFromAPackedCell();
    void anAimdRunTakesARecipeMadeInItsDialog();
    void labelsOfTheAimdDialogLeadToTheirFields();
    void choicesAreFoundAgainWithTheProject();
    void theCutoffIsChecked();
    void furtherLabelsAreCalculatedAsThoseOfTheProject();

private:
    template <class Widget>
    Widget* in(const QWidget* dialog, const char* name) const {
        return test::child<Widget>(*dialog, name);
    }
    // Presses a button that opens a modal dialog, and works in that.
    template <class Dialog>
    void inDialog(QWidget* button, const std::function<void(Dialog&)>& work) {
        bool wasOpen = false;
        QTimer::singleShot(0, this, [&] {
            if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
                wasOpen = true;
                work(*dialog);
                if (dialog->isVisible())
                    dialog->reject();
            }
        });
        click(button);
        QVERIFY(wasOpen);
    }
    QComboBox* recipes() const { return test::child<QComboBox>(*m_window, "recipe"); }
    void chooseCp2kPbe() const {
        recipes()->setCurrentText("PBE");
        test::child<QComboBox>(*m_window, "code")->setCurrentText("CP2K");
    }
    QPushButton* button(const char* name) const {
        return test::child<QPushButton>(*m_window, name);
    }

    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::FakeCode> m_code;
};

void RecipesTest::initTestCase() {
    test::keepSettingsApart();
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void RecipesTest::init() {
    m_code = std::make_unique<test::FakeCode>();
    qputenv("XDG_CONFIG_HOME", (m_code->path() / "settings").string().c_str());
    m_window->project().setStore(ProjectStore::create(m_code->path() / "melt.mtpw"));
    QVERIFY(m_window->project().addConfigurations(siliconCells()));
    m_window->showPage(PageId::Labels);
}

void RecipesTest::anOwnRecipeIsMadeUsedAndUndone() {
    chooseCp2kPbe();
    inDialog<RecipeDialog>(button("editRecipe"), [this](RecipeDialog& dialog) {
        in<QLineEdit>(&dialog, "recipeName")->setText("fine");
        QCOMPARE(in<QDoubleSpinBox>(&dialog, "cutoff")->text(), QString("400.0\u00a0Ry"));
        in<QDoubleSpinBox>(&dialog, "cutoff")->setValue(600);
        in<QComboBox>(&dialog, "points")->setCurrentIndex(1);
        in<QDoubleSpinBox>(&dialog, "spacing")->setValue(0.25);
        auto* elements = in<QTableWidget>(&dialog, "elements");
        QCOMPARE(elements->item(0, 0)->text(), QString("Si"));
        elements->item(0, 3)->setText("1.5");
        QVERIFY(in<QPushButton>(&dialog, "saveRecipe")->isEnabled());
        click(in<QPushButton>(&dialog, "saveRecipe"));
    });
    QCOMPARE(recipes()->currentText(), QString("fine"));
    QVERIFY(!test::child<QComboBox>(*m_window, "code")->isEnabled());
    const QString physics = test::child<QLabel>(*m_window, "physics")->text();
    QVERIFY2(physics.contains("Cutoff: 600 Ry") && physics.contains("spacing 0.25 per Å"),
             qPrintable(physics));
    click(button("primary"));
    const fs::path folder = m_code->path() / "melt-dft/fine-cp2k";
    QTRY_VERIFY(isCampaign(folder));
    const Recipe used = Campaign::open(folder).recipe();
    QCOMPARE(used.physics.elements.at("Si").moment, std::optional(1.5));
    // What was not touched has all of its digits.
    QCOMPARE(used.physics.relativeCutoff,
             builtInRecipe(Functional::Pbe, DftCode::Cp2k).physics.relativeCutoff);
    QTRY_COMPARE(m_window->project().undoText(), QString("Add the campaign fine-cp2k"));
    test::undo(*m_window);
    QTRY_COMPARE(m_window->project().undoText(), QString("Add recipe fine"));
    test::undo(*m_window);
    QCOMPARE(recipes()->findText("fine"), -1);
}

void RecipesTest::wrongValuesCannotBeSaved() {
    chooseCp2kPbe();
    inDialog<RecipeDialog>(button("editRecipe"), [this](RecipeDialog& dialog) {
        const auto* save = in<QPushButton>(&dialog, "saveRecipe");
        const auto* problem = in<QLabel>(&dialog, "recipeProblem");
        QVERIFY(save->isEnabled());
        in<QLineEdit>(&dialog, "tolerance")->setText("small");
        QVERIFY(!save->isEnabled());
        QVERIFY(problem->isVisible() && problem->text().contains("tolerance"));
        in<QLineEdit>(&dialog, "tolerance")->setText("1e-7");
        QVERIFY(save->isEnabled() && !problem->isVisible());
        in<QLineEdit>(&dialog, "recipeName")->setText("pbe");
        QVERIFY(!save->isEnabled() && problem->text().contains("built-in"));
    });
    QVERIFY(ownRecipes(m_window->project()).empty());
}

void RecipesTest::ownRecipesAreRemoved() {
    Recipe recipe = builtInRecipe(Functional::Pbe, DftCode::Cp2k);
    recipe.name = "mine";
    QVERIFY(keepRecipe(m_window->project(), recipe));
    recipes()->setCurrentText("mine");
    inDialog<RecipeDialog>(button("editRecipe"), [this](RecipeDialog& dialog) {
        click(in<QPushButton>(&dialog, "removeRecipe"));
    });
    QCOMPARE(recipes()->findText("mine"), -1);
    QCOMPARE(m_window->project().undoText(), QString("Remove recipe mine"));
    test::undo(*m_window);
    QVERIFY(recipes()->findText("mine") > 0);
}

void RecipesTest::machinesAreKeptInTheFileOfTheUser() {
    inDialog<MachinesDialog>(button("editMachines"), [this](MachinesDialog& dialog) {
        click(in<QPushButton>(&dialog, "addMachine"));
        in<QLineEdit>(&dialog, "machineName")->setText("hal");
        in<QLineEdit>(&dialog, "machineHost")->setText("hal.example.org");
        in<QLineEdit>(&dialog, "machineFolder")->setText("campaigns");
        QVERIFY(!in<QPushButton>(&dialog, "saveMachines")->isEnabled());
        QVERIFY(in<QLabel>(&dialog, "machineProblem")->text().contains("folder"));
        in<QLineEdit>(&dialog, "machineFolder")->setText("~/campaigns");
        in<QLineEdit>(&dialog, "machineOptions")->setText("--partition=long --mem=4G");
        in<QSpinBox>(&dialog, "machineMinutes")->setValue(90);
        click(in<QPushButton>(&dialog, "saveMachines"));
    });
    const std::vector<Machine> machines =
        readMachines(m_code->path() / "settings/mtp-workbench/machines.json");
    QCOMPARE(machines.size(), std::size_t{1});
    QCOMPARE(machines[0].options, (std::vector<std::string>{"--partition=long", "--mem=4G"}));
    auto* where = test::child<QComboBox>(*m_window, "machine");
    QVERIFY(where->findText("hal") > 0);
    where->setCurrentText("hal");
    QCOMPARE(test::child<QSpinBox>(*m_window, "minutes")->value(), 90);
    where->setCurrentIndex(0);
}

void RecipesTest::twoMachinesOfOneNameCannotBeSaved() {
    inDialog<MachinesDialog>(button("editMachines"), [this](MachinesDialog& dialog) {
        click(in<QPushButton>(&dialog, "addMachine"));
        QVERIFY(in<QPushButton>(&dialog, "saveMachines")->isEnabled());
        click(in<QPushButton>(&dialog, "addMachine"));
        QVERIFY(!in<QPushButton>(&dialog, "saveMachines")->isEnabled());
        click(in<QPushButton>(&dialog, "removeMachine"));
        QVERIFY(in<QPushButton>(&dialog, "saveMachines")->isEnabled());
        QCOMPARE(in<QListWidget>(&dialog, "machineList")->count(), 1);
    });
    QVERIFY(readMachines(machinesFile()).empty());
}

void RecipesTest::anAimdRunStartsFromAPackedCell() {
    m_window->project().setStore(ProjectStore::create(m_code->path() / "empty.mtpw"));
    m_window->showPage(PageId::Densities);
    click(button("packFirst"));
    auto* pack = test::child<QDialog>(*m_window, "packDialog");
    in<QLineEdit>(pack, "packIons")->setText("Li 4, Cl 4");
    click(in<QPushButton>(pack, "pack"));
    auto* aimd = in<QPushButton>(pack, "packAimd");
    QTRY_VERIFY(aimd->isEnabled());
    inDialog<AimdDialog>(aimd, [this](AimdDialog& dialog) {
        in<QComboBox>(&dialog, "aimdCode")->setCurrentText("Quantum ESPRESSO");
        QVERIFY(!in<QPushButton>(&dialog, "aimdRun")->isEnabled());  // no pseudopotential of Cl
        in<QComboBox>(&dialog, "aimdCode")->setCurrentText("CP2K");
        QVERIFY(in<QLabel>(&dialog, "aimdSays")->text().contains("Nosé and Hoover"));
        in<QSpinBox>(&dialog, "aimdSteps")->setValue(3);
        click(in<QPushButton>(&dialog, "aimdExport"));
    });
    auto* campaigns = m_window->findChild<ProjectCampaigns*>();
    QTRY_VERIFY(campaigns->snapshot() && campaigns->snapshot()->campaign.isDynamics());
    QCOMPARE(campaigns->current(), m_code->path() / "empty-dft/aimd-pbe-cp2k");
    QCOMPARE(campaigns->snapshot()->campaign.dynamics()->steps, 3);
    QTRY_COMPARE(button("primary")->text(), QString("Run the AIMD run here"));
    auto* open = test::child<QToolButton>(*m_window, "openTrajectory");
    QVERIFY(open->isVisible() && !open->isEnabled());
}

// A project that has nothing yet shows no recipes on the page Labels.
void RecipesTest::anAimdRunTakesARecipeMadeInItsDialog() {
    m_window->project().setStore(ProjectStore::create(m_code->path() / "empty.mtpw"));
    const QString library = QString::fromStdString((m_code->path() / "library").string());
    QTimer::singleShot(0, this, [this, library] {
        auto* dialog = qobject_cast<AimdDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        in<QComboBox>(dialog, "aimdCode")->setCurrentText("Quantum ESPRESSO");
        in<QLineEdit>(dialog, "aimdLibrary")->setText(library);
        inDialog<RecipeDialog>(
            in<QPushButton>(dialog, "aimdEditRecipe"), [this](RecipeDialog& recipe) {
                in<QLineEdit>(&recipe, "recipeName")->setText("cheap");
                in<QDoubleSpinBox>(&recipe, "cutoff")->setValue(16);
                in<QDoubleSpinBox>(&recipe, "densityCutoff")->setValue(128);
                QVERIFY2(in<QPushButton>(&recipe, "saveRecipe")->isEnabled(),
                         qPrintable(in<QLabel>(&recipe, "recipeProblem")->text()));
                QCOMPARE(in<QTableWidget>(&recipe, "elements")->rowCount(), 1);
                click(in<QPushButton>(&recipe, "saveRecipe"));
            });
        QCOMPARE(in<QComboBox>(dialog, "aimdRecipe")->currentText(), QString("cheap"));
        const QString says = in<QLabel>(dialog, "aimdSays")->text();
        QVERIFY2(says.contains("cutoff 16 Ry"), qPrintable(says));
        click(in<QPushButton>(dialog, "aimdExport"));
    });
    m_window->findChild<LabelsPage*>()->startAimd(test::FakeCode::configurations().front());
    auto* campaigns = m_window->findChild<ProjectCampaigns*>();
    QTRY_COMPARE(campaigns->current(), m_code->path() / "empty-dft/aimd-cheap-qe");
    QCOMPARE(m_window->project().undoText(), QString("Add the campaign aimd-cheap-qe"));
    // Its single points come next, with the same library.
    QCOMPARE(test::child<QLineEdit>(*m_window, "library")->text(), library);
    test::undo(*m_window);
    QCOMPARE(m_window->project().undoText(), QString("Add recipe cheap"));
}

// A label without one would show its "&" and lead nowhere.
void RecipesTest::labelsOfTheAimdDialogLeadToTheirFields() {
    QTimer::singleShot(0, this, [] {
        auto* dialog = qobject_cast<AimdDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        int labels = 0;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->text().contains(QLatin1Char('&'))) {
                QVERIFY2(label->buddy(), qPrintable(label->text()));
                ++labels;
            }
        QCOMPARE(labels, 7);
        dialog->reject();
    });
    m_window->findChild<LabelsPage*>()->startAimd(test::FakeCode::configurations().front());
}

void RecipesTest::choicesAreFoundAgainWithTheProject() {
    auto* page = m_window->findChild<LabelsPage*>();
    Recipe own = builtInRecipe(Functional::Pbe, DftCode::Cp2k);
    own.name = "fine";
    QVERIFY(keepRecipe(m_window->project(), own));
    chooseCp2kPbe();
    test::child<QSpinBox>(*m_window, "atOnce")->setValue(3);
    const QJsonObject state = page->viewState();
    recipes()->setCurrentText("r2SCAN");
    page->setViewState({});
    QCOMPARE(recipes()->currentIndex(), 0);
    QCOMPARE(test::child<QSpinBox>(*m_window, "atOnce")->value(), 1);
    page->setViewState(state);
    QCOMPARE(recipes()->currentText(), QString("PBE"));
    QCOMPARE(test::child<QComboBox>(*m_window, "code")->currentText(), QString("CP2K"));
    QCOMPARE(test::child<QSpinBox>(*m_window, "atOnce")->value(), 3);
}

void RecipesTest::theCutoffIsChecked() {
    recipes()->setCurrentText("PBE");
    test::child<QComboBox>(*m_window, "code")->setCurrentText("Quantum ESPRESSO");
    test::child<QLineEdit>(*m_window, "library")
        ->setText(QString::fromStdString((m_code->path() / "library").string()));
    click(button("checkCutoff"));
    auto* campaigns = m_window->findChild<ProjectCampaigns*>();
    QTRY_COMPARE(campaigns->folders().size(), std::size_t{3});
    // The pseudopotential of this test is none, so that each single point fails at once.
    QTRY_VERIFY_WITH_TIMEOUT(!campaigns->isRunning() && campaigns->snapshot(), 30000);
    auto* table = test::child<QTableView>(*m_window, "cutoffs");
    QTRY_COMPARE(table->model()->rowCount(), 6);
    QVERIFY(table->isVisibleTo(m_window.get()) ||
            !test::child<QTableView>(*m_window, "tasks")->isVisible());
}

void RecipesTest::furtherLabelsAreCalculatedAsThoseOfTheProject() {
    auto* code = test::child<QComboBox>(*m_window, "code");
    QCOMPARE(recipes()->currentText(), QString("optB88-vdW"));
    QCOMPARE(code->currentText(), QString("VASP"));
    Recipe used = builtInRecipe(Functional::PbeD3, DftCode::Cp2k);
    used.physics.cutoff *= 0.75;
    used = withElements(used, {"Si"});
    Configuration labelled = siliconCells().front();
    labelled.frame.positions(1, 0) += 0.2;
    labelled.frame.labels.energy = -7.0;
    labelled.frame.provenance = std::make_shared<Provenance>(
        Provenance{.code = "CP2K",
                   .version = {},
                   .source = {},
                   .settings = expectedSettings(labelled.frame, used)});
    QVERIFY(m_window->project().addConfigurations({labelled}));
    QCOMPARE(recipes()->currentText(), QString("as-labels"));
    QCOMPARE(code->currentText(), QString("CP2K"));
    QVERIFY(!code->isEnabled());
    // What is exported asks for the same physics.
    QCOMPARE(button("primary")->text(), QString("Export 3 configurations"));
    click(button("primary"));
    auto* campaigns = m_window->findChild<ProjectCampaigns*>();
    // The campaigns of the test before may still be looked at.
    QTRY_COMPARE_WITH_TIMEOUT(campaigns->folders().size(), std::size_t{1}, 20000);
    const Recipe exported = Campaign::open(campaigns->folders().front()).recipe();
    // Outputs print six digits.
    QVERIFY(std::abs(exported.physics.cutoff / used.physics.cutoff - 1) < 1e-5);
    QVERIFY(exported.physics.functional == Functional::PbeD3);
    QCOMPARE(exported.physics.elements.at("Si").basis, used.physics.elements.at("Si").basis);
    // Who chooses something else keeps it.
    recipes()->setCurrentText("PBE");
    labelled.frame.positions(1, 0) += 0.2;
    QVERIFY(m_window->project().addConfigurations({labelled}));
    QCOMPARE(recipes()->currentText(), QString("PBE"));
    m_window->findChild<LabelsPage*>()->setViewState({});
    QCOMPARE(recipes()->currentText(), QString("as-labels"));
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    RecipesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "RecipesTest.moc"
