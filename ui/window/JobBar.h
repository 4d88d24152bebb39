// The status bar: counts of the page at the left, what runs now at the right with its progress,
// pause and cancel.
#pragma once

#include <QObject>

class QProgressBar;
class QStatusBar;
class QTimer;
class QToolButton;

namespace mtp::ui {

class ElidedLabel;
class Job;
class JobBoard;

class JobBar : public QObject {
    Q_OBJECT

public:
    JobBar(JobBoard& jobs, QStatusBar& bar);

    void showCounts(const QString& counts);

private:
    // The job that is displayed: work that the user has just asked for before work that goes on;
    // null without any.
    Job* shownJob() const;
    void refresh();
    void setJobVisible(bool isVisible);
    void showJob(const Job& job);
    QToolButton* button(const QString& name, const QString& icon, const QString& text);

    JobBoard& m_jobs;
    QTimer* m_delay;  // until a job is displayed: what ends at once would only flicker
    ElidedLabel* m_counts;
    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
};

}  // namespace mtp::ui
