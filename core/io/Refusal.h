// The error for an input of which nothing can be used.
#pragma once

#include <string>
#include <vector>

#include "core/base/Error.h"

namespace mtp {

// `what` is missing ("no complete ionic step"); the first of the problems met ("path:line: reason")
// tells why. Its path and line become those of the error, so that a path is not printed twice.
ParseError refusal(const std::string& path, const std::string& what,
                   const std::vector<std::string>& problems);

}  // namespace mtp
