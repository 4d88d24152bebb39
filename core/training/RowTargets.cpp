#include "core/training/RowTargets.h"

#include <algorithm>
#include <cmath>

namespace mtp {

RowTargets::RowTargets(const ConfigurationGeometry& geometry) {
    const std::size_t forces = 3 * geometry.atomCount();
    weight.assign(1 + forces + 6, 0.0);
    target.assign(1 + forces + 6, 0.0);
    weight[0] = geometry.energyWeight;
    target[0] = geometry.energy;
    if (geometry.forceWeight > 0) {
        std::fill_n(weight.begin() + 1, forces, geometry.forceWeight);
        std::copy(geometry.forces.begin(), geometry.forces.end(), target.begin() + 1);
    }
    for (std::size_t v = 0; v < 6; ++v) {
        // The off-diagonal components stand for two of the nine.
        weight[1 + forces + v] = geometry.virialWeight * (v < 3 ? 1 : std::sqrt(2.0));
        target[1 + forces + v] = geometry.virial[v];
    }
}

void FitErrorSums::add(const ConfigurationGeometry& geometry, const RowTargets& targets,
                       const std::vector<double>& residual) {
    for (std::size_t row = 0; row < residual.size(); ++row)
        objective += targets.weight[row] * targets.weight[row] * residual[row] * residual[row];
    const auto atoms = static_cast<double>(geometry.atomCount());
    const std::size_t count = 3 * geometry.atomCount();
    if (geometry.hasEnergy) {
        energy += residual[0] * residual[0] / (atoms * atoms);
        energies += 1;
    }
    if (!geometry.forces.empty()) {
        for (std::size_t i = 1; i <= count; ++i)
            force += residual[i] * residual[i];
        forces += static_cast<double>(count);
    }
    if (geometry.hasVirial) {
        for (std::size_t v = 0; v < 6; ++v)
            virial += (v < 3 ? 1 : 2) * residual[1 + count + v] * residual[1 + count + v] /
                      (atoms * atoms);
        virials += 9;
    }
}

void FitErrorSums::add(const FitErrorSums& other) {
    objective += other.objective;
    energy += other.energy;
    force += other.force;
    virial += other.virial;
    energies += other.energies;
    forces += other.forces;
    virials += other.virials;
}

void FitErrorSums::sumOver(const Reduction& reduction) {
    double sums[] = {objective, energy, force, virial, energies, forces, virials};
    reduction.sum(sums, std::size(sums));
    *this = {sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]};
}

FitErrors FitErrorSums::rms() const {
    const auto root = [](double sum, double n) {
        return n > 0 ? std::optional(std::sqrt(sum / n)) : std::nullopt;
    };
    return {root(energy, energies), root(force, forces), root(virial, virials)};
}

}  // namespace mtp
