// All analyses of a run's motion that the window and the command show.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/CagedShare.h"
#include "core/dynamics/Cascades.h"
#include "core/dynamics/Conductivity.h"
#include "core/dynamics/HopResidence.h"
#include "core/dynamics/NonGaussian.h"
#include "core/dynamics/RadialDistribution.h"
#include "core/dynamics/StepCascades.h"
#include "core/dynamics/Strings.h"
#include "core/dynamics/VanHove.h"

namespace mtp {

struct DynamicsOptions {
    std::vector<std::size_t>
        lags;                   // frames; empty: spaced by their logarithm to a third of the run
    std::size_t lagCount = 64;  // of those; 0: every lag up to a third of the run
    double binWidth = 0.05;     // Å, of the distribution of displacements
    std::optional<std::pair<double, double>> fit;  // ps, see DiffusionOptions
    HopOptions hops;
    CageOptions cages;  // its threshold is that of the hops
    CascadeOptions cascades;
    // Å, in place of CascadeOptions::neighbourRadius; by default the first minimum of the ions'
    // g(r), and 5.457 Å if it has none.
    std::optional<double> neighbourRadius;
    // Å, of strings; by default 0.55 times the first maximum of the ions' g(r).
    std::optional<double> stringRadius;
    // ps, in place of the windows in frames.
    std::optional<double> hopWindowPs, cascadeWindowPs;
    ConductivityOptions conductivity;
    RadialOptions radial;
    int threads = 0;  // 0: all processors; stands for those of the parts too
};

struct Dynamics {
    Moments moments;
    Table msd;          // msdTable()
    Table nonGaussian;  // nonGaussianTable()
    NonGaussianPeak peak;
    VanHove vanHove;
    MeasuredSquares squares;  // from which D in another range follows
    Diffusion diffusion;
    Conductivity conductivity;
    RadialDistributions radial;
    std::shared_ptr<const HopPeaks> hopPeaks;  // from which the hops at any threshold follow
    Hops hops;
    HopResidence residence;  // between two hops of an ion
    CagedShare caged;
    Strings strings;    // of the ions that are not caged
    Cascades cascades;  // empty if hops could not be looked for
    StepCascades stepCascades;
    std::vector<std::string> warnings;  // of all of these

    // P_casc by the rule of the cascades that are listed.
    CascadeShare cascadeShare() const;
    // For a P_casc by that rule that means something.
    bool areHopsEnough() const;
};

// Throws InputError for lags or a fit that the run is too short for, and what the parts throw.
Dynamics dynamicsOf(const PositionSeries& series, const Displacements& displacements,
                    const DynamicsOptions& options);

// Hops and what is made of them, once more with other options. Other members of the dynamics must
// be there. The hop function is worked out anew only if its window or its kind changes, or for a
// threshold below those of the peaks.
void findHops(const Displacements& displacements, const DynamicsOptions& options,
              Dynamics& dynamics);
// D and what follows from it, once more with another fit. Other members must be there. Throws
// InputError for a fit that the run is too short for.
void fitDiffusion(const Displacements& displacements, const DynamicsOptions& options,
                  Dynamics& dynamics);

}  // namespace mtp
