// run.json: the description of a run as text.
#pragma once

#include <string>

#include "core/simulation/RunFolder.h"

namespace mtp {

std::string toRunJson(const RunDescription& run);
// name: of the text, for errors. Throws ParseError.
RunDescription fromRunJson(const std::string& text, const std::string& name);

}  // namespace mtp
