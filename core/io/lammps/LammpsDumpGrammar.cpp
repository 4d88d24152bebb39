#include "core/io/lammps/LammpsDumpGrammar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/Parse.h"
#include "core/io/XyzAtoms.h"

namespace mtp {

namespace {

constexpr std::string_view kItem = "ITEM: ";
constexpr int kMostTypes = 10'000;
// Larger coordinates of a box are damage, and products with them could overflow.
constexpr double kLargest = 1e30;

bool isItem(std::string_view line, std::string_view name = "") {
    return line.starts_with(kItem) && line.substr(kItem.size()).starts_with(name);
}

std::array<std::string, 3> axesOf(std::string_view prefix, std::string_view suffix) {
    std::array<std::string, 3> names;
    for (std::size_t axis = 0; axis < 3; ++axis)
        names[axis] = std::string(prefix) + "xyz"[axis] + std::string(suffix);
    return names;
}

}  // namespace

LammpsDumpGrammar::LammpsDumpGrammar(std::string source, std::vector<std::string> species)
    : m_optionSpecies(std::move(species)) {
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "LAMMPS";
    provenance->source = std::move(source);
    m_provenance = std::move(provenance);
}

bool LammpsDumpGrammar::findFrame(TextSource& text) {
    std::string_view line;
    while (!m_haveUnitsChanged && text.peek(line)) {
        if (isItem(line))
            return true;
        text.next(line);
        if (!trimmed(line).empty())
            throw text.error("expected \"ITEM: TIMESTEP\"");
    }
    return false;
}

void LammpsDumpGrammar::recover(TextSource& text) {
    std::string_view line;
    while (text.peek(line) && !isItem(line, "TIME"))  // or TIMESTEP
        text.next(line);
}

Frame LammpsDumpGrammar::parse(TextSource& text) {
    readRows(text, readHead(text));
    finish(text);
    return std::move(m_frame);
}

bool LammpsDumpGrammar::skim(TextSource& text, Frame& head) {
    try {
        const std::size_t count = readHead(text);
        m_ids.resize(m_layout.hasIds ? count : 0);
        std::string_view line;
        for (std::size_t atom = 0; atom < count; ++atom)
            if (!text.next(line) || !skimRow(line, atom))
                return false;
        if (m_layout.hasIds && !areIdsDistinct())
            return false;
        nameTypes(text);
    } catch (const Error&) {
        return false;  // parse() says it
    }
    m_frame.provenance = m_provenance;
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
        if (!isItem(line))
            throw text.error("expected a line that begins with \"ITEM:\"");
        if (!isItem(line, "ATOMS")) {
            readItem(text, trimmed(line.substr(kItem.size())));
            continue;
        }
        if (!m_frame.step || !m_count || !m_hasBox)
            throw text.error("expected time step, number of atoms and box before the atoms");
        if (!m_units && m_style != "lj")
            throw text.error(fmt::format("the units \"{}\" are not known", m_style));
        readLayout(text, line.substr(kItem.size() + 5));
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
    if (item.starts_with("BOX BOUNDS"))
        return readBox(text, item.substr(10));
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
        if (!time || std::abs(*time) > kLargest)
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

void LammpsDumpGrammar::readBox(TextSource& text, std::string_view words) {
    const std::vector<std::string> flags = [&] {
        std::vector<std::string> copies;
        for (std::string_view word : wordsOf(words))
            copies.emplace_back(word);
        return copies;
    }();
    // The last three words, if there are any, are the boundaries: "pp" is periodic.
    for (std::size_t axis = 0; axis < 3; ++axis)
        m_frame.cell.periodic[axis] =
            flags.size() < 3 || flags[flags.size() - 3 + axis].starts_with('p');
    m_hasBox = true;
    if (std::find(flags.begin(), flags.end(), "abc") != flags.end())
        return readGeneralBox(text);
    const bool isTilted = std::find(flags.begin(), flags.end(), "xy") != flags.end();
    Eigen::Matrix3d bounds = Eigen::Matrix3d::Zero();  // rows: low, high, tilt
    std::string_view line;
    for (int axis = 0; axis < 3; ++axis) {
        if (!text.next(line))
            throw text.error("the file ends inside the box");
        std::array<double, 3> row{};
        if (!takeDoubles(line, std::span(row).first(isTilted ? 3 : 2)) || !trimmed(line).empty())
            throw text.error(fmt::format("expected {} numbers of the box", isTilted ? 3 : 2));
        bounds.row(axis) << row[0], row[1], row[2];
        const bool isInverted =
            row[1] < row[0] || (row[1] == row[0] && m_frame.cell.periodic[axis]);
        if (isInverted || bounds.cwiseAbs().maxCoeff() > kLargest)
            throw text.error(fmt::format("the box goes from {} to {}: its length must be positive",
                                         row[0], row[1]));
    }
    const double xy = bounds(0, 2), xz = bounds(1, 2), yz = bounds(2, 2);
    // The limits are those of the box around the tilted one (LAMMPS manual, Howto triclinic).
    bounds(0, 0) -= std::min({0.0, xy, xz, xy + xz});
    bounds(0, 1) -= std::max({0.0, xy, xz, xy + xz});
    bounds(1, 0) -= std::min(0.0, yz);
    bounds(1, 1) -= std::max(0.0, yz);
    const Eigen::Vector3d lengths = bounds.col(1) - bounds.col(0);
    if (lengths.minCoeff() < 0)
        throw text.error("the tilt is larger than the box");
    m_frame.cell.vectors << lengths[0], 0, 0, xy, lengths[1], 0, xz, yz, lengths[2];
    m_origin = bounds.col(0).transpose();
}

// Rows "ax ay az origin_x" of a box that is turned in any way.
void LammpsDumpGrammar::readGeneralBox(TextSource& text) {
    std::string_view line;
    for (int axis = 0; axis < 3; ++axis) {
        if (!text.next(line))
            throw text.error("the file ends inside the box");
        std::array<double, 4> row{};
        if (!takeDoubles(line, row) || !trimmed(line).empty())
            throw text.error("expected three numbers of a box vector and one of the origin");
        m_frame.cell.vectors.row(axis) << row[0], row[1], row[2];
        m_origin[axis] = row[3];
    }
    if (m_frame.cell.vectors.cwiseAbs().maxCoeff() > kLargest ||
        m_origin.cwiseAbs().maxCoeff() > kLargest)
        throw text.error("the box is too large");
}

void LammpsDumpGrammar::readLayout(const TextSource& text, std::string_view columns) {
    const std::vector<std::string_view> names = wordsOf(columns);
    m_layout.fields.resize(names.size());
    const auto place = [&](const std::array<std::string, 3>& axes, Column column) {
        std::array<std::size_t, 3> at{};
        for (std::size_t axis = 0; axis < 3; ++axis)
            at[axis] = static_cast<std::size_t>(std::find(names.begin(), names.end(), axes[axis]) -
                                                names.begin());
        if (*std::max_element(at.begin(), at.end()) == names.size())
            return false;
        for (std::size_t axis = 0; axis < 3; ++axis)
            m_layout.fields[at[axis]] = {column, static_cast<int>(axis)};
        return true;
    };
    // Unwrapped coordinates say more than wrapped ones, plain ones are more exact than scaled.
    if (!place(axesOf("", "u"), Column::Position) && !place(axesOf("", ""), Column::Position)) {
        m_layout.isScaled =
            place(axesOf("", "su"), Column::Position) || place(axesOf("", "s"), Column::Position);
        if (!m_layout.isScaled)
            throw text.error("no coordinates among the columns (x y z, xu, xs or xsu)");
    }
    m_layout.hasVelocities = m_units && place(axesOf("v", ""), Column::Velocity);
    m_layout.hasForces = m_units && place(axesOf("f", ""), Column::Force);
    for (std::size_t i = 0; i < names.size(); ++i) {
        Field& field = m_layout.fields[i];
        if (names[i] == "id")
            field.column = Column::Id;
        else if (names[i] == "type")
            field.column = Column::Type;
        else if (names[i] == "element" || (names[i] == "typelabel" && !m_layout.hasNames))
            field.column = Column::Name;
        m_layout.hasIds = m_layout.hasIds || field.column == Column::Id;
        m_layout.hasTypes = m_layout.hasTypes || field.column == Column::Type;
        m_layout.hasNames = m_layout.hasNames || field.column == Column::Name;
    }
    if ((m_layout.hasForces || m_layout.hasVelocities) && !m_areUnitsNamed) {
        m_areUnitsNamed = true;
        m_warnings.push_back(
            text.message("the dump does not name its units: metal (Å, ps, eV) is taken"));
    }
}

bool LammpsDumpGrammar::skimRow(std::string_view line, std::size_t atom) {
    for (const Field& field : m_layout.fields) {
        if (field.column == Column::Id) {
            if (!takeInt(line, m_ids[atom]))
                return false;
        } else if (field.column == Column::Type) {
            std::int64_t type = 0;
            if (!takeInt(line, type) || type < 1 || type > kMostTypes)
                return false;
            m_largestType = std::max(m_largestType, static_cast<int>(type));
        } else if (field.column == Column::Position) {
            double value = 0;
            if (!takeDouble(line, value) || std::abs(value) > kLargest)
                return false;
        } else if (field.column == Column::Velocity || field.column == Column::Force) {
            double value = 0;
            if (!takeDouble(line, value) || std::abs(value) > kLargest)
                return false;
        } else {
            const std::string_view word = takeWord(line);
            if (word.empty())
                return false;
            if (field.column == Column::Name)
                noteKind(word);
        }
    }
    return trimmed(line).empty();
}

void LammpsDumpGrammar::noteKind(std::string_view name) {
    if (std::find(m_kinds.begin(), m_kinds.end(), name) == m_kinds.end())
        m_kinds.emplace_back(name);
}

std::vector<std::string> LammpsDumpGrammar::takeWarnings() {
    if (const std::string merged = mergedKinds(m_kinds); !merged.empty())
        m_warnings.push_back(fmt::format("{}: {}", m_provenance->source, merged));
    return std::move(m_warnings);
}

void LammpsDumpGrammar::readRows(TextSource& text, std::size_t count) {
    const auto rows = static_cast<Eigen::Index>(count);
    m_frame.types.assign(count, 0);
    m_frame.positions.resize(rows, 3);
    if (m_layout.hasVelocities)
        m_frame.velocities.emplace(rows, 3);
    if (m_layout.hasForces)
        m_frame.labels.forces.emplace(rows, 3);
    m_ids.resize(m_layout.hasIds ? count : 0);
    m_names.resize(m_layout.hasNames ? count : 0);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            throw text.error(
                fmt::format("expected {} atoms, found {}: the file ends", count, atom));
        if (isItem(line))
            throw text.error(fmt::format("expected {} atoms, found {}", count, atom));
        readRow(text, line, atom);
    }
}

void LammpsDumpGrammar::readRow(const TextSource& text, std::string_view line, std::size_t atom) {
    std::string_view rest = line;
    for (const Field& field : m_layout.fields) {
        std::int64_t number = 0;
        double value = 0;
        const bool isNumber = field.column == Column::Position ||
                              field.column == Column::Velocity || field.column == Column::Force;
        const bool isWhole = field.column == Column::Id || field.column == Column::Type;
        const std::string_view before = rest;
        if (isNumber ? !takeDouble(rest, value) : isWhole && !takeInt(rest, number))
            throw rowError(text, line, before, atom);
        if (isNumber && std::abs(value) > kLargest)
            throw text.error(fmt::format("atom {}: {} is too large", atom + 1, value));
        const std::string_view word = isNumber || isWhole ? "-" : takeWord(rest);
        if (word.empty())
            throw rowError(text, line, before, atom);
        if (field.column == Column::Position)
            m_frame.positions.data()[3 * atom + static_cast<std::size_t>(field.axis)] = value;
        else if (field.column == Column::Velocity)
            m_frame.velocities->data()[3 * atom + static_cast<std::size_t>(field.axis)] = value;
        else if (field.column == Column::Force)
            m_frame.labels.forces->data()[3 * atom + static_cast<std::size_t>(field.axis)] = value;
        else if (field.column == Column::Id)
            m_ids[atom] = number;
        else if (field.column == Column::Name)
            noteKind(m_names[atom] = word);
        else if (field.column == Column::Type) {
            if (number < 1 || number > kMostTypes)
                throw text.error(fmt::format("atom {}: expected a type from 1 to {}, found {}",
                                             atom + 1, kMostTypes, number));
            m_frame.types[atom] = static_cast<int>(number) - 1;
            m_largestType = std::max(m_largestType, static_cast<int>(number));
        }
    }
    if (!trimmed(rest).empty())
        throw rowError(text, line, rest, atom);
}

ParseError LammpsDumpGrammar::rowError(const TextSource& text, std::string_view line,
                                       std::string_view rest, std::size_t atom) const {
    const std::size_t found = countWords(line);
    if (found != m_layout.fields.size())
        return text.error(fmt::format("atom {}: expected {} columns, found {}", atom + 1,
                                      m_layout.fields.size(), found));
    return text.error(
        fmt::format("atom {}: expected a number, found \"{}\"", atom + 1, takeWord(rest)));
}

void LammpsDumpGrammar::finish(const TextSource& text) {
    if (m_layout.hasIds)
        sortById(text);
    if (m_layout.isScaled)
        m_frame.positions =
            (m_frame.cell.toCartesian(m_frame.positions).rowwise() + m_origin).eval();
    const LammpsUnits units = m_units.value_or(LammpsUnits{});
    m_frame.positions *= units.length;
    m_frame.cell.vectors *= units.length;
    if (m_frame.velocities)
        *m_frame.velocities *= units.velocity;
    if (m_frame.labels.forces) {
        *m_frame.labels.forces *= units.force;
        m_frame.labels.isPredicted = true;  // LAMMPS computes them with a potential
    }
    nameTypes(text);
    m_frame.provenance = m_provenance;
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
    std::vector<std::size_t> order(m_ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_ids[a] < m_ids[b]; });
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
    if (m_frame.velocities)
        permute(*m_frame.velocities);
    if (m_frame.labels.forces)
        permute(*m_frame.labels.forces);
    const std::vector<int> types = m_frame.types;
    const std::vector<std::string> names = m_names;
    for (std::size_t i = 0; i < order.size(); ++i) {
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
