// Potentials with active sets, and their grades by plain algebra.
#pragma once

#include "core/model/GhostAtoms.h"
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

// The atoms of a periodic frame and, behind them, as ghosts their images within the reach (Å).
inline Frame withGhosts(const Frame& frame, double reach) {
    constexpr int kCells = 2;
    Frame out = frame;
    std::vector<Eigen::RowVector3d> ghosts;
    for (int a = -kCells; a <= kCells; ++a)
        for (int b = -kCells; b <= kCells; ++b)
            for (int c = -kCells; c <= kCells; ++c)
                for (Eigen::Index atom = 0; atom < frame.positions.rows(); ++atom) {
                    const Eigen::RowVector3d image =
                        frame.positions.row(atom) +
                        Eigen::RowVector3d(a, b, c) * frame.cell.vectors;
                    const bool isNear =
                        (frame.positions.rowwise() - image).rowwise().norm().minCoeff() < reach;
                    if ((a != 0 || b != 0 || c != 0) && isNear) {
                        ghosts.push_back(image);
                        out.types.push_back(frame.types[static_cast<std::size_t>(atom)]);
                    }
                }
    out.positions.conservativeResize(static_cast<Eigen::Index>(out.types.size()), 3);
    for (std::size_t k = 0; k < ghosts.size(); ++k)
        out.positions.row(frame.positions.rows() + static_cast<Eigen::Index>(k)) = ghosts[k];
    markGhosts(out, ghosts.size());
    return out;
}

inline ActiveSet activeSetFrom(const Potential& potential, const std::vector<Frame>& frames,
                               GradeMode mode = GradeMode::Neighbourhood) {
    ActiveSet set = startOfActiveSet(potential, mode);
    extendActiveSet(set, potential, frames, {.threads = 1});
    return set;
}

}  // namespace mtp::test
