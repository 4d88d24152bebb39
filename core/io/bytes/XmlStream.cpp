#include "core/io/bytes/XmlStream.h"

#include <expat.h>

#include <new>

#include "core/base/Error.h"

namespace mtp {

namespace {

// Expat 2.9 replaced the functions whose numbers have 32 bits on some platforms.
#if XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 9)
std::int64_t byteIndexOf(XML_Parser parser) {
    return XML_GetCurrentByteIndex64(parser);
}
std::uint64_t lineNumberOf(XML_Parser parser) {
    return XML_GetCurrentLineNumber64(parser);
}
#else
std::int64_t byteIndexOf(XML_Parser parser) {
    return XML_GetCurrentByteIndex(parser);
}
std::uint64_t lineNumberOf(XML_Parser parser) {
    return XML_GetCurrentLineNumber(parser);
}
#endif

}  // namespace

// Exceptions are carried over the parser's C code.
struct XmlStream::Callbacks {
    template <class Action>
    static void guarded(void* self, Action action) {
        auto* stream = static_cast<XmlStream*>(self);
        if (stream->m_exception)
            return;
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
        guarded(self, [&](XmlHandler& handler) { handler.begin(element, name); });
    }
    static void XMLCALL end(void* self, const XML_Char* element) {
        guarded(self, [&](XmlHandler& handler) { handler.end(element); });
    }
    static void XMLCALL entity(void* self, const XML_Char*, int, const XML_Char*, int,
                               const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*) {
        guarded(self,
                [](XmlHandler&) { throw InputError("the XML declares entities of its own"); });
    }
    static void XMLCALL text(void* self, const XML_Char* characters, int length) {
        guarded(self, [&](XmlHandler& handler) {
            handler.text({characters, static_cast<std::size_t>(length)});
        });
    }
};

XmlStream::XmlStream(XmlHandler& handler, const char* encoding)
    : m_parser(XML_ParserCreate(encoding)), m_handler(handler) {
    if (!m_parser)
        throw std::bad_alloc();
    XML_SetUserData(m_parser, this);
    XML_SetElementHandler(m_parser, &Callbacks::begin, &Callbacks::end);
    XML_SetCharacterDataHandler(m_parser, &Callbacks::text);
}

XmlStream::~XmlStream() {
    XML_ParserFree(m_parser);
}

void XmlStream::refuseEntities() {
    XML_SetEntityDeclHandler(m_parser, &Callbacks::entity);
}

bool XmlStream::feed(std::string_view bytes, bool isLast) {
    const XML_Status status =
        XML_Parse(m_parser, bytes.data(), static_cast<int>(bytes.size()), isLast ? 1 : 0);
    if (m_exception)
        std::rethrow_exception(m_exception);
    return status == XML_STATUS_OK;
}

std::string XmlStream::error() const {
    return XML_ErrorString(XML_GetErrorCode(m_parser));
}

std::uint64_t XmlStream::offset() const {
    const std::int64_t offset = byteIndexOf(m_parser);
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

std::size_t XmlStream::line() const {
    return static_cast<std::size_t>(lineNumberOf(m_parser));
}

}  // namespace mtp
