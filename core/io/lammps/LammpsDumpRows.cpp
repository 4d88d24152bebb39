// The rows of atoms in a LAMMPS dump.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Parse.h"
#include "core/base/UsualNumbers.h"
#include "core/io/FrameRows.h"
#include "core/io/lammps/LammpsDumpGrammar.h"

namespace mtp {

namespace {

// Also in forms that are not usual, up to where text is held; null for what is no number.
const char* readAnyDouble(const char* c, const char* held, double& value) {
    if (const char* const end = readUsualDouble(c, value))
        return end;
    std::string_view rest(c, static_cast<std::size_t>(held - c));
    const bool isWord = static_cast<unsigned char>(*c) > ' ';  // not the end of the line
    return isWord && takeDouble(rest, value) && std::abs(value) <= kLargestLammpsNumber
               ? rest.data()
               : nullptr;
}

}  // namespace

template <bool kSkim>
bool LammpsDumpGrammar::readRows(TextSource& text, std::size_t count) {
    m_ids.resize(m_layout.hasIds ? count : 0);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        atom = readUsualRows<kSkim>(text, atom, count);
        if (atom == count)
            break;
        const bool isThere = text.next(line);
        if (!isThere || isLammpsItem(line))
            return refuse<kSkim>([&] {
                return text.error(fmt::format("expected {} atoms, found {}{}", count, atom,
                                              isThere ? "" : ": the file ends"));
            });
        if (!readRow<kSkim>(text, line, atom))
            return false;
    }
    return true;
}

template <bool kSkim>
bool LammpsDumpGrammar::readRow(const TextSource& text, std::string_view line, std::size_t atom) {
    std::string_view rest = line;
    for (std::size_t i = 0; i < m_neededFields; ++i) {
        const LammpsDumpField& field = m_layout.fields[i];
        const std::string_view before = rest;
        const auto isWrong = [&] { return rowError(text, line, before, atom); };
        if (field.column == Column::Id) {
            if (!takeInt(rest, m_ids[atom]))
                return refuse<kSkim>(isWrong);
        } else if (field.column == Column::Type) {
            std::int64_t type = 0;
            if (!takeInt(rest, type))
                return refuse<kSkim>(isWrong);
            if (type < 1 || type > kMostLammpsTypes)
                return refuse<kSkim>([&] {
                    return text.error(fmt::format("atom {}: expected a type from 1 to {}, found {}",
                                                  atom + 1, kMostLammpsTypes, type));
                });
            m_largestType = std::max(m_largestType, static_cast<int>(type));
            if constexpr (!kSkim)
                m_frame.types[atom] = static_cast<int>(type) - 1;
        } else if (field.column == Column::Other || field.column == Column::Name) {
            const std::string_view word = takeWord(rest);
            if (word.empty())
                return refuse<kSkim>(isWrong);
            if (field.column == Column::Name)
                takeName<kSkim>(word, atom);
        } else {
            double value = 0;
            if (!takeDouble(rest, value))
                return refuse<kSkim>(isWrong);
            if (std::abs(value) > kLargestLammpsNumber)
                return refuse<kSkim>([&] {
                    return text.error(fmt::format("atom {}: {} is too large", atom + 1, value));
                });
            if constexpr (!kSkim)
                numberAt(field, atom) = value;
        }
    }
    // The columns that follow are of no use, if they are there.
    return countWords(rest) == m_layout.fields.size() - m_neededFields ||
           refuse<kSkim>([&] { return rowError(text, line, rest, atom); });
}

double& LammpsDumpGrammar::numberAt(const LammpsDumpField& field, std::size_t atom) {
    Positions& rows = field.column == Column::Position   ? m_frame.positions
                      : field.column == Column::Image    ? m_images
                      : field.column == Column::Velocity ? *m_frame.velocities
                                                         : *m_frame.labels.forces;
    return rows.data()[3 * atom + static_cast<std::size_t>(field.axis)];
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

// Reads rows from `atom` on, as long as they are in memory and in the form that LAMMPS writes;
// returns the first that is not, which readRow() reads.
template <bool kSkim>
std::size_t LammpsDumpGrammar::readUsualRows(TextSource& text, std::size_t atom,
                                             std::size_t count) {
    const std::string_view held = text.heldLines();
    const char* const begin = held.data();
    const char *last = begin, *next = begin;
    const std::size_t first = atom;
    while (atom < count && next != begin + held.size()) {
        const char* const end = readUsualRow<kSkim>(next, begin + held.size(), atom);
        if (!end)
            break;
        last = next;
        next = end;
        ++atom;
    }
    text.takeHeldLines(atom - first, static_cast<std::size_t>(next - begin),
                       static_cast<std::size_t>(next - last));
    return atom;
}

// Returns where the next line begins, or null for a row in another form. What was stored is then
// stored again.
template <bool kSkim>
const char* LammpsDumpGrammar::readUsualRow(const char* c, const char* held, std::size_t atom) {
    for (std::size_t i = 0; i < m_neededFields; ++i) {
        const LammpsDumpField& field = m_layout.fields[i];
        while (*c == ' ')
            ++c;
        if (field.column == Column::Id) {
            c = readUsualInt(c, m_ids[atom]);
        } else if (field.column == Column::Type) {
            std::int64_t type = 0;
            c = readUsualInt(c, type);
            if (type < 1 || type > kMostLammpsTypes)
                return nullptr;
            m_largestType = std::max(m_largestType, static_cast<int>(type));
            if constexpr (!kSkim)
                m_frame.types[atom] = static_cast<int>(type) - 1;
        } else if (field.column == Column::Other || field.column == Column::Name) {
            const char* const begin = c;
            c = passWord(c);
            if (c == begin)
                return nullptr;
            if (field.column == Column::Name)
                takeName<kSkim>({begin, static_cast<std::size_t>(c - begin)}, atom);
        } else {
            double value = 0;
            c = readAnyDouble(c, held, value);
            if constexpr (!kSkim)
                numberAt(field, atom) = value;
        }
        if (!c)
            return nullptr;
    }
    std::uint64_t words = m_neededFields;
    c = passWordsOfLine(c, words);
    return words == m_layout.fields.size() ? c + 1 : nullptr;
}

template <bool kSkim>
void LammpsDumpGrammar::takeName(std::string_view name, std::size_t atom) {
    if (std::find(m_kinds.begin(), m_kinds.end(), name) == m_kinds.end())
        m_kinds.emplace_back(name);
    if constexpr (!kSkim)
        m_names[atom] = name;
}

template bool LammpsDumpGrammar::readRows<false>(TextSource& text, std::size_t count);
template bool LammpsDumpGrammar::readRows<true>(TextSource& text, std::size_t count);

}  // namespace mtp
