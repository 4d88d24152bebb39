#include "core/training/FittedPotential.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/TrainingStart.h"

namespace mtp {

Potential potentialOf(const Fit& fit, const PreparedSets& sets,
                      const std::vector<std::string>& species, const FitPoint& point) {
    Potential potential = makePotential(fit.plan().basis, species, sets.radial);
    const auto size = static_cast<Eigen::Index>(sets.radial.size);
    potential.radialCoefficients.resize(fit.columns().radial());
    for (Eigen::Index at = 0; at < point.radial.size(); at += size) {
        const Eigen::VectorXd file = sets.transform.toFile(point.radial.segment(at, size));
        std::copy(file.begin(), file.end(), potential.radialCoefficients.begin() + at);
    }
    const std::size_t scalars = fit.columns().scalars;
    potential.momentCoefficients.resize(scalars);
    for (std::size_t column = 0; column < scalars; ++column)
        potential.momentCoefficients[fit.plan().scalarOf[column]] =
            point.linear[static_cast<Eigen::Index>(column)];
    potential.speciesCoefficients = sets.speciesBaseline;
    for (std::size_t s = 0; s < species.size(); ++s)
        potential.speciesCoefficients[s] += point.linear[static_cast<Eigen::Index>(scalars + s)];
    return potential;
}

Eigen::VectorXd radialFrom(const Fit& fit, const PreparedSets& sets, const Potential& potential,
                           std::uint64_t seed) {
    const Columns& columns = fit.columns();
    if (static_cast<std::size_t>(potential.speciesCount) != columns.species)
        throw InputError(fmt::format("the potential to start from has {} species, the data {}",
                                     potential.speciesCount, columns.species));
    const std::size_t radialCount = fit.plan().radialCount;
    if (static_cast<std::size_t>(potential.radialFunctionCount()) > radialCount)
        throw InputError("the potential to start from is of a higher level than the one to train");
    Eigen::VectorXd radial = randomRadial(columns, fit.plan(), seed);
    const auto size = static_cast<std::size_t>(sets.radial.size);
    Eigen::VectorXd own(potential.radial.size);
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = 0; j < potential.speciesCount; ++j)
            for (int mu = 0; mu < potential.radialFunctionCount(); ++mu) {
                for (int b = 0; b < potential.radial.size; ++b)
                    own[b] = potential.radialCoefficients[potential.radialIndex(i, j, mu, b)];
                const std::size_t at =
                    static_cast<std::size_t>(i) * columns.radialPerSpecies +
                    (static_cast<std::size_t>(j) * radialCount + static_cast<std::size_t>(mu)) *
                        size;
                radial.segment(static_cast<Eigen::Index>(at), static_cast<Eigen::Index>(size)) =
                    sets.transform.fromFile(reexpanded(own, potential.radial, sets.radial));
            }
    return gaugeFixed(radial, columns, fit.plan());
}

}  // namespace mtp
