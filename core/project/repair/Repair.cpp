#include "core/project/repair/Repair.h"

#include <fmt/format.h>

#include <cstring>
#include <fstream>
#include <set>

#include "core/base/Error.h"
#include "core/base/FileLock.h"
#include "core/base/UserFolders.h"
#include "core/density/DensityRatio.h"
#include "core/project/ProjectStore.h"
#include "core/project/file/DamagedTable.h"
#include "core/project/file/Database.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/ProjectSettings.h"
#include "core/project/file/Schema.h"
#include "core/project/repair/RepairHistory.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

class Repair {
public:
    Repair(sqlite3* damaged, fs::path project, ProjectEdit& edit, Progress& progress)
        : m_damaged(damaged), m_project(std::move(project)), m_edit(edit), m_progress(progress) {}

    RepairReport run() {
        saveSettings();
        saveSources();
        saveCampaigns();
        saveConfigurations();
        saveRuns();
        saveTrainings();
        return std::move(m_report);
    }

private:
    void noteLoss(std::size_t count, const std::string& what) {
        if (count > 0)
            m_report.losses.push_back(fmt::format("{} {}", count, what));
    }

    // Calls save(); what it could not read is noted as lost. Cancellation passes through.
    template <class Save>
    void attempt(const char* what, Save save) {
        try {
            save();
        } catch (const Error&) {
            m_report.losses.push_back(what);
        }
    }

    // Calls use(row, isSound) for each row that can be read. Returns how many could not be read, or
    // were refused by an exception of `use`.
    template <class Row, class Use>
    std::size_t forEachRow(Use use) {
        const TableSchema& table = schemaOf<Row>();
        DamagedTable rows(m_damaged, table.name,
                          fmt::format("{}, checksum IS {}", table.columnNames(), table.checksum()));
        const int isSound = static_cast<int>(table.columns.size());
        return rows.forEach([&](const Statement& statement) {
            use(readRow<Row>(statement), statement.integer(isSound) != 0);
        });
    }

    static void requireSound(bool isSound) {
        if (!isSound)
            throw InputError("damaged");
    }

    // The sound rows of a table whose key is no number. A scan ends at the first damaged page, so
    // it is made from both ends.
    template <class Row, class Use>
    void forEachSoundRowByKey(const char* what, Use use) {
        const TableSchema& table = schemaOf<Row>();
        bool isWhole = true;
        for (const char* order : {"ASC", "DESC"}) {
            try {
                Statement rows(m_damaged,
                               fmt::format("SELECT {0}, checksum IS {1} FROM {2} ORDER BY {3} {4}",
                                           table.columnNames(), table.checksum(), table.name,
                                           table.key(), order)
                                   .c_str());
                while (rows.step()) {
                    if (rows.integer(static_cast<int>(table.columns.size())) != 0)
                        use(readRow<Row>(rows));
                    else
                        isWhole = false;
                }
                break;
            } catch (const Error&) {
                isWhole = false;
            }
        }
        if (!isWhole)
            m_report.losses.push_back(what);
    }

    // Every setting is kept by its key: a setting that a later version adds needs nothing here.
    void saveSettings() {
        std::set<double> ratios;
        forEachSoundRowByKey<LadderRow>("some densities of the ladder",
                                        [&](const LadderRow& row) { ratios.insert(row.ratio); });
        m_edit.setLadder({ratios.begin(), ratios.end()});
        forEachSoundRowByKey<SettingRow>(
            "some settings (reference density, expansion, split by hand), which are as in a new "
            "project",
            [this](const SettingRow& row) {
                if (row.key == kCurrentRun)
                    return;  // runs get new ids
                m_edit.setSetting(row.key.c_str(), row.value);
                if (row.text)
                    m_edit.setTextSetting(row.key.c_str(), row.text);
            });
    }

    void saveSources() {
        attempt("the sources", [this] {
            noteLoss(forEachRow<SourceRow>([this](const SourceRow& row, bool isSound) {
                         requireSound(isSound);
                         m_edit.addSource(toRecord(row, m_project));
                     }),
                     "sources are lost");
        });
    }

