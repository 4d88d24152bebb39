// Builds active sets from training sets, and chooses the configurations that extend them.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "core/selection/MaxVol.h"

namespace mtp {

struct ExtensionOptions {
    double threshold = 1.001;  // grade from which on a configuration is taken; more than 1
    // Configurations at most. The one of the highest grade is taken first, and the next one is
    // graded with it.
    std::size_t most = std::numeric_limits<std::size_t>::max();
    int threads = 0;               // 0: all
    Progress* progress = nullptr;  // not owned; may be null
};

// A set without any configuration, to be extended.
ActiveSet startOfActiveSet(const Potential& potential, GradeMode mode);

// Exchanges rows of the set for those of frames, as long as that enlarges its volume, and returns
// the frames that have rows in the end, in rising order. Their types are those of the potential.
// Without a limit of configurations all exchanges are those of MLIP-3 (its "select_add"); sets of
// more than a gigabyte are taken part by part. Throws InputError and Cancelled; the set is then as
// it was.
std::vector<std::size_t> extendActiveSet(ActiveSet& set, const Potential& potential,
                                         std::span<const Frame> frames,
                                         const ExtensionOptions& options);

// The candidates that a training set needs.
struct Additions {
    std::vector<std::size_t> selected;  // indices of candidates, rising
    std::vector<double> grades;         // theirs, by the training set alone
};
// As MLIP-3's "select_add" chooses them: the set takes rows of the training set, then of the
// candidates, then again those of the training set that have become worth a row. What rows it has
// at first stay if they are worth it. A limit of configurations leaves out the last step.
Additions selectAdditions(ActiveSet& set, const Potential& potential,
                          std::span<const Frame> training, std::span<const Frame> candidates,
                          const ExtensionOptions& options);

// An active set of these frames alone.
ActiveSet buildActiveSet(const Potential& potential, GradeMode mode, std::span<const Frame> frames,
                         const ExtensionOptions& options);

}  // namespace mtp
