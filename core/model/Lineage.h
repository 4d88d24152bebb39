// Where a configuration comes from and how it was made: what travels with a frame.
//
// Files and projects keep a lineage as text, by the keys "parent", "density_ratio", "expansion" and
// "weight". addLineage() and takeLineage() write and read them; nothing else does.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mtp {

// The frame of a trajectory that a configuration was made from.
struct ParentKey {
    std::string source;  // path of the trajectory, as it was when it was first opened
    // Its step, or its number in the input, from 0. Absent if another program named the parent.
    std::optional<std::int64_t> frame{};

    auto operator<=>(const ParentKey&) const = default;
};

// "<source>#<frame>", or the source alone if there is no number.
std::string toText(const ParentKey& parent);
// The inverse of toText(): every text comes back as it was. Absent if the text is empty.
std::optional<ParentKey> parseParent(std::string_view text);

struct Lineage {
    std::optional<ParentKey> parent{};
    std::optional<double> densityRatio{};  // that it was made with
    std::string expansion{};         // expansionKey() of how it was made, besides its density ratio
    std::optional<double> weight{};  // how much it counts in a training, not negative; absent: 1

    bool operator==(const Lineage&) const = default;
    bool isEmpty() const { return *this == Lineage{}; }
};

// Adds what is known to the key-value pairs of a frame.
void addLineage(std::map<std::string, std::string>& pairs, const Lineage& lineage);
// Takes a pair if it is one of ours and its value can be read. Else false.
bool takeLineage(Lineage& lineage, std::string_view key, std::string_view value);

}  // namespace mtp

template <>
struct std::hash<mtp::ParentKey> {
    std::size_t operator()(const mtp::ParentKey& key) const noexcept {
        constexpr std::size_t kOdd = 0x9e3779b97f4a7c15;  // spreads consecutive numbers
        return std::hash<std::string>()(key.source) ^
               static_cast<std::size_t>(key.frame.value_or(-1)) * kOdd;
    }
};
