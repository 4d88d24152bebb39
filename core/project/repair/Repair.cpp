#include "core/project/repair/Repair.h"

#include <fmt/format.h>

#include <cstring>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/ProjectStore.h"
#include "core/project/file/DamagedTable.h"
#include "core/project/file/Database.h"
#include "core/project/file/FileLock.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/RunText.h"
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
        saveConfigurations();
        saveRuns();
        return std::move(m_report);
    }

private:
    void noteLoss(std::size_t count, const std::string& what) {
        if (count > 0)
            m_report.losses.push_back(fmt::format("{} {}", count, what));
    }

    template <class Save>
    void attempt(const char* what, Save save) {
        try {
            save();
        } catch (const Error&) {
            m_report.losses.push_back(what);
        }
    }

    void saveSettings() {
        attempt("the densities of the ladder, or some of them", [this] {
            std::vector<double> ratios;
            Statement rows(m_damaged, "SELECT ratio FROM ladder WHERE checksum = row_hash(ratio)");
            try {
                while (rows.step())
                    ratios.push_back(rows.number(0));
            } catch (const Error&) {
                m_edit.setLadder(ratios);
                throw;
            }
            m_edit.setLadder(ratios);
        });
        attempt("the reference density", [this] {
            Statement row(m_damaged,
                          "SELECT value FROM setting WHERE key = 'reference_density' AND "
                          "checksum = row_hash(key, value)");
            if (row.step() && !row.isNull(0))
                m_edit.setReferenceDensity(row.number(0));
        });
    }

    void saveSources() {
        constexpr int kIsWhole = 12;
        DamagedTable table(m_damaged, "source",
                           fmt::format("{0}, checksum IS row_hash({0})", kSourceColumns));
        attempt("the sources", [&] {
            noteLoss(table.forEach([this](const Statement& row) {
                if (row.integer(kIsWhole) == 0)
                    throw InputError("damaged");
                m_edit.addSource(sourceOf(row, m_project));
            }),
                     "sources are lost");
        });
    }

    // Bytes of content with its checksum right; empty where they are not.
    std::string content(const char* sql, std::int64_t id) {
        try {
            Statement row(m_damaged, sql);
            if (row.bind(1, id).step())
                return std::string(row.blob(0));
        } catch (const Error&) {
            return {};
        }
        return {};
    }

    void saveConfigurations() {
        DamagedTable table(m_damaged, "configuration",
                           "id, parent, density_ratio, part, weight, is_excluded, frame, labels, "
                           "provenance, checksum IS row_hash(id, parent, density_ratio, "
                           "expansion, part, weight, is_excluded, atom_count, density, energy, "
                           "is_converged, is_predicted, largest_force, frame, labels, provenance)");
        attempt("the configurations", [&] {
            noteLoss(table.forEach([this](const Statement& row) { saveConfiguration(row); }),
                     "configurations are lost");
        });
        noteLoss(m_lostLabels, "configurations lost their labels");
        noteLoss(m_lostProvenances, "configurations lost what is known of their origin");
        noteLoss(m_doubtful,
                 "configurations had a damaged row: their atoms are whole, but weight, part of "
                 "the split and exclusion are as for new ones");
    }

    void saveConfiguration(const Statement& row) {
        const std::string atoms = content(
            "SELECT bytes FROM frame WHERE id = ? AND checksum = row_hash(bytes)", row.integer(6));
        if (atoms.empty())
            throw InputError("its atoms are damaged");
        Configuration saved;
        saved.frame = decodeGeometry(atoms);
        if (!row.isNull(7)) {
            const std::string labels =
                content("SELECT bytes FROM labels WHERE id = ? AND checksum = row_hash(bytes)",
                        row.integer(7));
            if (labels.empty())
                ++m_lostLabels;
            else
                saved.frame.labels = decodeLabels(labels, saved.frame.atomCount());
        }
        if (!row.isNull(8)) {
            const std::string bytes =
                content("SELECT bytes FROM provenance WHERE id = ? AND checksum = row_hash(bytes)",
                        row.integer(8));
            if (bytes.empty())
                ++m_lostProvenances;
            else
                saved.frame.provenance =
                    std::make_shared<const Provenance>(decodeProvenance(bytes));
        }
        saved.record = rowOf(row, saved.frame);
        m_edit.addConfigurations({saved});
        ++m_report.configurations;
        m_report.withLabels += saved.frame.labels.energy ? 1 : 0;
        m_progress.step(0.5, "Saving configurations");
    }

    ConfigurationRecord rowOf(const Statement& row, const Frame& frame) {
        if (row.integer(9) != 0) {
            ConfigurationRecord record = recordOf(frame, row.number(2));
            record.id = row.integer(0);
            record.parent = row.text(1);
            record.part = partOf(row.integer(3), record.id);
            record.weight = row.number(4);
            record.isExcluded = row.integer(5) != 0;
            return record;
        }
        ++m_doubtful;
        const auto ratio = frame.features.find("density_ratio");
        return recordOf(
            frame, ratio == frame.features.end() ? 1.0 : parseDouble(ratio->second).value_or(1.0));
    }

    void saveRuns() {
        DamagedTable table(m_damaged, "run",
                           "id, name, created, stop_reason, options, "
                           "checksum IS row_hash(id, name, created, stop_reason, options)");
        attempt("the runs", [&] {
            noteLoss(table.forEach([this](const Statement& row) { saveRun(row); }),
                     "runs are lost");
        });
    }

    void saveRun(const Statement& row) {
        if (row.integer(5) == 0)
            throw InputError("damaged");
        Statement content(m_damaged,
                          "SELECT iterations, potential FROM run_content WHERE run = ? AND "
                          "checksum = row_hash(iterations, potential)");
        if (!content.bind(1, row.integer(0)).step())
            throw InputError("its content is damaged");
        RunRecord run;
        run.name = row.text(1);
        run.created = row.text(2);
        run.stopReason = row.text(3);
        run.options = decodeOptions(row.text(4));
        run.iterations = decodeIterations(content.text(0));
        if (!content.isNull(1))
            run.potential = parsePotential(content.blob(1), run.name);
        m_edit.addRun(run);
        ++m_report.runs;
    }

    sqlite3* m_damaged;
    fs::path m_project;
    ProjectEdit& m_edit;
    Progress& m_progress;
    RepairReport m_report;
    std::size_t m_lostLabels = 0, m_lostProvenances = 0, m_doubtful = 0;
};

// The first page as that of an empty project: where the beginning of a file is damaged, but its
// tables are where this program puts them.
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

// Over tables of an older version a rebuilt beginning says the present one.
int versionOf(sqlite3* damaged) {
    Statement version(damaged, "PRAGMA user_version");
    version.step();
    Statement column(damaged,
                     "SELECT count(*) FROM pragma_table_info('source') WHERE name = 'species'");
    column.step();
    return version.integer(0) == kSchemaVersion && column.integer(0) == 0
               ? 2
               : static_cast<int>(version.integer(0));
}

// What cannot be brought forward is counted as lost by what reads it.
void bringForward(sqlite3* damaged) {
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
    bringForward(damaged.get());
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
