#include "core/io/lammps/LammpsDataGrammar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/Parse.h"
#include "core/io/XyzAtoms.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr double kLargest = 1e30;

std::string_view withoutComment(std::string_view line) {
    return trimmed(line.substr(0, line.find('#')));
}

std::string_view commentOf(std::string_view line) {
    const std::size_t mark = line.find('#');
    return mark == std::string_view::npos ? std::string_view() : trimmed(line.substr(mark + 1));
}

bool isSection(std::string_view content) {
    static constexpr std::array<std::string_view, 12> kNames{
        "Atoms",  "Velocities", "Masses", "Ellipsoids", "Lines",     "Triangles",
        "Bodies", "Bonds",      "Angles", "Dihedrals",  "Impropers", "PairIJ Coeffs"};
    return std::find(kNames.begin(), kNames.end(), content) != kNames.end() ||
           content.ends_with(" Coeffs") || content.ends_with(" Type Labels");
}

// Columns without images: the number of them, of the type, and of x (LAMMPS manual, read_data).
struct NamedStyle {
    std::string_view name;
    std::size_t columns, type, position;
};
constexpr std::array<NamedStyle, 17> kStyles{{{"atomic", 5, 1, 2},
                                              {"charge", 6, 1, 3},
                                              {"molecular", 6, 2, 3},
                                              {"bond", 6, 2, 3},
                                              {"angle", 6, 2, 3},
                                              {"full", 7, 2, 4},
                                              {"sphere", 7, 1, 4},
                                              {"ellipsoid", 7, 1, 4},
                                              {"peri", 7, 1, 4},
                                              {"body", 7, 1, 4},
                                              {"dipole", 9, 1, 3},
                                              {"spin", 9, 1, 2},
                                              {"electron", 8, 1, 5},
                                              {"line", 8, 2, 5},
                                              {"tri", 8, 2, 5},
                                              {"dpd", 6, 1, 3},
                                              {"template", 8, 1, 5}}};

}  // namespace

LammpsDataGrammar::LammpsDataGrammar(std::string source, std::vector<std::string> species)
    : m_optionSpecies(std::move(species))
    , m_provenance(std::make_shared<Provenance>(Provenance{"LAMMPS", "", std::move(source), {}})) {}

bool LammpsDataGrammar::findFrame(TextSource& text) {
    std::string_view line;
    return text.peek(line);
}

void LammpsDataGrammar::recover(TextSource& text) {
    std::string_view line;
    while (text.next(line)) {
    }
}

void LammpsDataGrammar::begin() {
    m_frame = {};
    m_frame.cell.periodic.fill(true);
    m_units = {};
    m_atomCount = m_typeCount = 0;
    m_bounds.setZero();
    m_tilt.setZero();
    m_isGeneral = m_hasAtoms = false;
    m_boundCount = 0;
    m_labels.clear();
    m_ownNames.clear();
    m_ids.clear();
    m_hints.clear();
    m_warnings.clear();
}

Frame LammpsDataGrammar::parse(TextSource& text) {
    begin();
    readTitle(text);
    std::string_view line;
    bool isHeader = true;
    while (text.next(line)) {
        const std::string_view content = withoutComment(line);
        if (content.empty())
            continue;
        if (isSection(content)) {
            isHeader = false;
            // Both are views of the line, which the rows take the place of.
            const std::string name(content), comment(commentOf(line));
            readSection(text, name, comment);
        } else if (isHeader) {
            readHeaderLine(text, content);
        }
    }
    finish(text);
    return std::move(m_frame);
}

void LammpsDataGrammar::readTitle(TextSource& text) {
    std::string_view line;
    text.next(line);
    const std::vector<std::string_view> words = wordsOf(line);
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (words[i + 1] != "=")
            continue;
        std::string_view value = words[i + 2];
        if (value.ends_with(','))
            value.remove_suffix(1);
        if (words[i] == "types" && trimmed(line).starts_with(kOwnLammpsTitle))
            readOwnNames(value);
        else if (words[i] == "units" && value == "lj")
            m_warnings.push_back(text.message("reduced units (lj): lengths are taken as Å"));
        else if (words[i] == "units")
            m_units = lammpsUnits(value).value_or(LammpsUnits{});
        else if (words[i] == "timestep")
            m_frame.step = parseInt(value);
    }
}

// "Li,Cl,Al", in the order of the types.
void LammpsDataGrammar::readOwnNames(std::string_view list) {
    while (true) {
        const std::size_t comma = std::min(list.find(','), list.size());
        m_ownNames.emplace_back(list.substr(0, comma));
        if (comma == list.size())
            return;
        list.remove_prefix(comma + 1);
    }
}

