#include "core/io/lammps/LammpsDumpGrammar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "core/base/Parse.h"
#include "core/io/XyzAtoms.h"

namespace mtp {

namespace {

// Which of the ids comes first, second and so on; of equal ones, the first of them first.
std::vector<std::size_t> orderOf(const std::vector<std::int64_t>& ids) {
    const std::size_t count = ids.size();
    std::vector<std::size_t> order(count, count);
    bool areOneToCount = true;  // as usual
    for (std::size_t i = 0; i < count && areOneToCount; ++i) {
        const std::size_t place = static_cast<std::size_t>(ids[i]) - 1;
        areOneToCount = place < count && order[place] == count;
        if (areOneToCount)
            order[place] = i;
    }
    if (areOneToCount)
        return order;
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
    return order;
}

}  // namespace

LammpsDumpGrammar::LammpsDumpGrammar(std::string source, std::vector<std::string> species)
    : m_optionSpecies(std::move(species))
    , m_provenance(std::make_shared<Provenance>(Provenance{"LAMMPS", "", std::move(source), {}})) {}

bool LammpsDumpGrammar::findFrame(TextSource& text) {
    std::string_view line;
    while (!m_haveUnitsChanged && text.peek(line)) {
        if (isLammpsItem(line))
            return true;
        text.next(line);
        if (!trimmed(line).empty())
            throw text.error("expected \"ITEM: TIMESTEP\"");
    }
    return false;
}

void LammpsDumpGrammar::recover(TextSource& text) {
    std::string_view line;
    while (text.peek(line) && !isLammpsItem(line, "TIME"))  // or TIMESTEP
        text.next(line);
}

Frame LammpsDumpGrammar::parse(TextSource& text) {
    const std::size_t count = readHead(text);
    makeRoom(count);
    readRows<false>(text, count);
    finish(text);
    return std::move(m_frame);
}

bool LammpsDumpGrammar::skim(TextSource& text, Frame& head) {
    try {
        if (!readRows<true>(text, readHead(text)) || (m_layout.hasIds && !areIdsDistinct()))
            return false;
        finishHead(text);
    } catch (const Error&) {
        return false;  // parse() says it
    }
    head = std::move(m_frame);
    return true;
}

// Everything before the rows of the atoms; returns their number.
std::size_t LammpsDumpGrammar::readHead(TextSource& text) {
    m_frame = {};
    m_layout = {};
    m_origin.setZero();
    m_count.reset();
    m_hasBox = false;
    m_largestType = 0;
    m_names.clear();
    std::string_view line;
    while (text.next(line)) {
        if (!isLammpsItem(line))
            throw text.error("expected a line that begins with \"ITEM:\"");
        if (!isLammpsItem(line, "ATOMS")) {
            readItem(text, trimmed(line.substr(kLammpsItem.size())));
            continue;
        }
        if (!m_frame.step || !m_count || !m_hasBox)
            throw text.error("expected time step, number of atoms and box before the atoms");
        if (!m_units && m_style != "lj")
            throw text.error(fmt::format("the units \"{}\" are not known", m_style));
        readLayout(text, line.substr(kLammpsItem.size() + 5));
        m_rowsLine = text.lineNumber() + 1;
        return *m_count;
    }
    throw text.error("the file ends before the atoms of the frame");
}

void LammpsDumpGrammar::readItem(TextSource& text, std::string_view item) {
    if (item == "UNITS")
        return readUnits(text);
    if (m_style.empty())
        m_style = "metal";  // taken if none are named
    if (item.starts_with("BOX BOUNDS")) {
        const LammpsDumpBox box = readLammpsDumpBox(text, item.substr(10));
        m_frame.cell = box.cell;
        m_origin = box.origin;
        m_hasBox = true;
        return;
    }
    const bool isStep = item == "TIMESTEP";
    const bool isCount = item == "NUMBER OF ATOMS";
    if (!isStep && !isCount && item != "TIME")
        throw text.error(fmt::format("\"ITEM: {}\" is not known", item));
    const std::string name(item);
    std::string_view value;
    if (!text.next(value))
        throw text.error(fmt::format("the file ends after \"ITEM: {}\"", name));
    if (isStep) {
        m_frame.step = parseInt(trimmed(value));
        if (!m_frame.step)
            throw text.error(fmt::format("expected the time step, found \"{}\"", value));
    } else if (isCount) {
        const auto count = parseInt(trimmed(value));
        constexpr std::uint64_t kShortestRow = 6;  // "0 0 0\n"
        if (!count || *count < 1)
            throw text.error(fmt::format("expected the number of atoms, found \"{}\"", value));
        if (!text.canHold(static_cast<std::uint64_t>(*count), kShortestRow))
            throw text.error(fmt::format("{} atoms are more than the file can hold", *count));
        m_count = static_cast<std::size_t>(*count);
    } else {
        const auto time = parseDouble(trimmed(value));
        if (!time || std::abs(*time) > kLargestLammpsNumber)
            throw text.error(fmt::format("expected the time, found \"{}\"", value));
        if (m_units)
            m_frame.timeFs = *time * m_units->time;
    }
}

void LammpsDumpGrammar::readUnits(TextSource& text) {
    std::string_view line;
    if (!text.next(line))
        throw text.error("the file ends after \"ITEM: UNITS\"");
    const std::string style(trimmed(line));
    if (!m_style.empty() && style != m_style) {
        m_haveUnitsChanged = true;
        throw text.error(fmt::format("the units change from {} to {}: what follows is left out",
                                     m_style, style));
    }
    if (!m_style.empty())
        return;
    m_units = lammpsUnits(style);
    if (style == "lj")
        m_warnings.push_back(text.message(
            "reduced units (lj): lengths are taken as Å, times, velocities and forces left out"));
    m_style = style;
    m_areUnitsNamed = true;
}

void LammpsDumpGrammar::readLayout(const TextSource& text, std::string_view columns) {
    const std::optional<LammpsDumpLayout> layout = lammpsDumpLayout(columns, m_units.has_value());
    if (!layout)
        throw text.error("no coordinates among the columns (x y z, xu, xs or xsu)");
    m_layout = *layout;
    if ((m_followsPositions || m_layout.hasForces || m_layout.hasVelocities) && !m_areUnitsNamed) {
        m_areUnitsNamed = true;
        m_warnings.push_back(
            text.message("the dump does not name its units: metal (Å, ps, eV) is taken"));
    }
    if (m_followsPositions)
        keepPositions();
    m_neededFields = m_layout.fields.size();
    while (m_neededFields > 0 && m_layout.fields[m_neededFields - 1].column == Column::Other)
        --m_neededFields;
}

void LammpsDumpGrammar::keepPositions() {
    m_layout.hasForces = m_layout.hasVelocities = false;
    for (LammpsDumpField& field : m_layout.fields)
        if (field.column == Column::Velocity || field.column == Column::Force)
            field.column = Column::Other;
}

std::vector<std::string> LammpsDumpGrammar::takeWarnings() {
    if (const std::string merged = mergedKinds(m_kinds); !merged.empty())
        m_warnings.push_back(fmt::format("{}: {}", m_provenance->source, merged));
    return std::move(m_warnings);
}

void LammpsDumpGrammar::makeRoom(std::size_t count) {
    const auto rows = static_cast<Eigen::Index>(count);
    m_frame.types.assign(count, 0);
    m_frame.positions.resize(rows, 3);
    if (m_layout.hasVelocities)
        m_frame.velocities.emplace(rows, 3);
    if (m_layout.hasForces)
        m_frame.labels.forces.emplace(rows, 3);
    if (m_layout.hasImages)
        m_images.resize(rows, 3);
    m_names.resize(m_layout.hasNames ? count : 0);
}

void LammpsDumpGrammar::finish(const TextSource& text) {
    if (m_layout.hasIds)
        sortById(text);
    if (m_layout.isScaled)
        m_frame.positions =
            (m_frame.cell.toCartesian(m_frame.positions).rowwise() + m_origin).eval();
    if (m_layout.hasImages && m_followsPositions)
        m_frame.positions += m_frame.cell.toCartesian(m_images);
    const LammpsUnits units = m_units.value_or(LammpsUnits{});
    m_frame.positions *= units.length;
    if (m_frame.velocities)
        *m_frame.velocities *= units.velocity;
    if (m_frame.labels.forces)
        *m_frame.labels.forces *= units.force;
    finishHead(text);
}

// All but the rows of the atoms.
void LammpsDumpGrammar::finishHead(const TextSource& text) {
    m_frame.cell.vectors *= m_units.value_or(LammpsUnits{}).length;
    m_frame.labels.isPredicted = m_layout.hasForces;  // LAMMPS computes them with a potential
    nameTypes(text);
    m_frame.provenance = m_provenance;
}

Eigen::RowVector3d LammpsDumpGrammar::origin() const {
    return m_origin * m_units.value_or(LammpsUnits{}).length;
}

bool LammpsDumpGrammar::knowsTheSame(const LammpsDumpGrammar& other) const {
    return m_style == other.m_style && m_haveUnitsChanged == other.m_haveUnitsChanged &&
           m_areUnitsNamed == other.m_areUnitsNamed && m_kinds == other.m_kinds &&
           m_warnings == other.m_warnings;
}

bool LammpsDumpGrammar::areIdsDistinct() {
    const auto count = static_cast<std::int64_t>(m_ids.size());
    m_seen.assign(m_ids.size(), false);
    for (std::int64_t id : m_ids) {
        if (id < 1 || id > count) {
            std::vector<std::int64_t> sorted = m_ids;
            std::sort(sorted.begin(), sorted.end());
            return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
        }
        const auto place = static_cast<std::size_t>(id - 1);
        if (m_seen[place])
            return false;
        m_seen[place] = true;
    }
    return true;
}

void LammpsDumpGrammar::sortById(const TextSource& text) {
    if (std::is_sorted(m_ids.begin(), m_ids.end(), std::less_equal<>()))
        return;
    const std::vector<std::size_t> order = orderOf(m_ids);
    for (std::size_t i = 1; i < order.size(); ++i)
        if (m_ids[order[i]] == m_ids[order[i - 1]])
            throw text.error(m_rowsLine + order[i],
                             fmt::format("the id {} occurs twice", m_ids[order[i]]));
    const auto permute = [&](Positions& rows) {
        const Positions old = rows;
        for (std::size_t i = 0; i < order.size(); ++i)
            rows.row(static_cast<Eigen::Index>(i)) = old.row(static_cast<Eigen::Index>(order[i]));
    };
    permute(m_frame.positions);
    if (m_layout.hasImages)
        permute(m_images);
    if (m_frame.velocities)
        permute(*m_frame.velocities);
    if (m_frame.labels.forces)
        permute(*m_frame.labels.forces);
    const std::vector<int> types = m_frame.types;
    const std::vector<std::string> names = m_names;
    const std::vector<std::int64_t> ids = m_ids;
    for (std::size_t i = 0; i < order.size(); ++i) {
        m_ids[i] = ids[order[i]];
        m_frame.types[i] = types[order[i]];
        if (!names.empty())
            m_names[i] = names[order[i]];
    }
}

void LammpsDumpGrammar::nameTypes(const TextSource& text) {
    if (m_layout.hasNames) {
        m_frame.types.clear();
        setSpecies(m_frame, m_names);
        return;
    }
    const auto count = static_cast<std::size_t>(std::max(m_largestType, 1));
    if (!m_optionSpecies.empty() && m_optionSpecies.size() < count)
        throw InputError(
            text.message(fmt::format("type {} has no name: only {} species were given ({})", count,
                                     m_optionSpecies.size(), fmt::join(m_optionSpecies, ","))));
    m_frame.species = m_optionSpecies;
    m_frame.species.resize(std::max(count, m_optionSpecies.size()));
}

}  // namespace mtp
