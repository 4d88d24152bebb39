// Inputs are shown before they are taken: by real clicks in the window.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>

#include "tests/ui/WindowDriver.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/Page.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/window/ImportPreview.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

// A hang guard only: generous for sanitizer builds on a loaded machine.
constexpr int kPatienceMs = 300000;

void click(QWidget* widget) {
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

QString xyz(int frames) {
    QString text;
    for (int i = 0; i < frames; ++i)
        text += QStringLiteral(
                    "2\nLattice=\"5 0 0 0 5 0 0 0 5\" Properties=species:S:1:pos:R:3:forces:R:3 "
                    "energy=-1.%1 time_fs=%2\nLi 0 0 0 0.5 0 0\nCl 2.5 2.5 %1 -0.5 0 0\n")
                    .arg(i)
                    .arg(2 * i);
    return text;
}

QString dump(int frames = 1) {
    QString text;
    for (int i = 0; i < frames; ++i)
        text += QStringLiteral(
                    "ITEM: TIMESTEP\n%1\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 5\n"
                    "0 5\n0 5\nITEM: ATOMS id type x y z\n1 1 0 0 0\n2 2 2 2 %2\n")
                    .arg(10 * i)
                    .arg(0.25 * i);
    return text;
}

// A single point of MLIP with numbered types.
QString numberedLabels() {
    return QStringLiteral(
        "BEGIN_CFG\n Size\n    2\n Supercell\n    5 0 0\n    0 5 0\n    0 0 5\n"
        " AtomData:  id type cartes_x cartes_y cartes_z fx fy fz\n"
        "    1 0 0 0 0 0.5 0 0\n    2 1 2.5 2.5 0 -0.5 0 0\n Energy\n    -3.5\nEND_CFG\n");
}

void type(QWidget* field, const char* text) {
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
}

}  // namespace

class ImportPreviewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whatWasUnderstoodIsShownBeforeItIsTaken();
    void cancellingTakesNothing();
    void oneBadInputDoesNotStopTheOthers();
    void chosenFramesWithoutLabelsAreTaken();
    void numberedTypesMustBeNamed();
    void aTrajectoryKeepsItsNamesAndFrames();
    void labelsWithNumberedTypesAreNamed();
    void disabledFieldsSayWhy();
    void noFramesCannotBeTaken();
    void labelsAreProposedOnTheirPageOnceThereAreConfigurations();
    void aSetIsProposedAsConfigurations();
    void aRelaxationIsProposedAsConfigurations();
    void warningsAreReadWithoutAClick();
    void speciesMayBeSeparatedByBlanks();
    void nothingUsableIsSaidInABanner();

private:
    QString write(const QString& name, const QString& text) const;
    ImportPreview* previewOf(const QStringList& paths);
    template <class Widget>
    Widget* in(ImportPreview* preview, const char* name) const {
        auto* found = preview->findChild<Widget*>(name);
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void ImportPreviewTest::initTestCase() {
    test::keepSettingsApart();
}

void ImportPreviewTest::init() {
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QString ImportPreviewTest::write(const QString& name, const QString& text) const {
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write");
    return path;
}

ImportPreview* ImportPreviewTest::previewOf(const QStringList& paths) {
    m_window->openPaths(paths);
    ImportPreview* preview = nullptr;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (preview = m_window->findChild<ImportPreview*>()) && preview->isVisible(), kPatienceMs);
    }();
    return preview;
}

void ImportPreviewTest::whatWasUnderstoodIsShownBeforeItIsTaken() {
    ImportPreview* preview = previewOf({write("run.xyz", xyz(4))});
    QVERIFY(preview);
    const QString facts = in<QLabel>(preview, "facts")->text();
    for (const char* fact :
         {"extxyz", "4 frames", "2 atoms (Li1 Cl1)", "between frames", "energy, forces, no virial"})
        QVERIFY2(facts.contains(QString::fromUtf8(fact)), qPrintable(facts));
    QVERIFY(!m_window->project().trajectory());
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 0);
    click(in<QPushButton>(preview, "take"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory(), kPatienceMs);
    QCOMPARE(m_window->project().trajectory()->timesFs.size(), std::size_t(4));
}

void ImportPreviewTest::cancellingTakesNothing() {
    ImportPreview* preview = previewOf({write("run.xyz", xyz(4))});
    QVERIFY(preview);
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<ImportPreview*>());
    QVERIFY(!m_window->project().trajectory() && m_window->jobs().jobs().empty());
}

