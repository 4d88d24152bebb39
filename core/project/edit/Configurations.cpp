#include "core/project/edit/Configurations.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/density/Expansion.h"
#include "core/density/Ladder.h"
#include "core/labelling/Matching.h"

namespace mtp {

namespace {

using ByParent = std::unordered_multimap<ParentKey, const ConfigurationRecord*>;

ByParent byParent(const std::vector<ConfigurationRecord>& records) {
    ByParent sorted;
    for (const ConfigurationRecord& record : records)
        if (record.parent)
            sorted.emplace(*record.parent, &record);
    return sorted;
}

bool holds(const ByParent& records, const ConfigurationRecord& wanted) {
    const auto [first, last] = records.equal_range(wanted.parent.value());
    return std::any_of(first, last, [&](const auto& entry) {
        const ConfigurationRecord& record = *entry.second;
        return record.expansion == wanted.expansion && isAtRatio(record, *wanted.densityRatio);
    });
}

}  // namespace

bool isAtRatio(const ConfigurationRecord& record, double ratio) {
    return record.densityRatio && std::abs(*record.densityRatio - ratio) < kSameRatio;
}

std::vector<Configuration> makeConfigurations(const std::vector<Frame>& frames,
                                              const ExpansionOptions& options,
                                              const std::vector<ConfigurationRecord>& existing,
                                              Progress* progress) {
    std::vector<Frame> expanded = expand(frames, options, progress);
    const ByParent known = byParent(existing);
    std::vector<Configuration> made;
    for (std::size_t i = 0; i < expanded.size(); ++i) {
        const ConfigurationRecord record =
            recordOf(expanded[i], options.ratios[i % options.ratios.size()]);
        if (!holds(known, record))
            made.push_back({record, std::move(expanded[i])});
    }
    return made;
}

LabelOutcome applyLabels(const std::vector<ConfigurationRecord>& records,
                         const std::vector<Frame>& frames, const std::vector<Frame>& singlePoints) {
    LabelledFrames matched = labelByGeometry(frames, singlePoints);
    LabelOutcome outcome;
    for (std::size_t i = 0; i < matched.indices.size(); ++i)
        outcome.labelled.push_back({records[matched.indices[i]], std::move(matched.frames[i])});
    outcome.unmatched = std::move(matched.unmatched);
    return outcome;
}

std::vector<Configuration> asConfigurations(const std::vector<Frame>& singlePoints,
                                            const std::optional<DensityReference>& reference) {
    std::vector<SplitItem> items = splitItemsOf(singlePoints);
    findParentsByGeometry(singlePoints, items);
    std::unordered_map<ParentKey, ParentKey> keyOf;  // by the parent of the item
    std::vector<Configuration> made;
    for (std::size_t i = 0; i < singlePoints.size(); ++i) {
        Configuration configuration{
            recordOf(singlePoints[i], densityRatio(singlePoints[i], reference)), singlePoints[i]};
        if (!configuration.record.parent)
            configuration.record.parent =
                items[i].parent
                    ? keyOf.emplace(*items[i].parent, parentKey(singlePoints[i], i)).first->second
                    : parentKey(singlePoints[i], i);
        made.push_back(std::move(configuration));
    }
    return made;
}

}  // namespace mtp
