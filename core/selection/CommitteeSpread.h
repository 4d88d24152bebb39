// How far the members of a committee are apart: a measure of doubt that needs no active set.
#pragma once

#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// Standard deviations over the members.
struct ConfigurationSpread {
    double energy = 0;  // eV per atom
    // The largest of atomForces, and whose it is.
    double force = 0;  // eV/Å
    std::optional<std::size_t> worstAtom;
    // For each atom the root of the mean squared distance of the members' forces from their mean.
    std::vector<double> atomForces;  // eV/Å
};

//     const Committee committee(readCommittee({"committee"}));
//     for (const ConfigurationSpread& spread : committee.evaluate(frames, 0)) ...
//
// Immutable: threads share one.
class Committee {
public:
    // Throws InputError unless there are at least two, all trained and of the same species.
    explicit Committee(std::vector<Potential> members);

    std::size_t size() const { return m_members.size(); }
    // In the order of the frames, whose types are those of the members. threads: 0 for all. Throws
    // what evaluateAll() throws.
    std::vector<ConfigurationSpread> evaluate(const std::vector<Frame>& frames, int threads,
                                              Progress* progress = nullptr) const;

private:
    std::vector<Evaluator> m_members;
};

}  // namespace mtp
