#include "core/io/VasprunHeader.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <set>

#include "core/base/Parse.h"

namespace mtp {

namespace {

// What is wanted are numbers and names: longer text is none.
constexpr std::size_t kMostCharacters = 4096;
constexpr std::size_t kMostDepth = 64;

class HeaderHandler {
public:
    void begin(std::string_view element, std::string_view name) {
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

    void text(std::string_view characters) {
        if (m_characters.size() < kMostCharacters)
            m_characters += characters;
    }

    void end(std::string_view element) {
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

    // Behind the initial structure.
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

// Owns the parser; carries exceptions over its C callbacks.
class XmlStream {
public:
    XmlStream() : m_parser(XML_ParserCreate(nullptr)) {
        if (!m_parser)
            throw std::bad_alloc();
        XML_SetUserData(m_parser, this);
        XML_SetElementHandler(m_parser, &XmlStream::begin, &XmlStream::end);
        XML_SetCharacterDataHandler(m_parser, &XmlStream::text);
    }
    ~XmlStream() { XML_ParserFree(m_parser); }
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    // False where the text is not XML (any more); error() says why.
    bool feed(std::string_view bytes) {
        const XML_Status status =
            XML_Parse(m_parser, bytes.data(), static_cast<int>(bytes.size()), 0);
        if (m_exception)
            std::rethrow_exception(m_exception);
        return status == XML_STATUS_OK;
    }
    std::string error() const { return XML_ErrorString(XML_GetErrorCode(m_parser)); }
    HeaderHandler& handler() { return m_handler; }

private:
    template <class Action>
    static void guarded(void* self, Action action) {
        auto* stream = static_cast<XmlStream*>(self);
        try {
            action(stream->m_handler);
        } catch (...) {
            stream->m_exception = std::current_exception();
            XML_StopParser(stream->m_parser, XML_FALSE);
        }
    }
    static void XMLCALL begin(void* self, const XML_Char* element, const XML_Char** attributes) {
        std::string_view name;
        for (; *attributes; attributes += 2)
            if (std::string_view(attributes[0]) == "name")
                name = attributes[1];
        guarded(self, [&](HeaderHandler& handler) { handler.begin(element, name); });
    }
    static void XMLCALL end(void* self, const XML_Char* element) {
        guarded(self, [&](HeaderHandler& handler) { handler.end(element); });
    }
    static void XMLCALL text(void* self, const XML_Char* characters, int length) {
        guarded(self, [&](HeaderHandler& handler) {
            handler.text({characters, static_cast<std::size_t>(length)});
        });
    }

    XML_Parser m_parser;
    HeaderHandler m_handler;
    std::exception_ptr m_exception;
};

}  // namespace

VasprunHeader readVasprunHeader(TextSource& text) {
    XmlStream xml;
    std::string_view line;
    while (!xml.handler().isOver() && text.peek(line)) {
        if (trimmed(line).starts_with("<calculation"))
            break;
        text.next(line);
        try {
            if (!xml.feed(line) || !xml.feed("\n"))
                throw text.error(xml.error());
        } catch (const InputError& error) {
            throw text.error(error.what());
        }
    }
    return xml.handler().take();
}

}  // namespace mtp
