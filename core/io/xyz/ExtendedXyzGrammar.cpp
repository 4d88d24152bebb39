#include "core/io/xyz/ExtendedXyzGrammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/Parse.h"
#include "core/io/xyz/KeyValueLine.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

// A label's plain name and how sure its spelling is: REF_energy is preferred to energy.
struct LabelName {
    std::string name;
    int rank = 1;
};

LabelName labelNameOf(std::string_view key) {
    LabelName label{toLower(key), 1};
    for (const auto& [prefix, rank] : {std::pair{"ref_", 3}, {"dft_", 2}, {"vasp_", 2}})
        if (label.name.starts_with(prefix)) {
            label.name.erase(0, std::string_view(prefix).size());
            label.rank = rank;
            break;
        }
    if (label.name == "forces" || label.name == "virials" || label.name == "stresses")
        label.name =
            label.name == "stresses" ? "stress" : label.name.substr(0, label.name.size() - 1);
    return label;
}

std::optional<std::size_t> countIn(std::string_view line) {
    std::string_view rest = line;
    const std::optional<std::int64_t> count = parseInt(takeWord(rest));
    if (!count || *count < 0 || !trimmed(rest).empty())
        return std::nullopt;
    return static_cast<std::size_t>(*count);
}

std::vector<double> numbersIn(std::string_view text) {
    std::string list(text);
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == ',' || c == '[' || c == ']'; }, ' ');
    std::vector<double> values;
    std::string_view rest = list;
    std::array<double, 1> value{};
    while (takeDoubles(rest, value))
        values.push_back(value[0]);
    if (!trimmed(rest).empty())
        values.clear();
    return values;
}

// 9 numbers row by row, or xx yy zz yz xz xy.
std::optional<Eigen::Matrix3d> tensorIn(std::string_view text) {
    const std::vector<double> v = numbersIn(text);
    Eigen::Matrix3d tensor;
    if (v.size() == 9)
        tensor << v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8];
    else if (v.size() == 6)
        tensor << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
    else
        return std::nullopt;
    return tensor;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    const std::string_view line = trimmed(text);
    return std::string(line.substr(0, kLongest)) + (line.size() > kLongest ? "..." : "");
}

}  // namespace

bool ExtendedXyzGrammar::findFrame(TextSource& text) {
    std::string_view line;
    while (text.peek(line)) {
        if (countIn(line)) {
            m_hasBegun = true;
            return true;
        }
        text.next(line);
        if (!trimmed(line).empty())
            throw text.error(
                fmt::format("expected the number of atoms, found \"{}\"", shortened(line)));
    }
    return false;
}

// A file that does not begin with a count is no XYZ file: nothing of it is used.
void ExtendedXyzGrammar::recover(TextSource& text) {
    std::string_view line;
    while (text.peek(line) && !(m_hasBegun && countIn(line)))
        text.next(line);
}

bool ExtendedXyzGrammar::skim(TextSource& text, Frame& head) {
    try {
        const std::size_t count = readHead(text);
        std::string_view line;
        for (std::size_t atom = 0; atom < count; ++atom)
            if (!text.next(line) || !skimRow(line))
                return false;
        checkEnd(text, count);
    } catch (const ParseError&) {
        return false;  // parse() says it
    }
    chooseLabels();
    m_keys.finish(m_frame);
    head = std::move(m_frame);
    return true;
}

Frame ExtendedXyzGrammar::parse(TextSource& text) {
    const std::size_t count = readHead(text);
    readRows(text, count);
    checkEnd(text, count);
    chooseLabels();
    m_keys.finish(m_frame);
    return std::move(m_frame);
}

