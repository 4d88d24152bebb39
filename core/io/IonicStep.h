// What an output tells of one ionic step besides its cell and the rows of its atoms.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/model/Frame.h"

namespace mtp {

// Readers of outputs collect these numbers while they make the index and keep, beside them, where
// the rows of the atoms are.
struct IonicStep {
    std::int64_t number = 0;                // as the program counts
    std::optional<double> energy;           // eV
    std::optional<double> energySigma0;     // eV
    std::optional<Eigen::Matrix3d> virial;  // eV
    std::optional<bool> isConverged;
    bool isPredicted = false;  // by a machine-learned force field
    std::optional<double> timeFs;
    std::optional<double> temperature;  // K
};

// The frame of a step without its atoms; the caller adds species, types, positions and forces.
inline Frame headOf(const IonicStep& step, const Cell& cell,
                    std::shared_ptr<const Provenance> provenance) {
    Frame frame;
    frame.cell = cell;
    frame.labels.energy = step.energy;
    frame.labels.energySigma0 = step.energySigma0;
    frame.labels.virial = step.virial;
    frame.labels.isConverged = step.isConverged;
    frame.labels.isPredicted = step.isPredicted;
    frame.step = step.number;
    frame.timeFs = step.timeFs;
    frame.temperature = step.temperature;
    frame.provenance = std::move(provenance);
    return frame;
}

}  // namespace mtp
