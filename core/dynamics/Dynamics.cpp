#include "core/dynamics/Dynamics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Plural.h"
#include "core/dynamics/Lags.h"
#include "core/dynamics/ReferenceCheck.h"

namespace mtp {

namespace {

constexpr std::size_t kSquareBlocks = 5;  // of time, for the errors of the MSD
// Of the distance of neighbours: how close an ion of a string comes to the place of another one.
constexpr double kReplacement = 0.55;

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

std::size_t framesOf(double ps, double spacing) {
    return static_cast<std::size_t>(std::max(1LL, std::llround(ps / spacing)));
}

CascadeOptions cascadeOptions(const Displacements& displacements, const DynamicsOptions& options,
                              const Dynamics& dynamics) {
    const std::string& ion = displacements.ion;
    CascadeOptions cascades = options.cascades;
    if (options.cascadeWindowPs)
        cascades.window = framesOf(*options.cascadeWindowPs, displacements.spacing);
    const RadialDistribution* ions = dynamics.radial.find(ion);
    if (options.neighbourRadius)
        cascades.neighbourRadius = *options.neighbourRadius;
    else if (ions && ions->minimum)
        cascades.neighbourRadius = *ions->minimum;
    return cascades;
}

void warnOfFewHops(Dynamics& dynamics) {
    const std::size_t count = dynamics.hops.all.size();
    if (count > 0 && !dynamics.hops.areEnough())
        dynamics.warnings.push_back(fmt::format(
            "{}: too few for rates and P_casc that mean something", counted(count, "hop")));
    const std::optional<double> square = dynamics.hops.meanSquareLength();
    const Diffusion& diffusion = dynamics.diffusion;
    if (square && diffusion.value && 6 * *diffusion.value * diffusion.fit->second < *square)
        dynamics.warnings.push_back(fmt::format(
            "D is fitted up to {:.6g} ps, in which ions move by less than the length of a hop "
            "({:.2f} Å)",
            diffusion.fit->second, std::sqrt(*square)));
}

// Thresholds below are of no use for a usual run; the peaks below are many.
constexpr double kLowestThreshold = 1;  // Å²

std::shared_ptr<const HopPeaks> peaksFor(const Displacements& displacements,
                                         const DynamicsOptions& options,
                                         std::shared_ptr<const HopPeaks> last) {
    const HopOptions& hops = options.hops;
    if (!(hops.threshold > 0))
        throw InputError("the threshold of the hop function must be positive");
    HopPeakOptions wanted{hops.window, hops.function, std::min(kLowestThreshold, hops.threshold),
                          options.threads};
    if (options.hopWindowPs)
        wanted.window = framesOf(*options.hopWindowPs, displacements.spacing);
    if (last && last->window == wanted.window.value_or(defaultHopWindow(displacements.spacing)) &&
        last->function == wanted.function && last->lowest <= hops.threshold)
        return last;
    return std::make_shared<const HopPeaks>(hopPeaksOf(displacements, wanted));
}

Strings findStrings(const Displacements& displacements, const DynamicsOptions& options,
                    const Dynamics& dynamics) {
    const CagedShare& caged = dynamics.caged;
    Strings none;
    none.reason = caged.reason;
    if (!caged.radius)
        return none;
    const RadialDistribution* ions = dynamics.radial.find(displacements.ion);
    std::optional<double> radius = options.stringRadius;
    if (!radius && ions && ions->peak)
        radius = kReplacement * *ions->peak;
    if (!radius) {
        none.reason = "g(r) of the ions has no first maximum";
        return none;
    }
    StringOptions strings{*caged.time, *caged.radius, *radius};
    strings.threads = options.threads;
    return stringsOf(displacements, strings);
}

// Ions that hop are not caged, however slowly their MSD grows.
void explainSlowMotion(const Displacements& displacements, Dynamics& dynamics) {
    Diffusion& diffusion = dynamics.diffusion;
    const Hops& hops = dynamics.hops;
    if (diffusion.slowUntil && hops.observed > 0)
        diffusion.reason = slowMotion(displacements, *diffusion.slowUntil, hops.observed,
                                      hops.all.size(), hops.meanSquareLength().value_or(0));
}

void gatherWarnings(const Displacements& displacements, Dynamics& dynamics) {
    dynamics.warnings = displacements.warnings;
    for (const auto* warnings : {&dynamics.diffusion.warnings, &dynamics.conductivity.warnings})
        dynamics.warnings.insert(dynamics.warnings.end(), warnings->begin(), warnings->end());
    warnOfFewHops(dynamics);
}

void addDiffusion(const Displacements& displacements, const DynamicsOptions& options,
                  Dynamics& dynamics) {
    dynamics.diffusion =
        diffusionOf(displacements, {options.fit, options.threads}, dynamics.squares);
    if (auto warning = referenceWarning(displacements, dynamics.diffusion))
        dynamics.diffusion.warnings.push_back(std::move(*warning));
    ConductivityOptions conductivity = options.conductivity;
    conductivity.threads = options.threads;
    dynamics.conductivity =
        conductivityOf(displacements, dynamics.moments, dynamics.diffusion, conductivity);
}

}  // namespace

CascadeShare Dynamics::cascadeShare() const {
    switch (cascades.rule) {
        case CascadeRule::Refill:
            return cascades.refill;
        case CascadeRule::Source:
            return stepCascades.share();
        case CascadeRule::Neighbour:
            break;
    }
    return cascades.neighbour;
}

bool Dynamics::areHopsEnough() const {
    return cascades.rule == CascadeRule::Source ? stepCascades.hops >= kEnoughHops
                                                : hops.areEnough();
}

Dynamics dynamicsOf(const PositionSeries& series, const Displacements& displacements,
                    const DynamicsOptions& options) {
    Dynamics result;
    result.moments = momentsOf(displacements, displacements.stretches,
                               lagsFor(displacements, options), options.threads);
    result.msd = msdTable(result.moments, meanSquaresOf(displacements, result.moments.lags,
                                                        kSquareBlocks, options.threads));
    result.nonGaussian = nonGaussianTable(result.moments);
    result.peak = nonGaussianPeak(result.nonGaussian);
    result.vanHove = vanHoveOf(displacements, result.moments, options.binWidth, options.threads);
    addDiffusion(displacements, options, result);
    RadialOptions radial = options.radial;
    radial.threads = options.threads;
    result.radial = radialDistributionsOf(series, displacements.ion, radial);
    result.stepCascades = stepCascadesOf(displacements, options.threads);
    findHops(displacements, options, result);
    return result;
}

void findHops(const Displacements& displacements, const DynamicsOptions& options,
              Dynamics& dynamics) {
    dynamics.hopPeaks = peaksFor(displacements, options, dynamics.hopPeaks);
    dynamics.hops =
        hopsOf(displacements, *dynamics.hopPeaks, options.hops.threshold, options.threads);
    dynamics.residence = hopResidenceOf(displacements, dynamics.hops);
    CageOptions cages = options.cages;
    cages.threshold = options.hops.threshold;
    cages.threads = options.threads;
    dynamics.caged = cagedShareOf(displacements, dynamics.peak.time, cages);
    dynamics.strings = findStrings(displacements, options, dynamics);
    dynamics.cascades = {};
    if (dynamics.hops.reason.empty()) {
        CascadeOptions cascades = cascadeOptions(displacements, options, dynamics);
        cascades.threads = options.threads;
        dynamics.cascades = cascadesOf(displacements, dynamics.hops, cascades);
        addChance(displacements, dynamics.hops, cascades, dynamics.cascades);
        if (cascades.rule == CascadeRule::Source && !dynamics.stepCascades.chance)
            addStepChance(displacements, cascades, dynamics.stepCascades);
    }
    explainSlowMotion(displacements, dynamics);
    gatherWarnings(displacements, dynamics);
}

void fitDiffusion(const Displacements& displacements, const DynamicsOptions& options,
                  Dynamics& dynamics) {
    addDiffusion(displacements, options, dynamics);
    explainSlowMotion(displacements, dynamics);
    gatherWarnings(displacements, dynamics);
}

}  // namespace mtp
