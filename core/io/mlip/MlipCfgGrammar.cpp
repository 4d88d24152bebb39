#include "core/io/mlip/MlipCfgGrammar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/io/FrameRows.h"
#include "core/model/GhostAtoms.h"

namespace mtp {

namespace {

// Types are small numbers or, in some files, atomic numbers.
constexpr int kMaxType = 255;
constexpr std::size_t kMostWarnings = 100;

// `\_` stands for a blank in the words of a Feature line.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '_';
        out += isEscape ? ' ' : text[i];
        i += isEscape ? 1 : 0;
    }
    return out;
}

// The keyword of a line without its colon; the rest of the line stays in `line`.
std::string_view takeKeyword(std::string_view& line) {
    std::string_view word = takeWord(line);
    if (word.ends_with(':'))
        word.remove_suffix(1);
    return word;
}

bool isEnd(std::string_view line) {
    return equalsIgnoringCase(takeWord(line), "END_CFG");
}

bool isBegin(std::string_view line) {
    return equalsIgnoringCase(takeWord(line), "BEGIN_CFG");
}

// The rest of a keyword's line if it holds something, else the next line.
std::string_view valueLine(TextSource& text, std::string_view rest, std::string_view what) {
    if (!trimmed(rest).empty())
        return rest;
    std::string_view line;
    if (!text.next(line) || isBegin(line) || isEnd(line))
        throw text.error(fmt::format("expected {}, found the end of the configuration", what));
    return line;
}

}  // namespace

MlipCfgGrammar::MlipCfgGrammar(std::string source, std::vector<std::string> species,
                               GhostUse ghosts)
    : m_source(source)
    , m_typeNames(std::move(species))
    , m_keys(std::move(source))
    , m_ghosts(ghosts) {}

std::vector<std::string> MlipCfgGrammar::takeWarnings() {
    if (const std::string remark = m_typeNames.remark(); !remark.empty())
        m_warnings.push_back(fmt::format("{}: {}", m_source, remark));
    return std::move(m_warnings);
}

bool MlipCfgGrammar::findFrame(TextSource& text) {
    const bool isFound = goToBegin(text);
    m_number += isFound ? 1 : 0;
    return isFound;
}

bool MlipCfgGrammar::goToBegin(TextSource& text) {
    std::string_view line;
    while (text.peek(line)) {
        if (isBegin(line))
            return true;
        text.next(line);
    }
    return false;
}

void MlipCfgGrammar::recover(TextSource& text) {
    goToBegin(text);
}

bool MlipCfgGrammar::skim(TextSource& text, Frame& head) {
    try {
        if (!readBlock<true>(text))
            return false;
    } catch (const Error&) {
        return false;  // parse() says it better
    }
    head = std::move(m_frame);
    return true;
}

Frame MlipCfgGrammar::parse(TextSource& text) {
    readBlock<false>(text);
    return std::move(m_frame);
}

void MlipCfgGrammar::begin() {
    m_frame = {};
    m_size.reset();
    m_vectorCount = 0;
    m_hasAtoms = false;
    m_ghostCount = 0;
    m_largestType = 0;
    m_ids.clear();
    m_occurring.clear();
    m_keys.begin();
}

template <bool kSkim>
bool MlipCfgGrammar::readBlock(TextSource& text) {
    begin();
    std::string_view line;
    text.next(line);
    const std::size_t firstLine = text.lineNumber();
    while (text.next(line)) {
        std::string_view rest = line;
        if (isEnd(line)) {
            finish(text);
            return true;
        }
        if (isBegin(line))
            throw text.error(fmt::format(
                "expected END_CFG of the configuration begun in line {}, found BEGIN_CFG",
                firstLine));
        if (!equalsIgnoringCase(takeKeyword(rest), "AtomData"))
            readField(text, line);
        else if (!readAtoms<kSkim>(text, rest))
            return false;
    }
    throw text.error(
        fmt::format("the file ends inside the configuration begun in line {}", firstLine));
}

