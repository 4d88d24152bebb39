// The configurations that a selection of frames, a ladder of densities and an expansion make
// together: which there are already, what the others cost, which distances they visit.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/density/Coverage.h"
#include "core/density/Expansion.h"
#include "core/project/file/Records.h"
#include "core/workflow/LoadedTrajectory.h"

namespace mtp {

struct ExpansionBatch {
    std::vector<std::size_t> frames;  // of the trajectory; each is made at each density
    std::size_t densities = 0;
    std::size_t missing = 0;  // configurations that are not made yet
    // Of their calculations, as a number of configurations at ratio 1: by volume.
    double cost = 0;
};

// selected: indices of frames. framesPerDensity: that many of them, evenly spaced; 0: all.
// parentKeys: of all frames of the trajectory. expansion: its ratios are the ladder. existing: the
// configurations of the project.
ExpansionBatch planExpansion(const std::vector<std::size_t>& selected, int framesPerDensity,
                             const std::vector<ParentKey>& parentKeys,
                             const ExpansionOptions& expansion,
                             const std::vector<ConfigurationRecord>& existing);

// How far the configurations at one density are.
struct RungState {
    double ratio = 1;
    int configurations = 0;
    int exported = 0;  // of those without labels
    int labelled = 0;
    int training = 0;          // of the labelled, those that the training takes
    bool isStretched = false;  // its cells have another shape than the frames
};

// One for each ratio of the expansion. exported: ids of configurations that were written to be
// computed elsewhere.
std::vector<RungState> rungStates(const ExpansionOptions& expansion,
                                  const std::vector<ConfigurationRecord>& configurations,
                                  const std::set<std::int64_t>& exported);

// The configurations that still need a calculation.
std::vector<ConfigurationRecord> unlabelled(const std::vector<ConfigurationRecord>& configurations);

// The coverage (pairCoverage) that the frames of a batch would have at all ratios of the expansion,
// from at most 32 of them, evenly spaced: enough to see where it is empty. Throws what
// TrajectoryReader::read() and expand() throw, and Cancelled.
Table batchCoverage(SharedTrajectory& trajectory, const std::vector<std::size_t>& frames,
                    const ExpansionOptions& expansion, const CoverageOptions& options,
                    Progress& progress);

// The kinetic energy cutoff of the wave functions, eV; absent if the provenance (may be null) does
// not say it. CP2K's cutoff is that of its grid and does not count.
std::optional<double> planeWaveCutoff(const Provenance* provenance);

}  // namespace mtp
