// Energy, forces and virial of a configuration by a potential.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

namespace mtp {

struct Prediction {
    double energy = 0;                                 // eV
    std::vector<double> siteEnergies;                  // eV, per atom
    Positions forces;                                  // eV/Å, N x 3
    Eigen::Matrix3d virial = Eigen::Matrix3d::Zero();  // eV, positive = compressed
};

// The fast evaluator; one object can be used from several threads.
class Evaluator {
public:
    explicit Evaluator(Potential potential);  // throws InputError where it is not trained
    ~Evaluator();
    Evaluator(Evaluator&&) noexcept;
    Evaluator& operator=(Evaluator&&) noexcept;

    const Potential& potential() const;
    // frame.types are types of the potential (see withSpeciesOrder). Throws InputError for a type
    // the potential does not have. threads > 1 shares the atoms.
    Prediction evaluate(const Frame& frame, int threads = 1) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// Predictions of many configurations, shared over threads (0: all); of a single one its atoms are
// shared.
std::vector<Prediction> evaluateAll(const Evaluator& evaluator, const std::vector<Frame>& frames,
                                    int threads = 0, Progress* progress = nullptr);

// The slow evaluator, written to be read beside the formulas: the test of the fast one.
Prediction evaluateReference(const Potential& potential, const Frame& frame);

}  // namespace mtp
