#include "core/io/lammps/LammpsDumpPositions.h"

#include <fmt/format.h>

namespace mtp {

namespace {

constexpr std::size_t kListedWarnings = 100;  // a file of nothing but damage is not listed

}  // namespace

bool isLammpsDump(std::string_view head) {
    return head.starts_with("ITEM: TIME") || head.starts_with("ITEM: UNITS");
}

LammpsDumpPositions::LammpsDumpPositions(const std::filesystem::path& path,
                                         const ReadOptions& options)
    : m_text(path), m_grammar(path.string(), options.species), m_renamed(options.renamed) {
    m_grammar.followPositions();
}

std::optional<PositionFrame> LammpsDumpPositions::next() {
    for (;;) {
        TextMark start = m_text.nextMark();
        ++m_number;
        try {
            if (!m_grammar.findFrame(m_text)) {
                for (std::string& warning : m_grammar.takeWarnings())
                    m_warnings.push_back(std::move(warning));
                return std::nullopt;
            }
            start = m_text.nextMark();
            PositionFrame result;
            result.frame = m_grammar.parse(m_text);
            try {
                validate(result.frame);
            } catch (const InputError& error) {
                throw m_text.error(start.line, error.what());
            }
            rename(result.frame);
            result.origin = m_grammar.origin();
            result.areUnwrapped = m_grammar.arePositionsUnwrapped();
            result.ids = m_grammar.sortedIds();
            result.number = m_number;
            return result;
        } catch (const ParseError& error) {
            if (!goOnAfter(error, start))
                return std::nullopt;
        }
    }
}

LammpsDumpPositions LammpsDumpPositions::another() const {
    return {m_text.path(), m_grammar, m_renamed};
}

void LammpsDumpPositions::skipTo(TextMark start, std::size_t number) {
    m_text.seek(start);
    m_number = number;
}

// Notes the damage and goes to where the next frame may begin; false at the end of the file.
bool LammpsDumpPositions::goOnAfter(const ParseError& error, TextMark start) {
    if (m_warnings.size() < kListedWarnings)
        m_warnings.push_back(
            m_text.message(error.line(), fmt::format("frame {}: {}", m_number, error.reason())));
    else if (m_warnings.size() == kListedWarnings)
        m_warnings.push_back(m_text.message(0, "more damaged frames are not listed"));
    // The line that was wrong may be the start of the next frame.
    if (m_text.lineMark().offset > start.offset)
        m_text.seek(m_text.lineMark());
    m_grammar.recover(m_text);
    return m_text.nextMark().offset > start.offset || m_text.skip(1) > 0;
}

void LammpsDumpPositions::rename(Frame& frame) const {
    for (std::string& name : frame.species)
        for (const auto& [from, to] : m_renamed)
            if (name == from) {
                name = to;
                break;
            }
}

std::vector<std::string> LammpsDumpPositions::warnings() const {
    std::vector<std::string> all = m_warnings;
    for (std::string& warning : m_text.warnings())
        all.push_back(std::move(warning));
    return all;
}

}  // namespace mtp
