// The player under a structure view: first, back, play, forward, last, slider, an editable number,
// speed and whether it starts again at the end.
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace mtp::ui {

class FramePlayer : public QWidget {
    Q_OBJECT

public:
    explicit FramePlayer(QWidget* parent = nullptr);

    // Frames 0 .. count - 1; the present frame becomes 0.
    void setFrameCount(int count);
    int frame() const { return m_frame; }
    void setFrame(int frame);
    // Text at the right, such as the time of the frame.
    void setCaption(const QString& caption);

signals:
    void frameChanged(int frame);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QToolButton* addButton(const QString& iconName, const QString& tip);
    void setPlaying(bool isPlaying);
    // One frame on; at the end the first one, or a halt.
    void playOn();

    int m_count = 0;
    int m_frame = 0;
    QTimer m_timer;
    QToolButton* m_play;
    QSlider* m_slider;
    QSpinBox* m_number;
    QLabel* m_total;
    QComboBox* m_speed;
    QToolButton* m_loop;
    QLabel* m_caption;
};

}  // namespace mtp::ui
