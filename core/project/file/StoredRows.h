// The rows of the project file as SQLite stores them, with the columns of each table declared once.
//
// A new column is one field and one line in kColumns, with the version of the file that brings it.
// README.md in core/project describes the meaning of each column; a test compares the two.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "core/project/file/TableSchema.h"

namespace mtp {

struct Blob {
    std::string bytes;
};

// A column of a table of `Row` and the field that holds its value.
template <class Row, class Value>
struct StoredColumn {
    const char* name;
    const char* type;
    Value Row::*field;
    bool isChecked = true;
    int sinceVersion = 2;
    bool isIndexed = false;
};

// Clang deduces the arguments of an aggregate only from version 17 on.
template <class Row, class Value, class... Flags>
StoredColumn(const char*, const char*, Value Row::*, Flags...) -> StoredColumn<Row, Value>;

inline constexpr bool kNotChecked = false, kIndexed = true;

struct SettingRow {
    std::string key;
    std::optional<double> value;
    std::optional<std::string> text;  // instead of a number
};

struct LadderRow {
    double ratio = 1;
};

struct SourceRow {
    std::int64_t id = 0;
    std::string path, format, checksum;
    std::int64_t frameCount = 0;
    double skipFs = 0, everyFs = 0;
    std::string origin, species;
    std::int64_t firstFrame = 0;
    std::optional<std::int64_t> lastFrame;
    std::int64_t frameStride = 1;
};

// Density ratio of a configuration that has none: the column dates from when each had one.
inline constexpr double kUnknownRatio = 0;

struct ConfigurationRow {
    std::int64_t id = 0;
    std::string parent;
    double densityRatio = kUnknownRatio;
    std::string expansion;
    std::int64_t part = 0;
    double weight = 1;
    std::int64_t isExcluded = 0;
    std::int64_t atomCount = 0;
    std::optional<double> density, energy;
    std::optional<std::int64_t> isConverged;
    std::int64_t isPredicted = 0;
    std::optional<double> largestForce;
    std::int64_t frame = 0;
    std::optional<std::int64_t> labels, provenance;
};

struct RunRow {
    std::int64_t id = 0;
    std::string name{}, created{}, stopReason{}, options{};
};

// Since version 5.
struct CampaignRow {
    std::int64_t id = 0;
    std::string path, recipe, machine;
};

struct FrameRow {
    std::int64_t id = 0, madeBy = 0;
    Blob bytes;
};

struct LabelsRow {
    std::int64_t id = 0, madeBy = 0;
    Blob bytes;
};

struct ProvenanceRow {
    std::int64_t id = 0;
    Blob bytes;
};

struct RunContentRow {
    std::int64_t run = 0, madeBy = 0;
    std::string iterations;
    std::optional<std::string> potential;
};

struct CommandRow {
    std::int64_t id = 0;
    std::string name, created, operation;
    std::int64_t isUndone = 0;
};

struct TableChecksumRow {
    std::string name;
    std::int64_t rowCount = 0, checksum = 0;
};

struct TrainingRow {
    std::int64_t id = 0;
    std::string name, created, state, options, trainingIds, validationIds, iterations;
    Blob checkpoint;
};

struct ViewRow {
    std::string key, value;
};

// Specialised for each row: kName, kKind, kHasRowId and kColumns, and kLineStarts for the tables of
// version 2 (see TableSchema::lineStarts).
template <class Row>
struct TableOf;

template <>
struct TableOf<SettingRow> {
    static constexpr const char* kName = "setting";
    static constexpr auto kKind = TableSchema::Kind::Logged;
    static constexpr bool kHasRowId = false;
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"key", "TEXT PRIMARY KEY", &SettingRow::key},
                   StoredColumn{"value", "REAL", &SettingRow::value},
                   StoredColumn{"text", "TEXT", &SettingRow::text, true, 4}};
};

template <>
struct TableOf<LadderRow> {
    static constexpr const char* kName = "ladder";
    static constexpr auto kKind = TableSchema::Kind::Logged;
    static constexpr bool kHasRowId = false;
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"ratio", "REAL PRIMARY KEY", &LadderRow::ratio}};
};

