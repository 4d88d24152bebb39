#include "core/project/file/ProjectRows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Lists.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/file/FrameBlob.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/file/RunText.h"

namespace mtp {

namespace {

bool hasAny(const Labels& labels) {
    return labels.energy || labels.energySigma0 || labels.forces || labels.virial ||
           labels.isConverged;
}

// Provenances by id, each decoded once.
class Provenances {
public:
    explicit Provenances(sqlite3* database) : m_database(database) {}

    std::shared_ptr<const Provenance> find(std::int64_t id) {
        const auto [at, isNew] = m_known.try_emplace(id);
        if (isNew) {
            const auto row = findSoundRow<ProvenanceRow>(m_database, id);
            if (!row)
                throw InputError(fmt::format("the provenance {} is missing or damaged", id));
            at->second = std::make_shared<const Provenance>(decodeProvenance(row->bytes.bytes));
        }
        return at->second;
    }

private:
    sqlite3* m_database;
    std::map<std::int64_t, std::shared_ptr<const Provenance>> m_known;
};

std::vector<std::string> namesIn(const std::string& list) {
    if (list.empty())
        return {};
    const std::vector<std::string_view> names = splitAt(list, ',');
    return {names.begin(), names.end()};
}

void renamePath(sqlite3* database, const std::string& table, const std::string& from,
                const std::string& to) {
    Statement(database, fmt::format("UPDATE {} SET path = ? WHERE path = ?", table).c_str())
        .bind(1, to)
        .bind(2, from)
        .run();
}

}  // namespace

Part partOf(std::int64_t number) {
    if (number < 0 || number > static_cast<std::int64_t>(Part::Test))
        throw InputError(fmt::format("{} names no part of the split", number));
    return static_cast<Part>(number);
}

std::string relativeToProject(const std::filesystem::path& source,
                              const std::filesystem::path& project) {
    namespace fs = std::filesystem;
    const fs::path whole = fs::absolute(source).lexically_normal();
    const fs::path inside =
        whole.lexically_relative(fs::absolute(project).parent_path().lexically_normal());
    return inside.empty() || *inside.begin() == ".." ? whole.string() : inside.generic_string();
}

std::string absoluteFrom(const std::filesystem::path& source,
                         const std::filesystem::path& project) {
    return (std::filesystem::absolute(project).parent_path() / source).lexically_normal().string();
}

namespace {

void movePathsOf(sqlite3* database, const std::string& table, const std::filesystem::path& from,
                 const std::filesystem::path& to) {
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

}  // namespace

void movePaths(sqlite3* database, const std::filesystem::path& from,
               const std::filesystem::path& to) {
    for (const TableSchema& table : tablesOfPaths())
        for (const char* suffix : {"", "_history"})
            movePathsOf(database, std::string(table.name) + suffix, from, to);
}

std::string joinedNames(const std::vector<std::string>& species) {
    return fmt::format("{}", fmt::join(species, ","));
}

SourceRecord toRecord(const SourceRow& row, const std::filesystem::path& project) {
    SourceRecord source;
    source.id = row.id;
    source.path = absoluteFrom(row.path, project);
    source.format = row.format;
    source.checksum = row.checksum;
    source.frameCount = row.frameCount;
    source.skipFs = row.skipFs;
    source.everyFs = row.everyFs;
    source.origin = row.origin;
    source.species = namesIn(row.species);
    source.frames.first = static_cast<std::size_t>(row.firstFrame);
    if (row.lastFrame)
        source.frames.last = static_cast<std::size_t>(*row.lastFrame);
    source.frames.stride = static_cast<std::size_t>(row.frameStride);
    return source;
}

SourceRow toRow(const SourceRecord& source, const std::filesystem::path& project) {
    SourceRow row;
    row.id = source.id;
    row.path = relativeToProject(source.path, project);
    row.format = source.format;
    row.checksum = source.checksum;
    row.frameCount = source.frameCount;
    row.skipFs = source.skipFs;
    row.everyFs = source.everyFs;
    row.origin = source.origin.empty() ? source.path : source.origin;
    row.species = joinedNames(source.species);
    row.firstFrame = static_cast<std::int64_t>(source.frames.first);
    if (!source.frames.isToTheEnd())
        row.lastFrame = static_cast<std::int64_t>(source.frames.last);
    row.frameStride = static_cast<std::int64_t>(source.frames.stride);
    return row;
}

CampaignRecord toRecord(const CampaignRow& row, const std::filesystem::path& project) {
    return {row.id, absoluteFrom(row.path, project), row.recipe, row.machine};
}

CampaignRow toRow(const CampaignRecord& campaign, const std::filesystem::path& project) {
    return {campaign.id, relativeToProject(campaign.path, project), campaign.recipe,
            campaign.machine};
}

ConfigurationRecord toRecord(const ConfigurationRow& row) {
    ConfigurationRecord record;
    record.id = row.id;
    record.parent = parseParent(row.parent);
    if (row.densityRatio != kUnknownRatio)
        record.densityRatio = row.densityRatio;
    record.expansion = row.expansion;
    record.part = partOf(row.part);
    record.weight = row.weight;
    record.isExcluded = row.isExcluded != 0;
    record.atomCount = static_cast<std::size_t>(row.atomCount);
    record.density = row.density;
    record.energy = row.energy;
    if (row.isConverged)
        record.isConverged = *row.isConverged != 0;
    record.isPredicted = row.isPredicted != 0;
    record.largestForce = row.largestForce;
    record.frameId = row.frame;
    record.labelsId = row.labels.value_or(0);
    return record;
}

ConfigurationRow toRow(const ConfigurationRecord& record) {
    ConfigurationRow row;
    row.id = record.id;
    if (record.parent)
        row.parent = toText(*record.parent);
    row.densityRatio = record.densityRatio.value_or(kUnknownRatio);
    row.expansion = record.expansion;
    row.part = static_cast<std::int64_t>(record.part);
    row.weight = record.weight;
    row.isExcluded = record.isExcluded;
    row.atomCount = static_cast<std::int64_t>(record.atomCount);
    row.density = record.density;
    row.energy = record.energy;
    if (record.isConverged)
        row.isConverged = *record.isConverged;
    row.isPredicted = record.isPredicted;
    row.largestForce = record.largestForce;
    row.frame = record.frameId;
    if (record.labelsId > 0)
        row.labels = record.labelsId;
    return row;
}

RunRecord toRecord(const RunRow& row, const RunContentRow& content,
                   const std::string& potentialName) {
    RunRecord run;
    run.id = row.id;
    run.name = row.name;
    run.created = row.created;
    run.stopReason = row.stopReason;
    run.options = decodeOptions(row.options);
    run.trainedOn = decodeTrainedSet(row.options);
    run.iterations = decodeIterations(content.iterations);
    if (content.potential)
        run.potential = parsePotential(*content.potential, potentialName);
    return run;
}

RunRow toRow(const RunRecord& run) {
    return {run.id, run.name, run.created, run.stopReason,
            encodeOptions(run.options, run.trainedOn)};
}

std::vector<SourceRecord> readSources(sqlite3* database, const std::filesystem::path& project) {
    std::vector<SourceRecord> sources;
    for (const SourceRow& row : readRows<SourceRow>(database, "ORDER BY id"))
        sources.push_back(toRecord(row, project));
    return sources;
}

std::vector<CampaignRecord> readCampaigns(sqlite3* database, const std::filesystem::path& project) {
    std::vector<CampaignRecord> campaigns;
    for (const CampaignRow& row : readRows<CampaignRow>(database, "ORDER BY id"))
        campaigns.push_back(toRecord(row, project));
    return campaigns;
}

std::vector<ConfigurationRecord> readConfigurations(sqlite3* database) {
    Provenances provenances(database);
    std::vector<ConfigurationRecord> records;
    for (const ConfigurationRow& row : readRows<ConfigurationRow>(database, "ORDER BY id")) {
        try {
            records.push_back(toRecord(row));
        } catch (const InputError& error) {
            throw InputError(fmt::format("configuration {}: {}", records.size() + 1, error.what()));
        }
        if (row.provenance)
            records.back().provenance = provenances.find(*row.provenance);
    }
    return records;
}

std::vector<RunRecord> readRuns(sqlite3* database, const std::string& path) {
    std::vector<RunRecord> runs;
    for (const RunRow& row : readRows<RunRow>(database, "ORDER BY id")) {
        const auto content = findSoundRow<RunContentRow>(database, row.id);
        if (!content)
            throw DamagedProject(
                path, fmt::format("the content of the run {} is missing or damaged", row.name));
        runs.push_back(
            toRecord(row, *content, fmt::format("{} (potential of {})", path, row.name)));
    }
    return runs;
}

std::int64_t insertRun(sqlite3* database, const RunRecord& run, std::int64_t command) {
    const std::int64_t id = RowInserter<RunRow>(database).insert(toRow(run));
    RunContentRow content{id, command, encodeIterations(run.iterations), {}};
    if (run.potential)
        content.potential = formatPotential(*run.potential);
    RowInserter<RunContentRow>(database).insert(content);
    return id;
}

ConfigurationWriter::ConfigurationWriter(sqlite3* database, std::int64_t command)
    : m_database(database)
    , m_command(command)
    , m_insert(database)
    , m_label(database,
              {"energy", "is_converged", "is_predicted", "largest_force", "labels", "provenance"})
    , m_addFrame(database)
    , m_addLabels(database) {}

std::int64_t ConfigurationWriter::provenanceId(const Provenance& provenance) {
    const auto [at, isNew] = m_provenances.try_emplace(encodeProvenance(provenance));
    if (isNew) {
        Statement known(m_database, "SELECT id FROM provenance WHERE bytes = ?");
        at->second = known.bindBlob(1, at->first).step()
                         ? known.integer(0)
                         : RowInserter<ProvenanceRow>(m_database).insert({0, {at->first}});
    }
    return at->second;
}

// The columns that depend on the labels of the frame. The labels themselves are stored.
void ConfigurationWriter::storeLabels(const Frame& frame, ConfigurationRow& row) {
    const ConfigurationRow known = toRow(recordOf(frame, {}));
    row.energy = known.energy;
    row.isConverged = known.isConverged;
    row.isPredicted = known.isPredicted;
    row.largestForce = known.largestForce;
    row.labels.reset();
    if (hasAny(frame.labels))
        row.labels = m_addLabels.insert({0, m_command, {encodeLabels(frame.labels)}});
    row.provenance.reset();
    if (frame.provenance)
        row.provenance = provenanceId(*frame.provenance);
}

std::int64_t ConfigurationWriter::insert(const Configuration& configuration) {
    const Frame& frame = configuration.frame;
    ConfigurationRow row = toRow(configuration.record);
    row.frame = m_addFrame.insert({0, m_command, {encodeGeometry(frame)}});
    row.atomCount = static_cast<std::int64_t>(frame.atomCount());
    row.density = density(frame);
    storeLabels(frame, row);
    return m_insert.insert(row);
}

void ConfigurationWriter::label(const Configuration& configuration) {
    ConfigurationRow row;
    row.id = configuration.record.id;
    storeLabels(configuration.frame, row);
    m_label.update(row);
}

}  // namespace mtp