void ImportPreviewTest::oneBadInputDoesNotStopTheOthers() {
    ImportPreview* preview = previewOf(
        {write("run.xyz", xyz(4)), write("bad.xyz", "three\n"), write("more.xyz", xyz(1))});
    QVERIFY(preview);
    auto* list = in<QTreeWidget>(preview, "inputs");
    QCOMPARE(list->topLevelItemCount(), 3);
    QCOMPARE(in<QPushButton>(preview, "take")->text(), QStringLiteral("Import 2 files"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->topLevelItem(1)).center());
    QVERIFY(in<QLabel>(preview, "facts")->text().contains("bad.xyz:1"));
    QVERIFY(!in<QComboBox>(preview, "use")->isEnabled());
    click(in<QPushButton>(preview, "take"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->project().configurations().size(), std::size_t(1),
                              kPatienceMs);
}

void ImportPreviewTest::chosenFramesWithoutLabelsAreTaken() {
    ImportPreview* preview = previewOf({write("run.xyz", xyz(9))});
    QVERIFY(preview);
    auto* use = in<QComboBox>(preview, "use");
    use->setFocus();
    QTest::keyClick(use, Qt::Key_Down);  // configurations
    QCOMPARE(use->currentIndex(), 1);
    auto* first = in<QSpinBox>(preview, "firstFrame");
    first->setFocus();
    first->selectAll();
    QTest::keyClicks(first, "3");
    auto* stride = in<QSpinBox>(preview, "frameStride");
    stride->setFocus();
    stride->selectAll();
    QTest::keyClicks(stride, "3");
    auto* geometry = in<QCheckBox>(preview, "geometryOnly");
    QTest::mouseClick(geometry, Qt::LeftButton, {}, QPoint(8, geometry->height() / 2));
    QVERIFY(geometry->isChecked());
    click(in<QPushButton>(preview, "take"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->project().configurations().size(), std::size_t(3),
                              kPatienceMs);
    for (const ConfigurationRecord& record : m_window->project().configurations())
        QVERIFY(!record.energy);
    QVERIFY(m_window->project().undoText().contains("3"));
}

void ImportPreviewTest::numberedTypesMustBeNamed() {
    ImportPreview* preview = previewOf({write("run.dump", dump())});
    QVERIFY(preview);
    auto* take = in<QPushButton>(preview, "take");
    auto* species = in<QLineEdit>(preview, "speciesNames");
    QVERIFY(!take->isEnabled() && species->isEnabled());
    QVERIFY(in<QLabel>(preview, "missing")->text().contains("run.dump"));
    species->setFocus();
    // The input is open already, and its types are named afterwards.
    QVERIFY(preview->orders().front().choice.reader);
    QTest::keyClicks(species, "Li, Cl");
    const auto reader = preview->orders().front().choice.reader;
    QVERIFY(reader);
    QCOMPARE(reader->read(0).species, (std::vector<std::string>{"Li", "Cl"}));
    QVERIFY(take->isEnabled());
    click(take);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->project().configurations().size(), std::size_t(1),
                              kPatienceMs);
    const Frame frame = m_window->project().frame(m_window->project().configurations().front());
    QCOMPARE(frame.species, (std::vector<std::string>{"Li", "Cl"}));
}

void ImportPreviewTest::aTrajectoryKeepsItsNamesAndFrames() {
    ImportPreview* preview = previewOf({write("run.dump", dump(9))});
    QVERIFY(preview);
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 0);
    auto* take = in<QPushButton>(preview, "take");
    QVERIFY(!take->isEnabled());
    type(in<QLineEdit>(preview, "speciesNames"), "Li,");
    QVERIFY(!take->isEnabled());  // one name for two types
    type(in<QLineEdit>(preview, "speciesNames"), "Li, Cl");
    type(in<QSpinBox>(preview, "firstFrame"), "3");  // frames are counted from 1
    type(in<QSpinBox>(preview, "frameStride"), "3");
    QVERIFY(in<QLabel>(preview, "chosenFrames")->text().startsWith("3 "));
    click(take);
    ProjectModel& project = m_window->project();
    QTRY_VERIFY_WITH_TIMEOUT(project.trajectory(), kPatienceMs);
    const auto isAsChosen = [](const ProjectModel& model) {
        const LoadedTrajectory& trajectory = *model.trajectory();
        const Frame last = trajectory.reader->read(2);
        return trajectory.timesFs == std::vector<double>{2, 5, 8} && last.positions(1, 2) == 2 &&
               last.species == std::vector<std::string>{"Li", "Cl"} && trajectory.density &&
               trajectory.parentKeys.back().frame == 80 && !trajectory.hasChanged;
    };
    QVERIFY(isAsChosen(project));
    QVERIFY(project.undo());
    QVERIFY(!project.trajectory());
    QVERIFY(project.redo());
    QTRY_VERIFY_WITH_TIMEOUT(project.trajectory(), kPatienceMs);
    QVERIFY(isAsChosen(project));
    // The next start of the program.
    const QString path = project.path();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory(), kPatienceMs);
    QCOMPARE(m_window->project().path(), path);
    QVERIFY(isAsChosen(m_window->project()));
}