void LammpsDataGrammar::readHeaderLine(const TextSource& text, std::string_view line) {
    wordsOf(line, m_words);
    const auto endsWith = [&](std::initializer_list<std::string_view> names) {
        return m_words.size() > names.size() &&
               std::equal(names.begin(), names.end(), m_words.end() - std::ssize(names));
    };
    std::string_view rest = line;
    std::array<double, 3> values{};
    const auto takeNumbers = [&](std::size_t count) {
        if (!takeDoubles(rest, std::span(values).first(count)) ||
            std::any_of(values.begin(), values.end(),
                        [](double value) { return std::abs(value) > kLargest; }))
            throw text.error(fmt::format("expected {} numbers, found \"{}\"", count, line));
    };
    constexpr std::string_view kAxes = "xyz";
    for (int axis = 0; axis < 3; ++axis) {
        const std::string name(1, kAxes[static_cast<std::size_t>(axis)]);
        const std::string vector = std::string(1, static_cast<char>('a' + axis)) + "vec";
        if (endsWith({name + "lo", name + "hi"})) {
            takeNumbers(2);
            if (values[1] <= values[0])
                throw text.error(
                    fmt::format("the box goes from {} to {}: its length must be positive",
                                values[0], values[1]));
            m_bounds.row(axis) << values[0], values[1];
            ++m_boundCount;
        } else if (endsWith({vector})) {
            takeNumbers(3);
            m_frame.cell.vectors.row(axis) << values[0], values[1], values[2];
            m_isGeneral = true;
        }
    }
    if (endsWith({"xy", "xz", "yz"})) {
        takeNumbers(3);
        m_tilt << values[0], values[1], values[2];
    } else if (endsWith({"atoms"}) || endsWith({"atom", "types"})) {
        const auto count = parseInt(m_words.front());
        if (!count || *count < 1)
            throw text.error(fmt::format("expected a number, found \"{}\"", line));
        (endsWith({"atoms"}) ? m_atomCount : m_typeCount) = *count;
    }
}

void LammpsDataGrammar::readSection(TextSource& text, std::string_view name,
                                    std::string_view comment) {
    if (name == "Atoms")
        readAtoms(text, comment);
    else if (name == "Velocities")
        readVelocities(text);
    else if (name == "Masses")
        readMasses(text);
    else if (name == "Atom Type Labels")
        readLabels(text);
}

std::string_view LammpsDataGrammar::nextRow(TextSource& text, std::string_view what) {
    std::string_view line;
    while (text.next(line)) {
        const std::string_view content = withoutComment(line);
        if (isSection(content))
            throw text.error(fmt::format("expected {}, found the section {}", what, content));
        if (!content.empty())
            return line;
    }
    throw text.error(fmt::format("expected {}: the file ends", what));
}

void LammpsDataGrammar::readLabels(TextSource& text) {
    if (m_typeCount < 1 || m_typeCount > kMostLammpsTypes)
        throw text.error("expected the number of atom types before their labels");
    for (std::int64_t i = 0; i < m_typeCount; ++i) {
        std::string_view row = withoutComment(nextRow(text, "a type and its label"));
        std::int64_t type = 0;
        if (!takeInt(row, type) || type < 1 || type > m_typeCount || trimmed(row).empty())
            throw text.error(
                fmt::format("expected a type from 1 to {} and its label", m_typeCount));
        m_labels[std::string(trimmed(row))] = static_cast<int>(type) - 1;
    }
}

void LammpsDataGrammar::readMasses(TextSource& text) {
    if (m_typeCount < 1 || m_typeCount > kMostLammpsTypes)
        throw text.error("expected the number of atom types before their masses");
    m_hints.resize(static_cast<std::size_t>(m_typeCount));
    for (std::int64_t i = 0; i < m_typeCount; ++i) {
        const std::string_view line = nextRow(text, "the mass of a type");
        std::string_view row = withoutComment(line);
        const int type = typeOf(text, takeWord(row));
        double mass = 0;
        if (!takeDouble(row, mass))
            throw text.error("expected a type and its mass");
        std::string_view comment = commentOf(line);
        const std::optional<std::string> named = elementOfLabel(takeWord(comment));
        const std::string_view byMass = elementHintOfMass(mass);
        const Element* element = named ? findElement(*named) : nullptr;
        // A comment counts if its element has about this mass.
        const bool isNamed = element && std::abs(element->mass - mass) < 1.0;
        m_hints[static_cast<std::size_t>(type)] = isNamed ? *named : std::string(byMass);
    }
}