    void saveCampaigns() {
        attempt("the list of campaigns, whose folders are not touched", [this] {
            noteLoss(forEachRow<CampaignRow>([this](const CampaignRow& row, bool isSound) {
                         requireSound(isSound);
                         m_edit.addCampaign(toRecord(row, m_project));
                     }),
                     "campaigns are missing in the list; their folders are not touched");
        });
    }

    // Absent if the content is missing or damaged.
    template <class Row>
    std::optional<Row> content(std::optional<std::int64_t> id) {
        try {
            return id ? findSoundRow<Row>(m_damaged, *id) : std::nullopt;
        } catch (const Error&) {
            return {};
        }
    }

    void saveConfigurations() {
        attempt("the configurations", [this] {
            noteLoss(
                forEachRow<ConfigurationRow>([this](const ConfigurationRow& row, bool isSound) {
                    saveConfiguration(row, isSound);
                }),
                "configurations are lost");
        });
        noteLoss(m_lostLabels, "configurations lost their labels");
        noteLoss(m_lostProvenances, "configurations lost what is known of their origin");
        noteLoss(m_doubtful,
                 "configurations had a damaged row: their atoms are whole, but weight, part of "
                 "the split and exclusion are as for new ones");
    }

    void saveConfiguration(const ConfigurationRow& row, bool isSound) {
        const auto atoms = content<FrameRow>(row.frame);
        if (!atoms)
            throw InputError("its atoms are damaged");
        Configuration saved;
        saved.frame = decodeGeometry(atoms->bytes.bytes);
        if (const auto labels = content<LabelsRow>(row.labels))
            saved.frame.labels = decodeLabels(labels->bytes.bytes, saved.frame.atomCount());
        else if (row.labels)
            ++m_lostLabels;
        if (const auto provenance = content<ProvenanceRow>(row.provenance))
            saved.frame.provenance =
                std::make_shared<const Provenance>(decodeProvenance(provenance->bytes.bytes));
        else if (row.provenance)
            ++m_lostProvenances;
        saved.record = isSound ? toRecord(row) : doubtfulRecord(saved.frame);
        m_edit.addConfigurations({saved});
        ++m_report.configurations;
        m_report.withLabels += saved.frame.labels.energy ? 1 : 0;
        m_progress.step(0.5, "Saving configurations");
    }

    // What the frame itself says of a configuration whose row is damaged.
    ConfigurationRecord doubtfulRecord(const Frame& frame) {
        ++m_doubtful;
        return recordOf(frame, frame.lineage.densityRatio);
    }

    void saveRuns() {
        attempt("the runs", [this] {
            noteLoss(forEachRow<RunRow>([this](const RunRow& row, bool isSound) {
                         requireSound(isSound);
                         saveRun(row);
                     }),
                     "runs are lost");
        });
    }

    void saveRun(const RunRow& row) {
        const auto saved = content<RunContentRow>(row.id);
        if (!saved)
            throw InputError("its content is damaged");
        m_edit.addRun(toRecord(row, *saved, row.name));
        ++m_report.runs;
    }

    // Interrupted trainings that can be resumed.
    void saveTrainings() {
        attempt("the interrupted trainings", [this] {
            noteLoss(forEachRow<TrainingRow>([this](const TrainingRow& row, bool isSound) {
                         requireSound(isSound);
                         m_edit.addTraining(toRecord(row));
                     }),
                     "interrupted trainings are lost");
        });
    }

    sqlite3* m_damaged;
    fs::path m_project;
    ProjectEdit& m_edit;
    Progress& m_progress;
    RepairReport m_report;
    std::size_t m_lostLabels = 0, m_lostProvenances = 0, m_doubtful = 0;
};

