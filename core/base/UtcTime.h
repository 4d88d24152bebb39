// The present time as projects and reports note it.
#pragma once

#include <string>

namespace mtp {

// ISO 8601, UTC, to the second: "2026-03-01T12:30:05Z".
std::string utcNow();

}  // namespace mtp
