#include "ui/widgets/Banner.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr int kBannerMargin = 8;
constexpr int kWidest = 760;
constexpr int kStripe = 4;
constexpr std::size_t kMostActions = 2;
constexpr int kLeaveMs = 12000;

QColor stripeColour(Banner::Kind kind, const QPalette& palette) {
    const bool isDark = isDarkPalette(palette);
    if (kind == Banner::Kind::Error)
        return isDark ? QColor(0xF2, 0x6D, 0x6D) : QColor(0xC4, 0x2B, 0x2B);
    if (kind == Banner::Kind::Warning)
        return isDark ? QColor(0xE6, 0xA8, 0x3C) : QColor(0xB8, 0x74, 0x00);
    return palette.color(QPalette::Highlight);
}

}  // namespace

Banner::Banner(QWidget* parent) : QFrame(parent), m_icon(new QLabel), m_text(new QLabel) {
    setObjectName("banner");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(kStripe + 12, 8, 8, 8);
    m_row->setSpacing(8);
    m_row->addWidget(m_icon, 0, Qt::AlignTop);
    m_row->addWidget(m_text, 1);
    for (std::size_t i = 0; i < kMostActions; ++i) {
        auto* button = new QPushButton;
        button->setObjectName(i == 0 ? "bannerAction" : "bannerSecondAction");
        button->setToolTip(tr("Does this and closes the message"));
        connect(button, &QPushButton::clicked, this, [this, i] { press(i); });
        m_row->addWidget(button, 0, Qt::AlignTop);
        m_buttons.push_back(button);
    }
    auto* close = new QToolButton;
    close->setObjectName("bannerClose");
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    m_row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
    m_leave.setSingleShot(true);
    m_leave.setInterval(kLeaveMs);
    connect(&m_leave, &QTimer::timeout, this, &Banner::dismiss);
    parent->installEventFilter(this);
    hide();
}

void Banner::show(Kind kind, const QString& text, std::vector<Action> actions) {
    m_kind = kind;
    m_icon->setPixmap(icon(kind == Kind::Information ? "info" : "warning").pixmap(20, 20));
    m_text->setText(text);
    m_actions = std::move(actions);
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setText(i < m_actions.size() ? m_actions[i].text : QString());
        m_buttons[i]->setVisible(i < m_actions.size());
    }
    setVisible(true);
    place();
    update();  // of the stripe, which has the colour of the kind
    if (kind == Kind::Information && m_actions.empty())
        m_leave.start();
    else
        m_leave.stop();
}

void Banner::showWritten(const QString& text, const QString& path) {
    const QFileInfo file(path);
    const auto open = [](const QString& target) {
        return [target] { QDesktopServices::openUrl(QUrl::fromLocalFile(target)); };
    };
    std::vector<Action> actions;
    if (!file.isDir())
        actions.push_back({tr("Open"), open(file.absoluteFilePath())});
    actions.push_back(
        {tr("Show in folder"), open(file.isDir() ? file.absoluteFilePath() : file.absolutePath())});
    show(Kind::Information, text, std::move(actions));
}

void Banner::press(std::size_t index) {
    const auto run = m_actions[index].run;
    dismiss();
    if (run)
        run();
}

void Banner::dismiss() {
    m_leave.stop();
    setVisible(false);
}

QString Banner::text() const {
    return isVisibleTo(parentWidget()) ? m_text->text() : QString();
}

// Centred at the foot of the page: its head has the tabs, the tools of the views and the controls
// of the plots. As narrow as its text, so that little is covered.
void Banner::place() {
    const int room = std::min(parentWidget()->width() - 2 * kBannerMargin, kWidest);
    layout()->activate();
    m_text->setMinimumWidth(0);
    const int others = m_row->sizeHint().width() - m_text->sizeHint().width();
    const QRect oneLine = m_text->fontMetrics().boundingRect(m_text->text());
    const int width =
        std::clamp(others + oneLine.width() + 2 * kBannerMargin, 0, std::max(room, 0));
    const int height = std::max(m_row->heightForWidth(width), m_row->minimumSize().height());
    setGeometry((parentWidget()->width() - width) / 2,
                parentWidget()->height() - height - 2 * kBannerMargin, width, height);
    raise();
}

bool Banner::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && isVisibleTo(parentWidget()) &&
        (event->type() == QEvent::Resize || event->type() == QEvent::Show ||
         event->type() == QEvent::ChildAdded))
        place();
    return QFrame::eventFilter(watched, event);
}

// Who reads it does not want it to go.
void Banner::enterEvent(QEnterEvent* event) {
    m_leave.stop();
    QFrame::enterEvent(event);
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(area, 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(stripeColour(m_kind, palette()));
    painter.drawRoundedRect(QRectF(4, 6, kStripe, height() - 12), 2, 2);
}

}  // namespace mtp::ui

#include "moc_Banner.cpp"
