#include "core/mtp/PotentialTag.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <optional>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr std::string_view kSpecies = "species:", kShortest = "shortest:", kForce = "force:",
                           kDensity = "density:";

[[noreturn]] void fail(std::string_view word) {
    throw InputError(fmt::format("potential_tag: '{}' does not fit the potential", word));
}

double positiveNumber(std::string_view text, std::string_view word) {
    const std::optional<double> value = parseDouble(text);
    if (!value || !(*value > 0) || !std::isfinite(*value))
        fail(word);
    return *value;
}

int typeNumber(std::string_view text, int speciesCount, std::string_view word) {
    const auto value = parseInt(text);
    if (!value || *value < 0 || *value >= speciesCount)
        fail(word);
    return static_cast<int>(*value);
}

// "0-1=1.96"
void takeDistance(std::string_view item, int speciesCount, TrainedRange& range,
                  std::string_view word) {
    const std::size_t dash = item.find('-'), equals = item.find('=');
    if (dash == std::string_view::npos || equals == std::string_view::npos || equals < dash)
        fail(word);
    const int first = typeNumber(item.substr(0, dash), speciesCount, word);
    const int second = typeNumber(item.substr(dash + 1, equals - dash - 1), speciesCount, word);
    range.shortest[pairIndex(first, second, speciesCount)] =
        positiveNumber(item.substr(equals + 1), word);
}

void takeDensities(std::string_view list, TrainedRange& range, std::string_view word) {
    const std::vector<std::string_view> ends = splitAt(list, ',');
    if (ends.size() != 2)
        fail(word);
    range.densities = {positiveNumber(ends[0], word), positiveNumber(ends[1], word)};
    if (range.densities->first > range.densities->second)
        fail(word);
}

void takeSpecies(std::string_view list, Potential& potential) {
    for (const std::string_view name : splitAt(list, ','))
        potential.species.emplace_back(name);
    if (potential.species.size() != static_cast<std::size_t>(potential.speciesCount))
        throw InputError(fmt::format("potential_tag names {} species, species_count is {}",
                                     potential.species.size(), potential.speciesCount));
}

}  // namespace

std::string formatTag(const Potential& potential) {
    if (potential.species.empty())
        return potential.tag;
    std::string tag = fmt::format("{}{}", kSpecies, fmt::join(potential.species, ","));
    if (!potential.trained)
        return tag;
    const TrainedRange& range = *potential.trained;
    std::vector<std::string> distances;
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = i; j < potential.speciesCount; ++j)
            if (const double r = range.shortest[pairIndex(i, j, potential.speciesCount)]; r > 0)
                distances.push_back(fmt::format("{}-{}={:.6g}", i, j, r));
    if (!distances.empty())
        tag += fmt::format(" {}{}", kShortest, fmt::join(distances, ","));
    if (range.largestForce > 0)
        tag += fmt::format(" {}{:.6g}", kForce, range.largestForce);
    if (range.densities)
        tag += fmt::format(" {}{:.6g},{:.6g}", kDensity, range.densities->first,
                           range.densities->second);
    return tag;
}

void takeTag(Potential& potential) {
    if (!potential.tag.starts_with(kSpecies))
        return;
    TrainedRange range;
    range.shortest.assign(pairCount(potential.speciesCount), 0.0);
    bool hasRange = false;
    for (const std::string_view word : wordsOf(potential.tag)) {
        const auto value = [&](std::string_view key) { return word.substr(key.size()); };
        if (word.starts_with(kSpecies)) {
            takeSpecies(value(kSpecies), potential);
            continue;
        }
        if (word.starts_with(kShortest))
            for (const std::string_view item : splitAt(value(kShortest), ','))
                takeDistance(item, potential.speciesCount, range, word);
        else if (word.starts_with(kForce))
            range.largestForce = positiveNumber(value(kForce), word);
        else if (word.starts_with(kDensity))
            takeDensities(value(kDensity), range, word);
        else
            continue;
        hasRange = true;
    }
    if (hasRange)
        potential.trained = range;
}

}  // namespace mtp
