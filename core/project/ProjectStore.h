// The project file (.mtpw, SQLite): sources, configurations with labels, ladder, runs, history.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/project/edit/ProjectEdit.h"
#include "core/project/edit/Trainings.h"
#include "core/project/file/Records.h"

namespace mtp {

// A project that is open. The functions here read it; an edit changes it as one step of undo:
//
//     ProjectStore store = ProjectStore::create("melt.mtpw");
//     ProjectEdit edit = store.edit({.name = "Set the densities"});
//     edit.setLadder({0.5, 1, 1.5});
//     edit.commit();                    // on the disk now; without it nothing has happened
//     store.undo();
//
// Throws FileError, ParseError (not a project, newer version), DamagedProject if rows are not as
// the program wrote them, and ReadOnlyProject if something is to be written that cannot be.
class ProjectStore {
public:
    static ProjectStore create(const std::filesystem::path& path);  // replaces nothing that exists
    // For writing if possible; else for reading, and readOnlyReason() says why.
    static ProjectStore open(const std::filesystem::path& path);
    static ProjectStore openForReading(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_file->path(); }
    // "another program has it open (process 4711 on host)"; empty if it can be written.
    const std::string& readOnlyReason() const { return m_file->readOnlyReason(); }
    // Sentences; empty if every row, or every byte with content, is as it was written.
    std::vector<std::string> problems(bool withContent) const;

    std::vector<SourceRecord> sources() const;
    std::vector<CampaignRecord> campaigns() const;   // in the order in which they were added
    std::vector<double> ladder() const;              // density ratios, ascending
    std::optional<double> referenceDensity() const;  // g/cm³
    std::optional<double> setting(const char* key) const;
    std::optional<std::string> textSetting(const char* key) const;
    // Those that have a value and a key that begins so.
    std::map<std::string, double> settings(const std::string& prefix) const;
    std::vector<ConfigurationRecord> configurations() const;
    std::vector<RunRecord> runs() const;
    std::int64_t currentRun() const;  // 0: none was chosen

    // Nothing else may be written while the edit lives.
    ProjectEdit edit(const EditDescription& description);
    // What a file was found to be when it was opened again; not a command of the user.
    void noteSource(const SourceRecord& source);
    // The machine that a campaign was given to; not a command, as what runs is not undone.
    void noteCampaign(const CampaignRecord& campaign);

    // Trainings that have not ended. Not commands: undo passes them by; ProjectEdit::addRun ends
    // them. A checkpoint is on the disk when saveTraining returns.
    std::vector<TrainingRecord> trainings() const;
    std::int64_t startTraining(const TrainingRecord& training);
    void saveTraining(const TrainingRecord& training);  // state, iterations, checkpoint
    void dropTraining(std::int64_t id);

    // What the window showed (page, camera, ...), by key; empty if nothing was noted.
    std::string view(const std::string& key) const;
    void setView(const std::string& key, const std::string& value);

    // Name of what undo (redo) would do next; absent if there is nothing.
    std::optional<std::string> undoName() const;
    std::optional<std::string> redoName() const;
    // Do nothing if there is nothing.
    ProjectChanges undo();
    ProjectChanges redo();
    std::vector<CommandRecord> history() const;

    // A consistent copy; replaces an existing file only when replace is true.
    void copyTo(const std::filesystem::path& path, bool replace) const;

private:
    explicit ProjectStore(std::unique_ptr<ProjectFile> file);
    sqlite3* database() const { return m_file->database(); }
    // Writes these columns of a row that is there, outside of the history.
    template <class Row>
    void note(const Row& row, const std::vector<std::string>& columns);
    std::unique_ptr<ProjectFile> m_file;
};

}  // namespace mtp
