// A text file as numbered lines, decompressed on the way, that can go back to a line seen before.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Error.h"
#include "core/io/bytes/ByteSource.h"

namespace mtp {

// The start of a line: its byte offset (after decompression) and its number, from 1.
struct TextMark {
    std::uint64_t offset = 0;
    std::size_t line = 1;
};

// Typical use, for an index first and frames on demand:
//
//     TextSource text(path);
//     std::string_view line;
//     while (text.next(line))
//         if (line.starts_with("BEGIN_CFG"))
//             marks.push_back(text.lineMark());
//     info.warnings = text.warnings();          // damaged compression, NUL bytes
//     ...
//     text.seek(marks[index]);
//     while (text.next(line)) ...
//     throw text.error("expected 3 numbers");   // ParseError "path:line: expected 3 numbers"
//
// CR before LF is not part of a line; a UTF-8 byte order mark is skipped. Not for use by several
// threads at a time.
class TextSource {
public:
    // Longest line accepted, bytes.
    static constexpr std::size_t kMaxLineLength = 64 * 1024 * 1024;

    // Throws FileError (missing, unreadable, empty) or ParseError (UTF-16 or UTF-32 text).
    explicit TextSource(const std::filesystem::path& path);

    // The next line without its end; false at the end of the text. The view is valid until the
    // next call of next() or seek(). Throws ParseError for a line longer than kMaxLineLength and
    // FileError if reading fails or the file became shorter.
    bool next(std::string_view& line);
    // The next line, left to be returned by next() again.
    bool peek(std::string_view& line);
    // Goes back (or forward) to the start of a line.
    void seek(TextMark mark);
    // Calls next() up to count times; returns how many lines there were.
    std::size_t skip(std::size_t count);

    // For those who find the ends of lines themselves: the next lines as far as they lie in memory
    // to their ends, with these; empty if that is not the whole of a line. kSlack bytes behind them
    // can be read and mean nothing.
    std::string_view heldLines() const;
    // Goes on behind the first `count` of them, as next() would: `size` bytes, of which the last of
    // them has `sizeOfLast`.
    void takeHeldLines(std::size_t count, std::size_t size, std::size_t sizeOfLast);
    static constexpr std::size_t kSlack = 16;

    // Of the line that next() returned last; 0 before the first.
    std::size_t lineNumber() const { return m_line; }
    TextMark lineMark() const { return {m_lineOffset, m_line}; }
    // Of the line that next() will return.
    TextMark nextMark() const { return {m_base + m_position, m_nextLine}; }
    // False if the last line of the text was returned and has no line end: it may be cut.
    bool isLineComplete() const { return m_isLineComplete; }

    const std::string& path() const { return m_path; }
    bool isCompressed() const { return m_bytes->isCompressed(); }
    // Bytes after decompression; for a compressed file known once its end was reached.
    std::optional<std::uint64_t> size() const { return m_bytes->size(); }
    // False if `count` items of at least `bytesEach` cannot lie between the next line and the
    // end of the text: to be asked before memory is reserved for a count the file declares.
    bool canHold(std::uint64_t count, std::uint64_t bytesEach) const;
    // Share in [0, 1] of the file that was consumed, for progress.
    double fraction() const { return m_bytes->fraction(); }

    // Damage met so far, each with path (and line): a broken or cut compressed stream, NUL bytes.
    // Complete once next() returned false.
    std::vector<std::string> warnings() const;
    // What is wrong with the compressed stream, as far as it was read.
    std::optional<std::string> damage() const { return m_bytes->damage(); }
    // Of the file on disk; see ByteSource.
    std::string checksum() const { return m_bytes->checksum(); }

    // "path:line: reason" of the line returned last, for warnings; and with another line.
    std::string message(std::string_view reason) const { return message(m_line, reason); }
    std::string message(std::size_t line, std::string_view reason) const;
    // The exception to throw for the line returned last (or another).
    ParseError error(std::string reason) const { return {m_path, m_line, std::move(reason)}; }
    ParseError error(std::size_t line, std::string reason) const {
        return {m_path, line, std::move(reason)};
    }

private:
    bool refill();
    bool findLine(std::string_view& line);
    void skipByteOrderMark();

    std::string m_path;
    std::unique_ptr<ByteSource> m_bytes;
    std::vector<char> m_buffer;
    std::size_t m_end = 0;       // of the bytes held in m_buffer
    std::size_t m_position = 0;  // in m_buffer, of the next line
    std::uint64_t m_base = 0;    // offset of m_buffer[0]
    std::uint64_t m_lineOffset = 0;
    std::size_t m_line = 0;
    std::size_t m_nextLine = 1;
    bool m_isLineComplete = true;
    bool m_holdsNul = false;    // somewhere in m_buffer
    std::size_t m_nulLine = 0;  // first line with NUL bytes, 0: none
};

// The first `size` bytes of a file after decompression, for recognition; empty for an empty file.
std::string headOf(const std::filesystem::path& path, std::size_t size);
// True for the byte order mark of UTF-16 or UTF-32.
bool looksLikeUtf16(std::string_view head);
// True for bytes that no text in a single-byte encoding or UTF-8 has.
bool looksBinary(std::string_view head);

}  // namespace mtp
