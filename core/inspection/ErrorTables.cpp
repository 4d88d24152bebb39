#include "core/inspection/ErrorTables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/density/PairDistances.h"
#include "core/inspection/ErrorColumns.h"

namespace mtp {

namespace {

using namespace columns;
using units::kMilli;

double shortestOf(const Frame& frame) {
    double shortest = kUnknown;
    for (const PairDistance& pair : shortestDistances(frame))
        shortest = std::fmin(shortest, pair.shortest);
    return shortest;
}

struct ForceErrors {
    double largest = kUnknown;  // reference
    double rms = kUnknown, worst = kUnknown, atom = kUnknown;
};

ForceErrors forceErrorsOf(const Frame& frame, const Prediction& prediction) {
    if (!frame.labels.forces || frame.atomCount() == 0)
        return {};
    const Positions difference = prediction.forces - *frame.labels.forces;
    ForceErrors errors;
    Eigen::Index worst = 0;
    errors.largest = frame.labels.forces->rowwise().norm().maxCoeff();
    errors.rms = std::sqrt(difference.squaredNorm() / static_cast<double>(difference.size()));
    errors.worst = difference.rowwise().norm().maxCoeff(&worst);
    errors.atom = static_cast<double>(worst);
    return errors;
}

struct Pressures {
    double reference = kUnknown, predicted = kUnknown;
};

Pressures pressuresOf(const Frame& frame, const Prediction& prediction) {
    const double volume = frame.cell.volume();
    if (!(volume > 0))
        return {};
    return {frame.labels.virial ? pressureOf(*frame.labels.virial, volume) : kUnknown,
            pressureOf(prediction.virial, volume)};
}

class StatisticsRows {
public:
    void add(std::string_view group, const GroupErrors& errors) {
        const auto add = [&](const char* quantity, const char* unit, const ErrorStatistics& s,
                             double scale) {
            if (s.count > 0)
                m_rows.add(group, errors.group, quantity, unit,
                           static_cast<double>(errors.configurations), static_cast<double>(s.count),
                           s.mae * scale, s.rmse * scale, s.r2, s.bias * scale, s.max * scale);
        };
        add("energy", "meV/atom", errors.energyPerAtom, kMilli);
        add("force", "meV/Å", errors.forceComponent, kMilli);
        add("force length", "meV/Å", errors.forceLength, kMilli);
        add("virial", "meV/atom", errors.virialPerAtom, kMilli);
        add("pressure", "GPa", errors.pressure, 1);
    }

    Table table() { return m_rows.table(); }

private:
    TableRows<std::string, std::string, std::string, std::string, double, double, double, double,
              double, double, double>
        m_rows{kGroup, kName, kQuantity, kUnit, kConfigurations, kCount,
               kMae,   kRmse, kR2,       kBias, kLargest};
};

// Each density replaced by the mean of its group.
std::vector<double> groupMeans(const std::vector<double>& densities) {
    const std::vector<int> groups = densityGroups(densities);
    std::map<int, std::pair<double, double>> sums;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        sums[groups[i]].first += densities[i];
        sums[groups[i]].second += 1;
    }
    std::vector<double> means;
    for (const int group : groups)
        means.push_back(sums[group].first / sums[group].second);
    return means;
}

}  // namespace

Table errorTable(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                 std::size_t first) {
    requireSameSize(frames, predictions);
    TableRows rows(kConfiguration, kSource, kDensity, kDensityRatio, kTime, kAtoms, kShortest,
                   kEnergy, kEnergyPredicted, kEnergyError, kLargestForce, kForceError,
                   kLargestForceError, kWorstAtom, kPressure, kPressurePredicted, kPressureError);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        const auto atoms = static_cast<double>(frame.atomCount());
        const double energy = frame.labels.energy ? *frame.labels.energy / atoms : kUnknown;
        const double predicted = predictions[i].energy / atoms;
        const ForceErrors force = forceErrorsOf(frame, predictions[i]);
        const Pressures pressure = pressuresOf(frame, predictions[i]);
        rows.add(static_cast<int>(first + i),
                 frame.provenance ? frame.provenance->source : std::string(),
                 density(frame).value_or(kUnknown), frame.lineage.densityRatio.value_or(kUnknown),
                 frame.timeFs.value_or(kUnknown), static_cast<int>(frame.atomCount()),
                 shortestOf(frame), energy, predicted, (predicted - energy) * kMilli, force.largest,
                 force.rms, force.worst, force.atom, pressure.reference, pressure.predicted,
                 pressure.predicted - pressure.reference);
    }
    return rows.table();
}

