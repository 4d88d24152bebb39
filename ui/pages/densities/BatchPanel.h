// What the batch of configurations holds and costs, how far its making is, and its export.
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/jobs/JobBoard.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace mtp {
struct ExpansionBatch;
}

namespace mtp::ui {

class Figure;
class Inspector;

// Fills a group of an inspector.
class BatchPanel : public QObject {
    Q_OBJECT

public:
    BatchPanel(Inspector& inspector, QObject* parent);

    // made: configurations of the project; unlabelled: those that can be exported.
    void show(const ExpansionBatch& batch, std::size_t made, std::size_t unlabelled);
    // Shows the progress of the job until it has ended.
    void follow(Job* making);
    bool isMaking() const { return m_making; }

signals:
    void exportWanted();
    void ended();  // the job that was followed

private:
    void showProgress();

    Figure* m_count;
    Figure* m_made;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_export;
    QPointer<Job> m_making;
};

}  // namespace mtp::ui
