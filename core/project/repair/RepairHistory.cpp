#include "core/project/repair/RepairHistory.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/project/file/DamagedTable.h"
#include "core/project/file/Database.h"
#include "core/project/file/ProjectFile.h"
#include "core/project/file/ProjectRows.h"
#include "core/project/file/RowChecksums.h"
#include "core/project/file/RowMapping.h"
#include "core/project/file/TableSchema.h"

namespace mtp {

namespace {

std::int64_t numberOf(sqlite3* database, const std::string& sql) {
    Statement row(database, sql.c_str());
    row.step();
    return row.integer(0);
}

bool isSound(sqlite3* database, const std::string& table) {
    Statement check(database, fmt::format("PRAGMA integrity_check('{}')", table).c_str());
    return check.step() && check.text(0) == "ok";
}

// Every row of it, with its checksum right, and the commands they belong to.
bool isHistoryWhole(sqlite3* database) {
    try {
        if (!isSound(database, "command"))
            return false;
        for (const TableSchema& table : loggedTables()) {
            const std::string history = fmt::format("{}_history", table.name);
            if (!isSound(database, history) ||
                numberOf(database,
                         fmt::format("SELECT count(*) FROM {} WHERE checksum IS NOT {} OR "
                                     "command NOT IN (SELECT id FROM command)",
                                     history, table.checksum())) > 0)
                return false;
        }
        return true;
    } catch (const Error&) {
        return false;
    }
}

class HistoryRepair {
public:
    HistoryRepair(sqlite3* damaged, sqlite3* saved, Progress& progress)
        : m_damaged(damaged), m_saved(saved), m_progress(progress) {}

    RepairReport run() {
        copyWhole("command", schemaOf<CommandRow>().columnNames());
        for (const TableSchema& table : loggedTables())
            copyWhole(fmt::format("{}_history", table.name),
                      "command, is_after, checksum, " + table.columnNames());
        copySound(schemaOf<FrameRow>());
        copySound(schemaOf<LabelsRow>());
        copySound(schemaOf<ProvenanceRow>());
        copyRunContent();
        copySound(schemaOf<TrainingRow>());
        copyViews();
        for (const TableSchema& table : loggedTables())
            copyTable(table);
        leaveOutWhatIsLost();
        m_report.configurations = count("configuration");
        m_report.withLabels = count("configuration WHERE energy IS NOT NULL");
        m_report.runs = count("run");
        m_report.hasHistory = true;
        return std::move(m_report);
    }

private:
    std::size_t count(const std::string& rows) {
        return static_cast<std::size_t>(
            numberOf(m_saved, fmt::format("SELECT count(*) FROM {}", rows)));
    }

    static std::string insertInto(const std::string& table, const std::string& columns, int count) {
        std::string places = "?";
        for (int i = 1; i < count; ++i)
            places += ", ?";
        return fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, places);
    }

    static int countOf(const std::string& columns) {
        return static_cast<int>(std::count(columns.begin(), columns.end(), ',')) + 1;
    }

    void copyWhole(const std::string& table, const std::string& columns) {
        Statement rows(m_damaged, fmt::format("SELECT {} FROM {}", columns, table).c_str());
        const int width = countOf(columns);
        Statement insert(m_saved, insertInto(table, columns, width).c_str());
        while (rows.step()) {
            for (int column = 0; column < width; ++column)
                insert.bindFrom(column + 1, rows, column);
            insert.run();
            m_progress.step(0.2, "Saving the history");
        }
    }

    // The rows of a content table whose checksum is right, read by their ids.
    void copySound(const TableSchema& table) {
        const std::string columns = table.columnNames() + ", checksum";
        const int width = countOf(columns);
        Statement insert(m_saved, insertInto(table.name, columns, width).c_str());
        DamagedTable(m_damaged, table.name,
                     fmt::format("{}, checksum IS {}", columns, table.checksum()))
            .forEach([&](const Statement& row) {
                if (row.integer(width) == 0)
                    return;
                for (int column = 0; column < width; ++column)
                    insert.bindFrom(column + 1, row, column);
                insert.run();
                m_progress.step(0.5, "Saving what can be read");
            });
    }

    void copyViews() {
        try {
            copyWhole("view", schemaOf<ViewRow>().columnNames());
        } catch (const FileError&) {
            // Where the window stood is no loss worth telling.
        }
    }

    void copyRunContent() {
        RowInserter<RunContentRow> inserter(m_saved);
        Statement runs(m_saved, "SELECT DISTINCT id FROM run_history");
        while (runs.step()) {
            try {
                if (const auto row = findSoundRow<RunContentRow>(m_damaged, runs.integer(0)))
                    inserter.insert(*row);
            } catch (const FileError&) {
                // Counted as lost in leaveOutWhatIsLost().
            }
        }
    }