Table atomErrorTable(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                     std::size_t first) {
    requireSameSize(frames, predictions);
    TableRows rows(kConfiguration, kAtom, kElement, kDensity, kForce, kForcePredicted, kForceError,
                   kForceErrorX, kForceErrorY, kForceErrorZ);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.forces)
            continue;
        const double own = density(frame).value_or(kUnknown);
        for (std::size_t a = 0; a < frame.atomCount(); ++a) {
            const auto row = static_cast<Eigen::Index>(a);
            const Eigen::RowVector3d reference = frame.labels.forces->row(row);
            const Eigen::RowVector3d predicted = predictions[i].forces.row(row);
            const Eigen::RowVector3d d = predicted - reference;
            rows.add(static_cast<int>(first + i), static_cast<int>(a),
                     nameOfType(frame, frame.types[a]), own, reference.norm(), predicted.norm(),
                     d.norm(), d[0], d[1], d[2]);
        }
    }
    return rows.table();
}

Table withConfigurationColumns(Table table, const Table& configurations,
                               const std::vector<std::string>& names) {
    std::unordered_map<int, std::size_t> rowOf;
    const std::vector<int>& known = configurations[kConfiguration];
    for (std::size_t row = 0; row < known.size(); ++row)
        rowOf[known[row]] = row;
    std::vector<std::size_t> rows;
    rows.reserve(table.rowCount());
    for (const int configuration : table[kConfiguration]) {
        const auto found = rowOf.find(configuration);
        if (found == rowOf.end())
            throw InputError(fmt::format("configuration {} is not in the table of configurations",
                                         configuration));
        rows.push_back(found->second);
    }
    Table wanted;
    for (const std::string& name : names) {
        if (table.has(name))
            throw InputError(fmt::format("the table has a column {} already", name));
        wanted.add(configurations.column(name));
    }
    const Table joined = wanted.rows(rows);
    for (const TableColumn& column : joined.columns())
        table.add(column);
    return table;
}

Table statisticsTable(const ErrorReport& report) {
    StatisticsRows rows;
    rows.add("all", report.all);
    for (const GroupErrors& group : report.byDensity)
        rows.add("density", group);
    for (const GroupErrors& group : report.byElement)
        rows.add("element", group);
    return rows.table();
}

namespace {

using GroupRows = TableRows<double, double, double, double, double, double>;

void addSums(GroupRows& rows, const ErrorSums& sums) {
    const ErrorStatistics s = sums.statistics();
    rows.add(static_cast<double>(s.count), s.mae, s.rmse, s.r2, s.bias, s.max);
}

// Sums by group in ascending order of the key. Returns the keys.
template <class Key>
std::vector<Key> addByNumber(const Table& parity, const std::vector<Key>& keys, GroupRows& rows) {
    const std::vector<double>&reference = parity[kReference], &predicted = parity[kPredicted];
    std::map<Key, ErrorSums> sums;
    for (std::size_t row = 0; row < keys.size(); ++row)
        if (keys[row] == keys[row])  // not NaN
            sums[keys[row]].add(reference[row], predicted[row]);
    std::vector<Key> groups;
    for (const auto& [key, one] : sums) {
        groups.push_back(key);
        addSums(rows, one);
    }
    return groups;
}

Categories addByText(const Table& parity, const Categories& texts, GroupRows& rows) {
    const std::vector<double>&reference = parity[kReference], &predicted = parity[kPredicted];
    std::vector<ErrorSums> sums(texts.names().size());
    for (std::size_t row = 0; row < texts.size(); ++row)
        sums[static_cast<std::size_t>(texts.indices()[row])].add(reference[row], predicted[row]);
    std::map<std::string, const ErrorSums*> sorted;
    for (std::size_t group = 0; group < sums.size(); ++group)
        sorted[texts.names()[group]] = &sums[group];
    Categories groups;
    for (const auto& [name, one] : sorted) {
        groups.push_back(name);
        addSums(rows, *one);
    }
    return groups;
}

}  // namespace

Table groupedStatistics(const Table& parity, const std::string& groupColumn) {
    const std::string unit = parity.column(kReference.name).unit;
    GroupRows rows(kCount, kMae.in(unit), kRmse.in(unit), kR2, kBias.in(unit), kLargest.in(unit));
    const TableColumn& column = parity.column(groupColumn);
    Table table;
    if (const auto* texts = std::get_if<Categories>(&column.values)) {
        table.add(groupColumn, addByText(parity, *texts, rows));
    } else if (const auto* whole = std::get_if<std::vector<int>>(&column.values)) {
        table.add(TableColumn{groupColumn, column.unit, addByNumber(parity, *whole, rows)});
    } else {
        const std::vector<double>& keys = parity.numbers(groupColumn);
        table.add(
            groupColumn, column.unit,
            addByNumber(parity, groupColumn == kDensity.name ? groupMeans(keys) : keys, rows));
    }
    const Table numbers = rows.table();
    for (const TableColumn& one : numbers.columns())
        table.add(one);
    return table;
}

}  // namespace mtp
