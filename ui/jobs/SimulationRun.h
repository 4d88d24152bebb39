// A simulation that runs, as a job: looks at its folder until it ends. The run itself belongs to no
// process of ours: it goes on when this is deleted.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/workflow/SimulationWatch.h"
#include "ui/jobs/JobBoard.h"

namespace mtp::ui {

// Signals come in the thread of this object. It succeeds when the run has ended, however it did.
class SimulationRun : public Job {
    Q_OBJECT

public:
    using Snapshot = std::shared_ptr<const SimulationSnapshot>;

    explicit SimulationRun(std::filesystem::path folder, QObject* parent = nullptr);
    ~SimulationRun() override;

    // "run-3 · 4.2 of 20 ps · about 3 min left".
    QString text() const override { return m_text; }

    // Asks the run to end within a few steps; it leaves a restart file and can be continued.
    void ask(StopRequest request);
    // What it was asked for last.
    std::optional<StopRequest> asked() const { return m_asked; }
    void cancel() override { ask(StopRequest::Stop); }
    void setPaused(bool isPaused) override;
    bool canPause() const override { return true; }
    QString cancelText() const override { return tr("Stop the simulation"); }
    QString pauseText() const override { return tr("Pause the simulation"); }
    // Looks no more; the run goes on.
    void leave() { Job::cancel(); }

signals:
    void looked(const mtp::ui::SimulationRun::Snapshot& snapshot);
    void askedToEnd();
    void stopFailed(const QString& message);

private:
    void watch(Progress& progress);
    void show(const SimulationSnapshot& snapshot);

    std::filesystem::path m_folder;
    QString m_text;
    std::optional<StopRequest> m_asked;
};

}  // namespace mtp::ui
