#include "core/project/Configurations.h"

#include <cmath>

#include "core/density/Expansion.h"
#include "core/labelling/Matching.h"

namespace mtp {

namespace {

constexpr double kSameRatio = 1e-6;  // ratios come from a ladder: equal but for rounding

ConfigurationRecord recordOf(Frame frame, double ratio) {
    ConfigurationRecord record;
    const auto parent = frame.features.find("parent");
    record.parent = parent == frame.features.end() ? std::string() : parent->second;
    record.densityRatio = ratio;
    record.frame = std::move(frame);
    return record;
}

bool holds(const std::vector<ConfigurationRecord>& records, const ConfigurationRecord& wanted) {
    const std::string key = expansionKeyOf(wanted);
    for (const ConfigurationRecord& record : records)
        if (record.parent == wanted.parent &&
            std::abs(record.densityRatio - wanted.densityRatio) < kSameRatio &&
            expansionKeyOf(record) == key)
            return true;
    return false;
}

}  // namespace

std::string expansionKeyOf(const ConfigurationRecord& record) {
    const auto found = record.frame.features.find("expansion");
    return found == record.frame.features.end() ? std::string() : found->second;
}

std::vector<ConfigurationRecord> makeConfigurations(
    const std::vector<Frame>& frames, const ExpansionOptions& options,
    const std::vector<ConfigurationRecord>& existing, Progress* progress) {
    const std::vector<Frame> expanded = expand(frames, options, progress);
    std::vector<ConfigurationRecord> records;
    for (std::size_t i = 0; i < expanded.size(); ++i) {
        ConfigurationRecord record =
            recordOf(expanded[i], options.ratios[i % options.ratios.size()]);
        if (!holds(existing, record))
            records.push_back(std::move(record));
    }
    return records;
}

LabelOutcome applyLabels(const std::vector<ConfigurationRecord>& configurations,
                         const std::vector<Frame>& singlePoints) {
    std::vector<Frame> frames;
    for (const ConfigurationRecord& record : configurations)
        frames.push_back(record.frame);
    const MatchResult match = matchByGeometry(frames, singlePoints);
    LabelOutcome outcome;
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        if (match.labelOf[i] < 0)
            continue;
        ConfigurationRecord record = configurations[i];
        record.frame =
            withLabels(record.frame, singlePoints[static_cast<std::size_t>(match.labelOf[i])]);
        outcome.labelled.push_back(std::move(record));
    }
    for (int index : match.unmatched)
        outcome.unmatched.push_back(singlePoints[static_cast<std::size_t>(index)]);
    return outcome;
}

std::vector<ConfigurationRecord> asConfigurations(const std::vector<Frame>& singlePoints,
                                                  std::optional<double> referenceDensity) {
    std::vector<ConfigurationRecord> records;
    for (std::size_t i = 0; i < singlePoints.size(); ++i) {
        const auto own = density(singlePoints[i]);
        const double ratio = own && referenceDensity ? *own / *referenceDensity : 1.0;
        ConfigurationRecord record = recordOf(singlePoints[i], ratio);
        if (record.parent.empty())
            record.parent = parentKey(singlePoints[i], i);
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace mtp
