// The learning loops of the open project: where their folders are, how the shown one is, and what
// is done with it.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <filesystem>
#include <vector>

#include "ui/jobs/LearningRun.h"

namespace mtp::ui {

class ProjectModel;

// The list is a note in the project, not a command: what runs is not undone. What rounds bring to
// the project is a command.
class ProjectLearning : public QObject {
    Q_OBJECT

public:
    ProjectLearning(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // In the order in which they were begun.
    const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    // The one that is shown; empty: one that is to be begun.
    const std::filesystem::path& current() const { return m_current; }
    // Null without a loop, and if its folder cannot be read.
    const LearningRun::Record& record() const { return m_record; }
    // While a loop runs: one at a time.
    LearningRun* job() const { return m_job; }
    bool isCurrentRunning() const { return m_job && m_running == m_current; }

    void choose(const std::filesystem::path& folder);
    // A new loop in a new folder; the request lacks the folder.
    void begin(LearningRequest request);
    // The shown one; the request lacks the folder.
    void resume(LearningRequest request);
    // The round is finished later: what it has done stays.
    void stop();
    // The round that undoRound() takes back, maybe one that is only begun; 0: none.
    int roundToUndo() const;
    // Its files are kept under another name.
    void undoRound();
    // What the rounds have brought becomes part of the project, in one step of undo.
    void takeOver();

signals:
    // Another list, another record, or a loop began or ended to run.
    void changed();
    // A loop that ran has ended, was stopped or has made its rounds.
    void ended();
    void tookOver(int configurations, bool areLabelled);
    void failed(const QString& message);

private:
    void followProject();
    void start(LearningRequest request);
    void look();

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::vector<std::filesystem::path> m_folders;
    std::filesystem::path m_current, m_running;
    LearningRun::Record m_record;
    QPointer<LearningRun> m_job;
};

}  // namespace mtp::ui
