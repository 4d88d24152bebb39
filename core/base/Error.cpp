#include "core/base/Error.h"

#include <utility>

namespace mtp {

namespace {

std::string located(const std::string& path, std::size_t line, const std::string& reason) {
    return line == 0 ? path + ": " + reason : path + ":" + std::to_string(line) + ": " + reason;
}

}  // namespace

ParseError::ParseError(std::string path, std::size_t line, std::string reason)
    : Error(located(path, line, reason))
    , m_path(std::move(path))
    , m_line(line)
    , m_reason(std::move(reason)) {}

}  // namespace mtp
