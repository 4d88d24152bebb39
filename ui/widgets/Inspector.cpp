#include "ui/widgets/Inspector.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/language/Mnemonic.h"
#include "ui/theme/Spacing.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kBetweenGroups = 12;
constexpr int kInspectorWidth = 296;
constexpr int kRowHeight = 28;
constexpr int kBetweenRows = kGap / 2;
constexpr int kLeastField = 72;  // of the width of a field
constexpr int kTriangle = 4;     // half of its side
constexpr int kIndent = 18;      // of the titles and of what they stand over

// The wheel scrolls the inspector; it changes a field only if the user has clicked it.
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

// The longest text of a field does not decide how wide the inspector is.
void allowNarrow(QWidget& field) {
    if (auto* box = qobject_cast<QComboBox*>(&field))
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (field.minimumWidth() == 0)
        field.setMinimumWidth(kLeastField);
}

}  // namespace

// Parts across the full width, one below the other. It places them itself and has exactly the
// height that they need: layouts within a QFormLayout keep the height that a text had before it
// grew.
class WideColumn : public QWidget {
public:
    void add(QWidget* part) {
        part->setParent(this);
        m_parts.push_back(part);
    }

protected:
    bool event(QEvent* event) override {
        const bool isDone = QWidget::event(event);
        switch (event->type()) {
            case QEvent::LayoutRequest:
            case QEvent::Resize:
            case QEvent::Show:
                place();
                break;
            default:
                break;
        }
        return isDone;
    }

private:
    void place() {
        int bottom = 0, next = 0;
        for (QWidget* part : m_parts) {
            if (part->isHidden())
                continue;
            part->setGeometry(0, next, width(), heightOf(*part));
            bottom = next + part->height();
            next = bottom + kBetweenRows;
        }
        setFixedHeight(bottom);
    }

    int heightOf(const QWidget& part) const {
        const int wanted =
            part.hasHeightForWidth() ? part.heightForWidth(width()) : part.sizeHint().height();
        return std::max({wanted, part.minimumHeight(), part.minimumSizeHint().height()});
    }

    std::vector<QWidget*> m_parts;
};

