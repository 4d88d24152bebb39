// Potentials with active sets, and their grades by plain algebra.
#pragma once

#include "core/selection/ActiveSetBuilder.h"
#include "core/selection/CandidateGradients.h"
#include "tests/core/mtp/TestSystems.h"

namespace mtp::test {

// Small cells that differ.
inline std::vector<Frame> someFrames(int count, int speciesCount, unsigned seed = 1) {
    std::vector<Frame> frames;
    for (int k = 0; k < count; ++k)
        frames.push_back(
            jitteredGrid(3, 7.0 + 0.2 * k, speciesCount, seed + static_cast<unsigned>(k)));
    return frames;
}

// Atoms x parameters.
inline RowMatrix denseGradients(const Potential& potential, const Frame& frame) {
    const GradientPlan plan(potential);
    std::vector<double> sites;
    siteGradients(plan, frame, *ParameterGradients::create(plan), sites);
    const std::size_t width = plan.layout.siteCount();
    RowMatrix out = RowMatrix::Zero(static_cast<Eigen::Index>(frame.atomCount()),
                                    static_cast<Eigen::Index>(plan.layout.count()));
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom)
        for (std::size_t k = 0; k < width; ++k)
            out(static_cast<Eigen::Index>(atom),
                static_cast<Eigen::Index>(plan.layout.parameter(frame.types[atom], k))) =
                sites[atom * width + k];
    return out;
}

inline ActiveSet activeSetFrom(const Potential& potential, const std::vector<Frame>& frames,
                               GradeMode mode = GradeMode::Neighbourhood) {
    ActiveSet set = startOfActiveSet(potential, mode);
    extendActiveSet(set, potential, frames, {.threads = 1});
    return set;
}

}  // namespace mtp::test