void ImportPreviewTest::labelsWithNumberedTypesAreNamed() {
    ImportPreview* preview = previewOf({write("one.xyz", xyz(1))});
    QVERIFY(preview);
    auto* geometry = in<QCheckBox>(preview, "geometryOnly");
    QTest::mouseClick(geometry, Qt::LeftButton, {}, QPoint(8, geometry->height() / 2));
    click(in<QPushButton>(preview, "take"));
    ProjectModel& project = m_window->project();
    QTRY_COMPARE_WITH_TIMEOUT(project.configurations().size(), std::size_t(1), kPatienceMs);
    QVERIFY(!project.configurations().front().energy);
    QTRY_VERIFY(!m_window->findChild<ImportPreview*>());

    m_window->showPage(PageId::Labels);
    preview = previewOf({write("single.cfg", numberedLabels())});
    QVERIFY(preview);
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 2);
    auto* take = in<QPushButton>(preview, "take");
    QVERIFY(!take->isEnabled());
    type(in<QLineEdit>(preview, "speciesNames"), "Li, Cl");
    click(take);
    QTRY_VERIFY_WITH_TIMEOUT(project.configurations().front().energy, kPatienceMs);
    QCOMPARE(*project.configurations().front().energy, -3.5);
    QCOMPARE(project.frame(project.configurations().front()).species,
             (std::vector<std::string>{"Li", "Cl"}));
}

void ImportPreviewTest::disabledFieldsSayWhy() {
    ImportPreview* preview = previewOf({write("run.xyz", xyz(4))});
    QVERIFY(preview);
    auto* use = in<QComboBox>(preview, "use");
    use->setFocus();
    const QList<QWidget*> fields{
        in<QSpinBox>(preview, "firstFrame"), in<QSpinBox>(preview, "lastFrame"),
        in<QSpinBox>(preview, "frameStride"), in<QCheckBox>(preview, "geometryOnly"),
        in<QLineEdit>(preview, "speciesNames")};
    for (int index = 0; index < use->count(); ++index) {
        QCOMPARE(use->currentIndex(), index);
        for (const QWidget* field : fields)
            QVERIFY2(!field->toolTip().isEmpty(), qPrintable(field->objectName()));
        // Beside them, too: what the file names is said in its field.
        const bool isAnyDisabled =
            std::any_of(fields.begin(), fields.end() - 1,
                        [](const QWidget* field) { return !field->isEnabled(); });
        QCOMPARE(in<QLabel>(preview, "whyDisabled")->text().isEmpty(), !isAnyDisabled);
        QTest::keyClick(use, Qt::Key_Down);
    }
    QTest::keyClick(preview, Qt::Key_Escape);
}

void ImportPreviewTest::noFramesCannotBeTaken() {
    ImportPreview* preview = previewOf({write("run.xyz", xyz(4))});
    QVERIFY(preview);
    type(in<QSpinBox>(preview, "firstFrame"), "4");
    type(in<QSpinBox>(preview, "lastFrame"), "2");
    QVERIFY(!in<QPushButton>(preview, "take")->isEnabled());
    QVERIFY(in<QLabel>(preview, "missing")->text().contains("run.xyz"));
    type(in<QSpinBox>(preview, "firstFrame"), "1");
    QVERIFY(in<QPushButton>(preview, "take")->isEnabled());
    QTest::keyClick(preview, Qt::Key_Escape);
}

