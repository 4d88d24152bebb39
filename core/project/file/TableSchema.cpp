#include "core/project/file/TableSchema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/project/file/RowMapping.h"

namespace mtp {

namespace {

template <class Row>
TableSchema logged(bool ProjectChanges::*change) {
    TableSchema table = schemaOf<Row>();
    table.change = change;
    return table;
}

std::vector<TableSchema> only(TableSchema::Kind kind) {
    std::vector<TableSchema> tables;
    for (const TableSchema& table : projectTables())
        if (table.kind == kind)
            tables.push_back(table);
    return tables;
}

}  // namespace

std::string TableSchema::columnNames(const std::string& prefix) const {
    std::vector<std::string> names;
    for (const ColumnSchema& column : columns)
        names.push_back(prefix + column.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string TableSchema::checksum() const {
    std::vector<std::string> names;
    for (const ColumnSchema& column : columns)
        if (column.isChecked)
            names.push_back(column.name);
    return fmt::format("row_hash({})", fmt::join(names, ", "));
}

TableSchema TableSchema::asOfVersion(int version) const {
    TableSchema old = *this;
    std::erase_if(old.columns,
                  [version](const ColumnSchema& column) { return column.sinceVersion > version; });
    return old;
}

std::string TableSchema::createStatements() const {
    const auto startsLine = [this](const std::string& item) {
        return std::find(lineStarts.begin(), lineStarts.end(), item) != lineStarts.end();
    };
    constexpr const char* kNewLine = "\n        ";
    std::string first, later;
    const auto add = [&](const std::string& item, const std::string& type) {
        first += first.empty() ? "" : startsLine(item) ? "," : ", ";
        first += fmt::format("{}{} {}", startsLine(item) ? kNewLine : "", item, type);
    };
    for (const ColumnSchema& column : columns) {
        if (column.sinceVersion <= sinceVersion())
            add(column.name, column.type);
        else
            later +=
                fmt::format("ALTER TABLE {} ADD COLUMN {} {};", name, column.name, column.type);
        if (column.isIndexed)
            later += fmt::format("CREATE INDEX {0}_{1} ON {0} ({1});", name, column.name);
    }
    if (kind == Kind::Logged)
        add("checksum", "INTEGER");
    else if (kind == Kind::Content)
        add("checksum", "INTEGER NOT NULL");
    const std::string end = hasRowId                      ? ""
                            : startsLine("WITHOUT ROWID") ? fmt::format("{}WITHOUT ROWID", kNewLine)
                                                          : " WITHOUT ROWID";
    return fmt::format("CREATE TABLE {} ({}){};{}", name, first, end, later);
}

const std::vector<TableSchema>& projectTables() {
    static const std::vector<TableSchema> tables{
        logged<SettingRow>(&ProjectChanges::settings),
        logged<LadderRow>(&ProjectChanges::ladder),
        logged<SourceRow>(&ProjectChanges::sources),
        logged<ConfigurationRow>(&ProjectChanges::configurations),
        logged<RunRow>(&ProjectChanges::runs),
        schemaOf<FrameRow>(),
        schemaOf<LabelsRow>(),
        schemaOf<ProvenanceRow>(),
        schemaOf<RunContentRow>(),
        schemaOf<CommandRow>(),
        schemaOf<TableChecksumRow>(),
        schemaOf<TrainingRow>(),
        schemaOf<ViewRow>(),
        logged<CampaignRow>(&ProjectChanges::campaigns)};
    return tables;
}

const std::vector<TableSchema>& loggedTables() {
    static const std::vector<TableSchema> tables = only(TableSchema::Kind::Logged);
    return tables;
}

const std::vector<TableSchema>& tablesOfPaths() {
    static const std::vector<TableSchema> tables{schemaOf<SourceRow>(), schemaOf<CampaignRow>()};
    return tables;
}

}  // namespace mtp
