#include "core/io/FrameGaps.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace mtp {

std::optional<std::string> gapIn(const std::string& path, const std::string& what,
                                 const std::vector<std::int64_t>& steps, std::size_t frameCount) {
    constexpr std::size_t kListed = 5;
    if (steps.empty())
        return std::nullopt;
    const auto end = steps.begin() + static_cast<std::ptrdiff_t>(std::min(steps.size(), kListed));
    return fmt::format("{}: {} of {} frames {} (step{} {}{})", path, steps.size(), frameCount, what,
                       steps.size() == 1 ? "" : "s", fmt::join(steps.begin(), end, ", "),
                       steps.size() > kListed ? ", ..." : "");
}

}  // namespace mtp