// In an empty project there is nothing that labels could belong to.
void ImportPreviewTest::labelsAreProposedOnTheirPageOnceThereAreConfigurations() {
    m_window->showPage(PageId::Labels);
    ImportPreview* preview = previewOf({write("run.xyz", xyz(1))});
    QVERIFY(preview);
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 1);
    click(in<QPushButton>(preview, "take"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->project().configurations().size(), std::size_t(1),
                              kPatienceMs);
    QTRY_VERIFY(!m_window->findChild<ImportPreview*>());
    preview = previewOf({write("run.xyz", xyz(2))});
    QVERIFY(preview);
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 2);
    QTest::keyClick(preview, Qt::Key_Escape);
}

// MLIP's files hold sets: they never say a time.
void ImportPreviewTest::aSetIsProposedAsConfigurations() {
    ImportPreview* preview = previewOf({write("set.cfg", numberedLabels() + numberedLabels())});
    QVERIFY(preview);
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 1);
    QTest::keyClick(preview, Qt::Key_Escape);
}

// Its frames have the same atoms, as those of a trajectory have, but do not follow one another in
// time.
void ImportPreviewTest::aRelaxationIsProposedAsConfigurations() {
    QString text;
    for (int step = 1; step < 3; ++step)
        text += QStringLiteral("2\n i = %1, E = -5.%1\n Li 0 0 0\n Cl 2 0 0\n").arg(step);
    ImportPreview* preview = previewOf({write("melt-pos-1.xyz", text)});
    QVERIFY(preview);
    QCOMPARE(in<QComboBox>(preview, "use")->currentIndex(), 1);
    const QString facts = in<QLabel>(preview, "facts")->text();
    QVERIFY2(facts.contains("Run: relaxation"), qPrintable(facts));
    QTest::keyClick(preview, Qt::Key_Escape);
}

void ImportPreviewTest::warningsAreReadWithoutAClick() {
    QString forced = xyz(1);
    forced.replace("0 0 0 0.5 0 0", "0 0 0 0.5 9 0");  // a net force
    ImportPreview* preview = previewOf(
        {write("run.xyz", xyz(4)), write("bad.xyz", "three\n"), write("net.xyz", forced)});
    QVERIFY(preview);
    auto* list = in<QTreeWidget>(preview, "inputs");
    QCOMPARE(list->topLevelItem(0)->childCount(), 0);
    for (int row : {1, 2}) {
        QTreeWidgetItem* warning = list->topLevelItem(row)->child(0);
        QVERIFY(warning && list->topLevelItem(row)->isExpanded());
        QVERIFY(list->viewport()->rect().contains(list->visualItemRect(warning).center()));
        QVERIFY2(warning->text(0).contains(row == 1 ? "bad.xyz:1" : "force"),
                 qPrintable(warning->text(0)));
        // A click on it means its file.
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(warning).center());
        QVERIFY(in<QLabel>(preview, "facts")->text().contains(row == 1 ? "bad.xyz" : "net.xyz"));
    }
    QTest::keyClick(preview, Qt::Key_Escape);
}

void ImportPreviewTest::speciesMayBeSeparatedByBlanks() {
    ImportPreview* preview = previewOf({write("run.dump", dump())});
    QVERIFY(preview);
    auto* take = in<QPushButton>(preview, "take");
    for (const char* names : {"Li Cl", "Li,Cl", "Li; Cl"}) {
        type(in<QLineEdit>(preview, "speciesNames"), names);
        QVERIFY2(take->isEnabled(), names);
        QCOMPARE(preview->orders().front().choice.species, (std::vector<std::string>{"Li", "Cl"}));
        type(in<QLineEdit>(preview, "speciesNames"), "Li");
        QVERIFY(!take->isEnabled());
    }
    QTest::keyClick(preview, Qt::Key_Escape);
}

void ImportPreviewTest::nothingUsableIsSaidInABanner() {
    m_window->openPaths({write("bad.xyz", "three\n")});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().jobs().empty(), kPatienceMs);
    bool isSaid = false;
    for (const Banner* banner : m_window->findChildren<Banner*>())
        isSaid = isSaid || banner->text().contains("bad.xyz:1");
    QVERIFY(isSaid && !m_window->findChild<ImportPreview*>());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    applyTheme(application);
    ImportPreviewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ImportPreviewTest.moc"
