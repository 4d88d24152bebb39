#include "core/dynamics/Conductivity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/dynamics/FormalCharges.h"

namespace mtp {

namespace {

constexpr std::size_t kFewestChargeBlocks = 5;
constexpr double kNeutral = 1e-6;  // e, of all atoms together

std::optional<double> chargeOf(const std::string& species, const ConductivityOptions& options) {
    const auto given = options.charges.find(species);
    return given != options.charges.end() ? given->second : formalCharge(species);
}

// Charges of the species; absent, with a reason, if one is not known.
std::optional<std::vector<double>> chargesOf(const Displacements& displacements,
                                             const ConductivityOptions& options,
                                             std::string& reason) {
    std::vector<double> charges;
    for (const SpeciesMotion& species : displacements.species) {
        const std::optional<double> charge = chargeOf(species.name, options);
        if (!charge) {
            reason = "the charge of " + species.name + " is not known";
            return std::nullopt;
        }
        charges.push_back(*charge);
    }
    return charges;
}

class CollectiveConductivity {
public:
    // ionCharge: e; absent if it is not known.
    CollectiveConductivity(const Displacements& displacements, const ConductivityOptions& options,
                           std::optional<double> ionCharge, Conductivity& result)
        : m_all(displacements), m_options(options), m_result(result) {
        if (ionCharge)
            m_selfCharge = static_cast<double>(displacements.ionCount()) * *ionCharge * *ionCharge;
        for (const SpeciesMotion& species : displacements.species)
            result.onsager.species.push_back(species.name);
        if (auto charges = chargesOf(displacements, options, m_result.collectiveReason))
            m_charges = result.onsager.charges = std::move(*charges);
    }

    void addLags(const Moments& moments) {
        if (m_charges.empty() || !m_selfCharge)
            return;
        const auto charges = Eigen::Map<const Eigen::VectorXd>(
            m_charges.data(), static_cast<Eigen::Index>(m_charges.size()));
        m_result.chargeMsd = chargeSquaresOf(m_all, charges, moments.lags, m_options.threads);
        for (std::size_t row = 0; row < moments.lags.size(); ++row)
            m_result.havenOfLags.push_back(*m_selfCharge * moments.msd(row) /
                                           m_result.chargeMsd[row]);
    }

    // Over the lags of D, which there is.
    void fit(const Diffusion& diffusion) {
        const CollectiveSlopes slopes =
            collectiveSlopesOf(m_all, diffusion.lags, m_options.threads);
        if (slopes.blocks.size() < kFewestChargeBlocks)
            return refuse(fmt::format(
                "the run has {} blocks longer than {:.6g} ps, and the motion of the charge, of "
                "which there is one, needs {}",
                slopes.blocks.size(), diffusion.fit->second, kFewestChargeBlocks));
        if (m_result.temperature)
            addCoefficients(slopes, m_all.meanVolume, *m_result.temperature, m_result.onsager);
        else
            m_result.onsager.reason = kNoTemperature;
        if (m_charges.empty()) {
            m_result.onsager.transferenceReason = m_result.collectiveReason;
            return;
        }
        addTransference(slopes, m_result.onsager);
        addTotal(slopes, *diffusion.value);
        warnOfCharge();
    }

    // The reason why there is nothing that moves together.
    void refuse(const std::string& reason) {
        for (std::string* one : {&m_result.collectiveReason, &m_result.havenReason,
                                 &m_result.onsager.reason, &m_result.onsager.transferenceReason})
            if (one->empty())
                *one = reason;
    }

private:
    void addTotal(const CollectiveSlopes& slopes, double diffusion) {
        const std::optional<ValueWithError> slope = chargeSlope(slopes, m_charges);
        if (!slope) {
            m_result.collectiveReason = m_result.havenReason = m_result.onsager.transferenceReason;
            return;
        }
        if (m_result.temperature) {
            const double factor =
                nernstEinstein(1.0 / 6, 1, 1, m_all.meanVolume, *m_result.temperature);
            m_result.collective = slope->value * factor;
            m_result.collectiveError = slope->error * factor;
        }
        if (!m_selfCharge)
            return;
        m_result.haven = *m_selfCharge * 6 * diffusion / slope->value;
        m_result.havenError = *m_result.haven * slope->error / slope->value;
    }

    void warnOfCharge() {
        double total = 0;
        for (std::size_t i = 0; i < m_charges.size(); ++i)
            total += m_charges[i] * static_cast<double>(m_all.species[i].atoms);
        if (std::abs(total) > kNeutral)
            m_result.warnings.push_back(fmt::format(
                "the charges of all atoms add up to {:+g} e: the collective conductivity depends "
                "on the frame of reference",
                total));
    }

    const Displacements& m_all;
    const ConductivityOptions& m_options;
    Conductivity& m_result;
    std::optional<double> m_selfCharge;  // e², of all ions if each moves on its own
    std::vector<double> m_charges;       // e, of the species; empty if one is not known
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
    std::string missing;
    if (!charge)
        missing = "the charge of " + displacements.ion + " is not known";
    else if (!diffusion.value)
        missing = "there is no diffusion coefficient";
    if (missing.empty() && temperature)
        result.nernstEinstein = nernstEinstein(*diffusion.value, displacements.ionCount(), *charge,
                                               displacements.meanVolume, *temperature);
    else
        result.reason = missing.empty() ? kNoTemperature : missing;
    CollectiveConductivity collective(displacements, options, charge, result);
    collective.addLags(moments);
    if (diffusion.value)
        collective.fit(diffusion);
    else
        collective.refuse(missing);
    if (!result.haven && result.havenReason.empty())
        result.havenReason = missing.empty() ? result.collectiveReason : missing;
    if (!result.collective && result.collectiveReason.empty())
        result.collectiveReason = missing.empty() ? kNoTemperature : missing;
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
