#include "core/sampling/Split.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>
#include <utility>

#include "core/base/Error.h"
#include "core/model/DensityGroups.h"

namespace mtp {

namespace {

using Group = std::vector<std::size_t>;  // indices of items that stay together

// Shuffled by hand: std::shuffle may differ between standard libraries, the generator may not.
void shuffle(std::vector<Group>& groups, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (std::size_t i = groups.size(); i > 1; --i)
        std::swap(groups[i - 1], groups[random() % i]);
}

// In order of first appearance.
std::vector<Group> groupsByParent(const std::vector<SplitItem>& items) {
    std::unordered_map<ParentKey, std::size_t> groupOf;
    std::vector<Group> groups;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t group = groups.size();  // an item without a parent stands alone
        if (items[i].parent)
            group = groupOf.try_emplace(*items[i].parent, group).first->second;
        if (group == groups.size())
            groups.emplace_back();
        groups[group].push_back(i);
    }
    return groups;
}

// A parent on the time line of its source.
struct TimedParent {
    Group items;
    std::optional<double> timeFs;
    std::optional<std::int64_t> frame;
};

struct Source {
    std::vector<TimedParent> parents;

    void sortByTime() {
        const auto allHave = [this](auto TimedParent::*value) {
            return std::all_of(parents.begin(), parents.end(), [value](const TimedParent& one) {
                return (one.*value).has_value();
            });
        };
        const auto sortBy = [this](auto TimedParent::*value) {
            std::stable_sort(parents.begin(), parents.end(),
                             [value](const TimedParent& a, const TimedParent& b) {
                                 return *(a.*value) < *(b.*value);
                             });
        };
        if (allHave(&TimedParent::timeFs))
            sortBy(&TimedParent::timeFs);
        else if (allHave(&TimedParent::frame))
            sortBy(&TimedParent::frame);
    }
};

std::vector<Source> sourcesOf(const std::vector<SplitItem>& items) {
    std::map<std::string, std::size_t> sourceOf;
    std::vector<Source> sources;
    for (Group& group : groupsByParent(items)) {
        const SplitItem& first = items[group.front()];
        const auto frame = first.parent ? first.parent->frame : std::nullopt;
        const std::string name = frame ? first.parent->source : std::string();
        const auto [at, isNew] = sourceOf.try_emplace(name, sources.size());
        if (isNew)
            sources.emplace_back();
        sources[at->second].parents.push_back({std::move(group), first.timeFs, frame});
    }
    for (Source& source : sources)
        source.sortByTime();
    return sources;
}

std::size_t parentsInBlock(const SplitOptions& options, std::size_t parents) {
    if (options.parentsInBlock > 0)
        return options.parentsInBlock;
    double least = 1;
    for (const double fraction : {options.validationFraction, options.testFraction})
        if (fraction > 0)
            least = std::min(least, fraction);
    return std::max<std::size_t>(1, static_cast<std::size_t>(least * static_cast<double>(parents)));
}

std::vector<Group> timeBlocks(const std::vector<SplitItem>& items, const SplitOptions& options) {
    const std::vector<Source> sources = sourcesOf(items);
    std::size_t parents = 0;
    for (const Source& source : sources)
        parents += source.parents.size();
    const std::size_t length = parentsInBlock(options, parents);
    std::vector<Group> blocks;
    for (const Source& source : sources) {
        const std::size_t count = source.parents.size();
        const std::size_t blockCount = std::max<std::size_t>(1, (count + length / 2) / length);
        for (std::size_t block = 0; block < blockCount; ++block) {
            blocks.emplace_back();
            for (std::size_t i = block * count / blockCount; i < (block + 1) * count / blockCount;
                 ++i)
                blocks.back().insert(blocks.back().end(), source.parents[i].items.begin(),
                                     source.parents[i].items.end());
        }
    }
    return blocks;
}

void requireFractions(const SplitOptions& options) {
    const auto require = [](double fraction, const char* name) {
        if (!(fraction >= 0 && fraction < 1))
            throw InputError(
                fmt::format("the {} fraction must be in [0, 1), not {}", name, fraction));
    };
    require(options.validationFraction, "validation");
    require(options.testFraction, "test");
    if (options.validationFraction + options.testFraction >= 1)
        throw InputError(
            fmt::format("the fractions of validation ({}) and test ({}) leave nothing "
                        "for training",
                        options.validationFraction, options.testFraction));
}

std::vector<Part> drawn(std::vector<Group> groups, std::size_t count, const SplitOptions& options) {
    std::vector<Part> parts(count, Part::Training);
    shuffle(groups, options.seed);
    std::size_t next = 0;
    // Leaves `left` groups for what comes after.
    const auto draw = [&](Part part, double fraction, std::size_t left) {
        const double wanted = fraction * static_cast<double>(count);
        for (std::size_t taken = 0;
             next + left < groups.size() && static_cast<double>(taken) < wanted; ++next) {
            for (std::size_t index : groups[next])
                parts[index] = part;
            taken += groups[next].size();
        }
    };
    draw(Part::Validation, options.validationFraction, options.testFraction > 0 ? 2 : 1);
    draw(Part::Test, options.testFraction, 1);
    return parts;
}

std::vector<Part> heldBackByDensity(const std::vector<SplitItem>& items,
                                    const SplitOptions& options) {
    std::vector<Part> parts(items.size(), Part::Training);
    const auto holdBack = [&](const std::vector<double>& densities, Part part) {
        for (const double wanted : densities) {
            bool isFound = false;
            for (std::size_t i = 0; i < items.size(); ++i) {
                const auto& own = items[i].density;
                if (!own || !isSameDensity(*own, wanted))
                    continue;
                parts[i] = part;
                isFound = true;
            }
            if (!isFound)
                throw InputError(
                    fmt::format("no configuration has a density of {:.4g} g/cm³", wanted));
        }
    };
    holdBack(options.validationDensities, Part::Validation);
    holdBack(options.testDensities, Part::Test);
    if (!items.empty() && std::find(parts.begin(), parts.end(), Part::Training) == parts.end())
        throw InputError("the densities for validation leave nothing for training");
    return parts;
}

}  // namespace

