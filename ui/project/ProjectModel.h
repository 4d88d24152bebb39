// The open project as the pages see it: what is in the file, kept in memory, with signals.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/density/DensityRatio.h"
#include "core/io/FormatRegistry.h"
#include "core/project/ProjectStore.h"
#include "core/project/edit/ExpansionSettings.h"
#include "core/project/file/FrameLoader.h"
#include "core/sampling/Selection.h"
#include "core/workflow/LoadedTrajectory.h"

namespace mtp::ui {

// Every change is written to the project file before the signal, as one named command that can be
// undone. Without a project (none created or opened yet) the model is empty and hasProject() is
// false. What cannot be written is not changed: the functions return false after writeFailed().
class ProjectModel : public QObject {
    Q_OBJECT

public:
    // helper: see FormatRegistry::withBuiltinFormats().
    explicit ProjectModel(QObject* parent = nullptr, const std::filesystem::path& helper = {});
    ~ProjectModel() override;

    const FormatRegistry& registry() const { return m_registry; }

    bool hasProject() const { return m_store.has_value(); }
    QString path() const;
    QString name() const;
    // "another program has it open"; empty if it can be changed.
    QString readOnlyReason() const;
    void setStore(ProjectStore store);
    void saveAs(const QString& path);

    // What the Edit menu shows; empty if there is nothing to undo (redo).
    QString undoText() const;
    QString redoText() const;
    bool undo();
    bool redo();
    // For changes that the functions below do not know: one command, signals after it.
    bool edit(const QString& name, const std::function<void(ProjectEdit&)>& change,
              const std::string& operation = {});

    // The functions that change the project take the name of the command (and, if a replay needs
    // it, what was done: core/project/Operations.h), as the user reads it in
    // "Undo Make 90 configurations"; without one they name it themselves. Changes of the selection
    // and of the reference density that follow each other within a second are one command.

    // The displayed trajectory; its record says what is selected.
    const LoadedTrajectory* trajectory() const { return m_trajectory ? &*m_trajectory : nullptr; }
    // The sources of the project file; the trajectory is the last one opened.
    const std::vector<SourceRecord>& sources() const { return m_sources; }
    bool setTrajectory(LoadedTrajectory trajectory, const QString& name = {});
    // The same source at another place.
    bool moveTrajectory(LoadedTrajectory trajectory, const QString& name = {});
    bool removeSource(std::int64_t id, const QString& name = {});
    bool setSelection(double everyFs, double skipFs, const QString& name = {});
    // Takes a frame in or leaves it out by hand, whatever its time.
    bool setFrameSelected(std::size_t frame, bool isSelected);
    bool clearFramePicks();
    const FramePicks& framePicks() const { return m_picks; }
    // Indices of the selected frames; empty without a trajectory.
    const std::vector<std::size_t>& selectedFrames() const { return m_selectedFrames; }

    const std::vector<double>& ladder() const { return m_ladder; }
    // Shapes of single densities (expansion()) go where these go.
    bool setLadder(const std::vector<double>& ratios, const QString& name = {});
    // The shape of the cells at one density, which the ladder gets if it lacks it.
    bool setShape(const RungShape& shape, const QString& name);
    // g/cm³: the one set by the user, else that of the trajectory.
    std::optional<double> referenceDensity() const;
    // The same with what it is the density of: the trajectory; absent without one.
    std::optional<DensityReference> reference() const;
    bool setReferenceDensity(std::optional<double> density, const QString& name = {});
    // How configurations are made besides their density; ratios and reference are those above.
    const ExpansionSettings& expansion() const { return m_expansion; }
    bool setExpansion(const ExpansionSettings& settings, const QString& name);

