// The status bar: counts of the page at the left, what runs now at the right with its progress,
// pause and cancel.
#pragma once

#include <QObject>

class QProgressBar;
class QStatusBar;
class QToolButton;

namespace mtp::ui {

class ElidedLabel;
class JobBoard;
class TrainPage;

class JobBar : public QObject {
    Q_OBJECT

public:
    JobBar(JobBoard& jobs, TrainPage& training, QStatusBar& bar);

    void showCounts(const QString& counts);
    void refresh();

private:
    void showJob();
    void showTraining();
    QToolButton* button(const QString& name, const QString& icon, const QString& text);

    JobBoard& m_jobs;
    TrainPage& m_training;
    ElidedLabel* m_counts;
    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
};

}  // namespace mtp::ui
