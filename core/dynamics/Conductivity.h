// Ionic conductivity: of ions that move on their own, and of the charge as it moves together.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/Diffusion.h"
#include "core/dynamics/Onsager.h"

namespace mtp {

// Why there is no conductivity.
inline constexpr const char* kNoTemperature = "the temperature is not known";

struct ConductivityOptions {
    std::map<std::string, double> charges;  // e, by species; of others the formal charge is taken
    std::optional<double> temperature;      // K; by default that of the run, if it tells it
    int threads = 0;
};

struct Conductivity {
    std::optional<double> temperature;     // K, that was taken
    std::optional<double> nernstEinstein;  // mS/cm
    std::optional<double> collective;      // mS/cm
    std::optional<double> collectiveError;
    std::optional<double> haven;  // D of the ions over the D that the collective one stands for
    std::optional<double> havenError;
    std::vector<double>
        chargeMsd;  // e²Å², at the lags of the moments; empty if charges are unknown
    std::vector<double> havenOfLags;  // at the same lags
    Onsager onsager;                  // over the same lags as the collective conductivity
    std::string reason;               // if there is no Nernst-Einstein conductivity
    std::string collectiveReason;     // if there is no collective one
    std::string havenReason;          // if there is no Haven ratio
    std::vector<std::string> warnings;
};

// Nernst-Einstein: n z² e² D / (V k T). Collective: the slope of the mean square displacement of
// sum z u of all atoms, fitted like D and over the same lags, times e² / (6 V k T), which is the
// sum of z_a z_b e² L_ab; errors are the spread over blocks of time, of which five are needed.
// Haven ratio: n z² times the slope of the ions' MSD over that slope. Throws InputError for a
// temperature that is not positive.
Conductivity conductivityOf(const Displacements& displacements, const Moments& moments,
                            const Diffusion& diffusion, const ConductivityOptions& options);

// mS/cm; D in Å²/ps, charge in e, volume in Å³, temperature in K.
double nernstEinstein(double diffusion, std::size_t ions, double charge, double volume,
                      double temperature);

}  // namespace mtp
