// The two steps that fill a project: making configurations from frames, giving them labels.
#pragma once

#include <optional>
#include <vector>

#include "core/density/Expansion.h"
#include "core/project/ProjectStore.h"

namespace mtp {

// frames x ratios, expanded, without those that `existing` already holds (same parent, ratio and
// way of expansion). Frames must carry the feature "parent".
std::vector<ConfigurationRecord> makeConfigurations(
    const std::vector<Frame>& frames, const ExpansionOptions& options,
    const std::vector<ConfigurationRecord>& existing, Progress* progress = nullptr);

// What tells configurations of one parent and ratio apart: expansionKey() of how it was made.
std::string expansionKeyOf(const ConfigurationRecord& record);

struct LabelOutcome {
    std::vector<ConfigurationRecord> labelled;  // changed records, with labels and provenance
    std::vector<Frame> unmatched;               // single points that fit no configuration
};

// Matches by geometry; a configuration that had labels gets the new ones.
LabelOutcome applyLabels(const std::vector<ConfigurationRecord>& configurations,
                         const std::vector<Frame>& singlePoints);

// Single points as configurations of their own, each its own parent, ratio by density.
std::vector<ConfigurationRecord> asConfigurations(const std::vector<Frame>& singlePoints,
                                                  std::optional<double> referenceDensity);

}  // namespace mtp
