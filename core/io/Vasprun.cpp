#include "core/io/Vasprun.h"

#include <expat.h>
#include <fmt/format.h>

#include <exception>

#include "core/io/TextSource.h"
#include "core/io/VasprunHandler.h"

namespace mtp {

namespace {

// Owns the parser; carries exceptions over its C callbacks.
class XmlStream {
public:
    XmlStream(TrajectoryInfo& info, std::vector<Frame>& frames)
        : m_parser(XML_ParserCreate(nullptr)), m_handler(info, frames, [this] { return line(); }) {
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
    bool feed(std::string_view bytes, bool isLast) {
        const XML_Status status =
            XML_Parse(m_parser, bytes.data(), static_cast<int>(bytes.size()), isLast ? 1 : 0);
        if (m_exception)
            std::rethrow_exception(m_exception);
        return status == XML_STATUS_OK;
    }
    std::string error() const { return XML_ErrorString(XML_GetErrorCode(m_parser)); }
    std::size_t line() const { return XML_GetCurrentLineNumber(m_parser); }
    const VasprunHandler& handler() const { return m_handler; }

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
        guarded(self, [&](VasprunHandler& handler) { handler.begin(element, name); });
    }
    static void XMLCALL end(void* self, const XML_Char* element) {
        guarded(self, [&](VasprunHandler& handler) { handler.end(element); });
    }
    static void XMLCALL text(void* self, const XML_Char* characters, int length) {
        guarded(self, [&](VasprunHandler& handler) {
            handler.text({characters, static_cast<std::size_t>(length)});
        });
    }

    XML_Parser m_parser;
    VasprunHandler m_handler;
    std::exception_ptr m_exception;
};

}  // namespace

VasprunReader::VasprunReader(const std::filesystem::path& path, const ReadOptions& options) {
    m_info.format = "vasp-vasprun";
    m_info.path = path.string();
    m_info.provenance.code = "VASP";
    m_info.provenance.source = path.string();
    TextSource text(path);
    XmlStream xml(m_info, m_frames);
    std::string_view line;
    std::size_t lines = 0;
    bool isSound = true;
    while (isSound && text.next(line)) {
        isSound = xml.feed(line, false) && xml.feed("\n", false);
        if (options.progress && ++lines % 10000 == 0)
            options.progress->step(text.fraction(), "Reading vasprun.xml");
    }
    if (!isSound || !xml.feed("", true))
        m_info.warnings.push_back(fmt::format(
            "{}:{}: {}{}", m_info.path, xml.line(), isSound ? "the XML ends" : xml.error(),
            xml.handler().isInCalculation()
                ? fmt::format(" inside <calculation> {}", xml.handler().calculationCount() + 1)
                : (isSound ? " too early" : "")));
    for (const std::string& warning : text.warnings())
        m_info.warnings.push_back(warning);
    if (m_frames.empty())
        throw ParseError(m_info.path, xml.line(),
                         m_info.warnings.empty()
                             ? "no complete <calculation>"
                             : "no complete <calculation>; " + m_info.warnings.front());
}

Format vasprunFormat() {
    Format format;
    format.name = "vasp-vasprun";
    format.description = "VASP vasprun.xml";
    format.extensions = {"vasprun.xml"};
    format.recognise = [](const Probe& probe) {
        return !probe.isDirectory && probe.head.find("<modeling>") != std::string::npos ? 95 : 0;
    };
    format.open = [](const std::filesystem::path& path, const ReadOptions& options) {
        return std::make_unique<VasprunReader>(path, options);
    };
    return format;
}

}  // namespace mtp
