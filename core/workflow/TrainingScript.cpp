#include "core/workflow/TrainingScript.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Shell.h"

namespace mtp {

namespace {

// How far estimates may be off: other processors have half the speed (core/training/Estimate.h).
constexpr double kTimeRoom = 3, kMemoryRoom = 1.5;
constexpr double kLeastMinutes = 10;
constexpr double kMemoryOfARank = 200;  // MiB, beside the matrices
constexpr double kBytesPerMiB = 1 << 20;

int minutesFor(const TrainingJob& job) {
    if (job.machine.minutes > 0)
        return job.machine.minutes;
    return static_cast<int>(
        std::ceil(std::max(kLeastMinutes, kTimeRoom * job.estimate.secondsToLimit / 60)));
}

// MiB of a processor.
int memoryFor(const TrainingJob& job) {
    const double all =
        kMemoryRoom * job.estimate.memory / kBytesPerMiB + kMemoryOfARank * job.ranks;
    return static_cast<int>(std::ceil(all / (job.ranks * job.threads)));
}

// A word for a line of #SBATCH, which knows no quotes.
std::string jobName(std::string name) {
    for (char& c : name)
        if (std::isspace(static_cast<unsigned char>(c)))
            c = '_';
    return name;
}

}  // namespace

std::string slurmScript(const TrainingJob& job) {
    if (job.ranks < 1 || job.threads < 1)
        throw InputError(
            fmt::format("a training on {} ranks with {} threads each: both must be 1 or more",
                        job.ranks, job.threads));
    std::string text = fmt::format(
        "#!/bin/sh\n"
        "#SBATCH --job-name={}\n"
        "#SBATCH --ntasks={}\n"
        "#SBATCH --cpus-per-task={}\n"
        "#SBATCH --time={}\n"
        "#SBATCH --mem-per-cpu={}M\n"
        "#SBATCH --signal=TERM@120\n",
        jobName(job.name), job.ranks, job.threads, minutesFor(job), memoryFor(job));
    for (const std::string& option : job.machine.options)
        text += fmt::format("#SBATCH {}\n", option);
    text += fmt::format(
        "# About {:.2g} s in all at most and {:.0f} MiB, by the estimate. Submit in the folder "
        "that\n"
        "# the paths begin in: sbatch THIS_FILE. Two minutes before the limit of time the "
        "training\n"
        "# ends with the best potential so far; submitted again, it goes on from its checkpoint.\n",
        job.estimate.secondsToLimit, job.estimate.memory / kBytesPerMiB);
    if (!job.machine.setup.empty())
        text += job.machine.setup + "\n";
    const std::string checkpoint = shellWord(job.checkpoint);
    return text + fmt::format(
                      "resume=\n"
                      "[ ! -f {0} ] || resume=--resume\n"
                      "exec srun {1} --threads {2} --checkpoint {0} $resume\n",
                      checkpoint, job.command, job.threads);
}

}  // namespace mtp
