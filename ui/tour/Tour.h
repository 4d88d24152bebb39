// A walk through the pages, which can be left at any time and blocks nothing.
#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

#include "ui/tour/TourStep.h"

class QShortcut;

namespace mtp::ui {

class TourCard;
class TourRing;

// Whether the user has taken, left or declined the tour: then it is not offered any more.
bool isTourOver();
void setTourOver();

class Tour : public QObject {
    Q_OBJECT

public:
    // The window that holds the controls, by their object names.
    explicit Tour(QWidget& window);
    ~Tour() override;

public slots:
    // At the first step, also if it is open.
    void start();
    void leave();

signals:
    // The page of a step is to be shown.
    void pageWanted(mtp::ui::PageId page);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showStep(int index);
    void watch(QWidget* widget, bool isWatched);
    QWidget* control() const;
    void place();

    QWidget& m_window;
    std::vector<TourStep> m_steps;
    int m_index = 0;
    QPointer<TourCard> m_card;
    QPointer<TourRing> m_ring;
    QPointer<QWidget> m_watched;  // the control of the step
    QShortcut* m_escape;
};

}  // namespace mtp::ui
