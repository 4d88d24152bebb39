// Reads a run and analyses its motion in jobs; what did not change is not done again.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/Dynamics.h"
#include "core/dynamics/GrowingSeries.h"
#include "core/dynamics/IonTable.h"
#include "core/io/FormatRegistry.h"
#include "core/io/FrameRange.h"
#include "ui/jobs/JobBoard.h"

namespace mtp::ui {

// What is analysed, and how.
struct DynamicsRequest {
    std::string path;
    std::vector<std::string> species;  // names of numbered types
    FrameRange frames;
    std::int64_t bytes = 0;  // of the file, which grows while its simulation runs
    std::string project;     // file beside which positions are cached; empty: for this user
    std::optional<double> timestepFs;
    double skipPs = 0;
    DisplacementOptions motion;
    DynamicsOptions options;
    std::optional<double> q;  // 1/Å, of F_s; absent: where S(q) of the ions is largest

    bool readsTheSame(const DynamicsRequest& other) const;
    // Apart from what the file has gained since then, and from what is skipped of the start.
    bool readsTheSameRun(const DynamicsRequest& other) const;
    bool followsTheSame(const DynamicsRequest& other) const;
    // Of the same motion.
    bool findsTheSameHops(const DynamicsRequest& other) const;
    bool fitsTheSame(const DynamicsRequest& other) const;
};

struct DynamicsResult {
    DynamicsRequest request;
    std::shared_ptr<const PositionSeries> series;
    std::shared_ptr<const Displacements> motion;
    std::shared_ptr<const Dynamics> dynamics;
    std::shared_ptr<const Table> survival;  // survivalTable(); empty if hops cannot be looked for
    std::optional<double> proposedThreshold;
    std::shared_ptr<const SeriesProgress> progress = nullptr;  // of a run that may still grow
    std::shared_ptr<const Table> ions;                         // what each of them does
};

// As much of the last result (null for none) as still holds is taken from it. Throws what reading
// and dynamicsOf() throw.
DynamicsResult analysedRun(const FormatRegistry& registry, const DynamicsRequest& request,
                           const DynamicsResult* last, Progress& progress);

class DynamicsAnalysis : public QObject {
    Q_OBJECT

public:
    DynamicsAnalysis(const FormatRegistry& registry, JobBoard& jobs, QObject* parent);

    // Ends what runs. Only what follows from a change is done again: hops and cascades, or D.
    void start(const DynamicsRequest& request);
    void clear();
    // Null before the first one is there.
    std::shared_ptr<const DynamicsResult> result() const { return m_result; }
    bool isRunning() const { return m_job != nullptr; }
    // While what is done again takes a fraction of a second, the last result is not called old.
    bool isStale() const { return m_job != nullptr && !m_isQuick; }
    // What was asked for last has failed or was cancelled: the result is that of other choices.
    bool isOutdated() const { return m_isOutdated; }
    // How long the last one took, ms.
    qint64 duration() const { return m_duration; }

signals:
    void changed();
    // isTimeMissing: the run tells no times, and the request no time step.
    void failed(const QString& message, bool isTimeMissing);

private:
    void run(const DynamicsRequest& request);
    void end(bool hasResult);
    bool isQuick(const DynamicsRequest& request) const;

    const FormatRegistry& m_registry;
    JobBoard& m_jobs;
    std::shared_ptr<const DynamicsResult> m_result;
    std::optional<DynamicsRequest> m_next;  // what was asked for while a job ran
    QPointer<Job> m_job;
    bool m_isQuick = false;  // what runs
    bool m_isOutdated = false;
    QElapsedTimer m_sinceStart;
    qint64 m_duration = 0;
};

}  // namespace mtp::ui
