#include "core/inspection/ErrorTables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "core/base/Error.h"
#include "core/base/NumberRows.h"
#include "core/density/DensityRatio.h"
#include "core/density/PairDistances.h"

namespace mtp {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kMilli = 1000;

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
    void add(const std::string& group, const GroupErrors& errors) {
        m_group = group;
        m_errors = &errors;
        add("energy", "meV/atom", errors.energyPerAtom, kMilli);
        add("force", "meV/Å", errors.forceComponent, kMilli);
        add("force length", "meV/Å", errors.forceLength, kMilli);
        add("virial", "meV/atom", errors.virialPerAtom, kMilli);
        add("pressure", "GPa", errors.pressure, 1);
    }

    Table table() {
        Table table;
        table.add("group", std::move(m_groups));
        table.add("name", std::move(m_names));
        table.add("quantity", std::move(m_quantities));
        table.add("unit", std::move(m_units));
        m_numbers.moveTo(table);
        return table;
    }

private:
    void add(const char* quantity, const char* unit, const ErrorStatistics& s, double scale) {
        if (s.count == 0)
            return;
        m_groups.push_back(m_group);
        m_names.push_back(m_errors->group);
        m_quantities.emplace_back(quantity);
        m_units.emplace_back(unit);
        m_numbers.add({static_cast<double>(m_errors->configurations), static_cast<double>(s.count),
                       s.mae * scale, s.rmse * scale, s.r2, s.bias * scale, s.max * scale});
    }

    std::string m_group;
    const GroupErrors* m_errors = nullptr;
    std::vector<std::string> m_groups, m_names, m_quantities, m_units;
    NumberRows m_numbers{{{"configurations", ""},
                          {"count", ""},
                          {"mae", ""},
                          {"rmse", ""},
                          {"r2", ""},
                          {"bias", ""},
                          {"largest", ""}}};
};

// Sums by group in ascending order of the key.
template <class Key>
void addByKey(const Table& parity, const std::vector<Key>& keys, std::vector<Key>& groups,
              NumberRows& rows) {
    const std::vector<double>& reference = parity.numbers("reference");
    const std::vector<double>& predicted = parity.numbers("predicted");
    std::map<Key, ErrorSums> sums;
    for (std::size_t row = 0; row < keys.size(); ++row)
        if (keys[row] == keys[row])  // not NaN
            sums[keys[row]].add(reference[row], predicted[row]);
    for (const auto& [key, one] : sums) {
        const ErrorStatistics s = one.statistics();
        groups.push_back(key);
        rows.add({static_cast<double>(s.count), s.mae, s.rmse, s.r2, s.bias, s.max});
    }
}

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
    std::vector<double> number;
    std::vector<std::string> source;
    NumberRows values({{"density", "g/cm³"},
                       {"density_ratio", ""},
                       {"time", "fs"},
                       {"atoms", ""},
                       {"shortest", "Å"},
                       {"E", "eV/atom"},
                       {"E_predicted", "eV/atom"},
                       {"dE", "meV/atom"},
                       {"F_max", "eV/Å"},
                       {"dF", "eV/Å"},
                       {"dF_max", "eV/Å"},
                       {"dF_atom", ""},
                       {"P", "GPa"},
                       {"P_predicted", "GPa"},
                       {"dP", "GPa"}});
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        const auto atoms = static_cast<double>(frame.atomCount());
        const double energy = frame.labels.energy ? *frame.labels.energy / atoms : kUnknown;
        const double predicted = predictions[i].energy / atoms;
        const ForceErrors force = forceErrorsOf(frame, predictions[i]);
        const Pressures pressure = pressuresOf(frame, predictions[i]);
        number.push_back(static_cast<double>(first + i));
        source.push_back(frame.provenance ? frame.provenance->source : std::string());
        values.add({density(frame).value_or(kUnknown),
                    frame.lineage.densityRatio.value_or(kUnknown), frame.timeFs.value_or(kUnknown),
                    atoms, shortestOf(frame), energy, predicted, (predicted - energy) * kMilli,
                    force.largest, force.rms, force.worst, force.atom, pressure.reference,
                    pressure.predicted, pressure.predicted - pressure.reference});
    }
    Table table;
    table.add("configuration", "", std::move(number));
    table.add("source", std::move(source));
    values.moveTo(table);
    return table;
}

Table atomErrorTable(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                     std::size_t first) {
    requireSameSize(frames, predictions);
    NumberRows place({{"configuration", ""}, {"atom", ""}});
    std::vector<std::string> element;
    NumberRows values({{"density", "g/cm³"},
                       {"F", "eV/Å"},
                       {"F_predicted", "eV/Å"},
                       {"dF", "eV/Å"},
                       {"dFx", "eV/Å"},
                       {"dFy", "eV/Å"},
                       {"dFz", "eV/Å"}});
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
            place.add({static_cast<double>(first + i), static_cast<double>(a)});
            element.push_back(elementName(frame, frame.types[a]));
            values.add({own, reference.norm(), predicted.norm(), d.norm(), d[0], d[1], d[2]});
        }
    }
    Table table = place.table();
    table.add("element", std::move(element));
    values.moveTo(table);
    return table;
}

Table withConfigurationColumns(Table table, const Table& configurations,
                               const std::vector<std::string>& names) {
    std::map<double, std::size_t> rowOf;
    const std::vector<double>& known = configurations.numbers("configuration");
    for (std::size_t row = 0; row < known.size(); ++row)
        rowOf[known[row]] = row;
    std::vector<std::size_t> rows;
    for (const double configuration : table.numbers("configuration")) {
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
        const Column& column = configurations.column(name);
        if (column.isNumeric())
            wanted.add(name, column.unit, std::get<std::vector<double>>(column.values));
        else
            wanted.add(name, std::get<std::vector<std::string>>(column.values));
    }
    const Table joined = wanted.rows(rows);
    for (const Column& column : joined.columns()) {
        if (column.isNumeric())
            table.add(column.name, column.unit, std::get<std::vector<double>>(column.values));
        else
            table.add(column.name, std::get<std::vector<std::string>>(column.values));
    }
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

Table groupedStatistics(const Table& parity, const std::string& groupColumn) {
    const std::string unit = parity.column("reference").unit;
    NumberRows rows({{"count", ""},
                     {"mae", unit},
                     {"rmse", unit},
                     {"r2", ""},
                     {"bias", unit},
                     {"largest", unit}});
    Table table;
    const Column& column = parity.column(groupColumn);
    if (column.isNumeric()) {
        const std::vector<double>& keys = parity.numbers(groupColumn);
        std::vector<double> groups;
        addByKey(parity, groupColumn == "density" ? groupMeans(keys) : keys, groups, rows);
        table.add(groupColumn, column.unit, std::move(groups));
    } else {
        std::vector<std::string> groups;
        addByKey(parity, parity.texts(groupColumn), groups, rows);
        table.add(groupColumn, std::move(groups));
    }
    rows.moveTo(table);
    return table;
}

}  // namespace mtp
