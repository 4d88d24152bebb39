#include "ui/pages/train/SplitPlan.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/Error.h"

namespace mtp::ui {

namespace {

// The present parts, with new configurations beside the copies of their parent.
std::vector<Part> keptParts(const std::vector<ConfigurationRecord>& records,
                            const std::vector<SplitItem>& items, const std::vector<RunRecord>& runs,
                            bool isByHand) {
    std::vector<Part> parts;
    for (const ConfigurationRecord& record : records)
        parts.push_back(record.part);
    std::unordered_set<std::int64_t> known;
    for (const RunRecord& run : runs)
        if (run.trainedOn) {
            known.insert(run.trainedOn->trainingIds.begin(), run.trainedOn->trainingIds.end());
            known.insert(run.trainedOn->validationIds.begin(), run.trainedOn->validationIds.end());
        }
    if (isByHand || known.empty())
        return parts;
    std::vector<bool> isNew;
    for (const ConfigurationRecord& record : records)
        isNew.push_back(record.part == Part::Training && !known.contains(record.id));
    joinParents(parts, items, isNew);
    return parts;
}

}  // namespace

SplitPlan planSplit(const std::vector<ConfigurationRecord>& configurations,
                    const std::optional<SplitOptions>& options, const std::vector<RunRecord>& runs,
                    bool isByHand) {
    SplitPlan plan;
    std::vector<SplitItem> items;
    for (const ConfigurationRecord& record : configurations)
        if (isUsable(record)) {
            plan.records.push_back(record);
            items.push_back(splitItemOf(record));
        }
    if (plan.records.empty())
        return plan;
    std::vector<Part> parts;
    try {
        parts = options ? splitConfigurations(items, *options)
                        : keptParts(plan.records, items, runs, isByHand);
    } catch (const Error& error) {
        plan.problem = error.what();
        return plan;
    }
    std::size_t counts[3] = {};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        plan.changed += plan.records[i].part != parts[i] ? 1 : 0;
        plan.records[i].part = parts[i];
        ++counts[static_cast<int>(parts[i])];
    }
    plan.training = counts[0];
    plan.validation = counts[1];
    plan.test = counts[2];
    return plan;
}

bool hasSplit(const std::vector<ConfigurationRecord>& configurations) {
    return std::any_of(configurations.begin(), configurations.end(),
                       [](const ConfigurationRecord& record) {
                           return isUsable(record) && record.part != Part::Training;
                       });
}

}  // namespace mtp::ui