void MlipCfgGrammar::readField(TextSource& text, std::string_view line) {
    std::string_view rest = line;
    const std::string_view word = takeKeyword(rest);
    if (word.empty())
        return;
    const std::string keyword = toLower(word);
    if (keyword == "size")
        readSize(text, rest);
    else if (keyword == "supercell")
        readSupercell(text);
    else if (keyword == "energy")
        readEnergy(text, rest);
    else if (keyword == "plusstress" || keyword == "plusstresses")
        readStress(text, rest, 1.0);
    else if (keyword == "stress" || keyword == "stresses")
        readStress(text, rest, -1.0);
    else if (keyword == "feature")
        readFeature(rest);
    else if (m_hasAtoms && parseDouble(word))
        throw text.error(fmt::format("expected {} atoms as the Size says, found one more row",
                                     m_frame.atomCount()));
    else if (parseDouble(word))
        throw text.error(fmt::format("expected a keyword, found \"{}\"", trimmed(line)));
    else
        passUnknownField(text, word);
}

void MlipCfgGrammar::passUnknownField(TextSource& text, std::string_view word) {
    if (std::find(m_unknownFields.begin(), m_unknownFields.end(), word) == m_unknownFields.end()) {
        m_unknownFields.emplace_back(word);
        m_warnings.push_back(text.message(fmt::format("the field \"{}\" is not known", word)));
    }
    // Its value, so that it is not taken for something else.
    std::string_view value;
    if (text.peek(value) && parseDouble(trimmed(value)))
        text.next(value);
}

void MlipCfgGrammar::readSize(TextSource& text, std::string_view rest) {
    if (m_size)
        throw text.error("expected one Size in a configuration, found a second one");
    const std::string_view value = trimmed(valueLine(text, rest, "the number of atoms"));
    const std::optional<std::int64_t> size = parseInt(value);
    if (!size || *size < 1)
        throw text.error(fmt::format("expected the number of atoms, found \"{}\"", value));
    constexpr std::uint64_t kShortestRow = 6;  // "0 0 0\n"
    if (!text.canHold(static_cast<std::uint64_t>(*size), kShortestRow))
        throw text.error(fmt::format("Size {} is more atoms than the file can hold", *size));
    m_size = static_cast<std::size_t>(*size);
}

void MlipCfgGrammar::readSupercell(TextSource& text) {
    std::string_view line;
    m_vectorCount = 0;
    while (text.peek(line)) {
        std::string_view words = line;
        const std::string_view first = takeWord(words);
        const bool isKeyword = first.empty() || (first[0] >= 'A' && first[0] <= 'Z');
        if (isKeyword)
            break;
        text.next(line);
        std::array<double, 3> vector{};
        if (m_vectorCount == 3 || !takeDoubles(line, vector) || !trimmed(line).empty())
            throw text.error("expected at most three cell vectors of three numbers each");
        const Eigen::RowVector3d row(vector[0], vector[1], vector[2]);
        m_frame.cell.vectors.row(m_vectorCount) = row;
        m_frame.cell.periodic[m_vectorCount] = row != Eigen::RowVector3d::Zero();
        ++m_vectorCount;
    }
}

template <bool kSkim>
bool MlipCfgGrammar::readAtoms(TextSource& text, std::string_view labels) {
    if (!m_size)
        throw text.error("expected Size before AtomData");
    if (m_hasAtoms)
        throw text.error("expected one AtomData in a configuration, found a second one");
    try {
        m_layout = mlipCfgLayout(labels);
    } catch (const InputError& error) {
        throw text.error(error.what());
    }
    m_atomsLine = text.lineNumber();
    if constexpr (!kSkim)
        makeRoom(*m_size);
    else if (m_layout.isDirect)
        return false;  // the product with the cell may overflow
    std::string_view line;
    for (std::size_t atom = 0; atom < *m_size; ++atom) {
        if (!text.next(line))
            return refuse<kSkim>([&] {
                return text.error(
                    fmt::format("expected {} atoms, found {}: the file ends", *m_size, atom));
            });
        if (!readRow<kSkim>(text, line, atom))
            return false;
    }
    m_hasAtoms = true;
    if constexpr (!kSkim)
        if (m_layout.hasForces)
            m_frame.labels.forces = std::move(m_forces);
    return true;
}

