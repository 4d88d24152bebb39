// A strict XML parser fed piece by piece; a handler hears of elements and their text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace mtp {

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    // name: the attribute of that name, or empty. Views are valid during the call.
    virtual void begin(std::string_view element, std::string_view name) = 0;
    virtual void text(std::string_view characters) = 0;
    virtual void end(std::string_view element) = 0;
};

// External entities are never opened; entities that grow without bound are refused by Expat.
class XmlStream {
public:
    // encoding: of the bytes, whatever they declare; nullptr: as they declare.
    explicit XmlStream(XmlHandler& handler, const char* encoding = nullptr);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    // The next feed() throws InputError if the text declares an entity.
    void refuseEntities();
    // False if the bytes are not XML (any more); error() says why. Passes on what the handler
    // throws.
    bool feed(std::string_view bytes, bool isLast = false);
    std::string error() const;
    // Of what the handler hears of at the moment, else of the error.
    std::uint64_t offset() const;
    std::size_t line() const;

private:
    struct Callbacks;
    XML_ParserStruct* m_parser;
    XmlHandler& m_handler;
    std::exception_ptr m_exception;
};

}  // namespace mtp
