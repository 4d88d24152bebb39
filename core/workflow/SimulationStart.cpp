#include "core/workflow/SimulationStart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"

namespace mtp {

namespace {

std::size_t productOf(const std::array<int, 3>& repeats) {
    return static_cast<std::size_t>(repeats[0]) * static_cast<std::size_t>(repeats[1]) *
           static_cast<std::size_t>(repeats[2]);
}

std::size_t distanceOf(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

bool isSeparator(char c) {
    return std::isspace(static_cast<unsigned char>(c)) || c == ',' || c == ';' || c == '=';
}

// The text without the part that is returned: letters, or digits.
std::string_view take(std::string_view& text, int (*belongs)(int)) {
    std::size_t length = 0;
    while (length < text.size() && belongs(static_cast<unsigned char>(text[length])))
        ++length;
    const std::string_view part = text.substr(0, length);
    text.remove_prefix(length);
    return part;
}

void skipSeparators(std::string_view& text) {
    while (!text.empty() && isSeparator(text.front()))
        text.remove_prefix(1);
}

}  // namespace

std::array<int, 3> repeatsFor(const Frame& frame, std::size_t atoms) {
    std::array<int, 3> repeats{1, 1, 1}, best = repeats;
    const std::size_t own = std::max<std::size_t>(1, frame.atomCount());
    while (own * productOf(repeats) < atoms) {
        int shortest = 0;
        for (int k = 1; k < 3; ++k)
            if (frame.cell.vectors.row(k).norm() * repeats[static_cast<std::size_t>(k)] <
                frame.cell.vectors.row(shortest).norm() *
                        repeats[static_cast<std::size_t>(shortest)] -
                    1e-9)
                shortest = k;
        ++repeats[static_cast<std::size_t>(shortest)];
        if (distanceOf(own * productOf(repeats), atoms) < distanceOf(own * productOf(best), atoms))
            best = repeats;
    }
    return best;
}

IonCounts parseIons(std::string_view text) {
    const auto fail = [text](std::string_view reason) {
        throw InputError(
            fmt::format("\"{}\": {}; write ions as Li 16, Cl 64, Al 16", text, reason));
    };
    IonCounts ions;
    std::string_view rest = text;
    for (skipSeparators(rest); !rest.empty(); skipSeparators(rest)) {
        const std::string element(take(rest, std::isalpha));
        skipSeparators(rest);
        const std::string_view number = take(rest, std::isdigit);
        constexpr std::size_t kMostDigits = 7;
        if (element.empty() || number.empty() || number.size() > kMostDigits)
            fail("each element needs a number");
        const int count = std::stoi(std::string(number));
        if (count < 1)
            fail("a number of ions must be 1 or more");
        for (const auto& [known, other] : ions)
            if (known == element)
                fail(element + " stands twice");
        ions.emplace_back(element, count);
    }
    if (ions.empty())
        fail("there are no ions");
    return ions;
}

std::string toText(const IonCounts& ions) {
    std::string text;
    for (const auto& [element, count] : ions)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", element, count);
    return text;
}

IonCounts ionsOf(const Frame& frame) {
    IonCounts ions;
    for (std::size_t type = 0; type < frame.species.size(); ++type) {
        const auto count =
            std::count(frame.types.begin(), frame.types.end(), static_cast<int>(type));
        if (count > 0)
            ions.emplace_back(frame.species[type], static_cast<int>(count));
    }
    return ions;
}

IonCounts scaledTo(const IonCounts& ions, std::size_t total) {
    int divisor = 0, sum = 0;
    for (const auto& [element, count] : ions) {
        divisor = std::gcd(divisor, count);
        sum += count;
    }
    if (sum == 0)
        return ions;
    const double units = static_cast<double>(total) * divisor / sum;
    const int factor = std::max(1, static_cast<int>(std::lround(units)));
    IonCounts scaled = ions;
    for (auto& [element, count] : scaled)
        count = count / divisor * factor;
    return scaled;
}

PackingOptions packingFor(const Potential& potential, const IonCounts& ions, double density,
                          std::uint64_t seed) {
    PackingOptions options;
    options.ions = ions;
    options.density = density;
    options.seed = seed;
    if (!potential.trained || potential.species.empty())
        return options;
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = i; j < potential.speciesCount; ++j) {
            const double shortest =
                potential.trained->shortest[pairIndex(i, j, potential.speciesCount)];
            if (shortest > 0)
                options.distances.push_back({potential.species[static_cast<std::size_t>(i)],
                                             potential.species[static_cast<std::size_t>(j)],
                                             shortest});
        }
    return options;
}

}  // namespace mtp