    // Light: atoms and labels are read on demand, here or by jobs on their own thread.
    const std::vector<ConfigurationRecord>& configurations() const { return m_configurations; }
    Frame frame(const ConfigurationRecord& record) const { return m_frames->load(record); }
    std::shared_ptr<FrameLoader> frames() const { return m_frames; }
    bool addConfigurations(const std::vector<Configuration>& configurations,
                           const QString& name = {}, const std::string& operation = {});
    // Part of the split, weight, exclusion.
    bool updateConfigurations(const std::vector<ConfigurationRecord>& records,
                              const QString& name = {}, const std::string& operation = {});
    // Labels and provenance of the frames.
    bool setLabels(const std::vector<Configuration>& configurations, const QString& name = {},
                   const std::string& operation = {});
    bool removeConfigurations(const std::vector<std::int64_t>& ids, const QString& name = {});

    const std::vector<RunRecord>& runs() const { return m_runs; }
    const RunRecord* currentRun() const;
    // Whether the configurations are others than those the current run was trained on.
    bool isCurrentRunStale() const { return m_isStale; }
    // trainingId: the training it ends.
    bool addRun(const RunRecord& run, const QString& name = {}, std::int64_t trainingId = 0);
    bool renameRun(std::int64_t id, const std::string& runName, const QString& name = {});
    bool removeRun(std::int64_t id, const QString& name = {});
    bool setCurrentRun(std::int64_t id, const QString& name = {});

    // Trainings that have not ended; none of these is a command. Not written: 0, false.
    std::vector<TrainingRecord> trainings() const;
    std::int64_t startTraining(const TrainingRecord& training);
    bool saveTraining(const TrainingRecord& training);
    void dropTraining(std::int64_t id);  // runsChanged() after it

    // DFT campaigns, in the order in which they were added.
    const std::vector<CampaignRecord>& campaigns() const { return m_campaigns; }
    // The machine that it was given to; not a command.
    void noteCampaign(const CampaignRecord& campaign);

    // A number kept by name (core/project/ProjectSettings.h).
    std::optional<double> setting(const char* key) const;
    std::optional<std::string> textSetting(const char* key) const;
    // What the window showed, by key; empty if nothing was noted.
    QString view(const QString& key) const;
    void setView(const QString& key, const QString& value);

    // Configurations that were written to be computed elsewhere. A note of what left the project,
    // not a command.
    const std::set<std::int64_t>& exported() const { return m_exported; }
    void noteExported(const std::vector<std::int64_t>& ids);

signals:
    void projectChanged();
    void trajectoryChanged();
    void selectionChanged();
    void ladderChanged();
    void configurationsChanged();
    void runsChanged();
    void campaignsChanged();
    // undoText() and redoText() have changed.
    void historyChanged();
    // A change could not be written; everything is shown as it is in the file.
    void writeFailed(const QString& message);
    // Undo or redo brought back a source that is not open; whoever loads it calls setTrajectory.
    void trajectoryWanted(const mtp::SourceRecord& record);

private:
    // Changes of a field that is being dragged are added to its last command.
    bool editField(const QString& field, const QString& name,
                   const std::function<void(ProjectEdit&)>& change);
    void show(LoadedTrajectory trajectory);
    bool write(const std::function<ProjectChanges()>& change);
    void reload(const ProjectChanges& changes);
    void emitChanges(const ProjectChanges& changes);
    void reloadSources();
    void reloadFramePicks();
    void updateSelectedFrames();
    std::vector<std::size_t> framesByTime() const;
    bool setFramePicks(const FramePicks& picks, const QString& name);
    const RunRecord* findRun(std::int64_t id) const;

    FormatRegistry m_registry;
    std::optional<ProjectStore> m_store;
    std::shared_ptr<FrameLoader> m_frames;
    std::vector<SourceRecord> m_sources;
    std::optional<LoadedTrajectory> m_trajectory;
    std::vector<std::size_t> m_selectedFrames;
    FramePicks m_picks;
    std::vector<double> m_ladder;
    std::optional<double> m_referenceDensity;
    ExpansionSettings m_expansion;
    std::vector<ConfigurationRecord> m_configurations;
    std::vector<RunRecord> m_runs;
    std::vector<CampaignRecord> m_campaigns;
    std::int64_t m_currentRun = 0;
    bool m_isStale = false;
    std::set<std::int64_t> m_exported;
    QString m_lastField;
    QElapsedTimer m_sinceEdit;
};

}  // namespace mtp::ui
