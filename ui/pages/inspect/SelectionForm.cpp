#include "ui/pages/inspect/SelectionForm.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QToolButton>

#include "core/inspection/ErrorColumns.h"
#include "ui/project/ConfigurationEdits.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Inspector.h"
#include "ui/widgets/ToolTips.h"

namespace mtp::ui {

namespace {

QWidget* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return holder;
}

}  // namespace

SelectionForm::SelectionForm(ProjectModel& project,
                             std::function<std::vector<std::int64_t>()> chosen,
                             Inspector& inspector)
    : QWidget(&inspector), m_edits(new ConfigurationEdits(project, std::move(chosen), this)) {
    hide();  // only the groups are seen
    buildSelection(inspector);
    buildPoint(inspector);
}

void SelectionForm::addTools(QWidget& row) {
    auto* group = new QButtonGroup(this);
    struct Entry {
        PointPlot::Tool tool;
        const char* icon;
        QString tip;
    };
    const Entry entries[] = {
        {PointPlot::Tool::Pan, "pan", tr("Drag to move the plot, click to select a point")},
        {PointPlot::Tool::Rectangle, "rectangle", tr("Drag a rectangle around points")},
        {PointPlot::Tool::Lasso, "lasso", tr("Draw a line around points")}};
    for (const Entry& entry : entries) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("tool-%1").arg(entry.icon));
        button->setIcon(icon(entry.icon));
        button->setCheckable(true);
        button->setChecked(entry.tool == PointPlot::Tool::Pan);
        button->setToolTip(entry.tip + tr("\nShift: add, Ctrl: toggle, Alt: remove"));
        button->setAccessibleName(entry.tip);
        connect(button, &QToolButton::clicked, this,
                [this, tool = entry.tool] { emit toolChosen(tool); });
        group->addButton(button);
        row.layout()->addWidget(button);
    }
    qobject_cast<QHBoxLayout*>(row.layout())->addStretch(1);
}

void SelectionForm::buildSelection(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Selection"));
    QWidget* tools = rowOf({});
    addTools(*tools);
    m_of = new QComboBox;
    m_of->setObjectName("expressionOf");
    m_of->addItem(tr("Configurations"), static_cast<int>(Of::Configurations));
    m_of->addItem(tr("Atoms"), static_cast<int>(Of::Atoms));
    tools->layout()->addWidget(m_of);
    m_expression = new QLineEdit;
    m_expression->setObjectName("expression");
    m_expression->setPlaceholderText(tr("density > 2 and abs(dE) > 5"));
    m_expression->setClearButtonEnabled(true);
    m_expression->setAccessibleName(tr("Expression"));
    m_problem = new QLabel;
    m_problem->setObjectName("expressionProblem");
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_counts = new QLabel;
    m_counts->setObjectName("selectionCounts");
    m_counts->setWordWrap(true);
    m_change = new QToolButton;
    m_change->setObjectName("changeSelected");
    m_change->setText(tr("Cha&nge"));
    m_change->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_change);
    m_edits->fillMenu(*menu);
    m_change->setMenu(menu);
    auto* invert = new QPushButton(tr("&Invert"));
    invert->setObjectName("invertSelection");
    auto* clear = new QPushButton(tr("C&lear"));
    clear->setObjectName("clearSelection");
    m_worst = new QSpinBox;
    m_worst->setObjectName("worstCount");
    m_worst->setRange(1, 100000);
    m_worst->setValue(10);
    m_worst->setAlignment(Qt::AlignRight);
    auto* worst = new QPushButton(tr("&Worst"));
    worst->setObjectName("selectWorst");
    describeSelection(*invert, *clear, *worst);
    group->addWide(tools);
    group->addWide(m_expression);
    group->addWide(m_problem);
    group->addWide(rowOf({worst, m_worst}));
    group->addWide(m_counts);
    group->addWide(rowOf({invert, clear, m_change}));
    connect(m_of, &QComboBox::currentIndexChanged, this, [this] {
        m_expression->setPlaceholderText(of() == Of::Configurations
                                             ? tr("density > 2 and abs(dE) > 5")
                                             : tr("element == Cl and dF > 0.5"));
    });
    connect(m_expression, &QLineEdit::returnPressed, this, [this] {
        emit expressionEntered(m_expression->text(), of(), QGuiApplication::keyboardModifiers());
    });
    connect(worst, &QPushButton::clicked, this, [this] { emit worstRequested(m_worst->value()); });
    connect(invert, &QPushButton::clicked, this, &SelectionForm::invertRequested);
    connect(clear, &QPushButton::clicked, this, &SelectionForm::clearRequested);
    setCounts(0, 0);
}

void SelectionForm::describeSelection(QWidget& invert, QWidget& clear, QWidget& worst) {
    setToolTips(
        {{m_of, tr("Whether the expression below selects whole configurations or single atoms")},
         {m_expression, tr("Columns of the lists, numbers, and, or, not, abs(); Enter selects, "
                           "Shift+Enter adds")},
         {m_change, tr("Exclude the selected configurations from the training, weigh them or move "
                       "them to another part")},
         {&invert, tr("Selects every configuration that is not selected now")},
         {&clear, tr("Nothing is selected any more; the configurations stay as they are")},
         {m_worst, tr("How many configurations the button selects")},
         {&worst,
          tr("Selects the configurations with the largest errors, by the measure chosen below")}});
}

void SelectionForm::buildPoint(Inspector& inspector) {
    InspectorGroup* group = inspector.addGroup(tr("Point"));
    m_point = new QLabel(tr("None selected"));
    m_point->setObjectName("point");
    m_point->setWordWrap(true);
    m_worstBy = new QComboBox;
    m_worstBy->setObjectName("worstBy");
    m_worstBy->addItem(tr("Largest force error"), columns::kLargestForceError.name);
    m_worstBy->addItem(tr("Force RMSE"), columns::kForceError.name);
    m_worstBy->addItem(tr("Energy error"), columns::kEnergyError.name);
    m_worstBy->addItem(tr("Pressure error"), columns::kPressureError.name);
    m_worstBy->setToolTip(
        tr("The error by which Worst and Next worst put configurations in order"));
    auto* previous = new QPushButton(icon("previous"), tr("Previous"));
    auto* next = new QPushButton(icon("next"), tr("Next worst"));
    previous->setObjectName("previousWorst");
    next->setObjectName("nextWorst");
    previous->setToolTip(tr("Go back to the one before (P)"));
    next->setToolTip(tr("Next worst configuration (N)"));
    group->addRow(tr("Worst &by"), m_worstBy);
    group->addWide(rowOf({previous, next}));
    // Under the buttons: its lines change, they stay where they are.
    group->addWide(m_point);
    connect(previous, &QPushButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(next, &QPushButton::clicked, this, [this] { emit stepRequested(1); });
}

void SelectionForm::setPoint(const QString& text) {
    m_point->setText(text);
}

SelectionForm::Of SelectionForm::of() const {
    return static_cast<Of>(m_of->currentData().toInt());
}

QString SelectionForm::worstColumn() const {
    return m_worstBy->currentData().toString();
}

void SelectionForm::setCounts(std::size_t configurations, std::size_t atoms) {
    QString text = configurations == 0 ? tr("Nothing selected")
                                       : tr("%Ln configuration(s) selected", nullptr,
                                            static_cast<int>(configurations));
    if (atoms > 0)
        text += tr(" (%Ln atom(s))", nullptr, static_cast<int>(atoms));
    m_counts->setText(text);
    m_change->setEnabled(configurations > 0);
}

void SelectionForm::setProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

}  // namespace mtp::ui

#include "moc_SelectionForm.cpp"
