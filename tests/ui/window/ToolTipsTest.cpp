// Every control of the window and of its dialogs has a tool tip that tells more than its label.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "core/base/Progress.h"
#include "core/io/FormatRegistry.h"
#include "core/labelling/Machine.h"
#include "core/labelling/Recipe.h"
#include "tests/ui/WindowDriver.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/Mnemonic.h"
#include "ui/pages/densities/PackDialog.h"
#include "ui/pages/inspect/SpeciesDialog.h"
#include "ui/pages/labels/AimdDialog.h"
#include "ui/pages/labels/MachinesDialog.h"
#include "ui/pages/labels/RecipeDialog.h"
#include "ui/pages/labels/RetryDialog.h"
#include "ui/plots/AxisDialog.h"
#include "ui/plots/CurvePlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/structure_view/BondCutoffDialog.h"
#include "ui/structure_view/StructureView.h"
#include "ui/widgets/ColumnHints.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/GuideWindow.h"
#include "ui/window/ImportPreview.h"
#include "ui/window/PreferencesDialog.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::child;

namespace {

constexpr int kPatienceMs = 300000;

// Whether Qt makes it as a part of another widget.
bool isPartOfQt(const QWidget& widget) {
    return widget.objectName().startsWith(QLatin1String("qt_")) ||
           qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) ||
           qobject_cast<const QComboBox*>(widget.parentWidget()) ||
           qobject_cast<const QTabBar*>(widget.parentWidget()) ||
           qobject_cast<const QLineEdit*>(widget.parentWidget()) ||
           qobject_cast<const QAbstractItemView*>(widget.parentWidget());
}

// Cancel, Close and their like say all, in the words of the desktop.
bool isStandardButton(const QWidget& widget) {
    const auto* box = qobject_cast<const QDialogButtonBox*>(widget.parentWidget());
    auto* button = qobject_cast<QAbstractButton*>(const_cast<QWidget*>(&widget));
    return box && button && box->standardButton(button) != QDialogButtonBox::NoButton;
}

bool isControl(const QWidget& widget) {
    if (qobject_cast<const QScrollBar*>(&widget) || isPartOfQt(widget) || isStandardButton(widget))
        return false;
    const auto* text = qobject_cast<const QPlainTextEdit*>(&widget);
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) || (text && !text->isReadOnly());
}

QString labelOf(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button ? withoutMnemonic(button->text()).remove(QStringLiteral("…")) : QString();
}

// Where it is: the names of those that hold it.
QString placeOf(const QWidget& widget) {
    QString place = QString::fromLatin1(widget.metaObject()->className());
    place += QStringLiteral(" \"%1\" %2").arg(widget.objectName(), labelOf(widget));
    for (const QWidget* above = widget.parentWidget(); above; above = above->parentWidget())
        if (!above->objectName().isEmpty() && !above->objectName().startsWith("qt_"))
            return place + QStringLiteral(" in ") + above->objectName();
        else if (QString::fromLatin1(above->metaObject()->className()).startsWith("mtp::"))
            return place + QStringLiteral(" in ") + above->metaObject()->className();
    return place;
}

void addTabs(const QTabBar& tabs, QStringList& missing) {
    for (int i = 0; i < tabs.count(); ++i)
        if (tabs.tabToolTip(i).isEmpty())
            missing << QStringLiteral("tab ") + tabs.tabText(i);
}

// The controls below `root` without a tool tip, or with one that says what they already say.
QStringList withoutToolTip(const QWidget& root) {
    QStringList missing;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            addTabs(*tabs, missing);
        if (!isControl(*widget))
            continue;
        const QString tip = widget->toolTip();
        if (tip.isEmpty())
            missing << placeOf(*widget);
        else if (tip == labelOf(*widget))
            missing << placeOf(*widget) + QStringLiteral(" repeats its label");
    }
    return missing;
}

void expectToolTips(const QWidget& root) {
    const QStringList missing = withoutToolTip(root);
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("%1 controls\n").arg(missing.size()) + missing.join('\n')));
}

Frame smallCell() {
    Frame frame;
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 6);
    frame.positions.resize(2, 3);
    frame.positions << 0, 0, 0, 3, 3, 3;
    frame.types = {0, 1};
    frame.species = {"Li", "Cl"};
    return frame;
}

}  // namespace

class ToolTipsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aControlWithoutToolTipIsFound();
    void everyControlOfTheWindow();
    void columnsWithShortNames();
    void dialogsOfLabels();
    void dialogsOfOtherPages();
    void dialogsOfTheWindow();
    void dialogsOfTheStructureView();
    void everyColumnOfCoreIsExplainedOrPlain();
    void cleanupTestCase() { m_window.reset(); }

private:
    std::unique_ptr<MainWindow> m_window;
};

void ToolTipsTest::initTestCase() {
    m_window = test::showWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    test::chooseFromMenuBar(m_window->menuBar(), "&File", "Open &example");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->project().trajectory() != nullptr, kPatienceMs);
    for (int page = int(PageId::Trajectory); page <= int(PageId::Dynamics); ++page) {
        m_window->showPage(static_cast<PageId>(page));
        QCoreApplication::processEvents();
    }
}

void ToolTipsTest::aControlWithoutToolTipIsFound() {
    QWidget root;
    auto* button = new QToolButton(&root);
    button->setText("Make");
    QCOMPARE(withoutToolTip(root).size(), 1);
    button->setToolTip("Make");
    QCOMPARE(withoutToolTip(root).size(), 1);
    button->setToolTip("As many as the ladder has");
    QCOMPARE(withoutToolTip(root), QStringList());
    new QLineEdit(&root);
    QCOMPARE(withoutToolTip(root).size(), 1);
}

