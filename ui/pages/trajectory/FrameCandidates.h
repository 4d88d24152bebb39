// The frames of the project's trajectory, described in a job so that those that stand for all of
// them can be chosen.
#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/jobs/JobBoard.h"

namespace mtp {
class SharedTrajectory;
struct CandidateFrames;
}  // namespace mtp

namespace mtp::ui {

class ProjectModel;

class FrameCandidates : public QObject {
    Q_OBJECT

public:
    FrameCandidates(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // Of the trajectory and its skipped part as they are now; null until they are described.
    const CandidateFrames* current() const;
    // Describes them unless they are, or are being described.
    void want();
    bool isRunning() const { return m_job; }

signals:
    void described();
    // It failed, or the user cancelled it: then the message is empty.
    void ended(const QString& message);

private:
    // What candidates are of.
    struct Place {
        std::shared_ptr<const SharedTrajectory> trajectory;
        double skipFs = 0;
        bool operator==(const Place&) const = default;
    };
    Place place() const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::shared_ptr<const CandidateFrames> m_candidates;
    Place m_place, m_wanted;
    QPointer<Job> m_job;
};

}  // namespace mtp::ui
