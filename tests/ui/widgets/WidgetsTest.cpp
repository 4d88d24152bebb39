// The widgets that pages share: the inspector, fields, figures, empty states, tables.
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/theme/DisplayUnits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/NumberTable.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

// Six groups, far longer than the view.
void fill(Inspector& inspector) {
    for (int i = 0; i < 6; ++i) {
        InspectorGroup* group = inspector.addGroup(QStringLiteral("Group %1").arg(i));
        group->addRow(QStringLiteral("Level"), new QComboBox);
        for (int row = 0; row < 6; ++row)
            group->addRow(QStringLiteral("Weight"), numberField({}, {}, 0.5),
                          row % 2 ? QStringLiteral("Å") : QString());
    }
    inspector.resize(320, 640);
    inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
}

}  // namespace

class WidgetsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp); }
    void titlesOfGroupsStayInReach();
    void titleAtTheEdgeLeadsToItsGroup();
    void groupsFoldByTheirTitles();
    void fieldsOfAGroupHaveOneSize();
    void hiddenPartsOfAGroupLeaveNoGap();
    void textsOfAGroupAreWholeWhenTheyGrow();
    void textOfAGroupIsWholeIfItCameWhileNobodyLooked();
    void longEntriesOfFieldsDoNotWidenAGroup();
    void fieldsTakeHyphensAndShowMinusSigns();
    void figuresTellTheirNumber();
    void emptyStatesOfferTheWayOn();
    void longLabelsAreElidedAndToldInFull();
    void longTextsOfATableStayInView();
    void tablesFollowTheUnitsOfDisplay();
    void headersOfATableExplainShortNames();
};

void WidgetsTest::titlesOfGroupsStayInReach() {
    Inspector inspector;
    fill(inspector);
    const auto heads = inspector.findChildren<GroupHead*>();
    QCOMPARE(heads.size(), 6);
    for (int at : {0, inspector.verticalScrollBar()->maximum() / 2,
                   inspector.verticalScrollBar()->maximum()}) {
        inspector.verticalScrollBar()->setValue(at);
        int below = -1;
        for (const GroupHead* head : heads) {
            QVERIFY(inspector.viewport()->rect().contains(head->geometry()));
            QVERIFY(head->y() > below);
            below = head->geometry().bottom();
        }
    }
}

void WidgetsTest::titleAtTheEdgeLeadsToItsGroup() {
    Inspector inspector;
    fill(inspector);
    GroupHead* last = inspector.findChildren<GroupHead*>().last();
    QTest::mouseClick(last, Qt::LeftButton);
    QVERIFY(last->isChecked());  // open, not folded
    QVERIFY(inspector.verticalScrollBar()->value() > 0);
}

void WidgetsTest::groupsFoldByTheirTitles() {
    Inspector inspector;
    InspectorGroup* group = inspector.addGroup(QStringLiteral("Weights"));
    auto* field = numberField({}, {}, 0.5);
    group->addRow(QStringLiteral("Energy"), field);
    inspector.resize(320, 400);
    inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    QVERIFY(field->isVisible());
    QTest::mouseClick(group->head(), Qt::LeftButton);
    QVERIFY(!field->isVisible());
    QVERIFY(group->isFolded());
    QTest::keyClick(group->head(), Qt::Key_Space);
    QVERIFY(field->isVisible());
}

void WidgetsTest::fieldsOfAGroupHaveOneSize() {
    Inspector inspector;
    fill(inspector);
    const auto fields = inspector.findChildren<QDoubleSpinBox*>();
    const auto* box = inspector.findChild<QComboBox*>();
    for (const QDoubleSpinBox* field : fields)
        QCOMPARE(field->size(), box->size());
}

namespace {

// Parts across the width whose height depends on it, between rows.
struct WideParts {
    Inspector inspector;
    QLabel* text = new QLabel(QStringLiteral("One line"));
    QWidget* composite = new QWidget;
    QPushButton* button = new QPushButton(QStringLiteral("Do it"));
    QComboBox* above = new QComboBox;
    QComboBox* below = new QComboBox;

    WideParts() {
        InspectorGroup* group = inspector.addGroup(QStringLiteral("Group"));
        group->addRow(QStringLiteral("Level"), above);
        text->setWordWrap(true);
        auto* inner = new QLabel(QStringLiteral("What wraps within another part. ").repeated(3));
        inner->setWordWrap(true);
        (new QVBoxLayout(composite))->addWidget(inner);
        for (QWidget* part :
             {static_cast<QWidget*>(text), composite, static_cast<QWidget*>(button)})
            group->addWide(part);
        group->addRow(QStringLiteral("Below"), below);
        inspector.resize(320, 640);
        inspector.show();
    }

