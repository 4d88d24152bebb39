#include "core/io/xyz/ExtendedXyzGrammar.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/io/FrameRows.h"
#include "core/io/xyz/LabelName.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

std::optional<std::size_t> countIn(std::string_view line) {
    std::string_view rest = line;
    const std::optional<std::int64_t> count = parseInt(takeWord(rest));
    if (!count || *count < 0 || !trimmed(rest).empty())
        return std::nullopt;
    return static_cast<std::size_t>(*count);
}

// Of the element with the atomic number `word`; empty if that is none.
std::string_view symbolOf(std::string_view word) {
    constexpr std::int64_t kMost = 200;
    const std::optional<std::int64_t> number = parseInt(word);
    const Element* element =
        number && *number > 0 && *number < kMost ? findElement(static_cast<int>(*number)) : nullptr;
    return element ? element->symbol : std::string_view();
}

}  // namespace

std::string ExtendedXyzGrammar::shortened(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    const std::string_view line = trimmed(text);
    return std::string(line.substr(0, kLongest)) + (line.size() > kLongest ? "..." : "");
}

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
        if (!readRows<true>(text, count))
            return false;
        checkEnd(text, count);
    } catch (const ParseError&) {
        return false;  // parse() says it
    }
    finish(text);
    head = std::move(m_frame);
    return true;
}

Frame ExtendedXyzGrammar::parse(TextSource& text) {
    const std::size_t count = readHead(text);
    makeRoom(count);
    readRows<false>(text, count);
    checkEnd(text, count);
    finish(text);
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
    m_taken.clear();
    m_units.clear();
    m_positionFactor = 1;
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
    const bool isVelocity = label.name == "vel" || label.name == "velo" ||
                            label.name == "velocity" || label.name == "velocities";
    const bool isVector =
        label.name == "pos" || label.name == "positions" || label.name == "force" || isVelocity;
    if (isVector && (width != 3 || !equalsIgnoringCase(kind, "R")))
        throw text.error(fmt::format("expected the property {} as R:3", name));
    if (label.name == "species" || label.name == "element" || label.name == "symbols")
        m_layout.species = column;
    else if (label.name == "z" || label.name == "numbers")
        m_layout.atomicNumber = column;
    else if (label.name == "pos" || label.name == "positions")
        m_layout.position = column;
    else if (isVelocity)
        m_layout.velocities = column;
    else if (label.name == "force") {
        const bool isBetter = label.rank > m_layout.forcesRank;
        if (m_layout.forces >= 0)
            warnOnce(text, fmt::format("{} and {} are both given: {} is taken", m_layout.forcesName,
                                       name, isBetter ? name : m_layout.forcesName));
        if (!isBetter)
            return;
        m_layout.forces = column;
        m_layout.forcesRank = label.rank;
        m_layout.forcesName = name;
    }
}

void ExtendedXyzGrammar::makeRoom(std::size_t count) {
    const auto rows = static_cast<Eigen::Index>(count);
    m_frame.types.resize(count);
    m_frame.positions.resize(rows, 3);
    if (m_layout.forces >= 0)
        m_frame.labels.forces.emplace(rows, 3);
    if (m_layout.velocities >= 0)
        m_frame.velocities.emplace(rows, 3);
}

template <bool kSkim>
bool ExtendedXyzGrammar::readRows(TextSource& text, std::size_t count) {
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            return refuse<kSkim>([&] {
                return text.error(
                    fmt::format("expected {} atoms, found {}: the file ends", count, atom));
            });
        if (!readRow<kSkim>(text, line, atom))
            return false;
    }
    return true;
}

bool ExtendedXyzGrammar::isVector(int column) const {
    return column == m_layout.position || column == m_layout.forces ||
           column == m_layout.velocities;
}

double* ExtendedXyzGrammar::vectorAt(int column, std::size_t atom) {
    Positions& rows = column == m_layout.position ? m_frame.positions
                      : column == m_layout.forces ? *m_frame.labels.forces
                                                  : *m_frame.velocities;
    return rows.data() + 3 * atom;
}

template <bool kSkim>
bool ExtendedXyzGrammar::readRow(const TextSource& text, std::string_view line, std::size_t atom) {
    std::string_view rest = line;
    const auto isWrong = [&] { return rowError(text, line, rest, atom); };
    for (int column = 0; column < m_layout.columnCount;) {
        if (isVector(column)) {
            if (!takeNumbers<kSkim>(rest, kSkim ? nullptr : vectorAt(column, atom), 3))
                return refuse<kSkim>(isWrong);
            column += 3;
            continue;
        }
        const std::string_view word = takeWord(rest);
        if (word.empty())
            return refuse<kSkim>(isWrong);
        std::string_view species = column == m_layout.species ? word : "";
        if (column == m_layout.atomicNumber && m_layout.species < 0) {
            species = symbolOf(word);
            if (species.empty())
                return refuse<kSkim>([&] {
                    return text.error(fmt::format(
                        "atom {}: expected an atomic number, found \"{}\"", atom + 1, word));
                });
        }
        if constexpr (!kSkim)
            if (!species.empty())
                m_frame.types[atom] = typeOf(species);
        ++column;
    }
    return !m_layout.isExact || trimmed(rest).empty() || refuse<kSkim>(isWrong);
}

// The row has other columns than announced, or `rest` is no number.
ParseError ExtendedXyzGrammar::rowError(const TextSource& text, std::string_view line,
                                        std::string_view rest, std::size_t atom) const {
    const std::size_t found = countWords(line);
    const auto wanted = static_cast<std::size_t>(m_layout.columnCount);
    if (found < wanted || (m_layout.isExact && found > wanted))
        return text.error(fmt::format("atom {} of {}: expected {} columns, found {}: \"{}\"",
                                      atom + 1, m_frame.atomCount(), wanted, found,
                                      shortened(line)));
    return text.error(
        fmt::format("atom {}: expected a number, found \"{}\"", atom + 1, takeWord(rest)));
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

}  // namespace mtp
