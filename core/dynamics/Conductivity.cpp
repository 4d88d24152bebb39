#include "core/dynamics/Conductivity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/dynamics/BrownianFit.h"
#include "core/dynamics/FormalCharges.h"
#include "core/dynamics/Lags.h"

namespace mtp {

namespace {

constexpr std::size_t kMostChargeLags = 128;
constexpr std::size_t kFewestChargeBlocks = 5, kMostChargeBlocks = 10;
constexpr double kNeutral = 1e-6;  // e, of all atoms together

std::optional<double> chargeOf(const std::string& species, const ConductivityOptions& options) {
    const auto given = options.charges.find(species);
    return given != options.charges.end() ? given->second : formalCharge(species);
}

class CollectiveMotion {
public:
    CollectiveMotion(const Displacements& displacements, const ConductivityOptions& options,
                     Conductivity& result)
        : m_all(displacements), m_options(options), m_result(result) {}

    // False, with a reason, if a charge is not known.
    bool take() {
        m_charge.atoms = {0};
        m_charge.frameCount = m_all.frameCount;
        m_charge.spacing = m_all.spacing;
        m_charge.stretches = m_all.stretches;
        m_charge.values.assign(3 * m_all.frameCount, 0);
        std::vector<Eigen::RowVector3d> moved(m_all.frameCount, Eigen::RowVector3d::Zero());
        for (const SpeciesMotion& species : m_all.species) {
            const std::optional<double> charge = chargeOf(species.name, m_options);
            if (!charge) {
                m_result.collectiveReason = "the charge of " + species.name + " is not known";
                return false;
            }
            const double ofSpecies = *charge * static_cast<double>(species.atoms);
            m_total += ofSpecies;
            for (std::size_t k = 0; k < m_all.frameCount; ++k)
                moved[k] += ofSpecies * species.mean[k];
        }
        for (std::size_t k = 0; k < m_all.frameCount; ++k)
            for (std::size_t axis = 0; axis < 3; ++axis)
                m_charge.values[axis * m_all.frameCount + k] =
                    static_cast<float>(moved[k][static_cast<Eigen::Index>(axis)]);
        return true;
    }

    void addLags(const Moments& moments, double ionCharge) {
        const Moments charge =
            momentsOf(m_charge, m_charge.stretches, moments.lags, m_options.threads);
        for (std::size_t row = 0; row < moments.lags.size(); ++row) {
            m_result.chargeMsd.push_back(charge.msd(row));
            m_result.havenOfLags.push_back(selfCharge(ionCharge) * moments.msd(row) /
                                           charge.msd(row));
        }
    }

    // Conductivity in mS/cm per e²Å²/ps of slope: factor. Absent for an unknown temperature.
    void fit(const Diffusion& diffusion, double ionCharge, std::optional<double> factor) {
        const auto frames = [&](double ps) {
            return static_cast<std::size_t>(std::llround(ps / m_all.spacing));
        };
        const std::vector<std::size_t> lags =
            evenLags(frames(diffusion.fit->first), frames(diffusion.fit->second), kMostChargeLags);
        const std::vector<double> blocks = slopesOfBlocks(lags);
        if (blocks.size() < kFewestChargeBlocks) {
            m_result.collectiveReason = m_result.havenReason = fmt::format(
                "the run has {} blocks longer than {:.6g} ps, and the motion of the charge, of "
                "which there is one, needs {}",
                blocks.size(), diffusion.fit->second, kFewestChargeBlocks);
            return;
        }
        const double slope = slopeOf(m_charge.stretches, lags);
        if (!(slope > 0)) {
            m_result.collectiveReason = m_result.havenReason =
                "the mean square displacement of the charge does not grow";
            return;
        }
        const double error = errorOverIons(Eigen::Map<const Eigen::VectorXd>(
            blocks.data(), static_cast<Eigen::Index>(blocks.size())));
        if (factor) {
            m_result.collective = slope * *factor;
            m_result.collectiveError = error * *factor;
        }
        if (std::abs(m_total) > kNeutral)
            m_result.warnings.push_back(fmt::format(
                "the charges of all atoms add up to {:+g} e: the collective conductivity depends "
                "on the frame of reference",
                m_total));
        m_result.haven = selfCharge(ionCharge) * 6 * *diffusion.value / slope;
        m_result.havenError = *m_result.haven * error / slope;
    }

private:
    double selfCharge(double ionCharge) const {
        return static_cast<double>(m_all.ionCount()) * ionCharge * ionCharge;
    }

