// The Labels page as a user works with it: labels that were made with different settings.
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "core/project/edit/Configurations.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/labels/LabelsPage.h"
#include "ui/project/ConfigurationTable.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/StructureView.h"
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

private:
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

int main(int argc, char** argv) {
    QSurfaceFormat::setDefaultFormat(StructureView::surfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    LabelsPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "LabelsPageTest.moc"