template <>
struct TableOf<SourceRow> {
    static constexpr const char* kName = "source";
    static constexpr auto kKind = TableSchema::Kind::Logged;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "checksum_of_file", "every_fs"};
    static constexpr auto kColumns = std::tuple{
        StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &SourceRow::id},
        StoredColumn{"path", "TEXT NOT NULL", &SourceRow::path},
        StoredColumn{"format", "TEXT NOT NULL", &SourceRow::format},
        StoredColumn{"checksum_of_file", "TEXT NOT NULL", &SourceRow::checksum},
        StoredColumn{"frame_count", "INTEGER NOT NULL", &SourceRow::frameCount},
        StoredColumn{"skip_fs", "REAL NOT NULL", &SourceRow::skipFs},
        StoredColumn{"every_fs", "REAL NOT NULL", &SourceRow::everyFs},
        StoredColumn{"origin", "TEXT NOT NULL", &SourceRow::origin},
        StoredColumn{"species", "TEXT NOT NULL DEFAULT ''", &SourceRow::species, true, 3},
        StoredColumn{"first_frame", "INTEGER NOT NULL DEFAULT 0", &SourceRow::firstFrame, true, 3},
        StoredColumn{"last_frame", "INTEGER", &SourceRow::lastFrame, true, 3},
        StoredColumn{"frame_stride", "INTEGER NOT NULL DEFAULT 1", &SourceRow::frameStride, true,
                     3}};
};

template <>
struct TableOf<ConfigurationRow> {
    using Row = ConfigurationRow;
    static constexpr const char* kName = "configuration";
    static constexpr auto kKind = TableSchema::Kind::Logged;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "expansion", "atom_count", "is_predicted"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &Row::id},
                   StoredColumn{"parent", "TEXT NOT NULL", &Row::parent},
                   StoredColumn{"density_ratio", "REAL NOT NULL", &Row::densityRatio},
                   StoredColumn{"expansion", "TEXT NOT NULL", &Row::expansion},
                   StoredColumn{"part", "INTEGER NOT NULL", &Row::part},
                   StoredColumn{"weight", "REAL NOT NULL", &Row::weight},
                   StoredColumn{"is_excluded", "INTEGER NOT NULL", &Row::isExcluded},
                   StoredColumn{"atom_count", "INTEGER NOT NULL", &Row::atomCount},
                   StoredColumn{"density", "REAL", &Row::density},
                   StoredColumn{"energy", "REAL", &Row::energy},
                   StoredColumn{"is_converged", "INTEGER", &Row::isConverged},
                   StoredColumn{"is_predicted", "INTEGER NOT NULL", &Row::isPredicted},
                   StoredColumn{"largest_force", "REAL", &Row::largestForce},
                   StoredColumn{"frame", "INTEGER NOT NULL", &Row::frame},
                   StoredColumn{"labels", "INTEGER", &Row::labels},
                   StoredColumn{"provenance", "INTEGER", &Row::provenance}};
};

template <>
struct TableOf<RunRow> {
    static constexpr const char* kName = "run";
    static constexpr auto kKind = TableSchema::Kind::Logged;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "stop_reason"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &RunRow::id},
                   StoredColumn{"name", "TEXT NOT NULL", &RunRow::name},
                   StoredColumn{"created", "TEXT NOT NULL", &RunRow::created},
                   StoredColumn{"stop_reason", "TEXT NOT NULL", &RunRow::stopReason},
                   StoredColumn{"options", "TEXT NOT NULL", &RunRow::options}};
};

template <>
struct TableOf<CampaignRow> {
    static constexpr const char* kName = "campaign";
    static constexpr auto kKind = TableSchema::Kind::Logged;
    static constexpr bool kHasRowId = true;
    static constexpr auto kColumns = std::tuple{
        StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &CampaignRow::id, true, 5},
        StoredColumn{"path", "TEXT NOT NULL", &CampaignRow::path, true, 5},
        StoredColumn{"recipe", "TEXT NOT NULL", &CampaignRow::recipe, true, 5},
        StoredColumn{"machine", "TEXT NOT NULL", &CampaignRow::machine, true, 5}};
};

template <>
struct TableOf<FrameRow> {
    static constexpr const char* kName = "frame";
    static constexpr auto kKind = TableSchema::Kind::Content;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "checksum"};
    static constexpr auto kColumns = std::tuple{
        StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &FrameRow::id, kNotChecked},
        StoredColumn{"made_by", "INTEGER NOT NULL", &FrameRow::madeBy, kNotChecked, 2, kIndexed},
        StoredColumn{"bytes", "BLOB NOT NULL", &FrameRow::bytes}};
};

