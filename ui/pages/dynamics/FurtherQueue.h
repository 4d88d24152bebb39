// Works out further analyses of a run one after the other, each in a job of its own, so that each
// is shown as soon as it is there.
#pragma once

#include <QObject>
#include <QPointer>
#include <map>
#include <vector>

#include "core/dynamics/FurtherAnalyses.h"
#include "ui/pages/dynamics/DynamicsAnalysis.h"

namespace mtp::ui {

class FurtherQueue : public QObject {
    Q_OBJECT

public:
    // title: of the jobs.
    FurtherQueue(const FormatRegistry& registry, JobBoard& jobs, const QString& title,
                 std::vector<FurtherAnalysis> wanted, QObject* parent);

    // Null: nothing yet. What was worked out for the last result and holds for this one is kept.
    void setResult(std::shared_ptr<const DynamicsResult> result);
    // Works out what is missing.
    void start();
    const DynamicsResult* result() const { return m_result.get(); }
    // Null if it has not been worked out.
    const FurtherAnalyses* find(FurtherAnalysis what) const;
    // In place of a plot: that it is being worked out, or why it cannot be.
    QString emptyText(FurtherAnalysis what) const;

signals:
    void workedOut(FurtherAnalysis what);
    void failed(const QString& message);

private:
    void run(FurtherAnalysis what);
    std::optional<double> waveNumber() const;

    const FormatRegistry& m_registry;
    JobBoard& m_jobs;
    QString m_title;
    std::vector<FurtherAnalysis> m_wanted;  // in the order in which they are worked out
    std::shared_ptr<const DynamicsResult> m_result;
    std::map<FurtherAnalysis, FurtherAnalyses> m_done;
    QPointer<Job> m_job;
};

}  // namespace mtp::ui
