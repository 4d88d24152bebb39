#include "core/density/Ladder.h"

#include <algorithm>
#include <cmath>

namespace mtp {

namespace {

std::vector<double> ordered(std::vector<double> ladder) {
    std::sort(ladder.begin(), ladder.end());
    const auto isSame = [](double a, double b) { return std::abs(a - b) < kSameRatio; };
    ladder.erase(std::unique(ladder.begin(), ladder.end(), isSame), ladder.end());
    return ladder;
}

}  // namespace

double roundedRatio(double ratio) {
    return std::clamp(std::round(ratio * 100) / 100, kLeastRatio, kMostRatio);
}

std::optional<std::size_t> findRung(const std::vector<double>& ladder, double ratio,
                                    double within) {
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < ladder.size(); ++i)
        if (std::abs(ladder[i] - ratio) < within &&
            (!nearest || std::abs(ladder[i] - ratio) < std::abs(ladder[*nearest] - ratio)))
            nearest = i;
    return nearest;
}

std::vector<double> withRung(std::vector<double> ladder, double ratio) {
    ladder.push_back(roundedRatio(ratio));
    return ordered(std::move(ladder));
}

std::vector<double> withoutRung(std::vector<double> ladder, std::size_t index) {
    if (index < ladder.size())
        ladder.erase(ladder.begin() + static_cast<std::ptrdiff_t>(index));
    return ladder;
}

std::vector<double> withMovedRung(std::vector<double> ladder, std::size_t index, double ratio) {
    if (index < ladder.size())
        ladder[index] = roundedRatio(ratio);
    return ordered(std::move(ladder));
}

std::vector<double> spacedEvenly(std::vector<double> ladder) {
    ladder = ordered(std::move(ladder));
    if (ladder.size() < 3)
        return ladder;
    const double first = ladder.front();
    const double step = (ladder.back() - first) / static_cast<double>(ladder.size() - 1);
    for (std::size_t i = 1; i + 1 < ladder.size(); ++i)
        ladder[i] = roundedRatio(first + step * static_cast<double>(i));
    return ordered(std::move(ladder));
}

}  // namespace mtp
