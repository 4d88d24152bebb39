// The activation energy of diffusion, from runs at several temperatures.
#pragma once

#include <optional>
#include <vector>

namespace mtp {

struct DiffusionAt {
    double temperature = 0;       // K
    double value = 0;             // Å²/ps
    std::optional<double> error;  // Å²/ps
};

// ln D = ln D0 - Ea / kT.
struct Arrhenius {
    double energy = 0;        // eV
    double logPrefactor = 0;  // ln of D0 in Å²/ps
    // Standard errors, of three temperatures or more whose errors are known.
    std::optional<double> energyError, logPrefactorError;
    double chiSquare = 0;  // sum of squared deviations of ln D over their errors
    double atRoom = 0;     // Å²/ps at 298.15 K
    std::optional<double> atRoomError;

    double valueAt(double temperature) const;  // Å²/ps
};

// Least squares with weights (D / error)²; all alike if an error is not known. Throws InputError if
// fewer than two temperatures differ, or a number is not positive.
Arrhenius arrheniusOf(const std::vector<DiffusionAt>& points);

}  // namespace mtp
