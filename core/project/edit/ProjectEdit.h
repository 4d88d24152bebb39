// What a user does to a project: one named command, one transaction, one step of undo.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/project/edit/Trainings.h"
#include "core/project/file/ProjectFile.h"
#include "core/project/file/Records.h"

namespace mtp {

struct EditDescription {
    std::string name;            // as the user reads it: "Make 90 configurations"
    std::string operation = {};  // JSON for replay
    // Adds the changes to the last command instead of making a new one, while a field is dragged.
    bool continuesLast = false;
};

// One command that is being carried out. ProjectStore::edit() makes it; unless commit() is reached,
// its changes are rolled back. All functions throw FileError.
//
//     ProjectEdit edit = store.edit({.name = "Exclude a configuration"});
//     record.isExcluded = true;
//     edit.updateConfigurations({record});
//     edit.commit();
class ProjectEdit {
public:
    ~ProjectEdit();
    ProjectEdit(const ProjectEdit&) = delete;
    ProjectEdit& operator=(const ProjectEdit&) = delete;

    std::int64_t addSource(const SourceRecord& source);
    // Changes the path and the selection; how the source is read stays.
    void updateSource(const SourceRecord& source);
    void removeSource(std::int64_t id);

    std::int64_t addCampaign(const CampaignRecord& campaign);
    // From the project; its folder stays.
    void removeCampaign(std::int64_t id);

    void setLadder(const std::vector<double>& ratios);
    void setReferenceDensity(std::optional<double> density);  // g/cm³
    // A number that the project keeps by name; see ExpansionSettings.
    void setSetting(const char* key, std::optional<double> value);
    // A text that the project keeps by name, such as JSON.
    void setTextSetting(const char* key, const std::optional<std::string>& text);
    // Sets those that differ from `before`, and takes away those that are only there.
    void changeSettings(const std::map<std::string, double>& before,
                        const std::map<std::string, double>& after);

    // Returns the ids of the new configurations, in order. Atoms and labels are taken from the
    // frames, everything else from the records.
    std::vector<std::int64_t> addConfigurations(const std::vector<Configuration>& configurations);
    // Changes part, weight and exclusion; nothing else of a configuration changes once it is made.
    void updateConfigurations(const std::vector<ConfigurationRecord>& records);
    // Sets the labels and the provenance to those of the frames; a frame without labels removes
    // them.
    void setLabels(const std::vector<Configuration>& configurations);
    void removeConfigurations(const std::vector<std::int64_t>& ids);

    // Makes the new run the current one. trainingId: the training that it ends, which is removed by
    // the same command and does not come back when that is undone.
    std::int64_t addRun(const RunRecord& run, std::int64_t trainingId = 0);
    // Adds a training that can be resumed, with its checkpoint. Undo does not remove it.
    std::int64_t addTraining(const TrainingRecord& training);
    void renameRun(std::int64_t id, const std::string& name);
    void removeRun(std::int64_t id);
    void setCurrentRun(std::int64_t id);

    // Writes the changes and returns what they touched. If there are none, there is no command and
    // nothing to undo.
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
