// Gives unlabelled configurations the labels of single points with the same geometry.
#pragma once

#include <vector>

#include "core/model/Frame.h"

namespace mtp {

struct MatchOptions {
    double tolerance = 1e-3;  // Å, largest distance of an atom after periodic wrapping
};

struct MatchResult {
    // Per configuration: index of its single point, or -1.
    std::vector<int> labelOf;
    // Single points that fit no configuration.
    std::vector<int> unmatched;
};

// Matches by cell, composition and positions. Periodic images count as equal, and the atoms of an
// element may stand in another order.
//
//     const MatchResult match = matchByGeometry(configurations, singlePoints);
//     for (std::size_t i = 0; i < configurations.size(); ++i)
//         if (match.labelOf[i] >= 0)
//             labelled.push_back(withLabels(configurations[i], singlePoints[match.labelOf[i]]));
MatchResult matchByGeometry(const std::vector<Frame>& configurations,
                            const std::vector<Frame>& singlePoints,
                            const MatchOptions& options = {});

// A copy of `configuration` with the labels and provenance of `singlePoint` (forces in its order of
// atoms). Throws InputError if the two do not match.
Frame withLabels(const Frame& configuration, const Frame& singlePoint,
                 const MatchOptions& options = {});

// Configurations that got labels, and single points that fit none of them.
struct LabelledFrames {
    std::vector<std::size_t> indices;  // of the configurations that match a single point
    std::vector<Frame> frames;         // these, with labels and provenance
    std::vector<Frame> unmatched;      // single points
};

// matchByGeometry() and withLabels() of all.
LabelledFrames labelByGeometry(const std::vector<Frame>& configurations,
                               const std::vector<Frame>& singlePoints,
                               const MatchOptions& options = {});

// Those that have an energy, without which a frame labels nothing.
std::vector<Frame> withEnergies(std::vector<Frame> frames);

// Settings in which provenances differ, as "functional: PBE / optB88-vdW"; empty if all agree.
std::vector<std::string> conflictingSettings(const std::vector<Frame>& frames);
// The same for provenances; null stands for an unknown one.
std::vector<std::string> conflictingSettings(
    const std::vector<std::shared_ptr<const Provenance>>& provenances);
// Returns the indices of the provenances whose code or settings differ from the most frequent ones.
// The others have no conflictingSettings().
std::vector<std::size_t> differingFromMost(
    const std::vector<std::shared_ptr<const Provenance>>& provenances);

}  // namespace mtp
