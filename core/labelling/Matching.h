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

// Matches by cell, composition and positions (periodic images, order of atoms of one element free).
MatchResult matchByGeometry(const std::vector<Frame>& configurations,
                            const std::vector<Frame>& singlePoints,
                            const MatchOptions& options = {});

// A copy of `configuration` with the labels and provenance of `singlePoint` (forces in its order of
// atoms). Throws InputError if the two do not match.
Frame withLabels(const Frame& configuration, const Frame& singlePoint,
                 const MatchOptions& options = {});

// Settings in which provenances differ, as "functional: PBE / optB88-vdW"; empty if all agree.
std::vector<std::string> conflictingSettings(const std::vector<Frame>& frames);
// The same of provenances (null: unknown).
std::vector<std::string> conflictingSettings(
    const std::vector<std::shared_ptr<const Provenance>>& provenances);
// Indices of the provenances whose code or settings differ from those that most have. Without them
// conflictingSettings() of the others is empty.
std::vector<std::size_t> differingFromMost(
    const std::vector<std::shared_ptr<const Provenance>>& provenances);

}  // namespace mtp
