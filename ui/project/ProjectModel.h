// The open project as the pages see it: what is in the file, kept in memory, with signals.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/Table.h"
#include "core/io/FormatRegistry.h"
#include "core/project/ProjectStore.h"

namespace mtp::ui {

// A reader that jobs and the window may use at the same time.
class FrameSource {
public:
    explicit FrameSource(std::unique_ptr<TrajectoryReader> reader) : m_reader(std::move(reader)) {}

    const TrajectoryInfo& info() const { return m_reader->info(); }
    std::size_t frameCount() const { return m_reader->frameCount(); }
    Frame read(std::size_t index) {
        const std::scoped_lock lock(m_mutex);
        return m_reader->read(index);
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<TrajectoryReader> m_reader;
};

// A trajectory that was opened: its frames and the series drawn over time.
struct LoadedTrajectory {
    SourceRecord record;
    std::shared_ptr<FrameSource> reader;
    std::vector<double> timesFs;
    std::vector<std::string> parentKeys;  // per frame, what configurations made from it carry
    Table series;  // time [fs], energy [eV], temperature [K] as far as the file has them
    std::optional<double> density;  // g/cm³ of the first frame
    std::vector<std::string> warnings;
};

// Reads every frame once for the series; runs in a job. Throws what the reader throws.
LoadedTrajectory loadTrajectory(const FormatRegistry& registry, const SourceRecord& record,
                                Progress& progress);

// Every change is written to the project file before the signal. Without a project (none created or
// opened yet) the model is empty and hasProject() is false. Writing throws FileError.
class ProjectModel : public QObject {
    Q_OBJECT

public:
    explicit ProjectModel(QObject* parent = nullptr);
    ~ProjectModel() override;

    const FormatRegistry& registry() const { return m_registry; }

    bool hasProject() const { return m_store.has_value(); }
    QString path() const;
    QString name() const;
    void setStore(ProjectStore store);
    void saveAs(const QString& path);

    // The trajectory on show; its record says what is selected.
    const LoadedTrajectory* trajectory() const { return m_trajectory ? &*m_trajectory : nullptr; }
    // The sources of the project file; the trajectory is the last one opened.
    const std::vector<SourceRecord>& sources() const { return m_sources; }
    void setTrajectory(LoadedTrajectory trajectory);
    void setSelection(double everyFs, double skipFs);
    // Indices of the selected frames; empty without a trajectory.
    const std::vector<std::size_t>& selectedFrames() const { return m_selectedFrames; }

    const std::vector<double>& ladder() const { return m_ladder; }
    void setLadder(std::vector<double> ratios);
    // g/cm³: the one set by the user, else that of the trajectory.
    std::optional<double> referenceDensity() const;
    void setReferenceDensity(std::optional<double> density);

    const std::vector<ConfigurationRecord>& configurations() const { return m_configurations; }
    void addConfigurations(std::vector<ConfigurationRecord> records);
    void updateConfigurations(const std::vector<ConfigurationRecord>& records);
    void removeConfigurations(const std::vector<std::int64_t>& ids);
    std::vector<std::string> species() const;

    const std::vector<RunRecord>& runs() const { return m_runs; }
    const RunRecord* currentRun() const;
    void addRun(RunRecord run);
    void setCurrentRun(std::int64_t id);

signals:
    void projectChanged();
    void trajectoryChanged();
    void selectionChanged();
    void ladderChanged();
    void configurationsChanged();
    void runsChanged();

private:
    void updateSelectedFrames();

    FormatRegistry m_registry;
    std::optional<ProjectStore> m_store;
    std::vector<SourceRecord> m_sources;
    std::optional<LoadedTrajectory> m_trajectory;
    std::vector<std::size_t> m_selectedFrames;
    std::vector<double> m_ladder;
    std::optional<double> m_referenceDensity;
    std::vector<ConfigurationRecord> m_configurations;
    std::vector<RunRecord> m_runs;
    std::int64_t m_currentRun = 0;
};

}  // namespace mtp::ui
