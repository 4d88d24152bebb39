#include "core/dynamics/ReferenceCheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/dynamics/BrownianFit.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

using Motion = std::vector<Eigen::RowVector3d>;

constexpr double kSameDiffusion = 0.05;  // relative

// How far the centre of mass moved in the frame of reference of the displacements; absent if a mass
// is not known.
std::optional<Motion> centreOfMass(const Displacements& all) {
    Motion motion(all.frameCount, Eigen::RowVector3d::Zero());
    double total = 0;
    for (const SpeciesMotion& species : all.species) {
        const std::optional<double> mass = massOfLabel(species.name);
        if (!mass)
            return std::nullopt;
        const double weight = *mass * static_cast<double>(species.atoms);
        total += weight;
        for (std::size_t k = 0; k < all.frameCount; ++k)
            motion[k] += weight * species.mean[k];
    }
    for (Eigen::RowVector3d& one : motion)
        one /= total;
    return motion;
}

const Motion* meanOfIons(const Displacements& all) {
    for (const SpeciesMotion& species : all.species)
        if (species.name == all.ion)
            return &species.mean;
    return nullptr;
}

// D if sign times the motion were taken off too. The mean square of u - m differs from that of u by
// <|m|²> - 2 <u m>, in which u is the mean of the ions.
double diffusionLess(const Displacements& all, const Motion& ions, const Motion& motion,
                     double sign, const Diffusion& diffusion) {
    const BrownianLine line = brownianLine(all.stretches, diffusion.lags, all.spacing);
    double slope = 0;
    for (std::size_t row = 0; row < diffusion.lags.size(); ++row) {
        const std::size_t lag = diffusion.lags[row];
        double sum = 0;
        for (const Stretch& stretch : all.stretches)
            for (std::size_t k = stretch.first; k + lag < stretch.first + stretch.count; ++k) {
                const Eigen::RowVector3d moved = sign * (motion[k + lag] - motion[k]);
                sum += moved.squaredNorm() - 2 * moved.dot(ions[k + lag] - ions[k]);
            }
        slope += line.slope[static_cast<Eigen::Index>(row)] * sum /
                 static_cast<double>(originCount(all.stretches, lag));
    }
    return *diffusion.value + slope / 6;
}

}  // namespace

std::optional<std::string> referenceWarning(const Displacements& all, const Diffusion& diffusion) {
    const Motion* ions = meanOfIons(all);
    if (!diffusion.value || !ions)
        return std::nullopt;
    std::string text;
    const auto compare = [&](const Motion& motion, double sign, const char* name) {
        const double other = diffusionLess(all, *ions, motion, sign, diffusion);
        if (std::abs(other / *diffusion.value - 1) > kSameDiffusion)
            text += fmt::format("{}{:.3g} Å²/ps {}", text.empty() ? "" : " and ", other, name);
    };
    if (all.reference != Reference::AsWritten && all.referenceMotion.size() == all.frameCount)
        compare(all.referenceMotion, -1, "as written");
    if (all.reference != Reference::CentreOfMass)
        if (const std::optional<Motion> motion = centreOfMass(all))
            compare(*motion, 1, "relative to the centre of mass");
    if (text.empty())
        return std::nullopt;
    return fmt::format("D depends on the frame of reference: {:.3g} Å²/ps here, {}",
                       *diffusion.value, text);
}

}  // namespace mtp
