#include "core/io/vasp/VasprunHeader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/Parse.h"
#include "core/io/bytes/XmlStream.h"
#include "core/io/vasp/VaspElement.h"

namespace mtp {

namespace {

constexpr std::size_t kHeaderBlockSize = 64 * 1024;

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
        if (m_valence > 0)
            m_header.settings.setValence(m_valence);
        nameAtoms();
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
        if (name.starts_with("LDAU") && (isIn("incar") || isIn("parameters")))
            m_header.settings.set(name, value);
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
        const bool isOfAtom = isInNamed("atoms");
        if (m_cell == 0 && isOfAtom)
            m_header.elements.emplace_back(value);
        else if (m_cell == 1 && isOfAtom)
            m_types.push_back(parseInt(value).value_or(0));
        else if (isInNamed("atomtypes"))
            takeCellOfType(value);
        ++m_cell;
    }

    void takeCellOfType(std::string_view value) {
        if (m_cell == 0) {
            m_atomsOfType = parseDouble(value).value_or(0);
        } else if (m_cell == 3) {
            m_valence += m_atomsOfType * parseDouble(value).value_or(0);
        } else if (m_cell == 1) {
            m_names.push_back({std::string(value), "", {}});
        } else if (m_cell == 2 && !m_names.empty()) {
            m_names.back().mass = parseDouble(value);
        } else if (m_cell == 4) {
            m_header.settings.addPseudopotential(value);
            if (!m_names.empty())
                m_names.back().title = std::string(value);
        }
    }

    // VASP cuts the names of some elements in this file ("r" for Zr, "X" for Xe).
    void nameAtoms() {
        std::vector<std::string>& atoms = m_header.elements;
        if (m_types.size() != atoms.size())
            return;
        std::vector<std::string> names;
        for (const VaspTypeNames& type : m_names) {
            names.push_back(elementOf(type));
            if (const std::string& name = names.back(); !name.empty() && name != type.label)
                m_header.warnings.push_back(
                    fmt::format("the atoms called \"{}\" are {}, by the pseudopotential \"{}\" "
                                "and its mass",
                                type.label, name, trimmed(type.title)));
        }
        for (std::size_t atom = 0; atom < atoms.size(); ++atom) {
            const auto type = static_cast<std::size_t>(m_types[atom] - 1);
            if (type < names.size() && !names[type].empty())
                atoms[atom] = names[type];
        }
    }

    VasprunHeader m_header;
    std::vector<Open> m_open;
    std::vector<VaspTypeNames> m_names;  // of the types
    std::vector<std::int64_t> m_types;   // of the atoms, from 1
    std::string m_characters;
    std::string m_date;
    std::set<std::string, std::less<>> m_parameters;  // GW has an NELM of its own behind the usual
    double m_atomsOfType = 0, m_valence = 0;          // electrons of the neutral cell
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
    std::vector<char> block(kHeaderBlockSize);
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
