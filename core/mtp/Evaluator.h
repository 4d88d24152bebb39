// Energy, forces and virial of a configuration by a potential.
#pragma once

#include <memory>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/mtp/SiteEvaluator.h"

namespace mtp {

struct Prediction {
    double energy = 0;                                 // eV
    std::vector<double> siteEnergies;                  // eV, per atom
    Positions forces;                                  // eV/Å, N x 3
    Eigen::Matrix3d virial = Eigen::Matrix3d::Zero();  // eV, positive = compressed
};

// The fast evaluator: SiteEvaluator over the atoms of a frame, which it sorts into cells and shares
// between threads. One object can be used from several threads.
//
//     const Evaluator evaluator(readPotential("LiAlCl4.almtp"));
//     const Frame frame = withSpeciesOrder(read, evaluator.potential().species);
//     const Prediction prediction = evaluator.evaluate(frame);
class Evaluator {
public:
    // Throws InputError if the potential is not trained.
    explicit Evaluator(Potential potential);

    const Potential& potential() const { return m_sites.potential(); }
    // frame.types are types of the potential (see withSpeciesOrder). threads: how many share the
    // atoms, 0 for all; the energy does not depend on it to the bit, forces and virial do by
    // rounding. Throws InputError as requireEvaluable() does, and if two atoms are at the same
    // place or the cell has no volume.
    Prediction evaluate(const Frame& frame, int threads = 1) const;

private:
    class WorkspacePool;

    SiteEvaluator m_sites;
    std::shared_ptr<WorkspacePool> m_pool;
};

// Predictions of many configurations, which threads (0: all) share; if there is only one, they
// share its atoms. Throws what Evaluator::evaluate() throws, and Cancelled.
std::vector<Prediction> evaluateAll(const Evaluator& evaluator, const std::vector<Frame>& frames,
                                    int threads = 0, Progress* progress = nullptr);

// Throws InputError if the potential is not trained, or if the frame has types that are not among
// its species or another number of positions.
void requireEvaluable(const Potential& potential, const Frame& frame);

// The slow evaluator, written to be read beside the formulas; the fast one is tested against it.
// Throws what requireEvaluable() and findNeighbours() throw.
Prediction evaluateReference(const Potential& potential, const Frame& frame);

}  // namespace mtp
