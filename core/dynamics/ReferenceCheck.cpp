#include "core/dynamics/ReferenceCheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/dynamics/BrownianFit.h"
#include "core/dynamics/Lags.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

using Motion = std::vector<Eigen::RowVector3d>;

constexpr double kSameDiffusion = 0.05;       // relative
constexpr std::size_t kMostCheckedLags = 32;  // of the fit
constexpr std::size_t kIonsAtATime = 32;      // of which there is a copy in memory

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

// Some of the ions, from one on, less a motion.
Displacements ionsLess(const Displacements& all, const Motion& motion, double sign,
                       std::size_t first) {
    Displacements moved;
    moved.frameCount = all.frameCount;
    moved.spacing = all.spacing;
    moved.atoms.resize(std::min(kIonsAtATime, all.ionCount() - first));
    moved.values.resize(3 * moved.ionCount() * all.frameCount);
    for (std::size_t ion = 0; ion < moved.ionCount(); ++ion)
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const float* values = all.axis(first + ion, axis);
            float* less = moved.values.data() + (3 * ion + axis) * all.frameCount;
            for (std::size_t k = 0; k < all.frameCount; ++k)
                less[k] = static_cast<float>(values[k] -
                                             sign * motion[k][static_cast<Eigen::Index>(axis)]);
        }
    return moved;
}

double diffusionLess(const Displacements& all, const Motion& motion, double sign,
                     const std::vector<std::size_t>& lags, int threads) {
    const BrownianLine line = brownianLine(all.stretches, lags, all.spacing);
    double sum = 0;
    for (std::size_t first = 0; first < all.ionCount(); first += kIonsAtATime) {
        const Moments moments =
            momentsOf(ionsLess(all, motion, sign, first), all.stretches, lags, threads);
        sum += (moments.square.transpose() * line.slope).sum();
    }
    return sum / static_cast<double>(all.ionCount()) / 6;
}

}  // namespace

std::optional<std::string> referenceWarning(const Displacements& all, const Diffusion& diffusion,
                                            int threads) {
    if (!diffusion.value)
        return std::nullopt;
    const auto frames = [&](double ps) {
        return static_cast<std::size_t>(std::llround(ps / all.spacing));
    };
    const std::vector<std::size_t> lags =
        evenLags(frames(diffusion.fit->first), frames(diffusion.fit->second), kMostCheckedLags);
    std::string text;
    const auto compare = [&](const Motion& motion, double sign, const char* name) {
        const double other = diffusionLess(all, motion, sign, lags, threads);
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