    int topOf(const QWidget& part) const { return part.mapTo(&inspector, QPoint()).y(); }
    // Where the next part begins.
    int under(const QWidget& part) const {
        constexpr int kBetweenRows = 4;
        return topOf(part) + part.height() + kBetweenRows;
    }
};

}  // namespace

void WidgetsTest::hiddenPartsOfAGroupLeaveNoGap() {
    WideParts parts;
    QVERIFY(QTest::qWaitForWindowExposed(&parts.inspector));
    for (int round = 0; round < 50; ++round) {
        parts.text->setVisible(round % 2);
        parts.composite->setVisible(round % 3 == 0);
        parts.inspector.resize(320 + round % 5, 640);
        QCoreApplication::processEvents();
    }
    parts.text->hide();
    parts.composite->hide();
    QTRY_COMPARE(parts.topOf(*parts.button), parts.under(*parts.above));
    parts.text->show();
    QTRY_COMPARE(parts.topOf(*parts.button), parts.under(*parts.text));
    QTRY_COMPARE(parts.topOf(*parts.below), parts.under(*parts.button));
}

void WidgetsTest::textsOfAGroupAreWholeWhenTheyGrow() {
    WideParts parts;
    QVERIFY(QTest::qWaitForWindowExposed(&parts.inspector));
    for (const int sentences : {1, 4, 2, 9, 1}) {
        parts.text->setText(QStringLiteral("A sentence that needs a line. ").repeated(sentences));
        // Nor is it given the height of a longer text that was there before.
        QTRY_COMPARE(parts.text->height(), parts.text->heightForWidth(parts.text->width()));
        QTRY_COMPARE(parts.topOf(*parts.composite), parts.under(*parts.text));
        QTRY_COMPARE(parts.topOf(*parts.below), parts.under(*parts.button));
    }
}

void WidgetsTest::textOfAGroupIsWholeIfItCameWhileNobodyLooked() {
    QStackedWidget pages;
    auto* inspector = new Inspector;
    InspectorGroup* group = inspector->addGroup(QStringLiteral("Group"));
    group->addRow(QStringLiteral("Level"), new QComboBox);
    auto* text = new QLabel;
    text->setWordWrap(true);
    group->addWide(text);
    InspectorGroup* next = inspector->addGroup(QStringLiteral("Next"));
    next->addRow(QStringLiteral("Weight"), new QComboBox);
    pages.addWidget(new QWidget);
    pages.addWidget(inspector);
    pages.resize(320, 640);
    text->hide();
    pages.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pages));
    text->setText(
        QStringLiteral("383 parameters (95 linear, 288 radial)\n6,644 labels to fit\nAbout "
                       "23 MB of memory, about 4 min if all iterations are needed"));
    text->show();
    QCoreApplication::processEvents();
    pages.setCurrentIndex(1);
    QTRY_COMPARE(text->height(), text->heightForWidth(text->width()));
    text->setText(QStringLiteral("383 parameters"));
    QTRY_COMPARE(text->height(), text->heightForWidth(text->width()));
}

void WidgetsTest::longEntriesOfFieldsDoNotWidenAGroup() {
    Inspector inspector;
    InspectorGroup* group = inspector.addGroup(QStringLiteral("Group"));
    auto* box = new QComboBox;
    box->addItem(QStringLiteral("A recipe with a name that is far too long for the column"));
    auto* minutes = new QSpinBox;
    minutes->setSpecialValueText(QStringLiteral("as long as the partition of the machine allows"));
    auto* button = new QPushButton(QStringLiteral("Export"));
    group->addRow(QStringLiteral("Functional"), box);
    group->addRow(QStringLiteral("Time limit"), minutes, QStringLiteral("min"));
    group->addWide(button);
    inspector.resize(300, 640);
    inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    for (const QWidget* widget : std::initializer_list<const QWidget*>{box, minutes, button}) {
        const QPoint right = widget->mapTo(inspector.viewport(), QPoint(widget->width(), 0));
        QVERIFY2(right.x() <= inspector.viewport()->width(),
                 qPrintable(QString::number(right.x())));
    }
}

void WidgetsTest::fieldsTakeHyphensAndShowMinusSigns() {
    const QScopedPointer<QDoubleSpinBox> field(
        numberField({}, {.least = -10, .most = 10, .decimals = 2}, -1.5));
    QVERIFY(field->text().startsWith(QChar(0x2212)));
    field->show();
    field->selectAll();
    QTest::keyClicks(field.data(), QStringLiteral("-2.25"));
    QTest::keyClick(field.data(), Qt::Key_Return);
    QCOMPARE(field->value(), -2.25);
    field->selectAll();
    field->findChild<QLineEdit*>()->insert(QStringLiteral("\u22123"));
    QTest::keyClick(field.data(), Qt::Key_Return);
    QCOMPARE(field->value(), -3.0);
}

