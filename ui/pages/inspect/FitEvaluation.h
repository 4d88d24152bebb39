// The fit that is inspected: the current run on the labelled configurations of the project,
// evaluated in a job, and whether it still is of what the project holds.
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "core/project/file/Records.h"

namespace mtp {
struct FitResult;
struct FitSet;
}  // namespace mtp

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class FitEvaluation : public QObject {
    Q_OBJECT

public:
    FitEvaluation(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // Only the configurations of this part from the next evaluation on; absent: all.
    void setPart(std::optional<Part> part) { m_part = part; }
    void evaluate();
    // Null while there is none: the reason is in message().
    const std::shared_ptr<const FitResult>& result() const { return m_result; }
    // The run that the result is of; null without one.
    const RunRecord* run() const;
    // Why there is no result, in the user's words; empty while one is there or on its way.
    const QString& message() const { return m_message; }
    bool isRunning() const { return m_isRunning; }
    // The configurations are others than those of the result.
    bool isStale() const { return m_isStale; }
    // The current run cannot be evaluated before its species are named.
    bool needsSpecies() const;

signals:
    // Another result, or none.
    void changed();
    // isRunning() or isStale() may have changed.
    void stateChanged();

private:
    FitSet wantedConfigurations() const;
    void followRuns();
    void followConfigurations();
    void take(std::shared_ptr<const FitResult> result, std::int64_t run);
    void takeNone(const QString& why);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::optional<Part> m_part;
    std::shared_ptr<const FitResult> m_result;
    std::int64_t m_run = 0;
    QString m_message;
    bool m_isRunning = false;
    bool m_isStale = false;
};

}  // namespace mtp::ui
