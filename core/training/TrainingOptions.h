// What a user chooses for a training: the basis, the weights, how long and from where to search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/mtp/Potential.h"

namespace mtp {

// The defaults suit a first potential of a melt or a crystal. A field's comment says what it does,
// when to change it, and which values validate() accepts.
//
//     TrainingOptions options;
//     options.level = 12;           // half the cost of level 16, larger errors
//     options.forceWeight = 0.1;    // forces matter more than energies
//     validate(options);
struct TrainingOptions {
    // The level decides which moments the basis has (Shapeev, MMS 14, 1153 (2016)), and with it
    // the accuracy and the cost of the potential: an atom costs about 2.5 times as much at level 16
    // as at level 8. Start low, and raise it while the validation error falls. Even, 2 to 28. 0
    // keeps the basis of `start`, which need not be that of a level.
    int level = 16;

    // Distance in Å beyond which atoms do not interact. The cost grows with its cube. 5 Å reaches
    // the second shell of most liquids; choose more for metals and for weak interactions. Positive,
    // and larger than minDist.
    double cutoff = 5.0;

    // Distance in Å at which the Chebyshev polynomials begin. If absent, it is set just below the
    // shortest distance of the training set, which gives the polynomials their best resolution.
    // Name one if several potentials must share it. Not
    // negative, and below the cutoff.
    std::optional<double> minDist;

    // Number of Chebyshev polynomials of each radial function. More of them resolve steep and
    // structured interactions, and need more data. MLIP-3's templates have 8. Positive.
    int radialSize = 8;

    // Weights of the squared errors of energies (in eV), force components (eV/Å) and virial
    // components (eV) in the objective; the defaults are MLIP-3's. Raise forceWeight for dynamics
    // and vibrations, virialWeight for densities, pressures and elastic constants. Not negative,
    // and at least one of them positive.
    double energyWeight = 1.0;
    double forceWeight = 0.01;
    double virialWeight = 0.001;

    // The power of the number of atoms that divides each weight. MLIP's names for the three:
    // "vibrations" is 1, 0, 1, with which each atom counts alike; "structures" is 2, 1, 2, with
    // which each configuration does; "molecules" is 0, 0, 0. Each 0 to 2.
    int energyPower = 1, forcePower = 0, virialPower = 1;

    // Iterations after which the search ends in any case. 0 evaluates the start only.
    int maxIterations = 100;

    // The search has converged if the objective fell by less than this part of itself over five
    // iterations. Smaller values follow long, flat valleys; the errors hardly change there.
    // In [0, 1).
    double tolerance = 1e-3;

    // Threads that share the configurations; 0 takes all processors. The result does not depend on
    // it. Not negative.
    int threads = 0;

    // Seed of the random starts and hops. Another seed may end in another minimum: compare a few
    // at low levels. Any.
    std::uint64_t seed = 1;

    // Ridge on the linear coefficients, relative to the diagonal of their normal equations. It
    // decides between coefficients that the data do not tell apart; raise it towards 1e-6 for
    // small sets whose validation error is far above the training error. In [0, 1).
    double regularisation = 1e-8;

    // Bytes that the training may take. Design matrices are kept from one step to the next as far
    // as they fit beside the neighbours and the equations, which are needed in any case; others are
    // computed again in each step: slower, with the same result. Any.
    std::size_t memory = 1024u << 20;

    // Random starts that are compared before one is followed to its end; 0 takes the default of
    // the level and the size of the set (defaultStarts() in StartSearch.h). Low levels have many
    // local minima. Not negative.
    int starts = 0;

    // Points near the minimum from which a lower one is searched for (basin hopping); if absent,
    // by level and size of the set (defaultHops() in BasinHopping.h). Not negative.
    std::optional<int> hops;

    // The potential to start from; TrainingStart.h says what may differ from it. A trained one
    // gives its coefficients. An untrained one gives its basis, and the search begins with random
    // radial coefficients.
    std::optional<Potential> start;
};

// Throws InputError that names the option, its value and what it may be.
void validate(const TrainingOptions& options);

}  // namespace mtp
