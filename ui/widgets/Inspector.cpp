#include "ui/widgets/Inspector.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace mtp::ui {

namespace {
constexpr int kGap = 8;
constexpr int kMargin = 16;
constexpr int kWidth = 296;

// The wheel scrolls the inspector; it changes a field only where the user has clicked.
class WheelGuard : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* field = qobject_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || !field || field->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore();  // on to the scroll area
        return true;
    }
};

}  // namespace

InspectorGroup::InspectorGroup(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new QToolButton)
    , m_body(new QWidget)
    , m_form(new QFormLayout(m_body)) {
    m_title->setText(title);
    m_title->setCheckable(true);
    m_title->setChecked(true);
    m_title->setAutoRaise(true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setArrowType(Qt::DownArrow);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    connect(m_title, &QToolButton::toggled, this, [this](bool isOpen) { setFolded(!isOpen); });

    m_form->setContentsMargins(kGap, 0, 0, kGap);
    m_form->setHorizontalSpacing(kGap);
    m_form->setVerticalSpacing(kGap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap / 2);
    column->addWidget(m_title);
    column->addWidget(m_body);
}

QLabel* InspectorGroup::addRow(const QString& label, QWidget* field, const QString& unit) {
    auto* name = new QLabel(label);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    if (field->focusPolicy() == Qt::WheelFocus)
        field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelGuard(field));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(field, 1);
    auto* unitLabel = new QLabel(unit);
    unitLabel->setMinimumWidth(unitLabel->fontMetrics().horizontalAdvance(tr("g/cm³")));
    row->addWidget(unitLabel);
    m_form->addRow(name, row);
    m_rows.insert(field, row);
    return name;
}

void InspectorGroup::setRowVisible(QWidget* field, bool isVisible) {
    m_form->setRowVisible(m_rows.value(field), isVisible);
}

void InspectorGroup::addWide(QWidget* widget) {
    m_form->addRow(widget);
}

void InspectorGroup::setFolded(bool isFolded) {
    m_body->setVisible(!isFolded);
    m_title->setArrowType(isFolded ? Qt::RightArrow : Qt::DownArrow);
    const QSignalBlocker blocker(m_title);
    m_title->setChecked(!isFolded);
}

Inspector::Inspector(QWidget* parent) : QScrollArea(parent) {
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(kGap, kGap, kMargin, kMargin);
    m_column->setSpacing(kMargin);
    m_column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kWidth);
    setMaximumWidth(kWidth + kMargin * 4);
}

InspectorGroup* Inspector::addGroup(const QString& title) {
    auto* group = new InspectorGroup(title);
    m_column->insertWidget(m_column->count() - 1, group);
    return group;
}

QSize Inspector::sizeHint() const {
    return {kWidth, 400};
}

}  // namespace mtp::ui
