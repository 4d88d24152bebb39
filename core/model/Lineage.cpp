#include "core/model/Lineage.h"

#include <fmt/format.h>

#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr const char* kParent = "parent";
constexpr const char* kDensityRatio = "density_ratio";
constexpr const char* kExpansion = "expansion";
constexpr const char* kWeight = "weight";

}  // namespace

std::string toText(const ParentKey& parent) {
    return parent.frame ? fmt::format("{}#{}", parent.source, *parent.frame) : parent.source;
}

std::optional<ParentKey> parseParent(std::string_view text) {
    if (text.empty())
        return {};
    const std::size_t hash = text.rfind('#');
    if (hash != std::string_view::npos) {
        ParentKey key{std::string(text.substr(0, hash)), parseInt(text.substr(hash + 1))};
        // "run#007" has a number too, but would not be written so again.
        if (key.frame && toText(key) == text)
            return key;
    }
    return ParentKey{std::string(text)};
}

void addLineage(std::map<std::string, std::string>& pairs, const Lineage& lineage) {
    if (lineage.parent)
        pairs[kParent] = toText(*lineage.parent);
    if (lineage.densityRatio)
        pairs[kDensityRatio] = fmt::format("{}", *lineage.densityRatio);
    if (!lineage.expansion.empty())
        pairs[kExpansion] = lineage.expansion;
    if (lineage.weight)
        pairs[kWeight] = fmt::format("{}", *lineage.weight);
}

bool takeLineage(Lineage& lineage, std::string_view key, std::string_view value) {
    if (value.empty())
        return false;
    if (key == kParent) {
        lineage.parent = parseParent(value);
        return true;
    }
    if (key == kExpansion) {
        lineage.expansion = value;
        return true;
    }
    const bool isWeight = key == kWeight;
    if (!isWeight && key != kDensityRatio)
        return false;
    const std::optional<double> number = parseDouble(value);
    if (!number || (isWeight && *number < 0))
        return false;
    (isWeight ? lineage.weight : lineage.densityRatio) = number;
    return true;
}

}  // namespace mtp