    double slopeOf(const std::vector<Stretch>& stretches,
                   const std::vector<std::size_t>& lags) const {
        const Moments moments = momentsOf(m_charge, stretches, lags, m_options.threads);
        return moments.square.col(0).dot(brownianLine(stretches, lags, m_all.spacing).slope);
    }

    std::vector<double> slopesOfBlocks(const std::vector<std::size_t>& lags) const {
        const std::size_t count = std::min(m_all.frameCount / (lags.back() + 1), kMostChargeBlocks);
        std::vector<double> slopes;
        for (std::size_t block = 0; block < count; ++block) {
            const std::size_t length = m_all.frameCount / count;
            const std::vector<Stretch> part = within(m_all.stretches, {block * length, length});
            if (longestStretch(part) > lags.back())
                slopes.push_back(slopeOf(part, lags));
        }
        return slopes;
    }

    const Displacements& m_all;
    const ConductivityOptions& m_options;
    Conductivity& m_result;
    double m_total = 0;      // e, of all atoms
    Displacements m_charge;  // one "ion": the sum of charges times motions
};

}  // namespace

Conductivity conductivityOf(const Displacements& displacements, const Moments& moments,
                            const Diffusion& diffusion, const ConductivityOptions& options) {
    const std::optional<double> temperature =
        options.temperature ? options.temperature : displacements.temperature;
    if (temperature && !(*temperature > 0))
        throw InputError("the temperature must be positive");
    const std::optional<double> charge = chargeOf(displacements.ion, options);
    Conductivity result;
    result.temperature = temperature;
    const std::string noTemperature = "the temperature is not known";
    std::string missing;
    if (!charge)
        missing = "the charge of " + displacements.ion + " is not known";
    else if (!diffusion.value)
        missing = "there is no diffusion coefficient";
    if (missing.empty() && temperature)
        result.nernstEinstein = nernstEinstein(*diffusion.value, displacements.ionCount(), *charge,
                                               displacements.meanVolume, *temperature);
    else
        result.reason = missing.empty() ? noTemperature : missing;
    CollectiveMotion collective(displacements, options, result);
    if (charge && collective.take()) {
        collective.addLags(moments, *charge);
        std::optional<double> factor;
        if (temperature)
            factor = nernstEinstein(1.0 / 6, 1, 1, displacements.meanVolume, *temperature);
        if (missing.empty())
            collective.fit(diffusion, *charge, factor);
    }
    if (!result.haven && result.havenReason.empty())
        result.havenReason = missing.empty() ? result.collectiveReason : missing;
    if (!result.collective && result.collectiveReason.empty())
        result.collectiveReason = missing.empty() ? noTemperature : missing;
    return result;
}

double nernstEinstein(double diffusion, std::size_t ions, double charge, double volume,
                      double temperature) {
    constexpr double kSquareMetres = 1e-8, kCubicMetres = 1e-30;  // of 1 Å²/ps (per s), 1 Å³
    constexpr double kMilliPerCentimetre = 10;                    // S/m in mS/cm
    const double siemens = static_cast<double>(ions) * charge * charge * units::kElementaryCharge *
                           diffusion * kSquareMetres /
                           (volume * kCubicMetres * units::kBoltzmann * temperature);
    return siemens * kMilliPerCentimetre;
}

}  // namespace mtp