void LammpsDataGrammar::readAtoms(TextSource& text, std::string_view comment) {
    constexpr std::uint64_t kShortestRow = 10;  // "1 1 0 0 0\n"
    if (m_atomCount < 1 || m_hasAtoms)
        throw text.error("expected the number of atoms, then one section of atoms");
    if (!text.canHold(static_cast<std::uint64_t>(m_atomCount), kShortestRow))
        throw text.error(fmt::format("{} atoms are more than the file can hold", m_atomCount));
    const Style style = styleOf(text, comment);
    m_atomsLine = text.nextMark().line;
    m_frame.positions.resize(m_atomCount, 3);
    for (std::int64_t atom = 0; atom < m_atomCount; ++atom)
        readAtom(text, style, nextRow(text, fmt::format("{} atoms (found {})", m_atomCount, atom)));
    m_hasAtoms = true;
}

// Leaves the text before the first row.
LammpsDataGrammar::Style LammpsDataGrammar::styleOf(TextSource& text, std::string_view comment) {
    std::string_view line;
    while (text.peek(line) && withoutComment(line).empty())
        text.next(line);
    const std::size_t columns = text.peek(line) ? countWords(withoutComment(line)) : 0;
    const std::string_view name = takeWord(comment);
    if (name == "hybrid" && columns >= 5)
        return {columns, 1, 2};
    for (const NamedStyle& style : kStyles)
        if (style.name == name) {
            if (columns == style.columns || columns == style.columns + 3)
                return {columns, style.type, style.position};
            text.next(line);
            throw text.error(fmt::format("expected {} or {} columns of the style {}, found {}",
                                         style.columns, style.columns + 3, name, columns));
        }
    return styleByRows(text, columns);
}

// Which of the common styles the rows can be of, by the whole numbers in their columns.
LammpsDataGrammar::Style LammpsDataGrammar::styleByRows(TextSource& text, std::size_t columns) {
    const TextMark start = text.nextMark();
    std::array<bool, 2> isType{true, true};  // of the second and third column
    for (std::int64_t atom = 0; atom < m_atomCount; ++atom) {
        wordsOf(withoutComment(nextRow(text, "the rows of the atoms")), m_words);
        for (std::size_t i = 0; i < 2 && m_words.size() > i + 1; ++i) {
            const auto number = parseInt(m_words[i + 1]);
            isType[i] = isType[i] && ((number && *number >= 1 && *number <= m_typeCount) ||
                                      m_labels.contains(m_words[i + 1]));
        }
    }
    const auto fail = [&](std::string_view why) {
        return text.error(start.line, fmt::format("{}; write the atom style behind the heading, "
                                                  "such as \"Atoms # charge\"",
                                                  why));
    };
    text.seek(start);
    if (columns == 5 || columns == 8)
        return {columns, 1, 2};
    if (columns == 6 || columns == 9) {
        if (isType[0] && isType[1])
            throw fail("the rows may be of the style charge or molecular");
        return isType[1] ? Style{columns, 2, 3} : Style{columns, 1, 3};
    }
    if (columns == 7 || columns == 10)
        return isType[1] ? Style{columns, 2, 4} : Style{columns, 1, 4};
    throw fail(fmt::format("no known atom style has {} columns", columns));
}

int LammpsDataGrammar::typeOf(const TextSource& text, std::string_view word) const {
    if (const auto label = m_labels.find(word); label != m_labels.end())
        return label->second;
    const auto type = parseInt(word);
    const std::int64_t most = m_typeCount > 0 ? m_typeCount : kMostLammpsTypes;
    if (!type || *type < 1 || *type > std::min(most, kMostLammpsTypes))
        throw text.error(fmt::format("expected a type from 1 to {}, found \"{}\"", most, word));
    return static_cast<int>(*type) - 1;
}

void LammpsDataGrammar::readAtom(const TextSource& text, const Style& style,
                                 std::string_view line) {
    const std::size_t atom = m_ids.size() + 1;
    wordsOf(withoutComment(line), m_words);
    const auto id = m_words.empty() ? std::nullopt : parseInt(m_words.front());
    if (m_words.size() != style.columns || !id)
        throw text.error(fmt::format("atom {}: expected an id and {} columns, found {}", atom,
                                     style.columns, m_words.size()));
    const auto row = static_cast<Eigen::Index>(m_ids.size());
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const std::string_view word = m_words[style.position + axis];
        const auto value = parseDouble(word);
        if (!value || std::abs(*value) > kLargest)
            throw text.error(
                fmt::format("atom {}: expected a coordinate, found \"{}\"", atom, word));
        m_frame.positions(row, static_cast<Eigen::Index>(axis)) = *value;
    }
    m_frame.types.push_back(typeOf(text, m_words[style.type]));
    m_ids.push_back(*id);
}

