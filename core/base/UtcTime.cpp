#include "core/base/UtcTime.h"

#include <fmt/chrono.h>

#include <ctime>

namespace mtp {

std::string utcNow() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace mtp
