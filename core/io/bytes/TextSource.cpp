#include "core/io/bytes/TextSource.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "core/base/EightCharacters.h"

namespace mtp {

namespace {

constexpr std::size_t kBufferSize = 256 * 1024;

// As memchr(), faster for the short lines that most are: eight bytes at a time.
const char* findNewline(const char* text, std::size_t size) {
    constexpr std::size_t kShort = 96;
    std::size_t i = 0;
    for (; eight::kIsUsable && i + 8 <= std::min(size, kShort); i += 8)
        if (const std::uint64_t marks = eight::marksOf('\n', eight::load(text + i)))
            return text + i + eight::countBefore(marks);
    return static_cast<const char*>(std::memchr(text + i, '\n', size - i));
}

}  // namespace

TextSource::TextSource(const std::filesystem::path& path)
    : m_path(path.string()), m_bytes(openBytes(path)), m_buffer(kBufferSize + kSlack) {
    if (!refill())
        throw FileError(m_path + ": the file is empty");
    skipByteOrderMark();
}

void TextSource::skipByteOrderMark() {
    const std::string_view head(m_buffer.data(), std::min<std::size_t>(m_end, 4));
    if (looksLikeUtf16(head))
        throw ParseError(
            m_path, 1, "this is UTF-16 text; please convert it to UTF-8 (for example with iconv)");
    if (head.starts_with("\xef\xbb\xbf"))
        m_position = 3;
}

// Reads more behind what is not yet taken; false if no more came.
bool TextSource::refill() {
    std::memmove(m_buffer.data(), m_buffer.data() + m_position, m_end - m_position);
    m_base += m_position;
    m_end -= m_position;
    m_position = 0;
    if (m_end == m_buffer.size() - kSlack) {
        if (m_end >= kMaxLineLength)
            throw ParseError(m_path, m_nextLine,
                             fmt::format("a line longer than {} MiB", kMaxLineLength >> 20));
        m_buffer.resize(2 * m_end + kSlack);
    }
    const std::size_t count =
        m_bytes->read(m_base + m_end, m_buffer.data() + m_end, m_buffer.size() - kSlack - m_end);
    m_end += count;
    m_holdsNul = std::memchr(m_buffer.data(), 0, m_end) != nullptr;
    return count > 0;
}

// The next line with its CR, if it has one; only moves the buffer.
bool TextSource::findLine(std::string_view& line) {
    std::size_t searched = 0;
    while (true) {
        const char* begin = m_buffer.data() + m_position;
        const std::size_t held = m_end - m_position;
        const char* found =
            held > searched ? findNewline(begin + searched, held - searched) : nullptr;
        if (found) {
            line = {begin, static_cast<std::size_t>(found - begin)};
            return true;
        }
        searched = held;
        if (!refill()) {
            line = {m_buffer.data() + m_position, held};
            return held > 0;
        }
    }
}

bool TextSource::peek(std::string_view& line) {
    if (!findLine(line))
        return false;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return true;
}

bool TextSource::next(std::string_view& line) {
    if (!findLine(line))
        return false;
    m_lineOffset = m_base + m_position;
    m_line = m_nextLine++;
    m_isLineComplete = m_position + line.size() < m_end;
    m_position += line.size() + (m_isLineComplete ? 1 : 0);
    if (m_holdsNul && m_nulLine == 0 && line.find('\0') != std::string_view::npos)
        m_nulLine = m_line;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return true;
}

std::size_t TextSource::skip(std::size_t count) {
    std::string_view line;
    std::size_t done = 0;
    while (done < count && next(line))
        ++done;
    return done;
}

std::string_view TextSource::heldLines() const {
    if (m_holdsNul)
        return {};
    const std::string_view held(m_buffer.data() + m_position, m_end - m_position);
    return held.substr(0, held.rfind('\n') + 1);
}

void TextSource::takeHeldLines(std::size_t count, std::size_t size, std::size_t sizeOfLast) {
    if (count == 0)
        return;
    m_position += size;
    m_lineOffset = m_base + m_position - sizeOfLast;
    m_nextLine += count;
    m_line = m_nextLine - 1;
    m_isLineComplete = true;
}

void TextSource::seek(TextMark mark) {
    m_nextLine = mark.line;
    m_line = mark.line - 1;
    m_lineOffset = mark.offset;
    if (mark.offset >= m_base && mark.offset <= m_base + m_end) {
        m_position = mark.offset - m_base;
        return;
    }
    m_base = mark.offset;
    m_position = 0;
    m_end = 0;
}

bool TextSource::canHold(std::uint64_t count, std::uint64_t bytesEach) const {
    // A compressed text of unknown size: what the strongest compression could make of the file is
    // no useful bound, so nothing beyond what a machine can hold.
    constexpr std::uint64_t kUnknownSize = std::uint64_t{1} << 34;
    const std::uint64_t end = m_bytes->size().value_or(m_base + kUnknownSize);
    const std::uint64_t start = m_base + m_position;
    const std::uint64_t left = end > start ? end - start : 0;
    return count <= left / std::max<std::uint64_t>(bytesEach, 1) + 1;
}

std::string TextSource::message(std::size_t line, std::string_view reason) const {
    return ParseError(m_path, line, std::string(reason)).what();
}

std::vector<std::string> TextSource::warnings() const {
    std::vector<std::string> list;
    if (const std::optional<std::string> found = m_bytes->damage())
        list.push_back(message(0, *found));
    if (m_nulLine != 0)
        list.push_back(message(m_nulLine, "NUL bytes in the text (damaged file?)"));
    return list;
}

std::string headOf(const std::filesystem::path& path, std::size_t size) {
    const std::unique_ptr<ByteSource> bytes = openBytes(path);
    std::string head(size, '\0');
    head.resize(bytes->read(0, head.data(), size));
    return head;
}

bool looksLikeUtf16(std::string_view head) {
    using namespace std::string_view_literals;
    return head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv) ||
           head.starts_with("\0\0\xfe\xff"sv);
}

bool looksBinary(std::string_view head) {
    const auto isControl = [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v';
    };
    return std::any_of(head.begin(), head.end(), isControl);
}

}  // namespace mtp
