// Trains a committee: potentials that the same labels could have given. Where its members differ,
// the labels do not determine the potential.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/training/TrainingOptions.h"

namespace mtp {

inline constexpr int kDefaultMembers = 8;

struct CommitteeOptions {
    int members = kDefaultMembers;  // at least 2
    // Steps of each member from the coefficients of the potential. With 0 the members share its
    // radial functions and differ in the linear coefficients alone.
    int iterations = 5;
    std::uint64_t seed = 1;
    // The weights of labels, the regularisation, threads and memory. The basis is that of the
    // potential; nothing else is read.
    TrainingOptions training{};
    Progress* progress = nullptr;  // not owned; may be null
};

// Returns the members, each of which is trained from `potential` on all configurations, weighted at
// random (the Bayesian bootstrap; Rubin, Ann. Stat. 9, 130 (1981)). The configurations are prepared
// once for all members. Types are mapped to the species of the potential by name. Throws InputError
// if the potential is not trained, an option is out of its range, a species occurs in no
// configuration or no configuration has an energy; and Cancelled.
//
//     const Committee committee(trainCommittee(potential, frames, {.members = 8}));
//     const std::vector<ConfigurationSpread> spreads = committee.evaluate(others, 0);
std::vector<Potential> trainCommittee(const Potential& potential, const std::vector<Frame>& frames,
                                      const CommitteeOptions& options);

// Positive random weights with mean 1, one for each of `count` configurations.
std::vector<double> bootstrapWeights(std::size_t count, std::uint64_t seed);

}  // namespace mtp
