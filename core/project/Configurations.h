// The two steps that fill a project: making configurations from frames, giving them labels.
#pragma once

#include <optional>
#include <vector>

#include "core/project/ProjectStore.h"

namespace mtp {

// frames x ratios without those that `existing` already holds (same parent and ratio). Frames must
// carry the feature "parent". referenceDensity in g/cm³, ratio 1; absent: each frame's own.
std::vector<ConfigurationRecord> makeConfigurations(
    const std::vector<Frame>& frames, const std::vector<double>& ratios,
    std::optional<double> referenceDensity, const std::vector<ConfigurationRecord>& existing);

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