// The count and the comment; the rows are next.
std::size_t ExtendedXyzGrammar::readHead(TextSource& text) {
    m_frame = {};
    m_layout = {};
    m_properties.clear();
    m_pbc.clear();
    m_hasLattice = false;
    m_stress.reset();
    m_freeEnergy.reset();
    m_ranks.clear();
    m_keys.begin();
    std::string_view line;
    text.next(line);
    const std::size_t count = countIn(line).value_or(0);
    constexpr std::uint64_t kShortestRow = 8;  // "H 0 0 0\n"
    if (count == 0)
        throw text.error("expected at least one atom");
    if (!text.canHold(count, kShortestRow))
        throw text.error(fmt::format("{} atoms are more than the file can hold", count));
    if (!text.next(line))
        throw text.error("the file ends before the comment line");
    readComment(text, line);
    return count;
}

// Atomic numbers are left to readRow(): rare, and to be checked one by one.
bool ExtendedXyzGrammar::skimRow(std::string_view line) const {
    if (m_layout.species < 0)
        return false;
    int column = 0;
    while (column < m_layout.columnCount) {
        const bool isVector = column == m_layout.position || column == m_layout.forces ||
                              column == m_layout.velocities;
        if (isVector ? !skipDoubles(line, 3) : takeWord(line).empty())
            return false;
        column += isVector ? 3 : 1;
    }
    return !m_layout.isExact || trimmed(line).empty();
}

void ExtendedXyzGrammar::readComment(const TextSource& text, std::string_view line) {
    const bool isExtended = line.find("Lattice=") != std::string_view::npos ||
                            line.find("Properties=") != std::string_view::npos ||
                            line.find("=\"") != std::string_view::npos;
    const std::optional<std::vector<KeyValue>> pairs = parseKeyValues(line);
    if (!pairs && isExtended)
        throw text.error("a quote is not closed");
    const bool hasPairs = line.find('=') != std::string_view::npos;
    if (!pairs || !hasPairs) {
        if (const std::string_view comment = trimmed(line); !comment.empty())
            m_frame.features["comment"] = comment;
        return;
    }
    for (const KeyValue& pair : *pairs)
        readKey(text, pair);
    readPeriodicity(text);
    if (!m_properties.empty())
        readLayout(text, m_properties);
}

void ExtendedXyzGrammar::readKey(const TextSource& text, const KeyValue& pair) {
    const auto& [key, value] = pair;
    const LabelName label = labelNameOf(key);
    if (label.name == "lattice") {
        const std::vector<double> v = numbersIn(value);
        if (v.size() != 9)
            throw wrongValue(text, pair, "9 numbers");
        m_frame.cell.vectors =
            Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(v.data());
        m_hasLattice = true;
    } else if (label.name == "properties") {
        m_properties = value;
    } else if (label.name == "pbc") {
        m_pbc = value;
    } else if (label.name == "energy" || label.name == "free_energy") {
        const std::optional<double> energy = parseDouble(trimmed(value));
        if (!energy)
            throw wrongValue(text, pair, "a number");
        if (isBetterName(label.name, label.rank, pair))
            (label.name == "energy" ? m_frame.labels.energy : m_freeEnergy) = energy;
    } else if (label.name == "virial" || label.name == "stress") {
        const std::optional<Eigen::Matrix3d> tensor = tensorIn(value);
        if (!tensor)
            throw wrongValue(text, pair, "6 or 9 numbers");
        if (isBetterName(label.name, label.rank, pair))
            (label.name == "virial" ? m_frame.labels.virial : m_stress) = tensor;
    } else {
        m_keys.take(m_frame, key, value);
    }
}

ParseError ExtendedXyzGrammar::wrongValue(const TextSource& text, const KeyValue& pair,
                                          std::string_view expected) {
    return text.error(fmt::format("expected {} as {}, found \"{}\"", expected, pair.first,
                                  shortened(pair.second)));
}

// The better known name of a label wins; the other stays a feature.
bool ExtendedXyzGrammar::isBetterName(const std::string& label, int rank, const KeyValue& pair) {
    int& known = m_ranks[label];
    if (rank <= known) {
        m_keys.take(m_frame, pair.first, pair.second);
        return false;
    }
    known = rank;
    return true;
}

