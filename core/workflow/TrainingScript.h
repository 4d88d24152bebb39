// A training as a job of Slurm: the script that a user submits, here or on a cluster.
#pragma once

#include <string>

#include "core/labelling/Machine.h"
#include "core/training/Estimate.h"

namespace mtp {

struct TrainingJob {
    std::string name;           // of the job
    std::string command;        // "mtp train ...", without --threads, --checkpoint and --resume
    std::string checkpoint;     // the file that a job which is submitted again goes on from
    int ranks = 1;              // MPI processes, which share the configurations
    int threads = 1;            // of each
    Machine machine;            // its options of sbatch, limit of time and lines of a shell
    TrainingEstimate estimate;  // on so many ranks and threads
};

// The text for sbatch. It asks for time and memory by the estimate, with room for its error, unless
// the machine says how long; it ends in order before the limit of time, and goes on from its
// checkpoint when it is submitted again. Throws InputError without a rank or a thread.
std::string slurmScript(const TrainingJob& job);

}  // namespace mtp
