// What a simulation does step by step: runs of stages with their temperatures, cells and lengths.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/simulation/SimulationOptions.h"

namespace mtp {

struct Stage {
    std::string name;  // in ASCII, for logs too: "cool from 1000 K to 300 K"
    double fromTemperature = 300, toTemperature = 300;  // K; changes evenly
    std::optional<double> pressure;                     // GPa; the cell follows it
    // g/cm³; the cell is brought there evenly and keeps its shape. Absent: it is kept.
    std::optional<double> toDensity;
    std::int64_t begin = 0, end = 0;  // steps of the run
    bool isMeasured = false;          // its second half counts for the mean pressure

    std::int64_t length() const { return end - begin; }
};

// A trajectory from the start cell.
struct PlannedRun {
    std::string name;  // in ASCII: "2.4 g/cm3, seed 3"
    std::uint64_t seed = 1;
    std::vector<Stage> stages;

    std::int64_t steps() const { return stages.empty() ? 0 : stages.back().end; }
};

struct Schedule {
    std::vector<PlannedRun> runs;  // one, unless it is a rehearsal

    std::int64_t steps() const;  // of all runs
    double hottest() const;      // K
};

// start: the cell with its supercell. trained: of the potential, if it says. Throws InputError as
// validate() does, if the protocol needs a density and the start has none, and if a quench at the
// given rate does not fit into the given steps.
Schedule makeSchedule(const SimulationOptions& options, const Frame& start,
                      const std::optional<TrainedRange>& trained);

}  // namespace mtp
