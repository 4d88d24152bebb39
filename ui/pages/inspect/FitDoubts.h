// Grades of the fit that is inspected, and the calibration of grades and committee, worked out in a
// job when they are wanted.
#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/jobs/JobBoard.h"

namespace mtp {
struct FitDoubt;
struct FitResult;
struct RunRecord;
}  // namespace mtp

namespace mtp::ui {

class ProjectModel;

class FitDoubts : public QObject {
    Q_OBJECT

public:
    FitDoubts(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // What was evaluated, and the run that it is of; null for nothing.
    void setResult(std::shared_ptr<const FitResult> result, const RunRecord* run);
    // Works grades out, unless they are known or on their way. members: of a committee that is
    // trained as well; 0 for none.
    void want(int members = 0);
    // Null while there are none; then message() may say why.
    const std::shared_ptr<const FitDoubt>& doubt() const { return m_doubt; }
    const QString& message() const { return m_message; }
    const std::shared_ptr<const FitResult>& result() const { return m_result; }
    const Job* job() const { return m_job; }

signals:
    void changed();
    void progressed();

private:
    void take(std::shared_ptr<const FitDoubt> doubt, const QString& message);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::shared_ptr<const FitResult> m_result;
    std::shared_ptr<const RunRecord> m_run;
    std::shared_ptr<const FitDoubt> m_doubt;
    QString m_message;
    QPointer<Job> m_job;
};

}  // namespace mtp::ui