void ToolTipsTest::everyControlOfTheWindow() {
    QVERIFY(m_window->findChildren<QWidget*>().size() > 1000);  // else it looked in the wrong place
    expectToolTips(*m_window);
}

// In the lists that have fixed columns. Plain words with a unit need no others.
void ToolTipsTest::columnsWithShortNames() {
    const QStringList plain{"Density, g/cm³", "Atoms",    "Run",   "Pair",   "Element",
                            "Cutoff, Å",      "Quantity", "State", "Number", "Start cell"};
    for (const char* name : {"configurations", "trainingSet", "runTable", "simulationTable",
                             "shortestDistances", "statistics"}) {
        const QAbstractItemModel& model = *child<QAbstractItemView>(*m_window, name)->model();
        QVERIFY(model.columnCount() > 0);
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString title = model.headerData(column, Qt::Horizontal).toString();
            const QString tip =
                model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
            QVERIFY2(!tip.isEmpty() || plain.contains(title),
                     qPrintable(QString(name) + ": " + title));
        }
    }
}

void ToolTipsTest::dialogsOfLabels() {
    for (const DftCode code : allDftCodes()) {
        const Recipe recipe = builtInRecipe(Functional::OptB88Vdw, code);
        expectToolTips(RecipeDialog(recipe, {"Li", "Cl"}, true, nullptr));
        expectToolTips(RetryDialog(recipe, "0001", nullptr));
    }
    expectToolTips(MachinesDialog({}, nullptr));
    expectToolTips(AimdDialog(smallCell(), m_window->project(), {}, nullptr));
}

void ToolTipsTest::dialogsOfOtherPages() {
    auto* pack = new PackDialog(m_window->jobs(), m_window->project().registry(), nullptr);
    expectToolTips(*pack);
    delete pack;
    expectToolTips(SpeciesDialog("potential.mtp", 2, {"Li", "Cl"}, nullptr));
    CurvePlot plot;
    expectToolTips(AxisDialog(plot));
}

void ToolTipsTest::dialogsOfTheWindow() {
    expectToolTips(PreferencesDialog(m_window->jobs(), nullptr));
    expectToolTips(AboutDialog(nullptr));
    expectToolTips(GuideWindow(nullptr));
    // Its choices have tool tips once there is a file to choose for.
    Progress progress;
    const QString run = MTP_SOURCE_DIR "/resources/examples/LiAlCl4/aimd";
    expectToolTips(
        ImportPreview(lookAt(m_window->project().registry(), {run}, progress), false, nullptr));
}

void ToolTipsTest::dialogsOfTheStructureView() {
    StructureView view;
    view.setFrame(smallCell());
    expectToolTips(BondCutoffDialog(view));
}

// A new column of an analysis gets words, or its name is among those that need none.
void ToolTipsTest::everyColumnOfCoreIsExplainedOrPlain() {
    const QStringList plain{"atom",
                            "atoms",
                            "closest distance",
                            "composition",
                            "configuration",
                            "configurations",
                            "density",
                            "density ratio",
                            "difference",
                            "distance",
                            "element",
                            "energy",
                            "error",
                            "force",
                            "frame",
                            "highest grade",
                            "ion",
                            "largest force",
                            "length",
                            "name",
                            "number",
                            "of",
                            "pair",
                            "part",
                            "potential",
                            "potential energy",
                            "predicted",
                            "pressure",
                            "reference",
                            "round",
                            "run",
                            "seconds",
                            "source",
                            "step",
                            "temperature",
                            "time",
                            "total energy",
                            "unit",
                            "value",
                            "volume"};
    const QStringList ofPlotsAlone{"1000/T",
                                   "S",
                                   "alpha2",
                                   "alpha2_error",
                                   "angle",
                                   "by_chance",
                                   "closest over trained distance",
                                   "component",
                                   "coordination",
                                   "count",
                                   "displacement",
                                   "exponent",
                                   "first_component",
                                   "fraction",
                                   "current_correlation",
                                   "frequency",
                                   "g",
                                   "g_d",
                                   "gaussian",
                                   "index",
                                   "iteration",
                                   "lag",
                                   "log10_D",
                                   "log10_D_error",
                                   "log10_D_fit",
                                   "middle",
                                   "msd_error",
                                   "msd_x",
                                   "msd_y",
                                   "msd_z",
                                   "nearest",
                                   "nearest_distance",
                                   "probability",
                                   "q",
                                   "r",
                                   "second_component",
                                   "survival",
                                   "turned",
                                   "vdos",
                                   "wavenumber"};
    const QRegularExpression declared(R"re(ColumnKey<[^>]+> ([^;]+);)re");
    const QRegularExpression name(R"re(\{"([^"]+)")re");
    int columns = 0;
    QDirIterator files(MTP_SOURCE_DIR "/core", {"*.h"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto found = declared.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            auto names = name.globalMatch(found.next().captured(1));
            while (names.hasNext()) {
                const QString column = names.next().captured(1);
                ++columns;
                QVERIFY2(plain.contains(column) || ofPlotsAlone.contains(column) ||
                             !columnHint(column.toStdString()).isEmpty(),
                         qPrintable(column + " of " + file.fileName()));
            }
        }
    }
    QVERIFY(columns > 100);  // else it looked in the wrong place
}

int main(int argc, char** argv) {
    test::keepSettingsApart();
    QApplication application(argc, argv);
    ToolTipsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "ToolTipsTest.moc"
