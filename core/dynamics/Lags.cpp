#include "core/dynamics/Lags.h"

#include <algorithm>
#include <cmath>

namespace mtp {

namespace {

void addLag(std::vector<std::size_t>& lags, double value) {
    const auto lag = static_cast<std::size_t>(std::llround(value));
    if (lags.empty() || lag > lags.back())
        lags.push_back(lag);
}

}  // namespace

std::vector<std::size_t> logarithmicLags(std::size_t longest, std::size_t count) {
    std::vector<std::size_t> lags;
    if (longest == 0 || count == 0)
        return lags;
    const double last = std::log(static_cast<double>(longest));
    const double steps = count > 1 ? static_cast<double>(count - 1) : 1;
    for (std::size_t i = 0; i < count; ++i)
        addLag(lags, std::exp(last * static_cast<double>(i) / steps));
    return lags;
}

std::vector<std::size_t> evenLags(std::size_t first, std::size_t last, std::size_t most) {
    std::vector<std::size_t> lags;
    if (last < first || most == 0)
        return lags;
    const std::size_t count = std::min(last - first + 1, most);
    const double steps = count > 1 ? static_cast<double>(count - 1) : 1;
    for (std::size_t i = 0; i < count; ++i)
        addLag(lags, static_cast<double>(first) +
                         static_cast<double>(last - first) * static_cast<double>(i) / steps);
    return lags;
}

}  // namespace mtp