template <>
struct TableOf<LabelsRow> {
    static constexpr const char* kName = "labels";
    static constexpr auto kKind = TableSchema::Kind::Content;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "checksum"};
    static constexpr auto kColumns = std::tuple{
        StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &LabelsRow::id, kNotChecked},
        StoredColumn{"made_by", "INTEGER NOT NULL", &LabelsRow::madeBy, kNotChecked, 2, kIndexed},
        StoredColumn{"bytes", "BLOB NOT NULL", &LabelsRow::bytes}};
};

template <>
struct TableOf<ProvenanceRow> {
    static constexpr const char* kName = "provenance";
    static constexpr auto kKind = TableSchema::Kind::Content;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"id", "INTEGER PRIMARY KEY", &ProvenanceRow::id, kNotChecked},
                   StoredColumn{"bytes", "BLOB NOT NULL UNIQUE", &ProvenanceRow::bytes}};
};

template <>
struct TableOf<RunContentRow> {
    using Row = RunContentRow;
    static constexpr const char* kName = "run_content";
    static constexpr auto kKind = TableSchema::Kind::Content;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"run", "potential"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"run", "INTEGER PRIMARY KEY", &Row::run, kNotChecked},
                   StoredColumn{"made_by", "INTEGER NOT NULL", &Row::madeBy, kNotChecked},
                   StoredColumn{"iterations", "TEXT NOT NULL", &Row::iterations},
                   StoredColumn{"potential", "TEXT", &Row::potential}};
};

template <>
struct TableOf<CommandRow> {
    static constexpr const char* kName = "command";
    static constexpr auto kKind = TableSchema::Kind::Plain;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "operation"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"id", "INTEGER PRIMARY KEY", &CommandRow::id},
                   StoredColumn{"name", "TEXT NOT NULL", &CommandRow::name},
                   StoredColumn{"created", "TEXT NOT NULL", &CommandRow::created},
                   StoredColumn{"operation", "TEXT NOT NULL", &CommandRow::operation},
                   StoredColumn{"is_undone", "INTEGER NOT NULL", &CommandRow::isUndone}};
};

template <>
struct TableOf<TableChecksumRow> {
    static constexpr const char* kName = "table_seal";
    static constexpr auto kKind = TableSchema::Kind::Plain;
    static constexpr bool kHasRowId = false;
    static constexpr std::array kLineStarts{"name", "WITHOUT ROWID"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"name", "TEXT PRIMARY KEY", &TableChecksumRow::name},
                   StoredColumn{"row_count", "INTEGER NOT NULL", &TableChecksumRow::rowCount},
                   StoredColumn{"checksum", "INTEGER NOT NULL", &TableChecksumRow::checksum}};
};

template <>
struct TableOf<TrainingRow> {
    using Row = TrainingRow;
    static constexpr const char* kName = "training";
    static constexpr auto kKind = TableSchema::Kind::Content;
    static constexpr bool kHasRowId = true;
    static constexpr std::array kLineStarts{"id", "state", "validation_ids", "checksum"};
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"id", "INTEGER PRIMARY KEY AUTOINCREMENT", &Row::id, kNotChecked},
                   StoredColumn{"name", "TEXT NOT NULL", &Row::name},
                   StoredColumn{"created", "TEXT NOT NULL", &Row::created},
                   StoredColumn{"state", "TEXT NOT NULL", &Row::state},
                   StoredColumn{"options", "TEXT NOT NULL", &Row::options},
                   StoredColumn{"training_ids", "TEXT NOT NULL", &Row::trainingIds},
                   StoredColumn{"validation_ids", "TEXT NOT NULL", &Row::validationIds},
                   StoredColumn{"iterations", "TEXT NOT NULL", &Row::iterations},
                   StoredColumn{"checkpoint", "BLOB NOT NULL", &Row::checkpoint}};
};

template <>
struct TableOf<ViewRow> {
    static constexpr const char* kName = "view";
    static constexpr auto kKind = TableSchema::Kind::Plain;
    static constexpr bool kHasRowId = false;
    static constexpr auto kColumns =
        std::tuple{StoredColumn{"key", "TEXT PRIMARY KEY", &ViewRow::key},
                   StoredColumn{"value", "TEXT NOT NULL", &ViewRow::value}};
};

}  // namespace mtp
