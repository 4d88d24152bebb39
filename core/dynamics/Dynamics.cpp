#include "core/dynamics/Dynamics.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/dynamics/FormalCharges.h"
#include "core/dynamics/Lags.h"

namespace mtp {

namespace {

std::vector<std::size_t> lagsFor(const Displacements& displacements,
                                 const DynamicsOptions& options) {
    if (!options.lags.empty()) {
        std::vector<std::size_t> lags = options.lags;
        std::sort(lags.begin(), lags.end());
        lags.erase(std::unique(lags.begin(), lags.end()), lags.end());
        return lags;
    }
    const std::size_t steps = longestStretch(displacements.stretches) - 1;
    const std::size_t longest = std::max<std::size_t>(1, steps / 3);
    return options.lagCount == 0 ? evenLags(1, longest, longest)
                                 : logarithmicLags(longest, options.lagCount);
}

void addConductivity(const Displacements& displacements, const DynamicsOptions& options,
                     Dynamics& result) {
    const std::optional<double> temperature =
        options.temperature ? options.temperature : displacements.temperature;
    const std::optional<double> charge =
        options.charge ? options.charge : formalCharge(displacements.ion);
    if (!result.diffusion.value)
        result.conductivityReason = "there is no diffusion coefficient";
    else if (!temperature)
        result.conductivityReason = "the temperature is not known";
    else if (!charge)
        result.conductivityReason = "the charge of " + displacements.ion + " is not known";
    else
        result.nernstEinstein = nernstEinstein(*result.diffusion.value, displacements.ionCount(),
                                               *charge, displacements.meanVolume, *temperature);
}

}  // namespace

Dynamics dynamicsOf(const Displacements& displacements, const DynamicsOptions& options) {
    if (options.temperature && !(*options.temperature > 0))
        throw InputError("the temperature must be positive");
    Dynamics result;
    result.moments = momentsOf(displacements, displacements.stretches,
                               lagsFor(displacements, options), options.threads);
    result.msd = msdTable(result.moments);
    result.nonGaussian = nonGaussianTable(result.moments);
    result.peak = nonGaussianPeak(result.nonGaussian);
    result.vanHove = vanHoveOf(displacements, result.moments, options.binWidth, options.threads);
    result.diffusion = diffusionOf(displacements, {options.fit, options.threads});
    addConductivity(displacements, options, result);
    return result;
}

}  // namespace mtp