void ExtendedXyzGrammar::readPeriodicity(const TextSource& text) {
    m_frame.cell.periodic.fill(m_hasLattice);
    if (m_pbc.empty())
        return;
    std::replace(m_pbc.begin(), m_pbc.end(), ',', ' ');
    const std::vector<std::string_view> words = wordsOf(m_pbc);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string word = i < words.size() ? toLower(words[i]) : "";
        const bool isTrue = word == "t" || word == "true" || word == "1";
        if (words.size() != 3 || (!isTrue && word != "f" && word != "false" && word != "0"))
            throw text.error(fmt::format("expected pbc=\"T T T\" or F, found \"{}\"", m_pbc));
        m_frame.cell.periodic[i] = isTrue;
        if (isTrue && !m_hasLattice)
            throw text.error("the frame is periodic and has no Lattice");
    }
}

void ExtendedXyzGrammar::readLayout(const TextSource& text, std::string_view properties) {
    const auto fail = [&] {
        return text.error(fmt::format("expected Properties=name:kind:columns:..., found \"{}\"",
                                      shortened(properties)));
    };
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= properties.size();) {
        const std::size_t end = std::min(properties.find(':', start), properties.size());
        parts.push_back(properties.substr(start, end - start));
        start = end + 1;
    }
    if (parts.size() % 3 != 0)
        throw fail();
    m_layout.isExact = true;
    m_layout.species = -1;
    m_layout.position = -1;
    m_layout.columnCount = 0;
    for (std::size_t i = 0; i < parts.size(); i += 3) {
        constexpr std::int64_t kWidest = 1000;
        const std::optional<std::int64_t> width = parseInt(parts[i + 2]);
        if (!width || *width < 1 || *width > kWidest)
            throw fail();
        placeColumn(text, parts[i], parts[i + 1], static_cast<int>(*width), m_layout.columnCount);
        m_layout.columnCount += static_cast<int>(*width);
    }
    if (m_layout.position < 0)
        throw text.error("the Properties have no pos:R:3");
    if (m_layout.species < 0 && m_layout.atomicNumber < 0)
        throw text.error("the Properties have no species:S:1");
}

void ExtendedXyzGrammar::placeColumn(const TextSource& text, std::string_view name,
                                     std::string_view kind, int width, int column) {
    const LabelName label = labelNameOf(name);
    const bool isVector = label.name == "pos" || label.name == "positions" ||
                          label.name == "force" || label.name == "vel" ||
                          label.name == "velocities";
    if (isVector && (width != 3 || !equalsIgnoringCase(kind, "R")))
        throw text.error(fmt::format("expected the property {} as R:3", name));
    if (label.name == "species" || label.name == "element" || label.name == "symbols")
        m_layout.species = column;
    else if (label.name == "z" || label.name == "numbers")
        m_layout.atomicNumber = column;
    else if (label.name == "pos" || label.name == "positions")
        m_layout.position = column;
    else if (label.name == "vel" || label.name == "velocities")
        m_layout.velocities = column;
    else if (label.name == "force" && label.rank > m_layout.forcesRank) {
        m_layout.forces = column;
        m_layout.forcesRank = label.rank;
    }
}

void ExtendedXyzGrammar::readRows(TextSource& text, std::size_t count) {
    const auto rows = static_cast<Eigen::Index>(count);
    m_frame.types.resize(count);
    m_frame.positions.resize(rows, 3);
    if (m_layout.forces >= 0)
        m_frame.labels.forces.emplace(rows, 3);
    if (m_layout.velocities >= 0)
        m_frame.velocities.emplace(rows, 3);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            throw text.error(
                fmt::format("expected {} atoms, found {}: the file ends", count, atom));
        readRow(text, line, atom);
    }
}

