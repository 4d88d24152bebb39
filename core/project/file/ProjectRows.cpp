#include "core/project/file/ProjectRows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/RunText.h"

namespace mtp {

namespace {

bool hasAny(const Labels& labels) {
    return labels.energy || labels.energySigma0 || labels.forces || labels.virial ||
           labels.isConverged;
}

std::optional<double> numberOrNull(const Statement& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(row.number(column));
}

// Provenances by id, each decoded once.
class Provenances {
public:
    explicit Provenances(sqlite3* database) : m_database(database) {}

    std::shared_ptr<const Provenance> find(std::int64_t id) {
        const auto [at, isNew] = m_known.try_emplace(id);
        if (isNew) {
            Statement row(
                m_database,
                "SELECT bytes FROM provenance WHERE id = ? AND checksum = row_hash(bytes)");
            if (!row.bind(1, id).step())
                throw InputError(fmt::format("the provenance {} is missing or damaged", id));
            at->second = std::make_shared<const Provenance>(decodeProvenance(row.blob(0)));
        }
        return at->second;
    }

private:
    sqlite3* m_database;
    std::map<std::int64_t, std::shared_ptr<const Provenance>> m_known;
};

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        names.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

void renamePath(sqlite3* database, const char* table, const std::string& from,
                const std::string& to) {
    Statement(database, fmt::format("UPDATE {} SET path = ? WHERE path = ?", table).c_str())
        .bind(1, to)
        .bind(2, from)
        .run();
}

}  // namespace

Part partOf(std::int64_t number, std::int64_t configuration) {
    if (number < 0 || number > static_cast<std::int64_t>(Part::Test))
        throw InputError(fmt::format("configuration {} is damaged", configuration));
    return static_cast<Part>(number);
}

std::string relativeToProject(const std::filesystem::path& source,
                              const std::filesystem::path& project) {
    namespace fs = std::filesystem;
    const fs::path whole = fs::absolute(source).lexically_normal();
    const fs::path inside =
        whole.lexically_relative(fs::absolute(project).parent_path().lexically_normal());
    return inside.empty() || *inside.begin() == ".." ? whole.string() : inside.string();
}

std::string absoluteFrom(const std::filesystem::path& source,
                         const std::filesystem::path& project) {
    return (std::filesystem::absolute(project).parent_path() / source).lexically_normal().string();
}

void moveSources(sqlite3* database, const std::filesystem::path& from,
                 const std::filesystem::path& to) {
    for (const char* table : {"source", "source_history"}) {
        std::vector<std::string> kept;
        {
            Statement rows(database, fmt::format("SELECT DISTINCT path FROM {}", table).c_str());
            while (rows.step())
                kept.push_back(rows.text(0));
        }
        // By way of names that are no paths: one new path may be another's old one.
        for (std::size_t i = 0; i < kept.size(); ++i)
            renamePath(database, table, kept[i], fmt::format("\n{}", i));
        for (std::size_t i = 0; i < kept.size(); ++i)
            renamePath(database, table, fmt::format("\n{}", i),
                       relativeToProject(absoluteFrom(kept[i], from), to));
    }
}

std::string joinedNames(const std::vector<std::string>& species) {
    return fmt::format("{}", fmt::join(species, ","));
}

SourceRecord sourceOf(const Statement& row, const std::filesystem::path& project) {
    SourceRecord source;
    source.id = row.integer(0);
    source.path = absoluteFrom(row.text(1), project);
    source.format = row.text(2);
    source.checksum = row.text(3);
    source.frameCount = row.integer(4);
    source.skipFs = row.number(5);
    source.everyFs = row.number(6);
    source.origin = row.text(7);
    source.species = namesIn(row.text(8));
    source.frames.first = static_cast<std::size_t>(row.integer(9));
    if (!row.isNull(10))
        source.frames.last = static_cast<std::size_t>(row.integer(10));
    source.frames.stride = static_cast<std::size_t>(row.integer(11));
    return source;
}

std::vector<SourceRecord> readSources(sqlite3* database, const std::filesystem::path& project) {
    Statement rows(database,
                   fmt::format("SELECT {} FROM source ORDER BY id", kSourceColumns).c_str());
    std::vector<SourceRecord> sources;
    while (rows.step())
        sources.push_back(sourceOf(rows, project));
    return sources;
}

std::vector<ConfigurationRecord> readConfigurations(sqlite3* database) {
    Statement rows(database,
                   "SELECT id, parent, density_ratio, part, weight, is_excluded, atom_count, "
                   "density, energy, is_converged, is_predicted, largest_force, frame, labels, "
                   "provenance, expansion "
                   "FROM configuration ORDER BY id");
    Provenances provenances(database);
    std::vector<ConfigurationRecord> records;
    while (rows.step()) {
        ConfigurationRecord record;
        record.id = rows.integer(0);
        record.parent = rows.text(1);
        record.densityRatio = rows.number(2);
        record.part = partOf(rows.integer(3), record.id);
        record.weight = rows.number(4);
        record.isExcluded = rows.integer(5) != 0;
        record.atomCount = static_cast<std::size_t>(rows.integer(6));
        record.density = numberOrNull(rows, 7);
        record.energy = numberOrNull(rows, 8);
        if (!rows.isNull(9))
            record.isConverged = rows.integer(9) != 0;
        record.isPredicted = rows.integer(10) != 0;
        record.largestForce = numberOrNull(rows, 11);
        record.frameId = rows.integer(12);
        record.labelsId = rows.integer(13);
        if (!rows.isNull(14))
            record.provenance = provenances.find(rows.integer(14));
        record.expansion = rows.text(15);
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<RunRecord> readRuns(sqlite3* database, const std::string& path) {
    Statement rows(database,
                   "SELECT id, name, created, stop_reason, options, iterations, potential "
                   "FROM run LEFT JOIN run_content ON run_content.run = run.id AND "
                   "run_content.checksum = row_hash(iterations, potential) ORDER BY id");
    std::vector<RunRecord> runs;
    while (rows.step()) {
        RunRecord run;
        run.id = rows.integer(0);
        run.name = rows.text(1);
        run.created = rows.text(2);
        run.stopReason = rows.text(3);
        run.options = decodeOptions(rows.text(4));
        run.trainedOn = decodeTrainedSet(rows.text(4));
        if (rows.isNull(5))
            throw InputError(
                fmt::format("{}: the content of {} is missing or damaged; \"mtp "
                            "project repair\" saves what can be read",
                            path, run.name));
        run.iterations = decodeIterations(rows.text(5));
        if (!rows.isNull(6))
            run.potential =
                parsePotential(rows.blob(6), fmt::format("{} (potential of {})", path, run.name));
        runs.push_back(std::move(run));
    }
    return runs;
}

ConfigurationWriter::ConfigurationWriter(sqlite3* database, std::int64_t command)
    : m_database(database)
    , m_command(command)
    , m_insert(database,
               "INSERT INTO configuration (energy, is_converged, is_predicted, largest_force, "
               "labels, provenance, id, parent, density_ratio, part, weight, is_excluded, "
               "atom_count, density, frame, expansion) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_label(database,
              "UPDATE configuration SET energy = ?, is_converged = ?, is_predicted = ?, "
              "largest_force = ?, labels = ?, provenance = ? WHERE id = ?")
    , m_addFrame(database,
                 "INSERT INTO frame (made_by, bytes, checksum) VALUES (?1, ?2, row_hash(?2))")
    , m_addLabels(database,
                  "INSERT INTO labels (made_by, bytes, checksum) VALUES (?1, ?2, row_hash(?2))") {}

std::int64_t ConfigurationWriter::addContent(Statement& insert, const std::string& bytes) {
    insert.bind(1, m_command).bindBlob(2, bytes).run();
    return sqlite3_last_insert_rowid(m_database);
}

std::int64_t ConfigurationWriter::provenanceId(const Provenance& provenance) {
    const auto [at, isNew] = m_provenances.try_emplace(encodeProvenance(provenance));
    if (isNew) {
        Statement(m_database,
                  "INSERT OR IGNORE INTO provenance (bytes, checksum) VALUES (?1, row_hash(?1))")
            .bindBlob(1, at->first)
            .run();
        Statement row(m_database, "SELECT id FROM provenance WHERE bytes = ?");
        row.bindBlob(1, at->first).step();
        at->second = row.integer(0);
    }
    return at->second;
}

// Parameters 1 to 6 of both statements.
void ConfigurationWriter::bindLabels(Statement& statement, const Frame& frame) {
    const ConfigurationRecord known = recordOf(frame, 1);
    statement.bind(1, known.energy);
    if (known.isConverged)
        statement.bind(2, static_cast<std::int64_t>(*known.isConverged));
    else
        statement.bindNull(2);
    statement.bind(3, static_cast<std::int64_t>(known.isPredicted)).bind(4, known.largestForce);
    if (hasAny(frame.labels))
        statement.bind(5, addContent(m_addLabels, encodeLabels(frame.labels)));
    else
        statement.bindNull(5);
    if (frame.provenance)
        statement.bind(6, provenanceId(*frame.provenance));
    else
        statement.bindNull(6);
}

std::int64_t ConfigurationWriter::insert(const Configuration& configuration) {
    const ConfigurationRecord& record = configuration.record;
    const Frame& frame = configuration.frame;
    const std::int64_t frameId = addContent(m_addFrame, encodeGeometry(frame));
    bindLabels(m_insert, frame);
    if (record.id > 0)
        m_insert.bind(7, record.id);
    else
        m_insert.bindNull(7);
    m_insert.bind(8, record.parent)
        .bind(9, record.densityRatio)
        .bind(10, static_cast<std::int64_t>(record.part))
        .bind(11, record.weight)
        .bind(12, static_cast<std::int64_t>(record.isExcluded))
        .bind(13, static_cast<std::int64_t>(frame.atomCount()))
        .bind(14, density(frame))
        .bind(15, frameId)
        .bind(16, record.expansion)
        .run();
    return sqlite3_last_insert_rowid(m_database);
}

void ConfigurationWriter::label(const Configuration& configuration) {
    bindLabels(m_label, configuration.frame);
    m_label.bind(7, configuration.record.id).run();
}

}  // namespace mtp
