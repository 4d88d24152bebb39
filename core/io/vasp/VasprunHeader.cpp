#include "core/io/vasp/VasprunHeader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/Parse.h"
#include "core/io/bytes/XmlStream.h"

namespace mtp {

namespace {

// What is wanted are numbers and names: longer text is none.
constexpr std::size_t kMostCharacters = 4096;
constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kBlockSize = 64 * 1024;

class HeaderHandler final : public XmlHandler {
public:
    void begin(std::string_view element, std::string_view name) override {
        m_isOver = m_isOver || element == "calculation";
        if (m_isOver)
            return;
        if (m_open.size() >= kMostDepth)
            throw InputError("elements are nested too deeply");
        m_open.push_back({std::string(element), std::string(name)});
        m_characters.clear();
        if (element == "rc")
            m_cell = 0;
        else if (element == "structure")
            m_isInitial = m_isInitial || name == "initialpos";
        m_header.hasFixedAtoms = m_header.hasFixedAtoms || name == "selective";
    }

    void text(std::string_view characters) override {
        if (m_isOver || m_characters.size() >= kMostCharacters)
            return;
        m_characters += characters;
        std::replace(m_characters.begin(), m_characters.end(), '\n', ' ');
    }

    void end(std::string_view element) override {
        if (m_isOver)
            return;
        const std::string name = m_open.back().name;
        const std::string_view value = trimmed(m_characters);
        if (element == "i")
            takeItem(name, value);
        else if (element == "v")
            takeVector(name, value);
        else if (element == "c")
            takeCell(value);
        m_isOver = m_isOver || (element == "structure" && m_isInitial);
        m_open.pop_back();
        m_characters.clear();
    }

    // Behind the initial structure, or in the first calculation.
    bool isOver() const { return m_isOver; }

    VasprunHeader take() {
        if (m_points > 0)
            m_header.settings.setPointCount(m_points);
        return std::move(m_header);
    }

private:
    struct Open {
        std::string element, name;
    };

    bool isIn(std::string_view element) const {
        return std::any_of(m_open.begin(), m_open.end(),
                           [&](const Open& open) { return open.element == element; });
    }
    bool isInNamed(std::string_view name) const {
        return std::any_of(m_open.begin(), m_open.end(),
                           [&](const Open& open) { return open.name == name; });
    }

    void takeItem(std::string_view name, std::string_view value) {
        if (isIn("generator") && name == "version")
            m_header.version = std::string(value);
        else if (isIn("generator") && name == "date")
            m_date = std::string(value);
        else if (isIn("generator") && name == "time")
            m_header.started = vaspDate(m_date + " " + std::string(value));
        else if (isIn("incar") || (isIn("parameters") && m_parameters.emplace(name).second))
            m_header.settings.set(name, value);
    }

    void takeVector(std::string_view name, std::string_view value) {
        if (!isIn("kpoints"))
            return;
        if (isInNamed("kpointlist")) {
            ++m_points;
        } else if (name == "divisions") {
            const auto words = wordsOf(value);
            const auto division = [&](std::size_t i) {
                return i < words.size() ? parseInt(words[i]).value_or(0) : 0;
            };
            if (division(0) > 0 && division(1) > 0 && division(2) > 0)
                m_header.settings.setMesh(division(0), division(1), division(2));
        }
    }

    // Atoms: element, type. Types: count, element, mass, valence, pseudopotential.
    void takeCell(std::string_view value) {
        constexpr int kPseudopotential = 4;
        if (m_cell == 0 && isInNamed("atoms"))
            m_header.elements.emplace_back(value);
        else if (m_cell == kPseudopotential && isInNamed("atomtypes"))
            m_header.settings.addPseudopotential(value);
        ++m_cell;
    }

    VasprunHeader m_header;
    std::vector<Open> m_open;
    std::string m_characters;
    std::string m_date;
    std::set<std::string, std::less<>> m_parameters;  // GW has an NELM of its own behind the usual
    int m_cell = 0;                                   // of the row <rc>
    std::int64_t m_points = 0;
    bool m_isInitial = false;
    bool m_isOver = false;
};

constexpr std::string_view kFirstCalculation = "<calculation";

}  // namespace

VasprunHeader readVasprunHeader(TextSource& text) {
    HeaderHandler handler;
    XmlStream xml(handler);
    std::string_view line;
    while (!handler.isOver() && text.peek(line)) {
        if (trimmed(line).starts_with(kFirstCalculation))
            break;
        text.next(line);
        try {
            if (!xml.feed(line) || !xml.feed("\n"))
                throw text.error(xml.error());
        } catch (const InputError& error) {
            throw text.error(error.what());
        }
    }
    return handler.take();
}

VasprunHeader readVasprunHeader(ByteSource& bytes, const std::string& path) {
    HeaderHandler handler;
    XmlStream xml(handler);
    std::vector<char> block(kBlockSize);
    std::uint64_t offset = 0;
    while (!handler.isOver()) {
        const std::size_t count = bytes.read(offset, block.data(), block.size());
        offset += count;
        try {
            if (!xml.feed({block.data(), count}, count == 0) && !handler.isOver())
                throw ParseError(path, xml.line(), xml.error());
        } catch (const InputError& error) {
            throw ParseError(path, xml.line(), error.what());
        }
        if (count == 0)
            break;
    }
    return handler.take();
}

}  // namespace mtp
