// Labelled configurations as a training needs them: neighbours, targets and weights, computed once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/training/Reduction.h"
#include "core/training/TrainingOptions.h"

namespace mtp {

// The neighbours of one atom, sorted by species.
struct AtomGeometry {
    int species = 0;
    std::uint32_t first = 0, count = 0;     // in the arrays of the configuration
    std::vector<std::uint32_t> speciesEnd;  // per species, relative to first
};

struct ConfigurationGeometry {
    std::vector<AtomGeometry> atoms;
    std::vector<std::uint32_t> neighbour;  // atom
    std::vector<Eigen::Vector3d> vector;   // Å

    // Labels less the baseline, and the square roots of their weights; 0 for an absent label.
    bool hasEnergy = false, hasVirial = false;
    double energy = 0, energyWeight = 0;
    std::vector<double> forces;  // 3N
    double forceWeight = 0;
    double virial[6] = {};    // xx yy zz yz xz xy
    double virialWeight = 0;  // off-diagonal components count twice
    double baseline = 0;      // eV, of the species in this configuration

    std::size_t atomCount() const { return atoms.size(); }
};

// From Chebyshev polynomials to polynomials that are orthonormal over the training set: T = Q U.
struct RadialTransform {
    Eigen::MatrixXd toOrthonormal;  // U, upper triangular
    // Coefficients of the Chebyshev polynomials, as files have them, from those of the orthonormal
    // ones.
    Eigen::VectorXd toFile(const Eigen::VectorXd& ours) const { return toOrthonormal * ours; }
    Eigen::VectorXd fromFile(const Eigen::VectorXd& file) const {
        return toOrthonormal.triangularView<Eigen::Upper>().solve(file);
    }
};

// Multiplies what the labels of a configuration count; `root` is the square root of the factor.
void scaleWeights(ConfigurationGeometry& configuration, double root);

struct TrainingSet {
    std::vector<ConfigurationGeometry> configurations;
    std::size_t neighbourCount() const;
    std::size_t rowCount() const;  // labels: energies, force and virial components
    std::size_t byteCount() const;
};

struct PreparedSets {
    TrainingSet training, validation;  // the configurations of this process
    bool hasValidation = false;        // whether any process has validation configurations
    RadialBasis radial;
    RadialTransform transform;
    std::vector<double> speciesBaseline;  // eV
};

// Prepares the part of this process. Every process gives all frames, whose types are those of
// `speciesCount` species. Throws InputError if no frame has an energy or atoms overlap.
PreparedSets prepareSets(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                         int speciesCount, const TrainingOptions& options,
                         const Reduction& reduction = oneProcess());
// The frames with the types of these species, by name. Throws InputError as withSpeciesOrder() and
// validate() do.
std::vector<Frame> typedFrames(std::vector<Frame> frames, const std::vector<std::string>& species);
// Throws InputError if a species occurs in none of the frames, whose types are indices of it.
void requireSpecies(const std::vector<Frame>& frames, const std::vector<std::string>& species);
// Returns every step-th training configuration (of all processes), weighted so that objectives can
// be compared with those of the whole set, and no validation set.
PreparedSets sampleOf(const PreparedSets& sets, std::size_t step, const Reduction& reduction);

}  // namespace mtp