void ExtendedXyzGrammar::readRow(const TextSource& text, std::string_view line, std::size_t atom) {
    const auto readVector = [&](std::string_view& rest, Positions& target) {
        std::string_view ahead = rest;
        double* const row = target.data() + 3 * atom;
        if (takeDoubles(ahead, {row, 3})) {
            rest = ahead;
            return;
        }
        checkCount(text, line, atom);
        throw text.error(
            fmt::format("atom {}: expected a number, found \"{}\"", atom + 1, takeWord(ahead)));
    };
    std::string_view rest = line;
    int column = 0;
    while (column < m_layout.columnCount) {
        if (column == m_layout.position)
            readVector(rest, m_frame.positions);
        else if (column == m_layout.forces)
            readVector(rest, *m_frame.labels.forces);
        else if (column == m_layout.velocities)
            readVector(rest, *m_frame.velocities);
        else {
            const std::string_view word = takeWord(rest);
            if (word.empty())
                checkCount(text, line, atom);
            if (column == m_layout.species)
                m_frame.types[atom] = typeOf(word);
            else if (column == m_layout.atomicNumber && m_layout.species < 0)
                m_frame.types[atom] = typeOf(symbolOf(text, word, atom));
            ++column;
            continue;
        }
        column += 3;
    }
    if (m_layout.isExact && !trimmed(rest).empty())
        checkCount(text, line, atom);
}

// Throws where a row has other columns than announced.
void ExtendedXyzGrammar::checkCount(const TextSource& text, std::string_view line,
                                    std::size_t atom) const {
    const std::size_t found = countWords(line);
    const auto wanted = static_cast<std::size_t>(m_layout.columnCount);
    if (found < wanted || (m_layout.isExact && found > wanted))
        throw text.error(fmt::format("atom {} of {}: expected {} columns, found {}: \"{}\"",
                                     atom + 1, m_frame.atomCount(), wanted, found,
                                     shortened(line)));
}

std::string_view ExtendedXyzGrammar::symbolOf(const TextSource& text, std::string_view word,
                                              std::size_t atom) {
    const std::optional<std::int64_t> number = parseInt(word);
    const Element* element =
        number && *number > 0 && *number < 200 ? findElement(static_cast<int>(*number)) : nullptr;
    if (!element)
        throw text.error(
            fmt::format("atom {}: expected an atomic number, found \"{}\"", atom + 1, word));
    return element->symbol;
}

int ExtendedXyzGrammar::typeOf(std::string_view species) {
    const auto found = std::find(m_frame.species.begin(), m_frame.species.end(), species);
    const auto type = static_cast<int>(found - m_frame.species.begin());
    if (found == m_frame.species.end())
        m_frame.species.emplace_back(species);
    return type;
}

bool ExtendedXyzGrammar::isRow(std::string_view line) const {
    const std::vector<std::string_view> words = wordsOf(line);
    const auto wanted = static_cast<std::size_t>(m_layout.columnCount);
    if (words.size() < wanted || (m_layout.isExact && words.size() > wanted))
        return false;
    for (int axis = 0; axis < 3; ++axis)
        if (!parseDouble(words[static_cast<std::size_t>(m_layout.position + axis)]))
            return false;
    return true;
}

// A row of the same form behind the last one: the count is too small and atoms would be lost.
void ExtendedXyzGrammar::checkEnd(TextSource& text, std::size_t count) const {
    std::string_view line;
    if (!text.peek(line) || countIn(line) || !isRow(line))
        return;
    text.next(line);
    throw text.error(
        fmt::format("expected the number of atoms of the next frame after {} atoms, found \"{}\"",
                    count, shortened(line)));
}

void ExtendedXyzGrammar::chooseLabels() {
    Labels& labels = m_frame.labels;
    // The free energy is the one consistent with the forces (ASE); energy is then sigma -> 0.
    if (m_freeEnergy && m_ranks["free_energy"] >= m_ranks["energy"]) {
        if (labels.energy && !labels.energySigma0)
            labels.energySigma0 = labels.energy;
        labels.energy = m_freeEnergy;
    }
    const double volume = m_frame.cell.volume();
    if (m_stress && !labels.virial && volume > 0)
        labels.virial = -*m_stress * volume;
}

}  // namespace mtp
