#include "core/io/Refusal.h"

#include "core/base/Parse.h"

namespace mtp {

namespace {

// "path:12: reason" or "path: reason", for the path itself or a file in it.
ParseError parted(const std::string& path, const std::string& problem) {
    const std::size_t end = problem.find(": ", path.size());
    if (!problem.starts_with(path) || end == std::string::npos)
        return {path, 0, problem};
    const std::string place = problem.substr(0, end);
    const std::string reason = problem.substr(end + 2);
    const std::size_t colon = place.rfind(':');
    const auto line = colon == std::string::npos || colon < path.size()
                          ? std::nullopt
                          : parseInt(std::string_view(place).substr(colon + 1));
    if (!line || *line < 1)
        return {place, 0, reason};
    return {place.substr(0, colon), static_cast<std::size_t>(*line), reason};
}

}  // namespace

ParseError refusal(const std::string& path, const std::string& what,
                   const std::vector<std::string>& problems) {
    if (problems.empty())
        return {path, 0, what};
    const ParseError first = parted(path, problems.front());
    const std::string reason = what.empty() ? first.reason() : what + ": " + first.reason();
    return {first.path(), first.line(), reason};
}

}  // namespace mtp