GroupHead::GroupHead(const QString& title, QWidget* parent) : QAbstractButton(parent) {
    setText(title);
    setCheckable(true);
    setChecked(true);
    setToolTip(tr("Fold this group away, or open it"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize GroupHead::sizeHint() const {
    return {kIndent + fontMetrics().horizontalAdvance(text()),
            std::max(kRowHeight, fontMetrics().height() + kGap)};
}

// The ground is drawn as well: rows pass below a title that stays.
void GroupHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    const QColor ink =
        palette().color(underMouse() ? QPalette::WindowText : QPalette::PlaceholderText);
    const QPointF at(kTriangle + 2, height() / 2.0);
    QPolygonF triangle{
        {-kTriangle, -kTriangle / 2.0}, {kTriangle, -kTriangle / 2.0}, {0, kTriangle / 2.0}};
    QTransform turn;
    turn.translate(at.x(), at.y());
    turn.rotate(isChecked() ? 0 : -90);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(turn.map(triangle));
    painter.setPen(ink);
    const QRect place = rect().adjusted(kIndent, 0, 0, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic,
                     fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
    if (!hasFocus())
        return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void GroupHead::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void GroupHead::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

InspectorGroup::InspectorGroup(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_head(new GroupHead(title, this))
    , m_body(new QWidget)
    , m_form(new QFormLayout(m_body)) {
    connect(m_head, &GroupHead::toggled, this, [this](bool isOpen) { setFolded(!isOpen); });
    m_form->setContentsMargins(kIndent, 0, 0, 0);
    m_form->setHorizontalSpacing(kGap);
    m_form->setVerticalSpacing(kBetweenRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, m_head->sizeHint().height(), 0, 0);
    column->setSpacing(0);
    column->addWidget(m_body);
    m_head->resize(kInspectorWidth, m_head->sizeHint().height());
}

QLabel* InspectorGroup::addRow(const QString& label, QWidget* field, const QString& unit) {
    m_wide = nullptr;
    auto* name = new QLabel(label);
    name->setBuddy(field);
    name->setMinimumHeight(kRowHeight);
    if (!qobject_cast<QLabel*>(field)) {
        field->setMinimumHeight(kRowHeight);
        allowNarrow(*field);
    }
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(withoutMnemonic(label));
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

// Those that follow each other stand in a column that is never hidden: QFormLayout of Qt 6.4 writes
// beyond its rows if a widget is hidden in it whose height depends on its width, by a label that
// wraps somewhere in it.
void InspectorGroup::addWide(QWidget* widget) {
    if (!m_wide) {
        m_wide = new WideColumn;
        m_form->addRow(m_wide);
    }
    m_wide->add(widget);
}

void InspectorGroup::setFolded(bool isFolded) {
    m_body->setVisible(!isFolded);
    const QSignalBlocker blocker(m_head);
    m_head->setChecked(!isFolded);
    m_head->update();
}

bool InspectorGroup::isFolded() const {
    return !m_head->isChecked();
}

Inspector::Inspector(QWidget* parent) : QScrollArea(parent) {
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(kGap, kGap, kMargin, kMargin);
    m_column->setSpacing(kBetweenGroups);
    m_column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kInspectorWidth);
    setMaximumWidth(kInspectorWidth + kMargin * 4);
    content->installEventFilter(this);
}

InspectorGroup* Inspector::addGroup(const QString& title) {
    auto* group = new InspectorGroup(title);
    m_column->insertWidget(m_column->count() - 1, group);
    m_groups.push_back(group);
    group->installEventFilter(this);
    // The title lies over the column, where it can stay while the group moves on.
    group->head()->setParent(viewport());
    group->head()->show();
    connect(group->head(), &GroupHead::clicked, this, [this, group] { reveal(*group); });
    return group;
}

QSize Inspector::sizeHint() const {
    return {kInspectorWidth, 400};
}

void Inspector::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    placeHeads();
}

void Inspector::scrollContentsBy(int dx, int dy) {
    QScrollArea::scrollContentsBy(dx, dy);
    placeHeads();
}

bool Inspector::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::LayoutRequest:
        case QEvent::ShowToParent:
        case QEvent::HideToParent:
            placeHeads();
            break;
        default:
            break;
    }
    return QScrollArea::eventFilter(watched, event);
}

int Inspector::shownGroups() const {
    return static_cast<int>(
        std::count_if(m_groups.begin(), m_groups.end(),
                      [](const InspectorGroup* group) { return !group->isHidden(); }));
}

// A title that would leave the view above or below is kept at its edge, in order. If the view is
// low, only those above are kept.
void Inspector::placeHeads() {
    const int count = shownGroups();
    if (count == 0)
        return;
    const int height = m_groups.front()->head()->sizeHint().height();
    const bool isLow = viewport()->height() < 3 * count * height;
    int index = 0;
    for (InspectorGroup* group : m_groups) {
        GroupHead* head = group->head();
        head->setVisible(!group->isHidden());
        if (group->isHidden())
            continue;
        const QPoint at = group->mapTo(viewport(), QPoint(0, 0));
        const int last = viewport()->height() - (count - index) * height;
        const int y = std::max(index * height, isLow ? at.y() : std::min(at.y(), last));
        head->setGeometry(at.x(), y, group->width(), height);
        head->raise();
        ++index;
    }
}

// A title at the edge of the view leads to its group; its click has toggled it, so it is opened.
void Inspector::reveal(InspectorGroup& group) {
    const int natural = group.mapTo(viewport(), QPoint(0, 0)).y();
    if (natural == group.head()->y())
        return;
    group.setFolded(false);
    int above = 0;
    for (const InspectorGroup* other : m_groups) {
        if (other == &group)
            break;
        above += other->isHidden() ? 0 : group.head()->height();
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() + natural - above);
}

}  // namespace mtp::ui

#include "moc_Inspector.cpp"
