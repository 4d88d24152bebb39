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

private:
    bool goOnAfter(const ParseError& error, TextMark start);
    void rename(Frame& frame) const;

    TextSource m_text;
    LammpsDumpGrammar m_grammar;
    std::vector<std::pair<std::string, std::string>> m_renamed;
    std::vector<std::string> m_warnings;
    std::size_t m_number = 0;
};

}  // namespace mtp
