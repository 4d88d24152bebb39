// The card of the tour, which lies over the window, and the ring around what it points at.
#pragma once

#include <QFrame>
#include <QPolygonF>

class QLabel;
class QPushButton;
class QToolButton;

namespace mtp::ui {

struct TourStep;

// Takes no clicks: what it marks can be used.
class TourRing : public QWidget {
    Q_OBJECT

public:
    explicit TourRing(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
};

class TourCard : public QFrame {
    Q_OBJECT

public:
    explicit TourCard(QWidget* parent);

    // index: from 0.
    void showStep(const TourStep& step, int index, int count);
    // Beside this rectangle of the parent, within the parent, with a tip that points at it.
    void placeBeside(const QRect& target);

signals:
    void backPressed();
    void nextPressed();
    void leavePressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();

    QLabel* m_count;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_leave;
    QPushButton* m_back;
    QPushButton* m_next;
    QPolygonF m_tip;  // empty if the card covers what it points at
};

}  // namespace mtp::ui