void MlipCfgGrammar::makeRoom(std::size_t count) {
    const auto rows = static_cast<Eigen::Index>(count);
    m_frame.types.assign(count, 0);
    m_frame.positions.resize(rows, 3);
    m_forces.resize(m_layout.hasForces ? rows : 0, 3);
}

template <bool kSkim>
bool MlipCfgGrammar::readRow(const TextSource& text, std::string_view line, std::size_t atom) {
    double* const position = kSkim ? nullptr : m_frame.positions.data() + 3 * atom;
    double* const force = kSkim || !m_layout.hasForces ? nullptr : m_forces.data() + 3 * atom;
    std::string_view rest = line;
    const auto isWrong = [&] { return rowError(text, line, takeWord(rest), atom); };
    for (const MlipCfgField& field : m_layout.fields) {
        if (field.column == Column::Position || field.column == Column::Force) {
            double* const row = field.column == Column::Position ? position : force;
            if (!takeNumbers<kSkim>(rest, kSkim ? nullptr : row + field.axis, 1))
                return refuse<kSkim>(isWrong);
        } else if (field.column == Column::Ignored || field.column == Column::Id) {
            const std::string_view word = takeWord(rest);
            if (word.empty())
                return refuse<kSkim>(isWrong);
            if (field.column == Column::Id)
                takeId(word);
        } else if (field.column == Column::Ghost) {
            if (!readGhostFlag<kSkim>(text, line, takeWord(rest), atom))
                return false;
        } else {
            double number = 0;
            if (!takeDouble(rest, number))
                return refuse<kSkim>(isWrong);
            if (!(number >= 0 && number <= kMaxType && number == static_cast<int>(number)))
                return refuse<kSkim>([&] {
                    return text.error(fmt::format("atom {}: expected a type from 0 to {}, found {}",
                                                  atom + 1, kMaxType, number));
                });
            noteType(static_cast<int>(number));
            if constexpr (!kSkim)
                m_frame.types[atom] = static_cast<int>(number);
        }
    }
    return trimmed(rest).empty() || refuse<kSkim>([&] {
               return text.error(fmt::format("atom {}: expected {} columns, found more: \"{}\"",
                                             atom + 1, m_layout.fields.size(), trimmed(rest)));
           });
}

// MLIP takes the first atoms for its own and those behind them for ghosts, whichever are marked.
template <bool kSkim>
bool MlipCfgGrammar::readGhostFlag(const TextSource& text, std::string_view line,
                                   std::string_view word, std::size_t atom) {
    const bool isGhost = word == "true" || word == "1";
    if (!isGhost && word != "false" && word != "0")
        return refuse<kSkim>([&] { return rowError(text, line, word, atom); });
    if (isGhost && m_ghosts == GhostUse::Refused)
        return refuse<kSkim>([&] {
            return text.error(
                fmt::format("atom {} is a ghost, an atom of another process or an image: mtp grade "
                            "and mtp select take such configurations, nothing else does",
                            atom + 1));
        });
    if (!isGhost && m_ghostCount > 0)
        return refuse<kSkim>([&] {
            return text.error(fmt::format(
                "atom {} is no ghost but follows one; expected the ghosts at the end", atom + 1));
        });
    m_ghostCount += isGhost ? 1 : 0;
    return true;
}

void MlipCfgGrammar::noteType(int type) {
    m_largestType = std::max(m_largestType, type);
    if (std::find(m_occurring.begin(), m_occurring.end(), type) == m_occurring.end())
        m_occurring.push_back(type);
}

// Other words than whole numbers name no atom.
void MlipCfgGrammar::takeId(std::string_view word) {
    if (const std::optional<std::int64_t> id = parseInt(word))
        m_ids.push_back(*id);
}

// The atoms are used in their order in the file, whatever their ids are.
void MlipCfgGrammar::checkIds(const TextSource& text) {
    if (std::is_sorted(m_ids.begin(), m_ids.end(), std::less_equal<>()))
        return;
    std::sort(m_ids.begin(), m_ids.end());
    const auto twice = std::adjacent_find(m_ids.begin(), m_ids.end());
    if (twice != m_ids.end() && m_warnings.size() < kMostWarnings)
        m_warnings.push_back(text.message(
            m_atomsLine, fmt::format("frame {}: the id {} occurs more than once among the atoms",
                                     m_number, *twice)));
}

