// Labelled configurations with their geometry computed once: neighbours, radial polynomials,
// weights.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/training/Reduction.h"
#include "core/training/Trainer.h"

namespace mtp {

// The neighbours of one atom, those of one species together.
struct AtomGeometry {
    int species = 0;
    std::uint32_t first = 0, count = 0;     // in the arrays of the configuration
    std::vector<std::uint32_t> speciesEnd;  // per species, relative to first
};

struct ConfigurationGeometry {
    std::vector<AtomGeometry> atoms;
    std::vector<std::uint32_t> neighbour;  // atom
    std::vector<Eigen::Vector3d> vector;   // Å

    // Targets without the baseline, and the square roots of the weights; 0 where there is no label.
    bool hasEnergy = false, hasVirial = false;
    double energy = 0, energyWeight = 0;
    std::vector<double> forces;  // 3N
    double forceWeight = 0;
    double virial[6] = {};    // xx yy zz yz xz xy
    double virialWeight = 0;  // off-diagonal components count twice
    double baseline = 0;      // eV, of the species in this configuration

    std::size_t atomCount() const { return atoms.size(); }
};

// Chebyshev polynomials to ones that are orthonormal over the training set: T = Q U.
struct RadialTransform {
    Eigen::MatrixXd toOrthonormal;  // U, upper triangular
    // Coefficients of the file (by Q) from ours (by T): U c.
    Eigen::VectorXd toFile(const Eigen::VectorXd& ours) const { return toOrthonormal * ours; }
    Eigen::VectorXd fromFile(const Eigen::VectorXd& file) const {
        return toOrthonormal.triangularView<Eigen::Upper>().solve(file);
    }
};

struct TrainingSet {
    std::vector<ConfigurationGeometry> configurations;
    std::size_t neighbourCount() const;
    std::size_t rowCount() const;  // labels: energies, force and virial components
};

struct PreparedSets {
    TrainingSet training, validation;  // the part of this process
    bool hasValidation = false;        // in any process
    RadialBasis radial;
    RadialTransform transform;
    std::vector<double> speciesBaseline;  // eV
};

// Frames must carry types of `speciesCount` species; every process gives all of them and prepares
// its own part. Throws InputError (see Trainer).
PreparedSets prepareSets(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                         int speciesCount, const TrainingOptions& options,
                         const Reduction& reduction = oneProcess());
// Every step-th training configuration (of all processes), weighted so that objectives compare; no
// validation.
PreparedSets sampleOf(const PreparedSets& sets, std::size_t step, const Reduction& reduction);

}  // namespace mtp
