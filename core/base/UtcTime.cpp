#include "core/base/UtcTime.h"

#include <fmt/chrono.h>

#include <chrono>
#include <ctime>

#include "core/base/Parse.h"

namespace mtp {

std::string utcNow() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::optional<std::int64_t> secondsOfUtc(std::string_view text) {
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
        text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const auto part = [&](std::size_t begin, std::size_t length) {
        return parseInt(text.substr(begin, length)).value_or(-1);
    };
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(part(0, 4))),
                                          std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    const std::int64_t hour = part(11, 2), minute = part(14, 2), second = part(17, 2);
    if (!day.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
        second > 60)
        return std::nullopt;
    const auto days = std::chrono::sys_days(day).time_since_epoch().count();
    return ((static_cast<std::int64_t>(days) * 24 + hour) * 60 + minute) * 60 + second;
}

}  // namespace mtp
