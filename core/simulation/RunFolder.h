// The folder of a simulation: everything it needs, everything it leaves. A run is its folder: it
// can be copied to another machine, repeated there, and read by any program of ours.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Potential.h"
#include "core/simulation/GuardLimits.h"
#include "core/simulation/Schedule.h"
#include "core/simulation/SimulationOptions.h"

namespace mtp {

// What a user asks for.
struct SimulationRequest {
    Potential potential;        // trained
    std::string potentialName;  // for people and for the model's folder: "LiAlCl4_level16"
    Frame start;
    std::string startName;  // where it comes from: "aimd/XDATCAR, frame 120"
    SimulationOptions options;
    GuardOptions guard;
    // Of a training set that is given beside the potential, instead of what its file says.
    std::optional<TrainedRange> trained;
};

// What the folder says of its run (run.json).
struct RunDescription {
    std::string created;  // UTC
    std::string potentialName, startName, model;
    SimulationOptions options;
    std::vector<std::string> species;  // names of the types in order
    std::size_t atomCount = 0;
    Schedule schedule;
    GuardLimits limits;
    double cutoff = 0;                  // Å, of the potential
    std::vector<std::string> warnings;  // sentences: what can be said before the run
};

struct PreparedRun {
    RunDescription description;
    Frame start;  // with its supercell, turned as LAMMPS wants it, species of the potential
};

// Throws InputError: an untrained potential or one without names of its species, a species that it
// does not know, a start cell that is no bulk or whose atoms are nearer than the guard allows, and
// what makeSchedule() throws.
PreparedRun prepareRun(const SimulationRequest& request);

// Writes the folder, which must be new or empty. kimLibrary: our KIM model as it was built; if it
// is absent, only programs with pair_style mtp can run the folder. Throws FileError.
void writeRunFolder(const std::filesystem::path& folder, const SimulationRequest& request,
                    const PreparedRun& prepared,
                    const std::optional<std::filesystem::path>& kimLibrary);

// Throws FileError, or ParseError if run.json cannot be understood.
RunDescription readRunFolder(const std::filesystem::path& folder);

// Of a folder that has a run.json.
bool isRunFolder(const std::filesystem::path& folder);

}  // namespace mtp
