// One page about the motion of the ions of a run: numbers, plots and a paragraph for a methods
// section.
#pragma once

#include <string>

#include "core/dynamics/FurtherAnalyses.h"

namespace mtp {

struct DynamicsReportInput {
    std::string title;           // "Li in run.lammpstrj"
    std::string programVersion;  // "MTP Workbench 0.1"
    std::string created;         // ISO 8601, UTC
};

// Plain text: how positions were followed, what was fitted, what counts as a hop and as a cascade,
// how errors were found, with references.
std::string dynamicsMethods(const Displacements& displacements, const Dynamics& dynamics);

// HTML that stands alone. `further`: analyses that are shown too; may be null.
std::string dynamicsReport(const DynamicsReportInput& input, const Displacements& displacements,
                           const Dynamics& dynamics, const FurtherAnalyses* further = nullptr);

}  // namespace mtp
