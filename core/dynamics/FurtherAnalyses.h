// Analyses that are made if they are asked for: scattering, residence, vibrations and the current,
// turns of polyhedra, other atoms around the former place of an ion.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/dynamics/DistinctVanHove.h"
#include "core/dynamics/Dynamics.h"
#include "core/dynamics/GreenKubo.h"
#include "core/dynamics/PaddleWheel.h"
#include "core/dynamics/Residence.h"
#include "core/dynamics/Scattering.h"
#include "core/dynamics/Velocities.h"

namespace mtp {

enum class FurtherAnalysis {
    SelfScattering,
    StructureFactors,
    Residence,
    Vibrations,
    PaddleWheel,
    DistinctVanHove
};

struct FurtherOptions {
    std::set<FurtherAnalysis> wanted;
    // 1/Å, of F_s; empty: that of the largest structure factor of the ions.
    std::vector<double> q;
    bool isAlongAxes = false;              // F_s along x, y and z only
    std::map<std::string, double> radius;  // Å, of neighbours, by species; else the minimum of g
    double tolerancePs = 2;                // of neighbours that leave and come back
    std::optional<double> timestepFs;
    int threads = 0;
    Progress* progress = nullptr;  // not owned; may be null
};

struct FurtherAnalyses {
    std::vector<SelfScattering> scattering;
    std::optional<Table> structureFactors;
    std::map<std::string, Residence> residence;  // by the other species
    std::optional<PaddleWheel> paddleWheel;
    std::optional<DistinctVanHove> distinct;
    std::optional<Table> states;  // vibrationalStates() of the ion
    std::vector<std::size_t> velocityLags;
    std::vector<double> velocityCorrelation;
    std::optional<GreenKubo> greenKubo;  // beside the vibrations; with its reason if it is empty
    std::map<std::string, std::string>
        reasons;  // by "fs", "sq", "residence", "vdos", "paddle_wheel", "distinct"
};

// What cannot be made has a reason. `reader` gives velocities.
FurtherAnalyses furtherAnalysesOf(const PositionSeries& series, const Displacements& displacements,
                                  const Dynamics& dynamics, TrajectoryReader* reader,
                                  const FurtherOptions& options);

}  // namespace mtp
