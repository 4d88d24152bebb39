#include "core/sampling/Split.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "core/base/Error.h"

namespace mtp {

std::string parentKey(const Frame& frame, std::size_t index) {
    const auto parent = frame.features.find("parent");
    if (parent != frame.features.end())
        return parent->second;
    const std::string source = frame.provenance ? frame.provenance->source : std::string();
    return fmt::format("{}#{}", source,
                       frame.step ? *frame.step : static_cast<std::int64_t>(index));
}

namespace {

// Shuffled by hand: std::shuffle may differ between standard libraries, the generator may not.
void shuffle(std::vector<std::vector<std::size_t>>& groups, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (std::size_t i = groups.size(); i > 1; --i)
        std::swap(groups[i - 1], groups[random() % i]);
}

std::vector<std::vector<std::size_t>> groupsByParent(const std::vector<Frame>& frames) {
    std::map<std::string, std::size_t> groupOf;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        // Frames that say nothing of a parent stand alone, even where steps of two files agree.
        const bool hasParent = frames[i].features.contains("parent");
        const std::string key =
            hasParent ? frames[i].features.at("parent") : fmt::format("\n{}", i);
        const auto [at, isNew] = groupOf.try_emplace(key, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[at->second].push_back(i);
    }
    return groups;
}

}  // namespace

std::vector<Part> splitByParent(const std::vector<Frame>& frames, double validationFraction,
                                std::uint64_t seed) {
    if (!(validationFraction >= 0 && validationFraction < 1))
        throw InputError(
            fmt::format("the validation fraction must be in [0, 1), not {}", validationFraction));
    std::vector<Part> parts(frames.size(), Part::Training);
    if (validationFraction == 0)
        return parts;
    std::vector<std::vector<std::size_t>> groups = groupsByParent(frames);
    shuffle(groups, seed);
    const double wanted = validationFraction * static_cast<double>(frames.size());
    std::size_t taken = 0;
    for (std::size_t g = 0; g + 1 < groups.size() && static_cast<double>(taken) < wanted; ++g)
        for (std::size_t index : groups[g]) {
            parts[index] = Part::Validation;
            ++taken;
        }
    return parts;
}

}  // namespace mtp