// A keyword where an atom should be: there are fewer atoms than the Size says.
ParseError MlipCfgGrammar::rowError(const TextSource& text, std::string_view line,
                                    std::string_view word, std::size_t atom) const {
    const std::string_view first = takeWord(line);
    if (first.empty() || (first[0] >= 'A' && first[0] <= 'Z'))
        return text.error(
            fmt::format("expected {} atoms as the Size says, found {}", *m_size, atom));
    return text.error(fmt::format("atom {}: expected {} numbers, found \"{}\"", atom + 1,
                                  m_layout.fields.size(), word));
}

void MlipCfgGrammar::readEnergy(TextSource& text, std::string_view rest) {
    const std::string_view value = trimmed(valueLine(text, rest, "the energy"));
    m_frame.labels.energy = parseDouble(value);
    if (!m_frame.labels.energy)
        throw text.error(fmt::format("expected the energy, found \"{}\"", value));
}

void MlipCfgGrammar::readStress(TextSource& text, std::string_view labels, double sign) {
    Eigen::Matrix3d virial;
    Eigen::Matrix3i seen = Eigen::Matrix3i::Zero();
    std::string_view values;
    const std::string kept(labels);  // the next line takes the place of this one
    const std::vector<std::string_view> names = wordsOf(kept);
    if (!text.next(values))
        throw text.error("expected the stress, found the end of the file");
    for (std::string_view name : names) {
        const bool isKnown = name.size() == 2 && name[0] >= 'x' && name[0] <= 'z' &&
                             name[1] >= 'x' && name[1] <= 'z';
        const std::string_view word = takeWord(values);
        const std::optional<double> number = parseDouble(word);
        if (!isKnown || !number)
            throw text.error(
                fmt::format("expected the stress component {}, found \"{}\"", name, word));
        const int row = name[0] - 'x';
        const int column = name[1] - 'x';
        virial(row, column) = sign * *number;
        seen(row, column) += 1;
    }
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            if (!seen(row, column) && seen(column, row)) {
                virial(row, column) = virial(column, row);
                seen(row, column) = 1;
            }
    if (!(seen.array() == 1).all() || !trimmed(values).empty())
        throw text.error("expected the six stress components xx yy zz yz xz xy");
    m_frame.labels.virial = virial;
}

void MlipCfgGrammar::readFeature(std::string_view rest) {
    const std::string key = unescaped(takeWord(rest));
    const std::string value = unescaped(trimmed(rest));
    if (key != "species")
        return m_keys.take(m_frame, key, value);
    m_frame.species.clear();
    for (const std::string_view name : splitAt(value, ','))
        m_frame.species.emplace_back(trimmed(name));
}

void MlipCfgGrammar::finish(const TextSource& text) {
    if (!m_hasAtoms)
        throw text.error("expected Size and AtomData before END_CFG");
    if (m_layout.isDirect) {
        if (m_vectorCount != 3 || m_frame.cell.volume() == 0)
            throw text.error(m_atomsLine,
                             "fractional coordinates need a Supercell of three vectors");
        m_frame.positions = m_frame.cell.toCartesian(m_frame.positions);
    }
    checkIds(text);
    nameSpecies(text);
    m_keys.finish(m_frame);
    m_frame.features.erase(std::string(kGhostKey));
    if (m_ghostCount > 0)
        markGhosts(m_frame, m_ghostCount);
}

void MlipCfgGrammar::nameSpecies(const TextSource& text) {
    const std::size_t count = static_cast<std::size_t>(m_largestType) + 1;
    const bool isNamedHere = !m_frame.species.empty();
    if (isNamedHere && m_frame.species.size() < count)
        throw text.error(fmt::format("type {} has no name in the species line \"{}\"",
                                     m_largestType, fmt::join(m_frame.species, ",")));
    if (isNamedHere)
        return;
    for (const int type : m_occurring)
        m_typeNames.note(type);
    try {
        m_typeNames.name(m_frame, m_largestType);
    } catch (const InputError& error) {
        throw InputError(text.message(error.what()));
    }
}

}  // namespace mtp