void LammpsDataGrammar::readVelocities(TextSource& text) {
    if (!m_hasAtoms)
        throw text.error("expected the atoms before their velocities");
    std::map<std::int64_t, Eigen::Index> rowOf;
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        rowOf[m_ids[i]] = static_cast<Eigen::Index>(i);
    m_frame.velocities.emplace(Positions::Zero(m_atomCount, 3));
    for (std::int64_t i = 0; i < m_atomCount; ++i) {
        std::string_view row = withoutComment(nextRow(text, "the velocity of every atom"));
        std::int64_t id = 0;
        std::array<double, 3> v{};
        if (!takeInt(row, id) || !rowOf.contains(id) || !takeDoubles(row, v) ||
            std::any_of(v.begin(), v.end(), [](double x) { return std::abs(x) > kLargest; }))
            throw text.error("expected the id of an atom and three numbers");
        m_frame.velocities->row(rowOf[id]) << v[0], v[1], v[2];
    }
}

void LammpsDataGrammar::finish(const TextSource& text) {
    if (!m_hasAtoms)
        throw text.error("there is no section of atoms");
    finishCell(text);
    sortById(text);
    m_frame.positions *= m_units.length;
    m_frame.cell.vectors *= m_units.length;
    if (m_frame.velocities)
        *m_frame.velocities *= m_units.velocity;
    nameTypes(text);
    m_frame.provenance = m_provenance;
}

void LammpsDataGrammar::finishCell(const TextSource& text) {
    if (m_isGeneral)
        return;
    if (m_boundCount != 3)
        throw text.error("expected the limits of the box (xlo xhi, ylo yhi, zlo zhi)");
    const Eigen::Vector3d lengths = m_bounds.col(1) - m_bounds.col(0);
    m_frame.cell.vectors << lengths[0], 0, 0, m_tilt[0], lengths[1], 0, m_tilt[1], m_tilt[2],
        lengths[2];
}

void LammpsDataGrammar::sortById(const TextSource& text) {
    std::vector<std::size_t> order(m_ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_ids[a] < m_ids[b]; });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (m_ids[order[i]] == m_ids[order[i - 1]])
            throw text.error(m_atomsLine, fmt::format("the id {} occurs twice", m_ids[order[i]]));
    const Frame old = m_frame;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto to = static_cast<Eigen::Index>(i);
        const auto from = static_cast<Eigen::Index>(order[i]);
        m_frame.types[i] = old.types[order[i]];
        m_frame.positions.row(to) = old.positions.row(from);
        if (old.velocities)
            m_frame.velocities->row(to) = old.velocities->row(from);
    }
}

// Types of one element become one species: labels such as Fe1 and Fe2 are told, not kept.
void LammpsDataGrammar::nameByLabels(const TextSource& text, std::size_t count) {
    std::vector<std::string> labels(count);
    for (const auto& [label, type] : m_labels)
        labels[static_cast<std::size_t>(type)] = label;
    if (const std::string merged = mergedKinds(labels); !merged.empty())
        m_warnings.push_back(text.message(0, merged));
    std::vector<int> newType(count);
    for (std::size_t type = 0; type < count; ++type) {
        const std::string name = elementOfLabel(labels[type]).value_or(labels[type]);
        const auto found = std::find(m_frame.species.begin(), m_frame.species.end(), name);
        newType[type] = static_cast<int>(found - m_frame.species.begin());
        if (found == m_frame.species.end())
            m_frame.species.push_back(name);
    }
    for (int& type : m_frame.types)
        type = newType[static_cast<std::size_t>(type)];
}

void LammpsDataGrammar::nameTypes(const TextSource& text) {
    const int largest = *std::max_element(m_frame.types.begin(), m_frame.types.end());
    const auto count = static_cast<std::size_t>(
        std::clamp<std::int64_t>(m_typeCount, largest + 1, kMostLammpsTypes));
    if (!m_labels.empty()) {
        nameByLabels(text, count);
        return;
    }
    if (m_ownNames.size() == count) {
        m_frame.species = m_ownNames;
        return;
    }
    if (!m_optionSpecies.empty() && m_optionSpecies.size() <= static_cast<std::size_t>(largest))
        throw InputError(text.message(
            fmt::format("type {} has no name: only {} species were given ({})", largest + 1,
                        m_optionSpecies.size(), fmt::join(m_optionSpecies, ","))));
    m_frame.species = m_optionSpecies;
    m_frame.species.resize(std::max(count, m_optionSpecies.size()));
}

}  // namespace mtp
