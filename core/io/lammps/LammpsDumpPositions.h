// A LAMMPS dump in one pass, without an index.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/io/PositionStream.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/lammps/LammpsDumpGrammar.h"

namespace mtp {

// How many bytes of a file isLammpsDump() needs.
inline constexpr std::size_t kLammpsDumpHead = 64;
bool isLammpsDump(std::string_view head);

class LammpsDumpPositions final : public PositionStream {
public:
    // Throws FileError.
    LammpsDumpPositions(const std::filesystem::path& path, const ReadOptions& options);

    std::optional<PositionFrame> next() override;
    double fraction() const override { return m_text.fraction(); }
    std::vector<std::string> warnings() const override;
    std::string path() const override { return m_text.path(); }

    // For those who read parts of the dump on their own. A reader of the same file that knows what
    // this one has learnt of it; it begins at the start.
    LammpsDumpPositions another() const;
    TextSource& text() { return m_text; }
    const TextSource& text() const { return m_text; }
    const LammpsDumpGrammar& grammar() const { return m_grammar; }
    // Whether it found no damage, and has learnt no more than this.
    bool isAsCleanAs(const LammpsDumpGrammar& learnt) const {
        return m_warnings.empty() && m_text.warnings().empty() && m_grammar.knowsTheSame(learnt);
    }
    // Goes on at a start of a frame, before which there are `number` frames.
    void skipTo(TextMark start, std::size_t number);

private:
    LammpsDumpPositions(const std::filesystem::path& path, LammpsDumpGrammar grammar,
                        std::vector<std::pair<std::string, std::string>> renamed)
        : m_text(path), m_grammar(std::move(grammar)), m_renamed(std::move(renamed)) {}

    bool goOnAfter(const ParseError& error, TextMark start);
    void rename(Frame& frame) const;

    TextSource m_text;
    LammpsDumpGrammar m_grammar;
    std::vector<std::pair<std::string, std::string>> m_renamed;
    std::vector<std::string> m_warnings;
    std::size_t m_number = 0;
};

}  // namespace mtp
