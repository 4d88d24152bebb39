// vasprun.xml of any layout, by the elements a strict XML parser finds.
#include <algorithm>

#include "core/base/Parse.h"
#include "core/io/bytes/ByteSource.h"
#include "core/io/bytes/XmlStream.h"
#include "core/io/vasp/VasprunIndex.h"

namespace mtp {

namespace {

constexpr std::size_t kBlockSize = 256 * 1024;

void blankLineEnds(std::string& text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
}

bool isRow(std::string_view text, Eigen::Vector3d& row) {
    return takeDoubles(text, {row.data(), 3}) && trimmed(text).empty();
}

class ElementScanner final : public XmlHandler {
public:
    ElementScanner(VasprunHeader header, const std::string& path)
        : m_path(path), m_calculations(std::move(header), path), m_xml(*this) {
        m_xml.refuseEntities();  // rows are read again without what stands before them
    }

    VasprunIndex scan(ByteSource& bytes, Progress* progress) {
        std::vector<char> block(kBlockSize);
        std::uint64_t offset = 0;
        while (!m_calculations.isClosed()) {
            const std::size_t count = bytes.read(offset, block.data(), block.size());
            offset += count;
            if (!feed({block.data(), count}))
                break;
            if (progress)
                progress->step(bytes.fraction(), "Reading vasprun.xml");
        }
        m_calculations.at(here());
        m_calculations.finish();
        return {m_calculations.header(), m_calculations.takeSteps(), m_calculations.takeWarnings(),
                false, m_calculations.isClosed()};
    }

    void begin(std::string_view element, std::string_view name) override {
        if (m_calculations.isClosed())
            return;
        m_text.clear();
        if (isLeaf(element)) {
            m_mark = {m_array, m_xml.line()};
            m_name = std::string(name);
            return;
        }
        if (element == "varray")
            m_array = here().offset;
        m_calculations.at(here());
        m_calculations.begin(element, name);
    }

    void text(std::string_view characters) override {
        if (m_text.size() < kMostCharacters)
            m_text += characters;
    }

    void end(std::string_view element) override {
        if (m_calculations.isClosed())
            return;
        if (!isLeaf(element)) {
            m_calculations.at(here());
            m_calculations.end(element);
            return;
        }
        m_calculations.at(m_mark);
        blankLineEnds(m_text);
        if (element == "v" && m_calculations.wantsRows())
            takeRow();
        else if (element == "i" && m_calculations.wantsItems())
            m_calculations.item(m_name, trimmed(m_text));
    }

private:
    static bool isLeaf(std::string_view element) {
        return element == "v" || element == "i" || element == "r" || element == "c";
    }

    bool feed(std::string_view bytes) {
        try {
            return m_xml.feed(bytes, bytes.empty()) && !bytes.empty();
        } catch (const InputError& error) {
            throw ParseError(m_path, m_xml.line(), error.what());
        }
    }

    TextMark here() const { return {m_xml.offset(), m_xml.line()}; }

    void takeRow() {
        Eigen::Vector3d row;
        if (!isRow(m_text, row))
            m_calculations.badRow(m_text);
        else if (m_calculations.wantsNumbers())
            m_calculations.row(row);
        else
            m_calculations.row();
    }

    std::string m_path;
    VasprunCalculations m_calculations;
    XmlStream m_xml;
    std::string m_name, m_text;
    TextMark m_mark;            // of the leaf that is open
    std::uint64_t m_array = 0;  // where the array begins
};

// The rows of one array, by a parser that begins at its tag.
class ArrayReader final : public XmlHandler {
public:
    ArrayReader() : m_xml(*this, "ISO-8859-1") {}  // any byte is one of its characters

    // False if there are not as many rows of three numbers.
    bool read(ByteSource& bytes, std::uint64_t offset, Positions& rows) {
        m_rows = &rows;
        std::vector<char> block(kBlockSize);
        while (!m_isOver) {
            const std::size_t count = bytes.read(offset, block.data(), block.size());
            offset += count;
            if (count == 0 || (!m_xml.feed({block.data(), count}) && !m_isOver))
                return false;
        }
        return m_areRows && m_count == rows.rows();
    }

    void begin(std::string_view, std::string_view) override {
        ++m_depth;
        m_text.clear();
    }
    void text(std::string_view characters) override {
        if (m_text.size() < kMostCharacters)
            m_text += characters;
    }
    void end(std::string_view element) override {
        m_isOver = m_isOver || --m_depth == 0;
        if (m_isOver || element != "v")
            return;
        Eigen::Vector3d row;
        blankLineEnds(m_text);
        m_areRows = m_areRows && m_count < m_rows->rows() && isRow(m_text, row);
        if (m_areRows)
            m_rows->row(m_count++) = row.transpose();
    }

private:
    XmlStream m_xml;
    Positions* m_rows = nullptr;
    std::string m_text;
    Eigen::Index m_count = 0;
    int m_depth = 0;
    bool m_areRows = true;
    bool m_isOver = false;
};

}  // namespace

VasprunIndex indexVasprunElements(ByteSource& bytes, const std::string& path,
                                  const ReadOptions& options) {
    VasprunHeader header = readVasprunHeader(bytes, path);
    if (header.elements.empty())
        throw ParseError(path, 0, "no atoms are named before the first calculation");
    return ElementScanner(std::move(header), path).scan(bytes, options.progress);
}

Positions readVasprunElements(ByteSource& bytes, const std::string& path, TextMark array,
                              Eigen::Index count) {
    Positions rows(count, 3);
    if (!ArrayReader().read(bytes, array.offset, rows))
        throw ParseError(path, array.line, "the file changed since it was opened");
    return rows;
}

}  // namespace mtp
