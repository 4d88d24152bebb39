#include "ui/plots/PlotHead.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/theme/Theme.h"
#include "ui/theme/WorkbenchStyle.h"
#include "ui/widgets/ElidedLabel.h"

namespace mtp::ui {

namespace {

QToolButton* iconButton(const QString& name, const QString& iconName, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

PlotHead::PlotHead(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new ElidedLabel({}, Qt::ElideRight))
    , m_legend(iconButton(QStringLiteral("legendButton"), QStringLiteral("legend"),
                          tr("Hide the legend, or show it"))) {
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setObjectName("plotTitle");
    // As high with controls beside it as without.
    m_title->setMinimumHeight(QComboBox().sizeHint().height());
    m_title->installEventFilter(this);
    m_title->setToolTip(tr("Double click: this plot over the whole page, or back"));
    m_legend->setCheckable(true);
    m_legend->hide();
    connect(m_legend, &QToolButton::toggled, this, &PlotHead::legendToggled);
    QToolButton* enlarge = iconButton(QStringLiteral("fullSizeButton"), QStringLiteral("enlarge"),
                                      tr("Over the whole page, or back"));
    connect(enlarge, &QToolButton::clicked, this, &PlotHead::enlargeRequested);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2);
    m_row->addWidget(m_title, 1);
    m_row->addWidget(m_legend);
    m_row->addWidget(enlarge);
}

void PlotHead::setTitle(const QString& title) {
    m_title->setText(title);
}

QString PlotHead::title() const {
    return m_title->text();
}

void PlotHead::addControl(QWidget* control) {
    if (auto* box = qobject_cast<QComboBox*>(control)) {
        box->setProperty(WorkbenchStyle::kFlat, true);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    } else if (auto* button = qobject_cast<QToolButton*>(control)) {
        button->setAutoRaise(true);
    }
    m_row->insertWidget(m_row->indexOf(m_legend), control);
}

void PlotHead::setHasLegend(bool hasLegend) {
    m_legend->setVisible(hasLegend);
}

bool PlotHead::isLegendShown() const {
    return !m_legend->isChecked();
}

void PlotHead::setLegendShown(bool isShown) {
    m_legend->setChecked(!isShown);
}

bool PlotHead::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_title && event->type() == QEvent::MouseButtonDblClick) {
        emit enlargeRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace mtp::ui

#include "moc_PlotHead.cpp"
