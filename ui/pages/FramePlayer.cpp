#include "ui/pages/FramePlayer.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {
constexpr int kSpeeds[] = {2, 5, 10, 20, 40};  // frames per second
constexpr int kUsualSpeed = 20;
constexpr int kPage = 10;
}  // namespace

FramePlayer::FramePlayer(QWidget* parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_number(new QSpinBox)
    , m_total(new QLabel)
    , m_speed(new QComboBox)
    , m_caption(new QLabel) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto step = [this](const QString& name, const QString& tip, auto target) {
        QToolButton* button = addButton(name, tip);
        connect(button, &QToolButton::clicked, this, [this, target] { setFrame(target()); });
        return button;
    };
    step("first", tr("First frame (Home)"), [] { return 0; });
    step("previous", tr("Previous frame (Left)"), [this] { return m_frame - 1; });
    m_play = addButton("play", tr("Play (Space)"));
    m_play->setCheckable(true);
    m_play->setObjectName("play");
    step("next", tr("Next frame (Right)"), [this] { return m_frame + 1; });
    step("last", tr("Last frame (End)"), [this] { return m_count - 1; });
    m_loop = addButton("loop", tr("Start again at the end"));
    m_loop->setObjectName("loop");
    m_loop->setCheckable(true);
    m_loop->setChecked(true);
    m_slider->setObjectName("frameSlider");
    m_slider->setPageStep(kPage);
    m_slider->setAccessibleName(tr("Frame"));
    m_slider->setToolTip(
        tr("Drag through the frames; Left and Right go one frame, Page up and Page down ten"));
    row->addWidget(m_slider, 1);
    m_number->setObjectName("frameNumber");
    m_number->setAccessibleName(tr("Frame number"));
    m_number->setAlignment(Qt::AlignRight);
    m_number->setToolTip(tr("Type a number to go to that frame; frames count from 1"));
    row->addWidget(m_number);
    row->addWidget(m_total);
    m_speed->setObjectName("playSpeed");
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Frames per second"));
    for (const int speed : kSpeeds)
        m_speed->addItem(tr("%L1 fps").arg(speed), speed);
    m_speed->setCurrentIndex(m_speed->findData(kUsualSpeed));
    row->addWidget(m_speed);
    row->addSpacing(8);
    m_caption->setMinimumWidth(m_caption->fontMetrics().horizontalAdvance("00000.0 fs"));
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_caption);

    setFocusPolicy(Qt::StrongFocus);
    connect(&m_timer, &QTimer::timeout, this, &FramePlayer::playOn);
    const auto setSpeed = [this] { m_timer.setInterval(1000 / m_speed->currentData().toInt()); };
    connect(m_speed, &QComboBox::currentIndexChanged, this, setSpeed);
    setSpeed();
    connect(m_play, &QToolButton::toggled, this, &FramePlayer::setPlaying);
    connect(m_slider, &QSlider::valueChanged, this, &FramePlayer::setFrame);
    connect(m_number, &QSpinBox::valueChanged, this, [this](int number) { setFrame(number - 1); });
    setFrameCount(0);
}

QToolButton* FramePlayer::addButton(const QString& iconName, const QString& tip) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    static_cast<QHBoxLayout*>(layout())->addWidget(button);
    return button;
}

void FramePlayer::setFrameCount(int count) {
    setPlaying(false);
    m_count = count;
    m_frame = 0;
    const QSignalBlocker blockSlider(m_slider), blockNumber(m_number);
    m_slider->setRange(0, std::max(0, count - 1));
    m_slider->setValue(0);
    m_number->setRange(count > 0 ? 1 : 0, count);
    m_number->setValue(1);
    m_total->setText(tr("of %L1").arg(count));
    m_caption->clear();
    setEnabled(count > 0);
}

void FramePlayer::setFrame(int frame) {
    if (m_count == 0)
        return;
    frame = std::clamp(frame, 0, m_count - 1);
    if (frame == m_frame)
        return;
    m_frame = frame;
    const QSignalBlocker blockSlider(m_slider), blockNumber(m_number);
    m_slider->setValue(frame);
    m_number->setValue(frame + 1);
    emit frameChanged(frame);
}

void FramePlayer::setCaption(const QString& caption) {
    m_caption->setText(caption);
}

void FramePlayer::setPlaying(bool isPlaying) {
    const QSignalBlocker blocker(m_play);
    m_play->setChecked(isPlaying);
    m_play->setIcon(icon(isPlaying ? "pause" : "play"));
    if (!isPlaying || m_count < 2)
        return m_timer.stop();
    if (!m_loop->isChecked() && m_frame == m_count - 1)
        setFrame(0);
    m_timer.start();
}

void FramePlayer::playOn() {
    if (m_frame < m_count - 1)
        setFrame(m_frame + 1);
    else if (m_loop->isChecked())
        setFrame(0);
    else
        setPlaying(false);
}

void FramePlayer::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Home:
            return setFrame(0);
        case Qt::Key_End:
            return setFrame(m_count - 1);
        case Qt::Key_Left:
            return setFrame(m_frame - 1);
        case Qt::Key_Right:
            return setFrame(m_frame + 1);
        case Qt::Key_PageUp:
            return setFrame(m_frame - kPage);
        case Qt::Key_PageDown:
            return setFrame(m_frame + kPage);
        case Qt::Key_Space:
            return setPlaying(!m_timer.isActive());
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace mtp::ui

#include "moc_FramePlayer.cpp"
