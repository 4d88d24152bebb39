// The two steps that fill a project: making configurations from frames, giving them labels.
#pragma once

#include <optional>
#include <vector>

#include "core/density/DensityRatio.h"
#include "core/density/Expansion.h"
#include "core/project/file/Records.h"

namespace mtp {

// Whether the configuration stands at this rung of a ladder.
bool isAtRatio(const ConfigurationRecord& record, double ratio);

// frames x ratios, expanded, without those that `existing` already holds (same parent, ratio and
// way of expansion). Frames must have a parent in their lineage.
std::vector<Configuration> makeConfigurations(const std::vector<Frame>& frames,
                                              const ExpansionOptions& options,
                                              const std::vector<ConfigurationRecord>& existing,
                                              Progress* progress = nullptr);

struct LabelOutcome {
    std::vector<Configuration> labelled;  // those that match, with labels and provenance
    std::vector<Frame> unmatched;         // single points that fit no configuration
};

// Matches by geometry; a configuration that had labels gets the new ones. frames: those of the
// records, in their order.
LabelOutcome applyLabels(const std::vector<ConfigurationRecord>& records,
                         const std::vector<Frame>& frames, const std::vector<Frame>& singlePoints);

// Single points as configurations of their own, each with its densityRatio() to the reference.
// Those that do not say their parent are their own, but for scaled copies of one before
// (findParentsByGeometry), which share its.
std::vector<Configuration> asConfigurations(const std::vector<Frame>& singlePoints,
                                            const std::optional<DensityReference>& reference);

}  // namespace mtp