// Replaces the first page by that of an empty project, for a file whose beginning is damaged while
// its tables are where this program puts them.
void replaceFirstPage(const fs::path& path, const fs::path& scratch) {
    ProjectStore::create(scratch);
    constexpr std::size_t kPage = 4096;
    std::string page(kPage, '\0');
    {
        std::ifstream empty(scratch, std::ios::binary);
        empty.read(page.data(), kPage);
    }
    const auto putNumber = [&page](std::size_t at, std::uint32_t value) {
        for (int byte = 0; byte < 4; ++byte)
            page[at + static_cast<std::size_t>(byte)] =
                static_cast<char>((value >> (24 - 8 * byte)) & 0xFF);
    };
    putNumber(28, static_cast<std::uint32_t>(fs::file_size(path) / kPage));  // pages
    putNumber(32, 0);                                                        // free pages: none
    putNumber(36, 0);
    std::memcpy(page.data() + 92, page.data() + 24, 4);  // the count of pages is valid
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.write(page.data(), kPage);
}

DatabaseHandle openDamaged(const fs::path& copy) {
    DatabaseHandle database(openDatabase(copy, SQLITE_OPEN_READWRITE));
    Statement id(database.get(), "PRAGMA application_id");
    if (!id.step() || id.integer(0) != kApplicationId)
        throw FileError("its beginning is damaged");
    Statement tables(database.get(), "SELECT count(*) FROM sqlite_schema");
    tables.step();
    return database;
}

// A rebuilt beginning names the present version, even if the tables are of an older one.
int versionOf(sqlite3* damaged) {
    Statement version(damaged, "PRAGMA user_version");
    version.step();
    const auto has = [damaged](const char* table, const char* column) {
        Statement found(damaged, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?");
        found.bind(1, std::string(table)).bind(2, std::string(column)).step();
        return found.integer(0) > 0;
    };
    if (version.integer(0) != kSchemaVersion || has("campaign", "path"))
        return static_cast<int>(version.integer(0));
    if (has("setting", "text"))
        return 4;
    return has("source", "species") ? 3 : 2;
}

// Tables that cannot be migrated are counted as lost when they are read.
void migrateIfPossible(sqlite3* damaged) {
    try {
        if (const int version = versionOf(damaged); version > 0 && version < kSchemaVersion)
            upgrade(damaged, version);
    } catch (const Error&) {
    }
}

// A damaged key can hide a row so that nothing tells that it was there.
bool isDamaged(const fs::path& path) {
    try {
        return !ProjectStore::open(path).problems(true).empty();
    } catch (const Error&) {
        return true;
    }
}

}  // namespace

RepairReport repairProject(const fs::path& from, const fs::path& to, Progress& progress) {
    const PrivateFolder folder;
    const fs::path copy = folder.path() / "damaged.mtpw";
    fs::copy_file(from, copy);
    if (fs::exists(from.string() + "-wal"))
        fs::copy_file(from.string() + "-wal", copy.string() + "-wal");
    DatabaseHandle damaged;
    bool hasNewStart = false;
    try {
        damaged = openDamaged(copy);
    } catch (const Error&) {
        replaceFirstPage(copy, folder.path() / "empty.mtpw");
        damaged = openDamaged(copy);
        hasNewStart = true;
    }
    migrateIfPossible(damaged.get());
    std::optional<RepairReport> whole;
    try {
        if (!hasNewStart)
            whole = repairWithHistory(damaged.get(), from, to, progress);
    } catch (...) {
        std::error_code error;
        fs::remove(to, error);
        throw;
    }
    if (whole)
        return *whole;
    ProjectStore saved = ProjectStore::create(to);
    try {
        ProjectEdit edit = saved.edit({.name = "Recover " + from.filename().string()});
        RepairReport report = Repair(damaged.get(), from, edit, progress).run();
        edit.commit();
        report.losses.push_back("the history: undo begins with the repair");
        if (report.losses.size() == 1 && isDamaged(from))
            report.losses.push_back(
                "the file is damaged: rows that left no trace in it may be missing");
        if (hasNewStart)
            report.losses.insert(report.losses.begin(), "the beginning of the file was rebuilt");
        return report;
    } catch (...) {
        std::error_code error;
        fs::remove(to, error);
        throw;
    }
}

}  // namespace mtp
