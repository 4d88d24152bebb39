// What a user does to a project: one named command, one transaction, one step of undo.
#pragma once

#include <string>
#include <vector>

#include "core/project/edit/Trainings.h"
#include "core/project/file/ProjectFile.h"
#include "core/project/file/Records.h"

namespace mtp {

struct EditDescription {
    std::string name;            // as the user reads it: "Make 90 configurations"
    std::string operation = {};  // JSON for replay
    // Goes on with the last command instead of making a new one (a field that is being dragged).
    bool continuesLast = false;
};

// Made by ProjectStore::edit(). Rolled back unless commit() is reached. Throws FileError.
class ProjectEdit {
public:
    ~ProjectEdit();
    ProjectEdit(const ProjectEdit&) = delete;
    ProjectEdit& operator=(const ProjectEdit&) = delete;

    std::int64_t addSource(const SourceRecord& source);
    // Where it is and what is selected; how it is read stays.
    void updateSource(const SourceRecord& source);
    void removeSource(std::int64_t id);

    void setLadder(const std::vector<double>& ratios);
    void setReferenceDensity(std::optional<double> density);  // g/cm³
    // A number that the project keeps by name; see ExpansionSettings.
    void setSetting(const char* key, std::optional<double> value);

    // Returns the ids given, in order. The frame says atoms and labels, the record the rest.
    std::vector<std::int64_t> addConfigurations(const std::vector<Configuration>& configurations);
    // Part, weight and exclusion; nothing else of a configuration changes after it was made.
    void updateConfigurations(const std::vector<ConfigurationRecord>& records);
    // Labels and provenance of the frames; a frame without labels takes them away.
    void setLabels(const std::vector<Configuration>& configurations);
    void removeConfigurations(const std::vector<std::int64_t>& ids);

    // The new run becomes the current one. trainingId: the training it ends, which goes away with
    // the same command (and does not come back when that is undone).
    std::int64_t addRun(const RunRecord& run, std::int64_t trainingId = 0);
    // A training that can be resumed, with its checkpoint. Undo does not take it away.
    std::int64_t addTraining(const TrainingRecord& training);
    void renameRun(std::int64_t id, const std::string& name);
    void removeRun(std::int64_t id);
    void setCurrentRun(std::int64_t id);

    // Without any change nothing is kept: no command, nothing to undo.
    ProjectChanges commit();

private:
    friend class ProjectStore;
    ProjectEdit(const ProjectFile& file, const EditDescription& description);

    const ProjectFile& m_file;
    sqlite3* m_database;
    std::int64_t m_command = 0;
    bool m_isOpen = true;
};

}  // namespace mtp