std::string_view partName(Part part) {
    constexpr std::string_view kNames[] = {"training", "validation", "test"};
    return kNames[static_cast<std::size_t>(part)];
}

std::string_view splitMethodName(SplitMethod method) {
    constexpr std::string_view kNames[] = {"parent", "time", "density"};
    return kNames[static_cast<std::size_t>(method)];
}

SplitItem splitItemOf(const Frame& frame) {
    return {frame.lineage.parent, frame.timeFs, density(frame)};
}

std::vector<SplitItem> splitItemsOf(const std::vector<Frame>& frames) {
    std::vector<SplitItem> items;
    for (const Frame& frame : frames)
        items.push_back(splitItemOf(frame));
    return items;
}

std::vector<Part> splitConfigurations(const std::vector<SplitItem>& items,
                                      const SplitOptions& options) {
    if (options.method == SplitMethod::Density)
        return heldBackByDensity(items, options);
    requireFractions(options);
    return drawn(
        options.method == SplitMethod::Parent ? groupsByParent(items) : timeBlocks(items, options),
        items.size(), options);
}

void joinParents(std::vector<Part>& parts, const std::vector<SplitItem>& items,
                 const std::vector<bool>& isNew) {
    std::unordered_map<ParentKey, Part> partOf;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!isNew[i] && items[i].parent)
            partOf.emplace(*items[i].parent, parts[i]);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!isNew[i] || !items[i].parent)
            continue;
        if (const auto found = partOf.find(*items[i].parent); found != partOf.end())
            parts[i] = found->second;
    }
}

std::vector<std::size_t> shuffledByParent(const std::vector<SplitItem>& items, std::uint64_t seed) {
    std::vector<Group> groups = groupsByParent(items);
    shuffle(groups, seed);
    std::vector<std::size_t> order;
    for (const Group& group : groups)
        order.insert(order.end(), group.begin(), group.end());
    return order;
}

std::vector<Part> splitByParent(const std::vector<Frame>& frames, double validationFraction,
                                std::uint64_t seed) {
    SplitOptions options;
    options.validationFraction = validationFraction;
    options.seed = seed;
    return splitConfigurations(splitItemsOf(frames), options);
}

}  // namespace mtp
