// Times as projects and reports note it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mtp {

// ISO 8601, UTC, to the second: "2026-03-01T12:30:05Z".
std::string utcNow();
// Seconds since 1970 of such a text; absent for another one.
std::optional<std::int64_t> secondsOfUtc(std::string_view text);

}  // namespace mtp
