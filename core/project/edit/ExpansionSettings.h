// How a project makes its configurations, kept in its settings: mode, rattle, strain, supercell.
#pragma once

#include <optional>

#include "core/density/Expansion.h"

namespace mtp {

class ProjectEdit;
class ProjectStore;

struct ExpansionSettings {
    // Ratios and reference density are the project's own; free elements are the default ones.
    ExpansionOptions options;
    int framesPerDensity = 0;       // evenly spaced among the selected; 0: all
    double shortestFraction = 0.7;  // of the sum of covalent radii, below which a pair is too near

    bool operator==(const ExpansionSettings& other) const;
};

ExpansionSettings readExpansionSettings(const ProjectStore& store);
// Writes what differs from `before`.
void writeExpansionSettings(ProjectEdit& edit, const ExpansionSettings& before,
                            const ExpansionSettings& after);

}  // namespace mtp