    // What the commands left, one after another.
    void copyTable(const TableSchema& table) {
        const std::string rows = fmt::format("FROM {0}_history WHERE command = ?", table.name);
        Statement remove(m_saved, fmt::format("DELETE FROM {0} WHERE {1} IN (SELECT {1} {2})",
                                              table.name, table.key(), rows)
                                      .c_str());
        Statement insert(m_saved,
                         fmt::format("INSERT INTO {0} ({1}, checksum) SELECT {1}, checksum "
                                     "{2} AND is_after = 1",
                                     table.name, table.columnNames(), rows)
                             .c_str());
        Statement commands(m_saved, "SELECT id FROM command WHERE is_undone = 0 ORDER BY id");
        while (commands.step()) {
            remove.bind(1, commands.integer(0)).run();
            insert.bind(1, commands.integer(0)).run();
        }
        copySoundRows(table);
    }

    // A sound row is what it is now, also where it was changed without a command.
    void copySoundRows(const TableSchema& table) {
        execute(m_saved, fmt::format("CREATE TEMP TABLE known AS SELECT DISTINCT {} AS key FROM "
                                     "{}_history; CREATE INDEX temp.by_key ON known (key)",
                                     table.key(), table.name)
                             .c_str());
        const std::string columns = table.columnNames() + ", checksum";
        const int width = countOf(columns);
        Statement put(m_saved, fmt::format("INSERT OR REPLACE{}",
                                           insertInto(table.name, columns, width).substr(6))
                                   .c_str());
        Statement belongs(
            m_saved, fmt::format("SELECT EXISTS (SELECT 1 FROM {0} WHERE {1} = ?1) OR NOT EXISTS "
                                 "(SELECT 1 FROM known WHERE key = ?1)",
                                 table.name, table.key())
                         .c_str());
        try {
            Statement rows(m_damaged, fmt::format("SELECT {} FROM {} WHERE checksum IS {}", columns,
                                                  table.name, table.checksum())
                                          .c_str());
            while (rows.step()) {
                belongs.bindFrom(1, rows, 0).step();
                if (belongs.integer(0) != 0) {
                    for (int column = 0; column < width; ++column)
                        put.bindFrom(column + 1, rows, column);
                    put.run();
                }
                belongs.reset();
            }
        } catch (const FileError&) {
            // The history has all that commands made.
            m_report.losses.push_back(fmt::format(
                "rows of the table {} that no command made, if there were any", table.name));
        }
        execute(m_saved, "DROP TABLE temp.known");
    }

    void leaveOutWhatIsLost() {
        noteLoss("configuration WHERE frame NOT IN (SELECT id FROM frame)",
                 "configurations are lost");
        noteLoss("configuration WHERE labels NOT IN (SELECT id FROM labels)",
                 "configurations lost their labels");
        noteLoss("configuration WHERE provenance NOT IN (SELECT id FROM provenance)",
                 "configurations lost what is known of their origin");
        noteLoss("run WHERE id NOT IN (SELECT run FROM run_content)", "runs are lost");
        for (const char* table : {"configuration", "configuration_history"}) {
            change("DELETE FROM {} WHERE frame NOT IN (SELECT id FROM frame)", table);
            change(
                "UPDATE {} SET labels = NULL, energy = NULL, is_converged = NULL, largest_force "
                "= NULL WHERE labels NOT IN (SELECT id FROM labels)",
                table);
            change(
                "UPDATE {} SET provenance = NULL WHERE provenance NOT IN (SELECT id FROM "
                "provenance)",
                table);
        }
        for (const char* table : {"run", "run_history"})
            change("DELETE FROM {} WHERE id NOT IN (SELECT run FROM run_content)", table);
        execute(m_saved,
                "DELETE FROM setting WHERE key = 'current_run' AND "
                "CAST(value AS INTEGER) NOT IN (SELECT id FROM run)");
    }

    void change(const char* sql, const char* table) {
        execute(m_saved, fmt::format(fmt::runtime(sql), table).c_str());
    }

    void noteLoss(const std::string& rows, const char* what) {
        if (const std::size_t lost = count(rows); lost > 0)
            m_report.losses.push_back(fmt::format("{} {}", lost, what));
    }

    sqlite3* m_damaged;
    sqlite3* m_saved;
    Progress& m_progress;
    RepairReport m_report;
};

}  // namespace

std::optional<RepairReport> repairWithHistory(sqlite3* damaged, const std::filesystem::path& from,
                                              const std::filesystem::path& to, Progress& progress) {
    if (!isHistoryWhole(damaged))
        return {};
    const auto saved = ProjectFile::create(to);
    Transaction transaction(saved->database());
    RepairReport report = HistoryRepair(damaged, saved->database(), progress).run();
    movePaths(saved->database(), from, to);
    for (const TableSchema& table : loggedTables())
        updateAllChecksums(saved->database(), table);
    transaction.commit();
    return report;
}

}  // namespace mtp
