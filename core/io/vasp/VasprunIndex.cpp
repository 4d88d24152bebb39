#include "core/io/vasp/VasprunIndex.h"

#include <fmt/format.h>

#include "core/base/Parse.h"

namespace mtp {

namespace {

// The numbers between <v> and </v>; absent if the line is no such row.
std::optional<std::string_view> insideRow(std::string_view content) {
    constexpr std::string_view kBegin = "<v>";
    constexpr std::string_view kEnd = "</v>";
    if (!content.starts_with(kBegin) || !content.ends_with(kEnd))
        return {};
    return content.substr(kBegin.size(), content.size() - kBegin.size() - kEnd.size());
}

// A tag at the start of `content`: its element and its name attribute.
struct Tag {
    std::string_view element, name;
    bool isEnd = false;
    bool isEmpty = false;  // <element/>
};

Tag parseTag(std::string_view inside) {
    Tag tag;
    tag.isEnd = inside.starts_with('/');
    tag.isEmpty = inside.ends_with('/');
    inside = inside.substr(tag.isEnd ? 1 : 0);
    tag.element = inside.substr(0, inside.find_first_of(" \t/"));
    constexpr std::string_view kName = "name=\"";
    const std::size_t at = inside.find(kName);
    if (at != std::string_view::npos) {
        const std::string_view rest = inside.substr(at + kName.size());
        tag.name = rest.substr(0, rest.find('"'));
    }
    return tag;
}

// Attributes as VASP does not write them.
bool isOddTag(std::string_view inside) {
    return inside.find('\'') != std::string_view::npos ||
           (inside.find("name") != std::string_view::npos &&
            inside.find("name=\"") == std::string_view::npos);
}

class LineScanner {
public:
    LineScanner(TextSource& text, const ReadOptions& options)
        : m_text(text), m_options(options), m_calculations(readHeader(text), text.path()) {}

    VasprunIndex scan();

private:
    static VasprunHeader readHeader(TextSource& text);
    void take(std::string_view line);
    bool takeLeaf(std::string_view content);
    void takeTags(std::string_view content);
    void takeTag(std::string_view inside);
    void takeRow(std::string_view content);
    void takeItem(std::string_view content);
    // Unless the text is cut here.
    void noteOddLayout() { m_isByLines = m_isByLines && !m_text.isLineComplete(); }

    TextSource& m_text;
    const ReadOptions& m_options;
    VasprunCalculations m_calculations;
    bool m_isInComment = false;
    bool m_isByLines = true;
};

VasprunHeader LineScanner::readHeader(TextSource& text) {
    VasprunHeader header = readVasprunHeader(text);
    if (header.elements.empty())
        throw text.error("no atoms are named before the first calculation");
    return header;
}

VasprunIndex LineScanner::scan() {
    constexpr std::uint64_t kBytesPerReport = 4 * 1024 * 1024;
    std::uint64_t reported = 0;
    std::string_view line;
    while (!m_calculations.isClosed() && m_text.next(line)) {
        m_calculations.at(m_text.lineMark());
        take(line);
        if (m_options.progress && m_text.nextMark().offset - reported > kBytesPerReport) {
            reported = m_text.nextMark().offset;
            m_options.progress->step(m_text.fraction(), "Reading vasprun.xml");
        }
    }
    m_calculations.finish();
    return {m_calculations.header(), m_calculations.takeSteps(), m_calculations.takeWarnings(),
            m_isByLines, m_calculations.isClosed()};
}

// Most lines are one leaf element, <v>, <r> or <i>.
void LineScanner::take(std::string_view line) {
    std::string_view content = trimmed(line);
    if (content.empty())
        return;
    if (m_isInComment) {
        const std::size_t close = content.find("-->");
        if (close == std::string_view::npos)
            return;
        m_isInComment = false;
        content.remove_prefix(close + 3);
    }
    if (!takeLeaf(content))
        takeTags(content);
}

bool LineScanner::takeLeaf(std::string_view content) {
    if (content.size() < 4 || content[0] != '<')
        return false;
    switch (content[1]) {
        case 'v':
            if (content[2] != '>' && content[2] != ' ')
                return false;
            if (m_calculations.wantsRows())
                takeRow(content);
            return content.ends_with("</v>");
        case 'r':
            return content[2] == '>' && content.ends_with("</r>");
        case 'i':
            if (content[2] != ' ' || !content.ends_with("</i>"))
                return false;
            if (m_calculations.wantsItems())
                takeItem(content);
            return true;
        default:
            return false;
    }
}

void LineScanner::takeTags(std::string_view content) {
    while (true) {
        const std::size_t open = content.find('<');
        if (open == std::string_view::npos)
            return;
        content.remove_prefix(open + 1);
        if (content.starts_with("!--")) {
            const std::size_t close = content.find("-->");
            m_isInComment = close == std::string_view::npos;
            if (m_isInComment)
                return;
            content.remove_prefix(close + 3);
            continue;
        }
        const std::size_t close = content.find('>');
        if (close == std::string_view::npos) {
            noteOddLayout();
            return m_calculations.damage("a tag is not closed");
        }
        takeTag(content.substr(0, close));
        content.remove_prefix(close + 1);
    }
}

void LineScanner::takeTag(std::string_view inside) {
    const Tag tag = parseTag(inside);
    // A row or an item that shares its line with others, or goes over several.
    if (m_calculations.isInCalculation() &&
        (tag.element == "v" || tag.element == "i" || isOddTag(inside)))
        noteOddLayout();
    if (tag.isEnd)
        m_calculations.end(tag.element);
    else if (!tag.isEmpty)
        m_calculations.begin(tag.element, tag.name);
}

void LineScanner::takeRow(std::string_view content) {
    auto numbers = insideRow(content);
    const bool isOdd = !numbers || numbers->find('<') != std::string_view::npos;
    if (isOdd)
        noteOddLayout();
    if (m_calculations.wantsNumbers()) {
        Eigen::Vector3d row;
        if (takeVasprunRow(content, row))
            return m_calculations.row(row);
    } else if (numbers && skipDoubles(*numbers, 3) && trimmed(*numbers).empty()) {
        return m_calculations.row();
    }
    m_calculations.badRow(content);
}

void LineScanner::takeItem(std::string_view content) {
    const std::size_t close = content.find('>');
    const std::string_view tag = content.substr(1, close - 1);
    const std::string_view inside = content.substr(close + 1, content.size() - close - 1 - 4);
    if (isOddTag(tag) || inside.find('<') != std::string_view::npos)
        noteOddLayout();
    m_calculations.item(parseTag(tag).name, trimmed(inside));
}

}  // namespace

bool takeVasprunRow(std::string_view line, Eigen::Vector3d& row) {
    auto numbers = insideRow(trimmed(line));
    return numbers && takeDoubles(*numbers, {row.data(), 3}) && trimmed(*numbers).empty();
}

VasprunIndex indexVasprun(TextSource& text, const ReadOptions& options) {
    return LineScanner(text, options).scan();
}

}  // namespace mtp
