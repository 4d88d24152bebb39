// All analyses of a run's motion that the window and the command show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/Diffusion.h"
#include "core/dynamics/NonGaussian.h"
#include "core/dynamics/VanHove.h"

namespace mtp {

struct DynamicsOptions {
    std::vector<std::size_t>
        lags;                   // frames; empty: spaced by their logarithm to a third of the run
    std::size_t lagCount = 64;  // of those; 0: every lag up to a third of the run
    double binWidth = 0.05;     // Å, of the distribution of displacements
    std::optional<std::pair<double, double>> fit;  // ps, see DiffusionOptions
    std::optional<double> temperature;             // K; by default that of the run, if it tells it
    std::optional<double> charge;                  // e, of the ion; by default its formal charge
    int threads = 0;                               // 0: all processors
};

struct Dynamics {
    Moments moments;
    Table msd;          // msdTable()
    Table nonGaussian;  // nonGaussianTable()
    NonGaussianPeak peak;
    VanHove vanHove;
    Diffusion diffusion;
    std::optional<double> nernstEinstein;  // mS/cm
    std::string conductivityReason;        // if there is no conductivity
};

// Throws InputError for lags or a fit that the run is too short for.
Dynamics dynamicsOf(const Displacements& displacements, const DynamicsOptions& options);

}  // namespace mtp