void WidgetsTest::figuresTellTheirNumber() {
    Figure figure(QStringLiteral("Energy, RMSE"));
    QCOMPARE(figure.text(), QStringLiteral("–"));
    figure.setValue(QStringLiteral("4.1"), QStringLiteral("meV/atom"));
    QCOMPARE(figure.text(), QStringLiteral("4.1\u00a0meV/atom"));
    QVERIFY(figure.accessibleName().contains(QStringLiteral("4.1")));
    figure.setValue({}, QStringLiteral("meV/atom"));
    QCOMPARE(figure.text(), QStringLiteral("–"));
}

void WidgetsTest::emptyStatesOfferTheWayOn() {
    EmptyState empty(QStringLiteral("labels"), QStringLiteral("No labels yet."),
                     QStringLiteral("Import labels…"));
    empty.resize(600, 400);
    empty.show();
    QVERIFY(QTest::qWaitForWindowExposed(&empty));
    QSignalSpy clicked(empty.button(), &QPushButton::clicked);
    QTest::mouseClick(empty.button(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
    empty.setButton({});
    QVERIFY(!empty.button()->isVisible());
}

void WidgetsTest::longLabelsAreElidedAndToldInFull() {
    ElidedLabel label(QStringLiteral("a-run-of-lithium-aluminium-chloride-at-700-K/OUTCAR"));
    label.resize(120, 20);
    QVERIFY(label.isElided());
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
}

void WidgetsTest::longTextsOfATableStayInView() {
    const std::string name(200, 'x');
    Table table;
    table.add("from", std::vector<std::string>{name, "short"});
    table.add("dE", "meV/atom", std::vector<double>{-1.25, -0.00001});
    NumberTable view;
    view.resize(600, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setTable(table);
    QTRY_VERIFY(view.horizontalHeader()->length() <= view.viewport()->width());
    QVERIFY(view.copiedText().contains(QStringLiteral("\u22121.25")));
    QVERIFY(!view.copiedText().contains(QStringLiteral("\u22120.0")));
    const QPoint at = view.visualRect(view.model()->index(0, 0)).center();
    QHelpEvent help(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(view.viewport(), &help);
    QCOMPARE(QToolTip::text(), QString::fromStdString(name));
}

void WidgetsTest::tablesFollowTheUnitsOfDisplay() {
    Table table;
    table.add("energy", "eV/atom", std::vector<double>{1, -2});
    table.add("unit", std::vector<std::string>{"meV/atom", "GPa"});
    table.add("rmse", "", std::vector<double>{1000, 4});
    table.add("r2", "", std::vector<double>{0.5, 0.9});
    NumberTable view;
    view.setTable(table);
    view.selectRow(1);
    const auto cell = [&view](int row, int column) {
        return view.model()->index(row, column).data().toString();
    };
    const auto title = [&view](int column) {
        return view.model()->headerData(column, Qt::Horizontal).toString();
    };
    QCOMPARE(title(0), QString("energy, eV/atom"));
    UnitChoice choice{};
    choice[std::size_t(Measure::Energy)] = 3;  // kJ/mol
    DisplayUnits::instance().choose(choice);
    QCOMPARE(title(0), QString("energy, kJ/mol/atom"));
    QCOMPARE(cell(0, 0), QString("96.49"));
    // Each row of statistics has a unit of its own, which its errors follow, but not R².
    QCOMPARE(cell(0, 1), QString("kJ/mol/atom"));
    QCOMPARE(cell(0, 2), QString("96.485"));
    QCOMPARE(cell(1, 1), QString("GPa"));
    QCOMPARE(cell(1, 2), QString("4.000"));
    QCOMPARE(cell(0, 3), QString("0.5000"));
    QCOMPARE(view.chosenRows(), std::vector<int>{1});
    QCOMPARE(view.table().numbers("energy"), (std::vector<double>{1, -2}));  // as it was
    DisplayUnits::instance().choose({});
    QCOMPARE(title(0), QString("energy, eV/atom"));
    QCOMPARE(cell(0, 0), QString("1"));
}

void WidgetsTest::headersOfATableExplainShortNames() {
    Table table;
    table.add("dF_max", "eV/Å", std::vector<double>{1});
    NumberTable view;
    view.setTable(table);
    QVERIFY(view.model()
                ->headerData(0, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .startsWith("Largest force error"));
}

QTEST_MAIN(WidgetsTest)
#include "WidgetsTest.moc"
